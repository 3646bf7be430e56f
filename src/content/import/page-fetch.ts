/** One page from the web, as bytes. Only public addresses, and what is connected to is the address that was looked at. */
import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchTrouble } from './fetch-trouble.ts';
import { nameOfPage, typeTrouble } from './page-type.ts';
import { isPublicAddress } from './public-address.ts';

/** `url` is where it was found in the end; `name` the last part of its path, or its host. */
export type Page = {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url: string;
  readonly name: string;
};

/** Times in milliseconds, sizes in bytes. `size` holds for what arrives and again for what it unpacks to. */
export type FetchLimits = {
  /** Until the connection stands, TLS too. */
  readonly connect: number;
  /** From asking until the answer begins, at each address on the way. */
  readonly headers: number;
  /** All redirects and the whole body. */
  readonly whole: number;
  readonly size: number;
  readonly redirects: number;
};

export const fetchLimits: FetchLimits = {
  connect: 10_000,
  headers: 15_000,
  whole: 60_000,
  size: 20 * 1024 * 1024,
  redirects: 8,
};

export type FetchOptions = {
  readonly limits?: Partial<FetchLimits>;
  /** All addresses of a host; the system's answer unless told. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** The one `address:port` that is let through though it is not public: a test's own server. Nothing that is configured leads here. */
  readonly alsoAllowed?: string;
};

/** Where pages are; the others are mail servers, databases and the like. */
const ports = new Set(['80', '443', '8080', '8443']);

const resolveBySystem = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** Fetches a page: no cookies, no names or passwords, no proxy, no connection that is kept. Throws a `FetchTrouble` for whatever keeps it from us. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Page> {
  const limits = { ...fetchLimits, ...options.limits };
  const whole = new AbortController();
  const timer = setTimeout(() => whole.abort(tooSlow(limits.whole)), limits.whole);
  try {
    let url = readUrl(address);
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const answer = await ask(url, limits, whole.signal, options);
      const next = redirectOf(answer);
      if (next === undefined) return await pageOf(answer, url, limits, whole.signal);
      answer.destroy();
      url = readUrl(next, url);
    }
    throw new FetchTrouble('redirects', String(limits.redirects));
  } finally {
    clearTimeout(timer);
    // Whatever is still open ends here, on every way out.
    whole.abort();
  }
}

const tooSlow = (milliseconds: number): FetchTrouble =>
  new FetchTrouble('slow', String(Math.max(1, Math.round(milliseconds / 1000))));

/** The parser of WHATWG makes one spelling of each host: `0x7f.1` and `2130706433` are `127.0.0.1`, and names are in ASCII. */
function readUrl(address: string, base?: URL): URL {
  const url = URL.parse(address.trim(), base);
  if (!url) throw new FetchTrouble('url', address.slice(0, 200));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchTrouble('scheme', url.protocol);
  if (url.username || url.password) throw new FetchTrouble('credentials', url.host);
  url.hash = '';
  return url;
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** The addresses of a host that we may connect to. */
async function allowedAddresses(url: URL, signal: AbortSignal, options: FetchOptions): Promise<readonly string[]> {
  const { alsoAllowed, resolve = resolveBySystem } = options;
  const host = hostOf(url);
  const port = portOf(url);
  const all = isIP(host) ? [host] : await orAborted(resolve(host), signal).catch(unknownHost(host, signal));
  if (all.length === 0) throw new FetchTrouble('unknown-host', host);
  const isOurs = (address: string): boolean => alsoAllowed !== undefined && `${address}:${port}` === alsoAllowed;
  const allowed = all.filter((address) => isOurs(address) || isPublicAddress(address));
  if (allowed.length === 0) throw new FetchTrouble('inside', host);
  if (!ports.has(port) && !allowed.every(isOurs)) throw new FetchTrouble('port', port);
  return allowed;
}

const unknownHost = (host: string, signal: AbortSignal) => (cause: unknown) => {
  if (signal.aborted) throw signal.reason;
  throw new FetchTrouble('unknown-host', host, { cause });
};

/** The system's resolver cannot be stopped; it can be left alone. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });

/** Hands the connection the addresses that were looked at, so that no second answer of the DNS can be another. */
const answeringWith =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first] = found;
    if (all || !first) done(null, found);
    else done(null, first.address, first.family);
  };

const requestHeaders = {
  'user-agent': 'Mozilla/5.0 (compatible; Colloquy; reads one page when a person asks for it)',
  accept:
    'text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,application/pdf,application/epub+zip,*/*;q=0.5',
  'accept-encoding': 'gzip, br, deflate',
};

/** Asks for one address, and resolves when the answer begins. */
async function ask(url: URL, limits: FetchLimits, whole: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  const here = new AbortController();
  const late = setTimeout(() => here.abort(tooSlow(limits.headers)), limits.headers);
  const signal = AbortSignal.any([whole, here.signal]);
  try {
    const addresses = await allowedAddresses(url, signal, options);
    signal.throwIfAborted();
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const asked: RequestOptions = {
        // An agent of its own: no proxy of the environment, no connection of another page.
        agent: new Agent({ keepAlive: false }),
        headers: requestHeaders,
        lookup: answeringWith(addresses),
        signal: whole,
        // A long row of headers is no page either.
        maxHeaderSize: 64 * 1024,
      };
      const sent = request(url, asked, resolve);
      const slow = setTimeout(() => sent.destroy(tooSlow(limits.connect)), limits.connect);
      here.signal.addEventListener('abort', () => sent.destroy(here.signal.reason as FetchTrouble), { once: true });
      sent.on('socket', (socket) => {
        socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(slow));
      });
      sent.on('error', (error) => reject(whole.aborted ? whole.reason : connectTrouble(error, url)));
      sent.on('close', () => clearTimeout(slow));
      sent.end();
    });
  } finally {
    clearTimeout(late);
  }
}

function connectTrouble(error: NodeJS.ErrnoException, url: URL): FetchTrouble {
  if (error instanceof FetchTrouble) return error;
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|SSL|TLS|^EPROTO$/.test(error.code ?? '');
  return new FetchTrouble(isCertificate ? 'certificate' : 'unreachable', url.host, { cause: error });
}

async function pageOf(answer: IncomingMessage, url: URL, { size }: FetchLimits, whole: AbortSignal): Promise<Page> {
  const { statusCode = 0, headers } = answer;
  if (statusCode !== 200) throw new FetchTrouble('status', String(statusCode));
  const contentType = headers['content-type'];
  const name = nameOfPage(url);
  const wrongType = typeTrouble(contentType, name);
  if (wrongType !== undefined) throw new FetchTrouble('type', wrongType);
  if (Number(headers['content-length']) > size) throw tooLarge(size);
  const bytes = await unpacked(answer, size).catch((error: unknown) => {
    throw whole.aborted ? whole.reason : bodyTrouble(error, url);
  });
  return { bytes, ...(contentType && { contentType }), url: url.href, name };
}

const tooLarge = (size: number): FetchTrouble => new FetchTrouble('large', String(size));

/** The body as it was before it was packed for the way; stops at the first byte too many, before or after unpacking. */
async function unpacked(answer: IncomingMessage, size: number): Promise<Uint8Array> {
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = unpackers[coding];
  if (!unpack) throw new FetchTrouble('encoding', coding.slice(0, 40));
  const through = unpack();
  let arrived = 0;
  answer.on('data', (chunk: Buffer) => {
    arrived += chunk.length;
    if (arrived > size) answer.destroy(tooLarge(size));
  });
  const body: Readable = through ? answer.pipe(through) : answer;
  // `pipe` hands no error on; without this a body that breaks off would leave the unpacker waiting for ever.
  if (through) answer.on('error', (error) => through.destroy(error));
  if (through) answer.on('aborted', () => through.destroy(new Error('the body broke off')));
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > size) throw tooLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}

const unpackers: Readonly<Record<string, () => ReturnType<typeof createGunzip> | undefined>> = {
  identity: () => undefined,
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress() as unknown as ReturnType<typeof createGunzip>,
};

function bodyTrouble(error: unknown, url: URL): FetchTrouble {
  if (error instanceof FetchTrouble) return error;
  // zlib's own codes: Z_DATA_ERROR, ERR__ERROR_FORMAT_PADDING_1 and the like.
  const isPacking = /^(Z_|ERR__ERROR|ERR_BROTLI)/.test((error as NodeJS.ErrnoException).code ?? '');
  return new FetchTrouble(isPacking ? 'encoding' : 'unreachable', url.host, { cause: error });
}
