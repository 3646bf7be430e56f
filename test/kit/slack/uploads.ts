/** The double's files: an address is asked for, bytes are sent to it, and only then the file is shown somewhere. */

type Json = Record<string, unknown>;

export type Upload = {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  text?: string;
  mime?: string;
  /** Where it was shown. */
  channel?: string;
  thread?: string;
};

/** https://docs.slack.dev/messaging/working-with-files#uploading_files */
export function openUploads(base: () => string, isOpen: (channel: string) => boolean) {
  const uploads: Upload[] = [];
  const find = (id: string) => uploads.find((upload) => upload.id === id);
  return {
    uploads,
    // https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    ask({ filename, length }: Json): Json {
      if (Number(length) === 0) return { ok: false, error: 'missing_argument' };
      const id = `F0FILE${String(uploads.length).padStart(3, '0')}`;
      uploads.push({ id, name: String(filename), length: Number(length) });
      return { ok: true, upload_url: `${base()}/upload/${id}`, file_id: id };
    },
    /** HTTP 200 when all of the bytes came, anything else when not. */
    receive(path: string, bytes: Buffer, mime: string): number {
      const upload = find(path.slice('upload/'.length));
      if (!upload || upload.length !== bytes.length) return 400;
      Object.assign(upload, { text: bytes.toString('utf8'), mime });
      return 200;
    },
    // https://docs.slack.dev/reference/methods/files.completeUploadExternal
    complete({ files, channel_id, thread_ts }: Json): Json {
      const found = (files as { id: string }[]).map(({ id }) => find(id));
      if (found.some((upload) => upload?.text === undefined)) return { ok: false, error: 'file_not_found' };
      if (!isOpen(String(channel_id))) return { ok: false, error: 'channel_not_found' };
      for (const upload of found)
        Object.assign(upload as Upload, { channel: channel_id, ...(thread_ts ? { thread: thread_ts } : {}) });
      return { ok: true, files: found.map((upload) => ({ id: upload?.id, title: upload?.name })) };
    },
  };
}
