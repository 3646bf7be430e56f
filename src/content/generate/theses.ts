/** Sentences that claim something, for a person to word as theses. Pure. */
import { createHash } from 'node:crypto';
import type { Language } from '../../core/language.ts';
import { tokensOf } from '../../core/tokens.ts';
import { standsAlone } from './fitness.ts';
import { contrastsIn } from './patterns.ts';
import { type Reading, type ReadSentence, readSource } from './reading.ts';
import type { Proposal } from './schema.ts';
import type { Source } from './source.ts';

/** How many an article gets. */
const fewest = 5;
const most = 12;

const claims: Readonly<Record<Language, RegExp>> = {
  zh: /关键|本质|根本|核心|真正|应当|应该|必须|必然|才能|才是|意味着|取决于|在于|归根|说到底|总之|因此|所以|认为|价值|意义|不可|只有|越来越/u,
  en: /\b(?:must|should|ought|need to|cannot|is not|are not|depends on|means that|matters?|because|therefore|thus|in fact|the point|key|essential|only|real|truly|not .{2,40} but|rather than|better|worse|more .{2,30} than|believe|argue|warns?|nobody|value)\b/iu,
};
const facts = /\d{2,}|[零一二三四五六七八九十百千万两]{2,}(?:年|人|只|个|公里|米)/gu;
const example: Readonly<Record<Language, RegExp>> = {
  zh: /例如|比如|譬如|据说|据统计/u,
  en: /\b(?:for example|for instance|such as|according to|reportedly)\b/iu,
};

/** Between five and twelve where the article has as many sentences that can stand alone; in the article's order, spread over its sections. */
export function proposeTheses(source: Source): readonly Proposal[] {
  const reading = readSource(source);
  const scored = reading.sentences
    .filter((read) => standsAlone(read, source.language))
    .map((read) => ({ read, ...scoreOf(read, reading) }))
    .sort((a, b) => b.score - a.score || a.read.sentence.at - b.read.sentence.at);
  const wanted = Math.max(fewest, Math.min(most, Math.round(reading.sentences.length / 8)));
  const chosen: typeof scored = [];
  while (chosen.length < wanted && scored.length > 0) {
    const worth = scored.map(({ read, score }) => {
      const { section, address } = read.sentence;
      const here = chosen.filter((other) => other.read.sentence.section === section).length;
      const same = chosen.some((other) => other.read.sentence.address === address);
      return score - here - (same ? 10 : 0);
    });
    const [next] = scored.splice(worth.indexOf(Math.max(...worth)), 1);
    if (next && !chosen.some((other) => other.read.sentence.address === next.read.sentence.address)) chosen.push(next);
  }
  return chosen
    .sort((a, b) => a.read.sentence.at - b.read.sentence.at)
    .map(({ read: { sentence }, because }) => {
      const { address, start, end, words } = sentence;
      const id = `thesis-${createHash('sha256').update(words).digest('hex').slice(0, 10)}`;
      return { id, state: 'draft' as const, quote: { address, start, end, words }, because };
    });
}

/** Where it stands, what it says it is, and what it has in common with the headings; numbers and examples are evidence, not claims. */
function scoreOf(read: ReadSentence, { source }: Reading): { readonly score: number; readonly because: string[] } {
  const { address, section, start, end, words } = read.sentence;
  const { language } = source;
  const own = source.sections.find(({ number }) => number === section);
  const passages = own?.passages ?? [];
  const passage = passages.find((each) => each.address === address);
  const because: string[] = [];
  let score = 0;
  const add = (why: string, worth: number) => {
    because.push(why);
    score += worth;
  };
  if (passages[0]?.address === address) add('first', 1);
  else if (passages.at(-1)?.address === address) add('last', 0.8);
  if (start === 0) add('opening', 0.4);
  else if (passage && end >= passage.text.trimEnd().length) add('closing', 0.3);
  if (claims[language].test(words)) add('claims', 1.5);
  if (contrastsIn(read, language).length > 0) add('contrast', 1.5);
  const heading = new Set(tokensOf(`${source.title} ${own?.title ?? ''}`).filter((token) => token.length > 1));
  const common = new Set(tokensOf(words).filter((token) => heading.has(token))).size;
  if (common > 0) add('heading', Math.min(1.5, common / 3));
  score -= Math.min(1.5, (words.match(facts)?.length ?? 0) * 0.7);
  if (example[language].test(words)) score -= 1;
  return { score, because };
}
