/** A draft pack as the bot shows it: an article whose two faces have the same words, its own. */
import type { Article, Gone, Question, Section } from '../core/article/article.ts';
import type { DraftContent, DraftSection } from '../core/article/draft.ts';
import { type Language, languages } from '../core/language.ts';
import { textsOf } from '../texts/texts.ts';
import type { Fault } from './fault.ts';
import { fingerprintOf } from './import/fingerprint.ts';

/** What would mislead readers: words that are not those that were imported, addresses that stand twice, citations of nothing. */
export function draftFaults(pack: string, content: DraftContent): Fault[] {
  const faults: Fault[] = [];
  const tell = (file: string, item: string, reason: string) => faults.push({ pack, file, item, reason });
  const { id, right } = content['article.json'];
  if (id !== pack) tell('article.json', 'id', `is “${id}”, not the name of the folder`);
  const addresses = new Set<string>();
  const numbers = new Set<number>();
  for (const { number, passages } of content['text.json'].sections) {
    if (numbers.has(number)) tell('text.json', `section ${number}`, 'stands twice');
    numbers.add(number);
    for (const { address, fingerprint, text } of passages) {
      if (addresses.has(address)) tell('text.json', address, 'stands twice');
      addresses.add(address);
      if (text !== undefined && !right)
        tell('text.json', address, 'has its text, but article.json says nobody has the right');
      if (text !== undefined && fingerprintOf(text) !== fingerprint)
        tell('text.json', address, 'its text is not the one that was imported; import the article again');
    }
  }
  const passages = content['text.json'].sections.flatMap((section) => section.passages);
  if (passages.every(({ stale }) => stale)) tell('text.json', 'sections', 'has no paragraph');
  for (const { number, cites } of approvedTheses(content))
    for (const address of cites)
      if (!addresses.has(address)) tell('theses.json', `thesis ${number}`, `cites ¶${address}, which does not exist`);
  for (const { id: question, cites } of approvedQuestions(content))
    for (const address of cites)
      if (!addresses.has(address)) tell('drafts.json', question, `cites ¶${address}, which does not exist`);
  return faults;
}

/** The questions that a person approved and no import has outdated. */
export const approvedQuestions = (content: DraftContent): readonly Question[] =>
  (content['drafts.json']?.drafts ?? []).flatMap(({ state, stale, question }) =>
    state === 'approved' && !stale ? question : [],
  );

/** The questions that still wait for a person, and that no import has outdated. */
export const waitingQuestions = (content: DraftContent): readonly Question[] => {
  const passages = content['text.json'].sections.flatMap((section) => section.passages);
  const there = new Set(passages.flatMap(({ address, stale }) => (stale ? [] : address)));
  return (content['drafts.json']?.drafts ?? []).flatMap(({ state, stale, question }) =>
    state === 'draft' && !stale && question.cites.every((address) => there.has(address)) ? question : [],
  );
};

/** The theses that a person worded and approved and no import has outdated, under the numbers that they were given. */
export const approvedTheses = (content: DraftContent): Article['theses'] =>
  (content['theses.json']?.theses ?? [])
    .flatMap(({ state, stale, thesis }) => (state === 'approved' && !stale && thesis ? thesis : []))
    .map(({ number, claim, cites, reasons, counterpoint, mind }) => ({
      number,
      claim,
      cites,
      reasons,
      ...(counterpoint !== undefined && { counterpoint }),
      ...(mind !== undefined && { mind }),
    }));

/** Both faces; what differs is only what a part is called that has no title. */
export function facesOf(content: DraftContent): Readonly<Record<Language, Article>> {
  const { importedAt, right, author, date, source, lead, ...facts } = content['article.json'];
  const { sections, gone } = readText(content['text.json'].sections);
  const common = {
    ...facts,
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(source && { source: { ...(source.name && { name: source.name }), ...(source.url && { url: source.url }) } }),
    ...(lead !== undefined && { lead }),
    imported: { right, at: importedAt },
    gone,
    theses: approvedTheses(content),
    prompts: [],
    glossary: [],
    questions: approvedQuestions(content),
  };
  const [zh, en] = languages.map((language): Article => {
    const { opening, untitled } = textsOf(language).packs;
    const titled = (section: Section): Section =>
      section.title ? section : { ...section, title: section.number === 0 ? opening : untitled(section.number) };
    return { ...common, sections: sections.map(titled) };
  });
  return { zh: zh as Article, en: en as Article };
}

/** What the article has now, and what it once had. An opening without paragraphs is none. */
function readText(all: readonly DraftSection[]): { sections: readonly Section[]; gone: readonly Gone[] } {
  const live = all.flatMap(({ passages }) => passages).filter(({ stale }) => !stale);
  const isLive = new Set(live.map(({ address }) => address));
  const sections = all
    .filter(({ number, stale, passages }) => !stale && (number > 0 || passages.some((each) => !each.stale)))
    .map(({ number, title, passages }) => ({
      number,
      title,
      passages: passages
        .filter(({ stale }) => !stale)
        .map(({ address, fingerprint, text }) => ({ address, fingerprint, ...(text !== undefined && { text }) })),
    }));
  const order = all.flatMap(({ passages }) => passages);
  const gone = order.flatMap((passage, at): Gone[] => {
    if (!passage.stale) return [];
    const before = order.slice(0, at).findLast(({ address }) => isLive.has(address))?.address;
    const after = order.slice(at + 1).find(({ address }) => isLive.has(address))?.address;
    const { address, fingerprint, text } = passage;
    return [
      {
        passage: { address, fingerprint, stale: true, ...(text !== undefined && { text }) },
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
  return { sections, gone };
}
