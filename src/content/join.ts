/** Our words and the author's: an imported text of an article that `content/` has too. */
import type { Article, Passage, Question } from '../core/article/article.ts';
import type { Address } from '../core/article/citation.ts';
import { findPassage, sectionAt } from '../core/article/find.ts';
import { type Language, languages } from '../core/language.ts';

type Faces = Readonly<Record<Language, Article>>;

/** The share of our article's paragraphs that an imported text must have to be the same article. */
const most = 0.5;

/** Whether the imported article has more than half of the other's paragraphs, by their fingerprints. */
export function isSameArticle(ours: Article, imported: Article): boolean {
  const theirs = new Set(passagesOf(imported).map(({ fingerprint }) => fingerprint));
  const all = passagesOf(ours);
  return all.filter(({ fingerprint }) => theirs.has(fingerprint)).length > all.length * most;
}

/**
 * Our faces with the author's words beside each paragraph whose fingerprint is the same, and with the questions that were approved
 * for the imported text where all that they cite is the same. A paragraph that differs gets no words.
 */
export function joined(ours: Faces, imported: Faces): Faces {
  const texts = new Map(passagesOf(imported.en).map(({ fingerprint, text }) => [fingerprint, text]));
  const [zh, en] = languages.map((language): Article => {
    const article = ours[language];
    const sections = article.sections.map((section) => ({
      ...section,
      passages: section.passages.map((passage): Passage => {
        const text = texts.get(passage.fingerprint);
        return text === undefined ? passage : { ...passage, text };
      }),
    }));
    return { ...article, sections, questions: [...article.questions, ...questionsFor(article, imported[language])] };
  });
  return { zh: zh as Article, en: en as Article };
}

/** Questions for the imported article, with our addresses and section numbers for its own; without those that cite what we have not. */
export function questionsFor(
  ours: Article,
  imported: Article,
  questions: readonly Question[] = imported.questions,
): readonly Question[] {
  const byFingerprint = new Map(passagesOf(ours).map(({ fingerprint, address }) => [fingerprint, address]));
  const ourAddress = (address: Address): Address | undefined =>
    byFingerprint.get(findPassage(imported, address)?.passage.fingerprint ?? '');
  const ourSection = (number: number): number | undefined => {
    const section = imported.sections.find((each) => each.number === number);
    const address = section?.passages.map((passage) => ourAddress(passage.address)).find((each) => each !== undefined);
    return address === undefined ? undefined : sectionAt(ours, address)?.number;
  };
  const taken = new Set(ours.questions.map(({ id }) => id));
  return questions.flatMap((question): Question[] => {
    const cites = question.cites.flatMap((address) => ourAddress(address) ?? []);
    const section = ourSection(question.section);
    if (cites.length < question.cites.length || section === undefined) return [];
    const id = taken.has(question.id) ? `imported-${question.id}` : question.id;
    // Our theses have numbers of their own.
    const { thesis: _, ...rest } = question;
    if (rest.kind !== 'which-section') return [{ ...rest, id, cites, section }];
    const choices = rest.choices.flatMap((choice) => {
      const number = ourSection(choice.section);
      return number === undefined ? [] : [{ ...choice, section: number }];
    });
    return choices.length < rest.choices.length ? [] : [{ ...rest, id, cites, section, choices }];
  });
}

const passagesOf = ({ sections }: Article): readonly Passage[] => sections.flatMap(({ passages }) => passages);
