/** A file that somebody sends with a form. Where its bytes come from is the adapter's. */

/** `size` is what the platform says, in bytes; `read` is what counts. */
export type Upload = {
  readonly name: string;
  readonly size: number;
  readonly mime?: string;
  /** All of its bytes. Rejects with `TooLarge` beyond `most`, with a `PlatformError` where they cannot be had. */
  read(most: number): Promise<Uint8Array>;
};

/** A file has more than `most` bytes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  readonly most: number;
  constructor(most: number) {
    super(`more than ${most} bytes`);
    this.most = most;
  }
}

/** Puts bytes together as they come, and stops at the first one too many: `TooLarge`. */
export async function gather(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of chunks) {
    total += part.length;
    if (total > most) throw new TooLarge(most);
    parts.push(part);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
