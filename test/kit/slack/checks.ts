/** What a value may be, in pieces that are put together to rules. Each says what is wrong, and where. */

export type Check = (value: unknown, at: string) => string[];

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string between those lengths. Slack counts characters; code points are the fewest that could be meant by it. */
export const text =
  (least: number, most: number): Check =>
  (value, at) => {
    if (typeof value !== 'string') return [`${at}: is not a string`];
    if (value.length < least) return [`${at}: is shorter than ${least}`];
    if (value.length > most) return [`${at}: has ${value.length} characters, more than ${most}`];
    return value.isWellFormed() ? [] : [`${at}: is not well-formed Unicode`];
  };
export const yesOrNo: Check = (value, at) => (typeof value === 'boolean' ? [] : [`${at}: is not true or false`]);
export const whole =
  (least: number, most: number): Check =>
  (value, at) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : [`${at}: is not ${least} to ${most}`];
export const is =
  (...known: readonly unknown[]): Check =>
  (value, at) =>
    known.includes(value) ? [] : [`${at}: is ${JSON.stringify(value)}, not ${known.join(' or ')}`];
export const list =
  (least: number, most: number, item: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return [`${at}: is not a list`];
    const wrong =
      value.length < least || value.length > most ? [`${at}: has ${value.length} items, not ${least} to ${most}`] : [];
    return [...wrong, ...value.flatMap((each, n) => item(each, `${at}/${n}`))];
  };
export const shape =
  (needed: Record<string, Check>, free: Record<string, Check> = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return [`${at}: is not an object`];
    const missing = Object.keys(needed).filter((key) => value[key] === undefined);
    return [
      ...missing.map((key) => `${at}: lacks ${key}`),
      ...Object.entries(value).flatMap(([key, part]) => {
        const check = needed[key] ?? free[key];
        if (part === undefined) return [];
        return check ? check(part, `${at}/${key}`) : [`${at}: has a key ${key} that Slack does not know`];
      }),
    ];
  };
export const byType =
  (known: Record<string, Check>): Check =>
  (value, at) => {
    const type = isObject(value) ? String(value.type) : 'nothing';
    return known[type] ? known[type](value, at) : [`${at}: ${type} cannot stand here`];
  };

export const all =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.flatMap((check) => check(value, at));
