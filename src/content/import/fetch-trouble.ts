/** Why a page could not be fetched. */
import type { FetchCode } from '../../texts/en-add.ts';

/** Something that whoever gave the address can put right or has to know; never a bug of ours. `shown` is what the words of `code` name. */
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
