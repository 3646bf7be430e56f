/** An id for an article that has none yet. Pure but for its hash. */
import { createHash } from 'node:crypto';
import type { Parsed } from './parsed.ts';

const longest = 48;

/** The ids that a pack may have: the pattern of `article.json`. */
export const isSlug = (id: string): boolean => id.length <= longest && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);

/** From the title, else from the file's name, where they have Latin letters; else the day and a hash of the title. The same for the same article. */
export function slugOf({ title, date }: Parsed, file: string): string {
  const named =
    file
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.[a-z0-9]{1,8}$/i, '') ?? '';
  const words = [title, named].map(plain).find((each) => /[a-z]{3}/.test(each));
  if (words) return words;
  const hash = createHash('sha256').update(title).digest('hex').slice(0, 8);
  return date ? `${date}-${hash}` : `article-${hash}`;
}

function plain(text: string): string {
  // A Chinese title with one English word in it is not that word.
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters * 0.7) return '';
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > longest) break;
    slug = slug ? `${slug}-${word}` : word;
  }
  return slug || (words[0] ?? '').slice(0, longest);
}
