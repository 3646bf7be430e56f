/** Why a page could not be fetched. */

/**
 * What `fetchPage` says instead of a page; each has words in both languages (`texts/*-fetch.ts`). `shown` is what the words name:
 * the host, the status, the type, or the limit in bytes or seconds.
 */
export type FetchCode =
  | 'url' // not an address of a page
  | 'scheme' // not http or https
  | 'credentials' // a name or a password in the address
  | 'port' // not a port where pages are
  | 'inside' // an address that is not public
  | 'unknown-host' // nobody by this name
  | 'unreachable' // the connection failed
  | 'certificate' // who answers cannot show that they are the host
  | 'slow' // no answer in time
  | 'redirects' // sent on and on
  | 'status' // an answer other than the page
  | 'type' // not a document
  | 'encoding' // packed in a way that we do not unpack, or broken
  | 'large'; // more bytes than allowed

/** Something that whoever gave the address can put right or has to know; never a bug of ours. */
export class FetchTrouble extends Error {
  override readonly name = 'FetchTrouble';
  readonly code: FetchCode;
  readonly shown: string;
  constructor(code: FetchCode, shown: string, options?: ErrorOptions) {
    super(`${code}: ${shown}`, options);
    this.code = code;
    this.shown = shown;
  }
}
