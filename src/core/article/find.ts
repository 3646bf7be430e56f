/** What a person meant when they typed which section, thesis, paragraph or term. */
import { type Language, languages } from '../language.ts';
import { fold, tokensOf } from '../tokens.ts';
import type { Article, Gone, Passage, Section, Term, Thesis } from './article.ts';
import { type Address, readAddress } from './citation.ts';

const digits = '零一二三四五六七八九';

/** A whole number as people type it: `3`, `３`, `三`, `十二`, `第三节`, `section 3`, `#3`; `undefined` for anything else. */
export function readNumber(typed: string): number | undefined {
  const bare = fold(typed)
    .trim()
    .replace(/^(?:第|section|thesis|论点|no\.?|#|§)\s*/, '')
    .replace(/\s*[节章个条号]$/, '')
    .replace(/^论点\s*/, '');
  if (/^\d{1,4}$/.test(bare)) return Number(bare);
  const match = /^([一二三四五六七八九]?)(十?)([零一二三四五六七八九]?)$/.exec(bare.replace('两', '二'));
  if (!bare || !match) return undefined;
  const [, tens = '', ten = '', ones = ''] = match;
  if (!ten) return tens && ones ? undefined : digits.indexOf(tens || ones);
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

/** The article as the person reads it, and in both languages: a name counts in either. */
export type Shelf = {
  readonly article: Article;
  readonly pack: { readonly faces: Readonly<Record<Language, Article>> };
};

/** The section of that number, with that address in it, or with those words in its title. */
export function findSection({ article, pack }: Shelf, typed: string): Section | undefined {
  const address = readAddress(typed);
  const number = address
    ? sectionAt(article, address)?.number
    : (readNumber(typed) ?? bestOf(pack, typed, ({ sections }) => sections)?.number);
  return article.sections.find((section) => section.number === number);
}

/** The thesis of that number or with those words in its claim. */
export function findThesis({ article, pack }: Shelf, typed: string): Thesis | undefined {
  const claims = (face: Article) => face.theses.map(({ number, claim }) => ({ number, title: claim }));
  const number = readNumber(typed) ?? bestOf(pack, typed, claims)?.number;
  return article.theses.find((thesis) => thesis.number === number);
}

/** The lowest and the highest number of a section. */
export function sectionBounds({ sections }: Article): readonly [first: number, last: number] {
  const numbers = sections.map(({ number }) => number);
  return [Math.min(...numbers), Math.max(...numbers)];
}

export type FoundPassage = {
  readonly section: Section;
  readonly passage: Passage;
  readonly before?: Passage;
  readonly after?: Passage;
};

/** The section that the paragraph stands in: in a changed article that need not be the one its address begins with. */
export const sectionAt = (article: Article, address: Address): Section | undefined =>
  article.sections.find(({ passages }) => passages.some((passage) => passage.address === address));

/** The paragraph at that address, with its section and its neighbours in the order of reading. */
export function findPassage(article: Article, address: Address): FoundPassage | undefined {
  const all = article.sections.flatMap((section) => section.passages.map((passage) => ({ section, passage })));
  const at = all.findIndex(({ passage }) => passage.address === address);
  const found = all[at];
  if (!found) return undefined;
  const before = all[at - 1]?.passage;
  const after = all[at + 1]?.passage;
  return { ...found, ...(before && { before }), ...(after && { after }) };
}

/** What is known of an address whose paragraph the article no longer has. */
export const findGone = (article: Article, address: Address): Gone | undefined =>
  article.gone.find(({ passage }) => passage.address === address);

/** The term with that name, alias or id; else the one whose name has those words. */
export function findTerm({ article, pack }: Shelf, typed: string): Term | undefined {
  const wanted = fold(typed).trim();
  const named = (face: Article) =>
    face.glossary.map(({ id, term, aliases }) => ({ id, names: [id, term, ...aliases] }));
  const exact = languages
    .flatMap((language) => named(pack.faces[language]))
    .find(({ names }) => names.map(fold).includes(wanted));
  const titles = (face: Article) => named(face).map(({ id, names }) => ({ id, title: names.join(' ') }));
  const id = (exact ?? bestOf(pack, typed, titles))?.id;
  return article.glossary.find((term) => term.id === id);
}

/** The theses that cite a paragraph of the section. */
export const thesesOf = (article: Article, { passages }: Section): readonly Thesis[] =>
  article.theses.filter(({ cites }) => passages.some(({ address }) => cites.includes(address)));

/** The one whose title, in either language, has most of the typed words; none where no more than half are there. */
function bestOf<T extends { readonly title: string }>(
  pack: Shelf['pack'],
  typed: string,
  all: (face: Article) => readonly T[],
): T | undefined {
  const wanted = [...new Set(tokensOf(typed))];
  const ranked = languages
    .flatMap((language) => all(pack.faces[language]))
    .map((item) => {
      const has = new Set(tokensOf(item.title));
      return { item, share: wanted.filter((token) => has.has(token)).length / wanted.length };
    })
    .filter(({ share }) => share > 0.5)
    .sort((a, b) => b.share - a.share);
  return ranked[0]?.item;
}
