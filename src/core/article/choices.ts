/** The parts of an article as things to pick: in menus, and while a person types. */
import type { Pickable } from '../card.ts';
import type { Suggest } from '../command.ts';
import { type Language, languages } from '../language.ts';
import { fold, tokensOf } from '../tokens.ts';
import { type Article, sectionTitle, type Thesis } from './article.ts';
import { wordsOf } from './wording.ts';

export const sectionChoices = (article: Article): readonly Pickable[] =>
  article.sections.map((section) => ({ id: String(section.number), label: sectionTitle(section) }));

export const thesisChoices = (theses: readonly Thesis[]): readonly Pickable[] =>
  theses.map(({ number, claim }) => ({ id: String(number), label: `${number} · ${claim}` }));

export const termChoices = (article: Article): readonly Pickable[] =>
  article.glossary.map(({ id, term }) => ({ id, label: term }));

export const suggestSections: Suggest = (typed, { article, pack }) =>
  matching(bothFaces(sectionChoices(article), pack.faces, sectionChoices), typed);
export const suggestTheses: Suggest = (typed, { article, pack }) =>
  matching(
    bothFaces(thesisChoices(article.theses), pack.faces, ({ theses }) => thesisChoices(theses)),
    typed,
  );
export const suggestTerms: Suggest = (typed, { article, pack }) =>
  matching(bothFaces(termChoices(article), pack.faces, namesOfTerms), typed);

const namesOfTerms = (article: Article): readonly Pickable[] =>
  article.glossary.map(({ id, term, aliases }) => ({ id, label: [term, ...aliases].join(' ') }));

/** The same things with what they are called in both languages, so that either can be typed. */
const bothFaces = (
  choices: readonly Pickable[],
  faces: Readonly<Record<Language, Article>>,
  choicesOf: (face: Article) => readonly Pickable[],
): readonly Typed[] => {
  const named = languages.map((language) => choicesOf(faces[language]));
  return choices.map((choice, at) => ({ ...choice, also: named.map((names) => names[at]?.label ?? '').join(' ') }));
};

export const suggestPassages: Suggest = (typed, { article }) =>
  matching(
    article.sections.flatMap(({ passages }) =>
      passages.map((passage) => ({
        id: passage.address,
        label: `¶${passage.address} ${wordsOf(passage) ?? ''}`.trim(),
      })),
    ),
    typed.replace(/^¶/, ''),
  );

type Typed = Pickable & { readonly also?: string };

/** What begins with the typed words first, then what contains them, then what has all their tokens; everything while nothing is typed. */
function matching(all: readonly Typed[], typed: string): readonly Pickable[] {
  const wanted = fold(typed).trim();
  const tokens = tokensOf(wanted);
  const rank = ({ id, label, also = '' }: Typed): number => {
    const words = fold(`${label} ${also}`);
    if (fold(id).startsWith(wanted) || words.startsWith(wanted)) return 0;
    if (words.includes(wanted)) return 1;
    const has = new Set(tokensOf(words));
    return tokens.length > 0 && tokens.every((token) => has.has(token)) ? 2 : 3;
  };
  return all
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ item: { id, label } }) => ({ id, label }));
}
