/** The bytes of a file that somebody sent with a form. https://docs.discord.com/developers/reference#signed-attachment-cdn-urls */
import { PlatformError } from '../../core/errors.ts';
import { gather, TooLarge } from '../../core/upload.ts';

/** Milliseconds for the whole file. */
const downloadWithin = 60_000;
const hosts = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Rejects with `TooLarge` beyond `most` bytes, with a `PlatformError` where Discord does not give them. */
export type Download = (url: string, most: number) => Promise<Uint8Array>;

/** From Discord’s own hosts alone, or from that of `api`, the configured API. Addresses carry their own signature: no token goes along. */
export const openDownload = (api?: string): Download => {
  const allowed = new Set([...hosts.map((host) => `https://${host}`), ...(api ? [new URL(api).origin] : [])]);
  return async (url, most) => {
    const { origin, host } = new URL(url);
    const failed = (said: string, why: 'refused' | 'unreachable', cause?: unknown) =>
      new PlatformError('download', host, said, why, { cause });
    if (!allowed.has(origin)) throw failed('not a host of Discord’s', 'refused');
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(downloadWithin) });
      if (!answer.ok || !answer.body) {
        await answer.body?.cancel();
        throw failed(`HTTP ${answer.status}`, answer.status < 500 ? 'refused' : 'unreachable');
      }
      return await gather(answer.body, most);
    } catch (error) {
      if (error instanceof PlatformError || error instanceof TooLarge) throw error;
      throw failed(error instanceof Error ? error.message : String(error), 'unreachable', error);
    }
  };
};
