/** The double's files that people put into a form: each has an address that wants the bot's token and the scope to read. */

type Json = Record<string, unknown>;

export function openGiven(base: () => string, mayRead: () => boolean, token: string) {
  const files = new Map<string, { readonly said: Json; readonly bytes: Uint8Array }>();
  return {
    /** A person uploads a file; its id. `more` is told of it otherwise than it is; `undefined` leaves out. */
    give(name: string, bytes: Uint8Array, more: Json = {}): string {
      const id = `F0GIVEN${String(files.size).padStart(3, '0')}`;
      const url_private_download = `${base()}/files-pri/${id}/download/${encodeURIComponent(name)}`;
      // https://docs.slack.dev/reference/objects/file-object
      const said = {
        id,
        name,
        mimetype: 'text/plain',
        filetype: 'text',
        size: bytes.length,
        url_private_download,
        ...more,
      };
      files.set(id, { said, bytes });
      return id;
    },
    said: (id: string): Json => files.get(id)?.said ?? {},
    // https://docs.slack.dev/reference/methods/files.info
    info({ file }: Json): Json {
      const found = files.get(String(file));
      if (!found) return { ok: false, error: 'file_not_found' };
      const url_private_download = `${base()}/files-pri/${file}/download/file`;
      return { ok: true, file: { ...found.said, url_private_download } };
    },
    /** Whoever may not is sent to where people sign in. */
    download(path: string, authorization: string | undefined) {
      const found = files.get(path.split('/')[1] ?? '');
      const may = authorization === `Bearer ${token}` && mayRead();
      return found && may ? { status: 200, bytes: found.bytes } : { status: 302, to: `${base()}/sign-in` };
    },
  };
}
