import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import { plain } from '../../../src/core/card.ts';
import { UserError } from '../../../src/core/errors.ts';
import type { Press } from '../../../src/core/press.ts';
import {
  answerActions,
  answerForm,
  answerWords,
  countChoices,
  filledAnswer,
  pickedAnswer,
  questionBlocks,
  revealBlocks,
} from '../../../src/core/quiz/ask.ts';
import { creditOf } from '../../../src/core/quiz/grade.ts';
import { type AskedQuestion, asked, type Kind } from '../../../src/core/quiz/question.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { listen } from '../../kit/room.ts';

const [pack] = await loadLibrary(contentFolder, listen());
const texts = textsOf('en');
const again: Press = { machine: 'question', session: 'id1', event: 'fill', args: [] };
const of = (kind: Kind, seed = 'seed'): AskedQuestion => {
  const id = pack.faces.zh.questions.find((question) => question.kind === kind)?.id ?? '';
  return asked(pack, id, seed) ?? expect.fail(`there is no ${kind}`);
};
const idsOf = ({ faces }: AskedQuestion) => faces.zh.choices.map(({ id }) => id);
const press = (event: string, ...args: readonly number[]): Press => ({ ...again, event, args: args.map(String) });

describe('a pressed choice', () => {
  test.each(['single', 'true-false', 'which-section'] as const)('of %s is the choice at that place', (kind) => {
    const question = of(kind);
    const actions = answerActions(question, 'en', press);
    expect(actions).toHaveLength(idsOf(question).length);
    for (const [at, id] of idsOf(question).entries()) {
      expect(pickedAnswer(question, String(at), texts)).toBe(id);
      expect(actions[at]).toMatchObject({ press: { event: 'answer', args: [String(at)] } });
    }
  });

  test.each([undefined, '', ' ', '4', '99', '-1', '1.0', '1e0', '0x1', 'a', 'NaN'])('%j is no place', (at) => {
    expect(() => pickedAnswer(of('single'), at, texts)).toThrow(UserError);
  });

  test.each(['several', 'ordering', 'typed'] as const)('%s is answered in a form', (kind) => {
    expect(() => pickedAnswer(of(kind), '0', texts)).toThrow(UserError);
    expect(answerActions(of(kind), 'en', press)).toMatchObject([{ press: { event: 'fill' }, main: true }]);
  });
});

describe('the form of several choices', () => {
  const question = of('several');
  const read = (...choices: string[]) => filledAnswer(question, { choices }, texts, again);

  test('asks for any number of them, and is read by their places', () => {
    const { fields } = answerForm(question, 'en', again);
    expect(fields).toMatchObject([{ id: 'choices', is: 'pick', upTo: 4, required: true }]);
    fc.assert(
      fc.property(fc.shuffledSubarray(['0', '1', '2', '3'], { minLength: 1 }), (places) => {
        const expected = places
          .map((at) => idsOf(question)[Number(at)])
          .toSorted()
          .join();
        expect(read(...places)).toBe(expected);
        expect(read(...places, ...places)).toBe(expected);
      }),
    );
  });

  test('what is no place counts as nothing', () => {
    expect(read('1', '9', 'x', '')).toBe(idsOf(question)[1]);
    for (const nothing of [[], [''], ['9']]) expect(() => read(...nothing)).toThrow(texts.quiz.pickSome);
  });
});

describe('the form of an order', () => {
  const question = of('ordering');
  const places = idsOf(question).map((_, at) => String(at));
  const read = (...order: readonly string[]) =>
    filledAnswer(question, Object.fromEntries(order.map((at, place) => [`place${place}`, [at]])), texts, again);

  test('has a field for each place, at most five, and is read in the order of the places', () => {
    const { fields } = answerForm(question, 'zh', again);
    expect(fields.map(({ id }) => id)).toEqual(places.map((at) => `place${at}`));
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        expect(read(...order)).toBe(order.map((at) => idsOf(question)[Number(at)]).join('>'));
      }),
    );
    for (const { kind, ...rest } of pack.faces.zh.questions) {
      if (kind === 'ordering' && 'items' in rest) expect(rest.items.length).toBeLessThanOrEqual(5);
    }
  });

  test('twice the same, or one missing, is to be put right, with a button that opens it again', () => {
    const wrong = [places.map(() => '0'), places.slice(1), [], places.map(() => ''), [...places.slice(1), '9']];
    for (const order of wrong) {
      expect(() => read(...order)).toThrow(
        expect.objectContaining({ text: texts.quiz.eachOnce, next: [{ label: texts.quiz.correctIt, press: again }] }),
      );
    }
  });
});

describe('typed words', () => {
  const question = of('typed');
  const read = (answer: string) => filledAnswer(question, { answer: [answer] }, texts, again);

  test.each([
    ['river', '"river'],
    ['  a   long\nriver ', '"a long river'],
    ['“S2B”', '"“S2B”'],
    ['\u200b河\u202e', '"河'],
  ])('%j is kept as %j', (typed, kept) => expect(read(typed)).toBe(kept));

  test.each(['', '  ', '\u200b\u202e'])('%j is nothing', (typed) => {
    expect(() => read(typed)).toThrow(texts.needsWords);
    expect(() => filledAnswer(question, {}, texts, again)).toThrow(UserError);
  });

  test('a long one is cut between two characters', () => {
    const kept = read(`${'a'.repeat(199)}👍🏽b`);
    expect(kept).toBe(`"${'a'.repeat(199)}`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
        fc.pre(typed.trim() !== '');
        try {
          const read200 = read(typed);
          expect(read200.length).toBeLessThanOrEqual(201);
          expect(read200.isWellFormed()).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

test('a form cannot answer what buttons answer', () => {
  for (const kind of ['single', 'true-false', 'which-section'] as const) {
    expect(() => filledAnswer(of(kind), { choices: ['0'] }, texts, again)).toThrow(UserError);
  }
});

describe('an answer as people read it', () => {
  const order = idsOf(of('ordering'));
  test.each([
    ['single', idsOf(of('single'))[2] ?? '', 'C'],
    ['true-false', 'true', 'True'],
    ['true-false', 'false', 'False'],
    ['several', idsOf(of('several')).slice(1, 3).join(), 'B + C'],
    ['several', idsOf(of('several')).slice(1, 3).toReversed().join(), 'B + C'],
    ['ordering', order.toReversed().join('>'), order.length === 3 ? 'C → B → A' : 'D → C → B → A'],
    ['typed', '"a river', '“a river”'],
    // The person has been forgotten.
    ['typed', '', ''],
  ] as const)('%s %s: %s', (kind, given, words) => expect(answerWords(of(kind), given, 'en')).toBe(words));
});

describe('what is shown', () => {
  const everyone = pack.faces.zh.questions.flatMap(({ id }) => asked(pack, id, 'seed') ?? []);

  test('while it is open says nothing about the key', () => {
    for (const question of everyone) {
      for (const language of ['zh', 'en'] as const) {
        const drawn = JSON.stringify([
          questionBlocks(question, language),
          answerActions(question, language, press),
          answerForm(question, language, again),
        ]);
        const { explanation, key, trap, choices } = question.faces[language];
        expect(drawn).not.toContain('"mark"');
        for (const secret of [explanation, trap, ...choices.map(({ wrong }) => wrong)]) {
          if (secret) expect(drawn).not.toContain(JSON.stringify(secret).slice(1, -1));
        }
        if (question.kind === 'typed') expect(drawn).not.toContain(`"${key}"`);
      }
    }
  });

  test('afterwards says the key, why, and where it stands', () => {
    for (const question of everyone) {
      const drawn = JSON.stringify(revealBlocks(question, 'zh'));
      expect(drawn).toContain(JSON.stringify(question.faces.zh.explanation).slice(1, -1));
      for (const address of question.cites) expect(drawn).toContain(`"address":"${address}"`);
      const marks = drawn.match(/"mark":"right"/g)?.length ?? 0;
      const expected = { typed: 0, ordering: 0, several: question.key.split(',').length };
      expect(marks).toBe(expected[question.kind as keyof typeof expected] ?? 1);
    }
  });

  test('the stem stands in it once', () => {
    for (const question of everyone) {
      const blocks = questionBlocks(question, 'en').flatMap((block) =>
        block.is === 'text' ? [plain(block.text)] : [],
      );
      expect(blocks).toEqual([question.faces.en.stem]);
    }
  });
});

describe('how often each choice was given', () => {
  test('an answer of several choices counts for each of them', () => {
    const spread = [
      { given: 'a,c', count: 3 },
      { given: 'a', count: 2 },
      { given: 'b', count: 1 },
    ];
    expect([...countChoices(of('several'), spread)]).toEqual([
      ['a', 5],
      ['c', 3],
      ['b', 1],
    ]);
    expect([...countChoices(of('single'), [{ given: 'a', count: 2 }])]).toEqual([['a', 2]]);
  });

  test('stands beside the choice, and nothing where nobody took it', () => {
    const question = of('single');
    const [first = ''] = idsOf(question);
    const block = revealBlocks(question, 'en', new Map([[first, 7]])).find(({ is }) => is === 'choices');
    const notes = block?.is === 'choices' ? block.of.map(({ note }) => note) : [];
    expect(notes).toEqual(['7 people', undefined, undefined, undefined]);
  });
});

test('an order that was taken as it stands is worth less than everything', () => {
  const question = of('ordering');
  expect(creditOf(question, idsOf(question).join('>'))).toBeLessThan(1_000);
});
