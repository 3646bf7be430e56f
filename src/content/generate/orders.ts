/** Put these in order of time: sentences that begin with a year, without it. */
import { shuffled } from '../../core/chance.ts';
import { standsAlone } from './fitness.ts';
import { type Candidate, idOf } from './gaps.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { wordingOf } from './wording.ts';

const begins = {
  zh: /^(?<time>(?:到了?|早在)?(?<year>(?:1\d|20)\d\d)年(?:\d{1,2}月)?(?:[春夏秋冬]天?|初|底|末)?，?)(?<rest>.+)$/u,
  en: /^(?<time>(?:In|By)(?: the (?:spring|summer|autumn|winter) of)?(?: [A-Z][a-z]+)? (?<year>(?:1\d|20)\d\d),? )(?<rest>.+)$/u,
} as const;

type Dated = { readonly read: ReadSentence; readonly year: number; readonly time: string; readonly rest: string };

/** At most a few, of three or four events each; a sentence that has another number would tell its time. */
export function orderCandidates(reading: Reading, seed: string): readonly Candidate[] {
  const { language } = reading.source;
  const dated = reading.sentences
    .filter((read) => standsAlone(read, language))
    .flatMap((read): Dated[] => {
      const { time = '', year = '', rest = '' } = begins[language].exec(read.sentence.words)?.groups ?? {};
      return rest && !/\d/.test(rest) ? [{ read, year: Number(year), time, rest }] : [];
    });
  const apart = shuffled(dated, seed).filter(
    (event, at, all) =>
      all.findIndex(({ year }) => year === event.year) === at &&
      all.findIndex(({ read }) => read.sentence.address === event.read.sentence.address) === at,
  );
  const groups = [apart.slice(0, 4), apart.slice(4, 8)].filter((group) => group.length >= 3);
  return groups.map((group) => ({ promise: 4, draft: draftOf(reading, group, seed) }));
}

function draftOf(reading: Reading, group: readonly Dated[], seed: string): Candidate['draft'] {
  const ids = ['a', 'b', 'c', 'd'] as const;
  const shown = shuffled(group, `${seed} shown`).map((event, at) => ({ ...event, id: ids[at] ?? 'd' }));
  const right = shown.toSorted((a, b) => a.year - b.year);
  // The right order must not stand there already.
  const items = right.every((event, at) => event === shown[at])
    ? [...shown.slice(1), ...shown.slice(0, 1)].map((event, at) => ({ ...event, id: ids[at] ?? 'd' }))
    : shown;
  const first = items[0] as (typeof items)[number];
  const quoteOf = ({ read: { sentence } }: Dated) => {
    const { address, start, end, words } = sentence;
    return { address, start, end, words };
  };
  const id = idOf('order', quoteOf(first), items.map(({ rest }) => rest).join('\n'));
  const wording = wordingOf(reading.source.language);
  const key = items.toSorted((a, b) => a.year - b.year);
  return {
    id,
    form: 'order',
    state: 'draft',
    question: {
      id,
      kind: 'ordering',
      section: first.read.sentence.section,
      difficulty: 3,
      stem: wording.order,
      explanation: wording.orderExplanation(
        key.map(({ year, read }) => `${year} (¶${read.sentence.address})`).join(' · '),
      ),
      cites: [...new Set(items.map(({ read }) => read.sentence.address))],
      items: items.map(({ id: item, rest }) => ({ id: item, text: rest })),
      key: key.map(({ id: item }) => item),
    },
    quote: quoteOf(first),
    parts: items.map((event) => {
      const quote = quoteOf(event);
      return {
        id: event.id,
        quote,
        time: { start: quote.start, end: quote.start + event.time.length, words: event.time },
      };
    }),
    gates: [],
  };
}
