/** Which one is not among the things that a sentence lists. */
import { shuffled } from '../../core/chance.ts';
import { standsAlone } from './fitness.ts';
import { type Candidate, idOf } from './gaps.ts';
import { type Item, listsIn } from './patterns.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { sizeOf, slack, standsNear, tooClose } from './rivals.ts';
import { gap, wordingOf } from './wording.ts';

/** Three listed items are the wrong choices; the right one stands elsewhere in the article, best in another list. */
export function oddCandidates(reading: Reading, seed: string): readonly Candidate[] {
  const { language } = reading.source;
  const lists = reading.sentences.flatMap((read) => listsIn(read, language).map((items) => ({ read, items })));
  return lists
    .filter(({ read }) => standsAlone(read, language))
    .flatMap(({ read, items }) => {
      const others = lists
        .filter((other) => other.read !== read)
        .flatMap((other) => other.items.map((item) => ({ item, read: other.read })));
      return oddOne(reading, read, items, others, seed) ?? [];
    });
}

type Elsewhere = { readonly item: Item; readonly read: ReadSentence };

function oddOne(
  reading: Reading,
  read: ReadSentence,
  items: readonly Item[],
  others: readonly Elsewhere[],
  seed: string,
): Candidate | undefined {
  const { language } = reading.source;
  const { address, section, start, end, words } = read.sentence;
  const quote = { address, start, end, words };
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last || (language === 'en' && first.start === start)) return undefined;
  const spans = reading.spans.flatMap((item) => {
    const from = reading.sentences[item.at];
    return from && from.sentence.address !== address ? [{ item, read: from }] : [];
  });
  for (const { item, read: from } of [
    ...shuffled(others, `${seed} ${address}`),
    ...shuffled(spans, `${seed} ${address}`),
  ]) {
    const alike = items.filter(
      ({ text, is }) =>
        is === item.is && Math.abs(sizeOf(text, language) - sizeOf(item.text, language)) <= slack && text !== item.text,
    );
    const wrong = shuffled(alike, seed).slice(0, 3);
    if (wrong.length < 3 || wrong.every(({ text }) => text.length < item.text.length)) continue;
    if (standsNear(reading, quote, item.text) || items.some(({ text }) => tooClose(text, item.text, language)))
      continue;
    const id = idOf('odd', quote, `${first.start} ${item.text}`);
    const wording = wordingOf(language);
    const stem = words.slice(0, first.start - start) + gap + words.slice(last.end - start);
    const said = words.slice(first.start - start, last.end - start);
    return {
      promise: 3,
      draft: {
        id,
        form: 'odd',
        state: 'draft',
        question: {
          id,
          kind: 'single',
          section,
          difficulty: 2,
          stem: wording.odd(stem),
          explanation: `${wording.explanation(address, words)} ${wording.elsewhere(item.text, from.sentence.address)}`,
          cites: [address],
          key: 'a',
          choices: [
            { id: 'a', text: item.text },
            ...wrong.map(({ text }, at) => ({
              id: (['b', 'c', 'd'] as const)[at] ?? 'd',
              text: text,
              wrong: wording.listed(text, address),
            })),
          ],
        },
        quote,
        blank: { start: first.start, end: last.end, words: said },
        gates: [],
      },
    };
  }
  return undefined;
}
