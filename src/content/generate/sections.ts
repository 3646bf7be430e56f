/** Which section says this. */
import { shuffled } from '../../core/chance.ts';
import { standsAlone } from './fitness.ts';
import { type Candidate, idOf } from './gaps.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { wordingOf } from './wording.ts';

/** One for every sentence that has words of its own section; an article of fewer than four titled sections gives none. */
export function sectionCandidates(reading: Reading, seed: string): readonly Candidate[] {
  const { source } = reading;
  const titled = source.sections.filter(({ title, passages }) => title.trim() && passages.length > 0);
  if (titled.length < 4) return [];
  return reading.sentences
    .filter(
      (read) => standsAlone(read, source.language) && titled.some(({ number }) => number === read.sentence.section),
    )
    .flatMap((read) => {
      const own = ownWords(reading, read);
      const key = titled.find(({ number }) => number === read.sentence.section);
      const others = shuffled(
        titled.filter(({ number }) => number !== read.sentence.section),
        `${seed} ${read.sentence.at}`,
      ).slice(0, 3);
      // The longest title would be guessed.
      if (own < 2 || !key || others.every(({ title }) => title.length < key.title.length)) return [];
      return [
        {
          promise: 2 + Math.min(own, 6) / 4,
          draft: draftOf(
            reading,
            read,
            others.map(({ number }) => number),
          ),
        },
      ];
    });
}

/** How many of its spans stand in its section more than once and in no other. */
function ownWords(reading: Reading, { sentence, spans }: ReadSentence): number {
  return spans.filter(({ text }) =>
    reading.standsIn(text).every((at) => reading.sentences[at]?.sentence.section === sentence.section),
  ).length;
}

function draftOf(reading: Reading, { sentence }: ReadSentence, others: readonly number[]): Candidate['draft'] {
  const { address, section, start, end, words } = sentence;
  const quote = { address, start, end, words };
  const id = idOf('section', quote, '');
  const wording = wordingOf(reading.source.language);
  return {
    id,
    form: 'section',
    state: 'draft',
    question: {
      id,
      kind: 'which-section',
      section,
      difficulty: 2,
      stem: wording.section(words),
      explanation: wording.explanation(address, words),
      cites: [address],
      key: 'a',
      choices: [
        { id: 'a', section },
        ...others.map((number, at) => ({
          id: (['b', 'c', 'd'] as const)[at] ?? 'd',
          section: number,
          wrong: wording.otherSection(address),
        })),
      ],
    },
    quote,
    gates: [],
  };
}
