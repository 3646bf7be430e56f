/** The bytes of a file that somebody sent with a form. https://docs.slack.dev/reference/objects/file-object#authentication */
import type { webApi } from '@slack/bolt';
import { PlatformError } from '../../core/errors.ts';
import { gather, TooLarge } from '../../core/upload.ts';
import type { Patiently } from './patience.ts';
import { platformError } from './refusal.ts';

/** Milliseconds for the whole file. */
const downloadWithin = 60_000;
/** Where Slack keeps files; the second is GovSlack’s. The bot’s token goes nowhere else. */
const origins = ['https://files.slack.com', 'https://files.slack-gov.com'];

/** Rejects with `TooLarge` beyond `most` bytes, with a `PlatformError` where Slack does not give them. Without `url` Slack is asked for it. */
export type Download = (file: { readonly id: string; readonly url?: string }, most: number) => Promise<Uint8Array>;

type Parts = {
  readonly client: webApi.WebClient;
  readonly patiently: Patiently;
  readonly token: string;
  /** Another Web API than Slack's own, whose files are at the same host. */
  readonly apiUrl?: string;
};

export function createDownload({ client, patiently, token, apiUrl }: Parts): Download {
  const allowed = new Set([...origins, ...(apiUrl ? [new URL(apiUrl).origin] : [])]);

  async function addressOf(id: string): Promise<string> {
    const { file } = await patiently('files.info', id, () => client.files.info({ file: id }));
    if (!file?.url_private_download) throw new Error('Slack gave no address for a file');
    return file.url_private_download;
  }

  async function bytesAt(url: string, id: string, most: number): Promise<Uint8Array> {
    const refused = (said: string, why: 'refused' | 'unreachable') => new PlatformError('download', id, said, why);
    if (!URL.canParse(url) || !allowed.has(new URL(url).origin)) throw refused('not a host of Slack’s', 'refused');
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      // A token that may not read files is sent on to the page where people sign in.
      redirect: 'manual',
      signal: AbortSignal.timeout(downloadWithin),
    });
    if (answer.ok && answer.body) return gather(answer.body, most);
    await answer.body?.cancel();
    if (answer.status >= 500) throw refused(`HTTP ${answer.status}`, 'unreachable');
    throw refused(`HTTP ${answer.status}: the scope files:read may be missing`, 'refused');
  }

  return async ({ id, url }, most) => {
    try {
      return await bytesAt(url ?? (await addressOf(id)), id, most);
    } catch (error) {
      if (error instanceof PlatformError || error instanceof TooLarge) throw error;
      throw platformError('download', id, error);
    }
  };
}
