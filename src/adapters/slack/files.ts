/** Files: Slack takes them apart from messages. https://docs.slack.dev/messaging/working-with-files#uploading_files */
import type { webApi } from '@slack/bolt';
import type { Block, Card } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import { limits } from './limits.ts';
import type { Patiently } from './patience.ts';
import { literal } from './rich.ts';

export type File = Extract<Block, { readonly is: 'file' | 'picture' }>;

/** What Slack has of a file that nobody sees yet. */
export type Uploaded = { readonly id: string; readonly title: string };

export type Files = {
  /** Brings the card's files to Slack, where nobody sees them yet: a scope that is missing is known before anything is posted. */
  upload(card: Card, place: string): Promise<readonly Uploaded[]>;
  /** Shows them in a conversation; a channel's id, not a person's. */
  share(
    uploaded: readonly Uploaded[],
    at: { channel: string; thread?: string | undefined },
    place: string,
  ): Promise<void>;
};

const uploadTimeout = 30_000;

const isFile = (block: Block): block is File => block.is === 'file' || block.is === 'picture';
export const filesOf = (card: Card): readonly File[] => card.blocks.filter(isFile);

/** What is uploaded, under which name, and how it is told to who does not see it: at most 1,000 characters. */
function contentOf(file: File): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly mime: string;
  readonly alt?: string;
} {
  if (file.is === 'file') return { bytes: new TextEncoder().encode(file.text), name: file.name, mime: file.mime };
  const { png, name, alt } = file;
  return {
    bytes: Uint8Array.from(Buffer.from(png, 'base64')),
    name: `${name}.png`,
    mime: 'image/png',
    alt: cut(alt, limits.alt),
  };
}

/** Both reject with what Slack said. */
export function createFiles(client: webApi.WebClient, patiently: Patiently): Files {
  async function uploadOne(file: File, place: string): Promise<Uploaded> {
    const { bytes, name, mime, alt } = contentOf(file);
    const title = literal(name);
    const { upload_url: url, file_id: id } = await patiently('files.getUploadURLExternal', place, () =>
      client.files.getUploadURLExternal({ filename: title, length: bytes.length, ...(alt && { alt_text: alt }) }),
    );
    if (!url || !id) throw new Error('Slack gave no address for a file');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': mime },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(uploadTimeout),
    });
    if (!response.ok) throw new Error(`a file was not taken: HTTP ${response.status}`);
    return { id, title };
  }

  return {
    upload: (card, place) => Promise.all(filesOf(card).map((file) => uploadOne(file, place))),
    async share(uploaded, { channel, thread }, place) {
      const [first, ...others] = uploaded;
      if (!first) return;
      await patiently('files.completeUploadExternal', place, () =>
        client.files.completeUploadExternal({
          files: [first, ...others],
          channel_id: channel,
          ...(thread && { thread_ts: thread }),
        }),
      );
    },
  };
}
