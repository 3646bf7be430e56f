/** What comes next: each thesis once in a round, in the order that was chosen, and the question that goes with it. */
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import {
  itemsOf,
  mostMissed,
  nextItem,
  ordered,
  promptFor,
  questionFor,
  writeItem,
} from '../../../src/core/digest/choose.ts';
import { noLog } from '../../kit/databases.ts';

const [pack] = await loadLibrary(contentFolder, noLog);
const article = pack.faces.zh;
const ordering = { order: 'written', seed: 's', round: 0 } as const;
/** All that a round shows, in its order. */
function round(how: Parameters<typeof nextItem>[1], needs: Parameters<typeof nextItem>[3] = []): readonly string[] {
  const shown: string[] = [];
  for (;;) {
    const item = nextItem(article, how, shown, needs);
    if (!item) return shown;
    shown.push(writeItem(item));
  }
}
const all = itemsOf(article).map(writeItem);

describe('a round', () => {
  test('shows each thesis once, as written', () => expect(round(ordering)).toEqual(all));

  test('shuffled: another order for each seed and each round, the same again for the same', () => {
    const shuffled = { ...ordering, order: 'shuffled' } as const;
    const first = round(shuffled);
    expect(first.toSorted()).toEqual(all.toSorted());
    expect(first).not.toEqual(all);
    expect(round(shuffled)).toEqual(first);
    expect(round({ ...shuffled, round: 1 })).not.toEqual(first);
    expect(round({ ...shuffled, seed: 't' })).not.toEqual(first);
  });

  test('by need: what is missed most comes first, what is known last', () => {
    const [missed, known] = ['t9', 't2'].map((item) =>
      article.questions.filter(({ thesis }) => thesis === Number(item.slice(1))).map(({ id }) => id),
    );
    const needs = [
      ...(missed ?? []).map((question) => ({ question, answered: 6, right: 1 })),
      ...(known ?? []).map((question) => ({ question, answered: 6, right: 6 })),
    ];
    const by = round({ ...ordering, order: 'need' }, needs);
    expect(by.toSorted()).toEqual(all.toSorted());
    expect([by[0], by.at(-1)]).toEqual(['t9', 't2']);
    expect(mostMissed(article, needs, 3).map(writeItem)).toEqual(['t9']);
    // One miss weighs less than many.
    const one = [{ question: known?.[0] ?? '', answered: 1, right: 0 }, ...needs.slice(0, missed?.length)];
    expect(round({ ...ordering, order: 'need' }, one).slice(0, 2)).toEqual(['t9', 't2']);
  });

  test('an article without theses goes by its sections', () => {
    const imported = { ...article, theses: [], prompts: [] };
    expect(itemsOf(imported).map(writeItem)).toEqual(article.sections.map(({ number }) => `s${number}`));
    expect(ordered(imported, ordering, [])).toHaveLength(article.sections.length);
    const faces = { zh: imported, en: { ...pack.faces.en, theses: [], prompts: [] } };
    const question = questionFor({ ...pack, faces }, { is: 'section', number: 2 }, 's', []);
    expect(question?.section).toBe(2);
  });
});

describe('the question and the prompt of the day', () => {
  test('the question is of the thesis, a new one as long as there is one, then the one that came longest ago', () => {
    const before: string[] = [];
    const of = article.questions.filter(({ thesis }) => thesis === 20).length;
    for (let n = 0; n < of; n++) {
      const question = questionFor(pack, { is: 'thesis', number: 20 }, `seed${n}`, before);
      before.unshift(question?.id ?? '');
    }
    expect(new Set(before).size).toBe(before.length);
    expect(before.length).toBeGreaterThan(5);
    const again = questionFor(pack, { is: 'thesis', number: 20 }, 'again', before);
    const oldest = before.findLast((id) => article.questions.some((question) => question.id === id));
    expect(again?.id).toBe(oldest);
  });

  test('every thesis has a question, and a prompt that is another one in the next round', () => {
    for (const item of itemsOf(article)) {
      expect(questionFor(pack, item, 's', [])).toBeDefined();
      const prompts = [0, 1].map((number) => promptFor(article, item, number, 's'));
      expect(new Set(prompts).size).toBe(2);
      expect(prompts).not.toContain(undefined);
    }
    expect(promptFor(article, { is: 'section', number: 1 }, 0, 's')).toBeUndefined();
  });
});
