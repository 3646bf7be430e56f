import { expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import { personId } from '../../../src/core/place.ts';
import { askable } from '../../../src/core/review/due.ts';
import { newMemory } from '../../../src/core/review/memory.ts';
import type { ReviewCard } from '../../../src/core/store.ts';
import { listen } from '../../kit/room.ts';

const library = await loadLibrary(contentFolder, listen());
const [pack] = library;
const card = (article: string, question: string): ReviewCard => ({
  person: personId('terminal', 'ada'),
  article,
  question,
  due: 0,
  memory: newMemory(0),
  why: 'kept',
  retired: false,
  addedAt: 0,
});

test('a card is asked while its article and its question are there; the order stays', () => {
  const cards = [
    card(pack.id, 's1-single-1'),
    card('burnt', 's0-single-1'),
    card(pack.id, 'gone'),
    card(pack.id, 's0-single-1'),
  ];
  const found = askable(cards, library);
  expect(found.map((each) => each.card.question)).toEqual(['s1-single-1', 's0-single-1']);
  expect(found.every((each) => each.pack === pack)).toBe(true);
  expect(askable([], library)).toEqual([]);
});
