/** What a typed line makes of a form. */
import { describe, expect, test } from 'vitest';
import { askedIn, fillIn, neededIn, openForm } from '../../../src/adapters/terminal/form.ts';
import type { Field, Pickable } from '../../../src/core/card.ts';

const press = { machine: 'quiz', session: 'k', event: 'filled', args: [] };
const form = (...fields: Field[]) => openForm({ title: 'T', press, fields }, 'en');
const pick = (labels: readonly string[], more: Partial<Extract<Field, { is: 'pick' }>> = {}): Field => ({
  id: 'one',
  label: 'One',
  required: true,
  is: 'pick',
  of: labels.map((label, at): Pickable => ({ id: `id${at}`, label })),
  ...more,
});
const one = (field: Field, typed: string) => {
  const filled = fillIn(form(field), typed);
  return filled.is === 'done' ? filled.values[field.id] : filled.is;
};

describe('what is picked', () => {
  const letters = pick(['A · Traffic', 'B · Data', 'C · 流量']);
  test.each([
    ['A', ['id0']],
    ['b', ['id1']],
    ['Ｂ', ['id1']],
    ['2', ['id1']],
    ['２', ['id1']],
    ['traffic', ['id0']],
    ['流量', ['id2']],
    ['c · 流量', ['id2']],
    [' a ', ['id0']],
    ['4', 'refused'],
    ['0', 'refused'],
    ['D', 'refused'],
    ['A B', 'refused'],
    ['', 'left'],
  ])('by letter, number or words: %s', (typed, ids) => {
    expect(one(letters, typed)).toEqual(ids);
  });

  test('labels with numbers of their own keep them', () => {
    const sections = pick(['0 · Opening', '1 · Leaving', '10 · End']);
    expect(askedIn(form(sections)).above).toEqual(['  [0] Opening', '  [1] Leaving', '  [10] End']);
    expect(one(sections, '1')).toEqual(['id1']);
    expect(one(sections, '2')).toBe('refused');
  });

  test('labels without any are numbered', () => {
    const plain = pick(['Live', 'In your own time']);
    expect(askedIn(form(plain))).toEqual({ above: ['  [1] Live', '  [2] In your own time'], ask: 'One: ' });
    expect(one(plain, 'in your own time')).toEqual(['id1']);
    expect(one(plain, '2')).toEqual(['id1']);
  });

  test('where there may be more, words are looked for and a long list is cut', () => {
    const many = pick(
      Array.from({ length: 40 }, (_, n) => `Term ${n}`),
      { suggests: true },
    );
    expect(one(many, 'platform')).toEqual(['platform']);
    expect(one(many, 'term 39')).toEqual(['id39']);
    expect(askedIn(form(many)).above).toHaveLength(26);
    expect(askedIn(form(many)).above.at(-1)).toBe('  … and 15 more: a few words will do.');
  });
});

test('Enter keeps what is there already, or leaves out what is not needed', () => {
  const line: Field = { id: 'line', label: 'Line', required: true, is: 'line', most: 9, typed: 'before' };
  expect(askedIn(form(line)).ask).toBe('Line (Enter keeps “before”): ');
  expect(one(line, '')).toEqual(['before']);
  const picked = pick(['Live', 'Window'], { picked: { id: 'id1', label: 'Window' } });
  expect(askedIn(form(picked)).ask).toBe('One (Enter keeps “Window”): ');
  expect(one(picked, '')).toEqual(['id1']);
  expect(fillIn(form({ id: 'line', label: 'Line', required: false, is: 'line', most: 9 }), ' ')).toEqual({
    is: 'done',
    values: {},
  });
});

describe('an order', () => {
  const place = (at: number): Field => pick(['A · x', 'B · y', 'C · z'], { id: `place${at}`, label: `Place ${at}` });
  const order = form(place(1), place(2), place(3), { id: 'why', label: 'Why', required: true, is: 'line', most: 9 });

  test('is written place by place, the list above the first', () => {
    const filled = fillIn(order, 'c');
    if (filled.is !== 'more') throw new Error(filled.is);
    expect(filled.filling).toMatchObject({ at: 1, values: { place1: ['id2'] } });
    expect(askedIn(order).above).toHaveLength(4);
    expect(askedIn(filled.filling)).toEqual({ above: [], ask: 'Place 2: ' });
    expect(neededIn(filled.filling)).toEqual(['Place 2', 'Place 3', 'Why']);
  });

  test('or in one line, up to where the places end; twice the same is for the bot to refuse', () => {
    expect(fillIn(order, 'C > A > B')).toMatchObject({
      is: 'more',
      filling: { at: 3, values: { place1: ['id2'], place2: ['id0'], place3: ['id1'] } },
    });
    expect(fillIn(order, 'a a')).toMatchObject({ filling: { at: 2, values: { place1: ['id0'], place2: ['id0'] } } });
    expect(fillIn(order, 'a b c a')).toEqual({ is: 'refused', words: 'That is too many: choose 3 at most.' });
  });
});

test('a form of nothing is done with the first line', () => {
  expect(fillIn(form(), 'x')).toEqual({ is: 'done', values: {} });
});
