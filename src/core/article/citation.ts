/** Where words come from: a paragraph of an article. */

/** `section.paragraph`, such as `2.3`; shown as `¶2.3`. */
export type Address = string;

export type Citation = { readonly article: string; readonly address: Address };

/** Reads an address as people type it: `2.3`, `¶2.3`, `２．３`, `2。3`. Whether the paragraph exists is the article's to say. */
export function readAddress(typed: string): Address | undefined {
  const match = /^¶?\s*(\d{1,3})\s*[.。·,，-]\s*(\d{1,4})$/u.exec(typed.normalize('NFKC').trim());
  return match ? `${Number(match[1])}.${Number(match[2])}` : undefined;
}

/** The number of the section that the address lies in. */
export const sectionOf = (address: Address): number => Number(address.split('.')[0]);

/** The article's order, for sorting. */
export const byAddress = (a: Address, b: Address): number => placeOf(a) - placeOf(b);

/** Addresses have at most four digits behind the point. */
const placeOf = (address: Address): number => {
  const point = address.indexOf('.');
  return Number(address.slice(0, point)) * 10_000 + Number(address.slice(point + 1));
};
