import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import { answerWords, keyWords } from '../../../src/core/quiz/ask.ts';
import { creditOf, writeTyped } from '../../../src/core/quiz/grade.ts';
import { type AskedQuestion, asked, askedSchema, letterAt } from '../../../src/core/quiz/question.ts';
import { listen } from '../../kit/room.ts';

const [pack] = await loadLibrary(contentFolder, listen());
const ids = pack.faces.zh.questions.map(({ id }) => id);
const questions = fc
  .tuple(fc.constantFrom(...ids), fc.string())
  .map(([id, seed]): AskedQuestion => asked(pack, id, seed) ?? expect.fail(`${id} cannot be asked`));

describe('a question as it is asked', () => {
  test('is what a session can take with it, the same for the same seed', () => {
    for (const id of ids) {
      const question = asked(pack, id, 'seed');
      expect(askedSchema.parse(JSON.parse(JSON.stringify(question)))).toEqual(question);
      expect(asked(pack, id, 'seed')).toEqual(question);
    }
  });

  test('has the same choices in the same order in both languages, all of them once', () => {
    fc.assert(
      fc.property(questions, ({ faces, id }) => {
        const [zh, en] = [faces.zh.choices, faces.en.choices].map((choices) => choices.map((choice) => choice.id));
        expect(zh).toEqual(en);
        expect(new Set(zh).size).toBe(zh?.length);
        const source = pack.faces.zh.questions.find((each) => each.id === id);
        const there = source && 'choices' in source ? source.choices : source && 'items' in source ? source.items : [];
        const expected =
          source?.kind === 'true-false' ? ['false', 'true'] : there.map((choice) => choice.id).toSorted();
        expect(zh?.toSorted()).toEqual(expected);
        for (const face of [faces.zh, faces.en]) {
          expect(face.stem && face.explanation).toBeTruthy();
          if (source?.kind !== 'true-false') expect(face.choices.every(({ text }) => text !== '')).toBe(true);
        }
      }),
    );
  });

  test('an ordering never stands in its right order', () => {
    const orderings = pack.faces.zh.questions.filter(({ kind }) => kind === 'ordering');
    expect(orderings.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...orderings), fc.string(), ({ id }, seed) => {
        const question = asked(pack, id, seed);
        expect(question?.faces.zh.choices.map((choice) => choice.id).join('>')).not.toBe(question?.key);
      }),
      { numRuns: 500 },
    );
  });

  test('the key has full credit, and only what is wrong says why', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { kind, key, faces } = question;
        if (kind === 'typed') {
          for (const { key: words = '', accept } of [faces.zh, faces.en]) {
            for (const right of [words, ...accept]) expect(creditOf(question, writeTyped(right)), right).toBe(1_000);
          }
          return;
        }
        expect(creditOf(question, key)).toBe(1_000);
        for (const { id, wrong } of faces.en.choices) {
          if (kind === 'single' || kind === 'which-section' || kind === 'several') {
            expect(wrong === undefined).toBe(key.split(',').includes(id));
          }
        }
      }),
    );
  });

  test('the key in words is the key as it is answered', () => {
    fc.assert(
      fc.property(questions, fc.constantFrom('zh', 'en'), (question, language) => {
        const words = keyWords(question, language);
        expect(words).not.toBe('');
        expect(words).not.toMatch(/@|undefined/);
        // Several and orders are said in words, whose letters mean nothing later.
        if (!['typed', 'several', 'ordering'].includes(question.kind))
          expect(words.startsWith(answerWords(question, question.key, language))).toBe(true);
      }),
    );
  });

  test('one that is not there is none', () => expect(asked(pack, 'nothing', 'seed')).toBeUndefined());
});

test.each([
  [0, 'A'],
  [1, 'B'],
  [3, 'D'],
  [25, 'Z'],
])('place %i has the letter %s', (at, letter) => expect(letterAt(at)).toBe(letter));
