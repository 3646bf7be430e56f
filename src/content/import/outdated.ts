/** What was drafted about paragraphs that have changed since: it waits for a person again. Pure. */

/**
 * The file's text with `stale` set on each item that speaks of one of these addresses, and how many that were. `count` is 0, and the text
 * the same, where there is none, or where the file cannot be read: then the loader says so.
 */
export function outdated(
  text: string,
  addresses: ReadonlySet<string>,
): { readonly text: string; readonly count: number } {
  const nothing = { text, count: 0 };
  if (addresses.size === 0) return nothing;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return nothing;
  }
  let count = 0;
  const marked = Object.fromEntries(
    Object.entries(json as object).map(([key, items]) => [
      key,
      !Array.isArray(items)
        ? items
        : items.map((item: unknown) => {
            if (!isObject(item) || item.stale === true || !speaksOf(item, addresses)) return item;
            count += 1;
            return { ...item, stale: true };
          }),
    ]),
  );
  return count === 0 ? nothing : { text: `${JSON.stringify(marked, undefined, 2)}\n`, count };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An address stands in `cites`, or alone in `address`, at any depth. */
function speaksOf(value: unknown, addresses: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((each) => speaksOf(each, addresses));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, part]) => {
    if (key === 'address') return typeof part === 'string' && addresses.has(part);
    if (key === 'cites') return Array.isArray(part) && part.some((each) => addresses.has(String(each)));
    return speaksOf(part, addresses);
  });
}
