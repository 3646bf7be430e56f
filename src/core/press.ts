/** What a button carries. */

/**
 * Names, never state and never an answer key. A look-up's button names its command as `machine`
 * (`article section`) and has an empty `session`.
 */
export type Press = {
  readonly machine: string;
  readonly session: string;
  readonly event: string;
  readonly args: readonly string[];
};

/** Discord's limit for a `custom_id`, in UTF-16 units; every platform keeps to it. */
export const pressLimit = 100;

// '%' is the escape sign, ':' the separator; both are escaped inside a part.
const escapePart = (part: string): string => part.replace(/[%:]/g, (sign) => (sign === '%' ? '%25' : '%3A'));
const unescapePart = (part: string): string => part.replace(/%25|%3A/g, (code) => (code === '%25' ? '%' : ':'));

const join = (press: Press): string =>
  [press.machine, press.session, press.event, ...press.args].map(escapePart).join(':');

/** Whether the press fits into what every platform's button can carry. */
export const fitsPress = (press: Press): boolean => join(press).length <= pressLimit;

/** `machine:session:event:arg…`, at most 100 characters. A longer one is a bug of the caller and throws. */
export function writePress(press: Press): string {
  const written = join(press);
  if (written.length > pressLimit) throw new RangeError(`a press of ${written.length} characters: ${written}`);
  return written;
}

/** Reads what `writePress` wrote; `undefined` for anything else, such as another app's button. */
export function readPress(written: string): Press | undefined {
  const [machine, session, event, ...args] = written.split(':').map(unescapePart);
  if (!machine || session === undefined || !event) return undefined;
  return { machine, session, event, args };
}
