/** The rules of a good pack beyond its shape. Pure: content in, faults out. */
import type { PackContent } from '../core/article/article.ts';
import type { Address } from '../core/article/citation.ts';
import { type Bilingual, languages } from '../core/language.ts';
import type { Fault } from './fault.ts';
import { questionFaults } from './questions.ts';

type Tell = (file: string, item: string, reason: string) => void;

/** What would mislead readers if the pack were shown: things that point nowhere or stand twice. */
export function referenceFaults(pack: string, content: PackContent): Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (file, item, reason) => faults.push({ pack, file, item, reason });
  if (content['article.json'].id !== pack)
    tell('article.json', 'id', `is “${content['article.json'].id}”, not the name of the folder`);
  sectionFaults(content, tell);
  citationFaults(content, tell);
  doubleFaults(content, tell);
  return faults;
}

/** All that `npm run content:check` reports: what points nowhere, and what makes a poor question or two unequal faces. */
export function packFaults(pack: string, content: PackContent): Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (file, item, reason) => faults.push({ pack, file, item, reason });
  faceFaults(content, tell);
  for (const { item, reason } of questionFaults(content['questions.json'].questions))
    tell('questions.json', item, reason);
  return [...referenceFaults(pack, content), ...faults];
}

/** Sections count from 0 or 1 without a gap, paragraphs from 1, theses from 1. */
function sectionFaults(content: PackContent, tell: Tell): void {
  const { sections } = content['sections.json'];
  const first = sections[0]?.number ?? 0;
  if (first > 1) tell('sections.json', `section ${first}`, 'the first section is 0 or 1');
  sections.forEach((section, index) => {
    if (section.number !== first + index)
      tell('sections.json', `section ${section.number}`, `should be number ${first + index}`);
    section.passages.forEach(({ address }, at) => {
      const expected = `${section.number}.${at + 1}`;
      if (address !== expected) tell('sections.json', address, `should have the address ${expected}`);
    });
  });
  content['theses.json'].theses.forEach((thesis, index) => {
    if (thesis.number !== index + 1) tell('theses.json', `thesis ${thesis.number}`, `should be number ${index + 1}`);
  });
}

/** Every citation, section and thesis that is named must exist. */
function citationFaults(content: PackContent, tell: Tell): void {
  const { sections } = content['sections.json'];
  const addresses = new Set(sections.flatMap(({ passages }) => passages.map(({ address }) => address)));
  const theses = new Set(content['theses.json'].theses.map(({ number }) => number));
  const check = (file: string, item: string, cites: readonly Address[]) => {
    for (const address of cites)
      if (!addresses.has(address)) tell(file, item, `cites ¶${address}, which does not exist`);
    if (new Set(cites).size < cites.length) tell(file, item, 'cites an address twice');
  };
  const checkThesis = (file: string, item: string, thesis: number | undefined) => {
    if (thesis !== undefined && !theses.has(thesis)) tell(file, item, `names thesis ${thesis}, which does not exist`);
  };
  const { line, paragraph, page } = content['summary.json'];
  for (const [index, { cites }] of [line, ...paragraph, ...page].entries())
    check('summary.json', `line ${index + 1}`, cites);
  for (const thesis of content['theses.json'].theses) {
    check('theses.json', `thesis ${thesis.number}`, thesis.cites);
    for (const { cites } of thesis.reasons) check('theses.json', `thesis ${thesis.number}, a reason`, cites);
  }
  for (const { id, cites } of content['glossary.json'].terms) check('glossary.json', id, cites);
  for (const { id, cites, thesis } of content['prompts.json'].prompts) {
    check('prompts.json', id, cites);
    checkThesis('prompts.json', id, thesis);
  }
  for (const question of content['questions.json'].questions) {
    check('questions.json', question.id, question.cites);
    checkThesis('questions.json', question.id, question.thesis);
    const named = question.kind === 'which-section' ? question.choices.map(({ section }) => section) : [];
    for (const section of [question.section, ...named]) {
      if (!sections.some(({ number }) => number === section))
        tell('questions.json', question.id, `names section ${section}, which does not exist`);
    }
    if (!question.cites.some((address) => address.startsWith(`${question.section}.`))) {
      tell('questions.json', question.id, `is about section ${question.section} but does not cite it`);
    }
  }
}

/** Ids stand once in a file. */
function doubleFaults(content: PackContent, tell: Tell): void {
  const files = {
    'questions.json': content['questions.json'].questions,
    'prompts.json': content['prompts.json'].prompts,
    'glossary.json': content['glossary.json'].terms,
  };
  for (const [file, items] of Object.entries(files)) {
    const seen = new Set<string>();
    for (const { id } of items) {
      if (seen.has(id)) tell(file, id, 'stands twice');
      seen.add(id);
    }
  }
}

/** The two faces of a text must agree in the numbers they name. */
function faceFaults(content: PackContent, tell: Tell): void {
  for (const [file, value] of Object.entries(content)) {
    for (const { way, text } of facesIn(value, '')) {
      const [zh, en] = languages.map((language) => numbersIn(text[language]).join(' '));
      if (zh !== en) tell(file, way, `zh and en disagree in numbers: “${zh}” and “${en}”`);
    }
  }
}

// Digits only: Chinese numerals and English number words are often idiom (“一种”, “one of”).
const numbersIn = (text: string): string[] => (text.normalize('NFKC').match(/\d+(?:[.,]\d+)*/g) ?? []).sort();

function* facesIn(value: unknown, way: string): Generator<{ way: string; text: Bilingual }> {
  if (typeof value !== 'object' || value === null) return;
  if ('zh' in value && 'en' in value) {
    if (typeof value.zh === 'string' && typeof value.en === 'string') yield { way, text: value as Bilingual };
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const name = (part as { id?: unknown } | null)?.id ?? (part as { number?: unknown } | null)?.number ?? key;
    yield* facesIn(part, way ? `${way} · ${String(name)}` : String(name));
  }
}
