/** Bytes to text: which encoding they are in, by what they say of themselves, else by what they look like. */
import chardet from 'chardet';

export type Decoded = {
  readonly text: string;
  /** The WHATWG name, such as `utf-8`, `gb18030`, `big5`, `shift_jis`, `euc-kr`, `windows-1252`, `utf-16le`. */
  readonly encoding: string;
};

/**
 * Decodes a text file or a page: by its byte order mark, else by the charset of `contentType`, else by the one that it
 * declares itself (`<meta>`, an XML declaration), else by content. A declared charset that the bytes break is not believed where
 * another fits. Never throws: what cannot be read becomes U+FFFD. The byte order mark and line ends of other systems are gone.
 */
export function decodeText(bytes: Uint8Array, { contentType }: { readonly contentType?: string } = {}): Decoded {
  const marked = markOf(bytes);
  if (marked) return decoded(bytes, marked);
  const claims = [charsetIn(contentType), declaredIn(bytes)].flatMap((label) => nameOf(label) ?? []);
  for (const claim of claims) if (fits(bytes, claim)) return decoded(bytes, claim);
  // A few broken bytes, a cut letter at the end: still what it says it is.
  for (const claim of wideOf(bytes) || fits(bytes, 'utf-8') ? [] : [...claims, 'utf-8'])
    if (nearlyFits(bytes, claim)) return decoded(bytes, claim);
  const guess = guessOf(bytes);
  // Bytes that fit nothing are most often the declared encoding with a few broken ones.
  return decoded(bytes, fits(bytes, guess) ? guess : (claims[0] ?? guess));
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n'), encoding };
}

/** WHATWG Encoding Standard, "BOM sniff". */
function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return undefined;
}

/** The charset parameter of a Content-Type. */
const charsetIn = (contentType: string | undefined): string | undefined =>
  /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1];

/** How far in a declaration is looked for. Pages put long scripts before it, against the standard's 1,024 bytes. */
const declarationWithin = 16_384;

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationWithin));
  const found =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  // A declaration that could be read byte by byte was not written in UTF-16 (the standard says so too).
  return found && /^utf-?16/i.test(found) ? 'utf-8' : found;
}

/** What a label means: `gb2312` and `gbk` are `gb18030`, `iso-8859-1` is `windows-1252`. `undefined` for one that nobody knows. */
function nameOf(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function fits(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** At least as many letters beyond ASCII are whole as are broken; in a wrong encoding hardly one is. */
function nearlyFits(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, sampleSize));
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = (text.match(/[^\0-\x7f]/g)?.length ?? 0) - broken;
  return broken > 0 && whole >= broken;
}

/** Detection looks at the beginning only: time must not grow with the file. */
const sampleSize = 65_536;

function guessOf(bytes: Uint8Array): string {
  const wide = wideOf(bytes);
  if (wide) return wide;
  if (fits(bytes, 'utf-8')) return 'utf-8';
  // Markup is ASCII in every encoding and only dilutes what tells them apart.
  const sample = bytes.subarray(0, sampleSize);
  const scores = chardet.analyse(withoutMarkup(sample));
  const names = scores.flatMap(({ name }) => nameOf(name) ?? []);
  const best = names.find((name) => name !== 'utf-8' && fits(bytes, name));
  return best ?? 'windows-1252';
}

/** UTF-16 without a mark: every other byte of what is mostly ASCII is null; what is mostly Chinese or Japanese reads as that. */
function wideOf(bytes: Uint8Array): string | undefined {
  const size = Math.min(bytes.length, sampleSize) & ~1;
  if (size < 4 || bytes.length % 2 === 1) return undefined;
  const nulls: [number, number] = [0, 0];
  for (let at = 0; at < size; at += 2) {
    if (bytes[at] === 0) nulls[0] += 1;
    if (bytes[at + 1] === 0) nulls[1] += 1;
  }
  const [even, odd] = nulls;
  if (odd > even * 8 && odd > size / 8 && fits(bytes, 'utf-16le')) return 'utf-16le';
  if (even > odd * 8 && even > size / 8 && fits(bytes, 'utf-16be')) return 'utf-16be';
  return (['utf-16le', 'utf-16be'] as const).find((name) => readsAsHan(bytes.subarray(0, size), name));
}

/** Other encodings' pairs of bytes scatter over all of Unicode when they are taken for UTF-16. */
function readsAsHan(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  const common = text.match(/[\u0020-\u007e\n\r\t\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uff00-\uff9f]/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return common >= text.length * 0.95 && han >= text.length / 3 && /[\n\u3002\uff0c]/.test(text);
}

function withoutMarkup(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let size = 0;
  let inTag = false;
  for (const byte of bytes) {
    if (byte === 0x3c) inTag = true;
    else if (byte === 0x3e && inTag) inTag = false;
    else if (!inTag) kept[size++] = byte;
  }
  return size > 32 ? kept.subarray(0, size) : bytes;
}
