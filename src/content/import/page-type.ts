/** Whether an answer from the web is a document that can be read in. */

const documents = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'application/pdf',
  'application/x-pdf',
  'application/epub+zip',
]);

/** Types that say nothing; the name has to. */
const unsaid = new Set(['application/octet-stream', 'binary/octet-stream', 'application/zip', 'application/download']);
const endings = /\.(html?|xhtml|md|markdown|txt|pdf|epub)$/i;

/** The type that is not a document, for the words that say so; `undefined` where it is one, or nothing is said. */
export function typeTrouble(contentType: string | undefined, name: string): string | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (!type || documents.has(type)) return undefined;
  return unsaid.has(type) && endings.test(name) ? undefined : type.slice(0, 80);
}

/** The last part of an address's path as a file's name; the host where there is none. */
export function nameOfPage({ pathname, hostname }: URL): string {
  const last = pathname.split('/').findLast(Boolean);
  return last === undefined ? hostname : readable(last);
}

/** Percent signs that stand for nothing stay as they are. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
