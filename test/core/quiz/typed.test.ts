/** Grading of typed answers: tables of what a person would count, and what holds for any answer. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { packFiles } from '../../../src/core/article/schema.ts';
import { isAccepted, type TypedKey } from '../../../src/core/quiz/typed.ts';
import { type Group, table } from './typed-table.ts';
import { second } from './typed-table-second.ts';
import { third } from './typed-table-third.ts';

const traditional = Converter({ from: 'cn', to: 't' });
const all = [...table, ...second, ...third];
const pack = packFiles['questions.json'].parse(
  JSON.parse(await readFile(join(contentFolder, 'industrial-internet', 'questions.json'), 'utf8')),
);
const typedQuestions = pack.questions.filter((question) => question.kind === 'typed');
const answersOf = ({ key, accept }: TypedKey) => [key.zh, key.en, ...accept.zh, ...accept.en];

/** The pairs that are graded otherwise than the table says, and how many there are. */
function misgraded(groups: readonly Group[], side: 'right' | 'wrong') {
  const pairs = groups.flatMap((group) => group[side].map((typed) => ({ typed, of: group.of })));
  const bad = pairs.filter(({ typed, of }) => isAccepted(typed, of) !== (side === 'right'));
  return {
    count: pairs.length,
    share: bad.length / pairs.length,
    bad: bad.map(({ typed, of }) => `${of.key.en}: ${typed}`),
  };
}

describe('the tables', () => {
  const accepted = misgraded(all, 'wrong');
  const refused = misgraded(all, 'right');

  test('are long enough', () => {
    expect(accepted.count).toBeGreaterThanOrEqual(300);
    expect(refused.count).toBeGreaterThanOrEqual(300);
  });

  test('at most 0.5 % of the wrong answers are accepted', () => {
    expect(accepted.share, `accepted: ${accepted.bad.join(' · ')}`).toBeLessThanOrEqual(0.005);
  });

  test('at most 2 % of the right answers are refused', () => {
    expect(refused.share, `refused: ${refused.bad.join(' · ')}`).toBeLessThanOrEqual(0.02);
  });
});

describe('the shipped pack', () => {
  test.each(typedQuestions)('$id accepts its own answers', (question) => {
    expect(answersOf(question).filter((answer) => !isAccepted(answer, question))).toEqual([]);
  });

  test.each(typedQuestions)('$id refuses the keys of the others', (question) => {
    const others = typedQuestions.filter(({ id }) => id !== question.id).flatMap(({ key }) => [key.zh, key.en]);
    expect(others.filter((answer) => isAccepted(answer, question))).toEqual([]);
  });

  test.each(typedQuestions)('$id refuses its stem, with and without all keys after it', (question) => {
    const keys = typedQuestions.map(({ key }) => key.zh).join('、');
    const { zh, en } = question.stem;
    expect([zh, en, `${zh}${keys}`, `${en} ${keys}`, keys].filter((typed) => isAccepted(typed, question))).toEqual([]);
  });

  test.each(typedQuestions)('$id refuses its answers denied', (question) => {
    const denied = [
      `不是${question.key.zh}`,
      `并非${question.key.zh}`,
      `not ${question.key.en}`,
      `it is not ${question.key.en}`,
    ];
    expect(denied.filter((typed) => isAccepted(typed, question))).toEqual([]);
  });
});

describe('never across an antonym', () => {
  const opposites =
    'centralised decentralised, symmetric asymmetric, online offline, supply demand, increase decrease, internal external, first last, import export, ' +
    'microeconomics macroeconomics, hypertension hypotension, employer employee, intranet internet, absorption adsorption, inductive deductive, ' +
    'nitrate nitrite, usual unusual, possible impossible, legal illegal, regular irregular, social antisocial, profit non-profit, connect disconnect, ' +
    'traditional modern, consumer industrial, afferent efferent, emigration immigration, prosecute persecute, upstream downstream, ' +
    '中心化 去中心化, 对称加密 非对称加密, 线上 线下, 上升 下降, 供应 需求, 消费互联网 产业互联网, 传统 现代, 买方市场 卖方市场, 完全竞争 不完全竞争, ' +
    '物质文化遗产 非物质文化遗产, 有限责任公司 无限责任公司, 内在驱动力 外在驱动力, 规模优势 规模劣势, 通货膨胀 通货紧缩, 工业化进程 去工业化进程';
  const pairs = opposites.split(', ').map((pair) => pair.split(/ (?=\S+$)/));

  test.each(pairs)('%s is not %s', (one = '', other = '') => {
    const of = (key: string): TypedKey => ({ key: { zh: key, en: key }, accept: { zh: [], en: [] } });
    expect([isAccepted(one, of(other)), isAccepted(other, of(one))]).toEqual([false, false]);
    expect([isAccepted(one, of(one)), isAccepted(other, of(other))]).toEqual([true, true]);
  });
});

describe('for any answer', () => {
  const pairs = all.flatMap((group) => [...group.right, ...group.wrong].map((typed) => ({ typed, of: group.of })));
  const pair = fc.constantFrom(...pairs);
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(...'一二三十百千万亿零点第分之成半%-./,0123456789kmabth的是不 \ue000\ue001\ue002'),
      maxLength: 60,
    }),
  );

  test('never throws, whatever the answer and the key', () => {
    fc.assert(
      fc.property(anyText, anyText, (typed, key) => {
        expect(typeof isAccepted(typed, { key: { zh: key, en: key }, accept: { zh: [], en: [] } })).toBe('boolean');
      }),
    );
  });

  test('whatever the key, it is accepted', () => {
    fc.assert(
      fc.property(anyText, (key) => {
        fc.pre(key.trim() !== '');
        expect(isAccepted(key, { key: { zh: key, en: '-' }, accept: { zh: [], en: [] } })).toBe(true);
      }),
    );
  });

  test('traditional and simplified are the same', () => {
    expect(pairs.filter(({ typed, of }) => isAccepted(traditional(typed), of) !== isAccepted(typed, of))).toEqual([]);
  });

  test('full and half width are the same', () => {
    fc.assert(fc.property(pair, ({ typed, of }) => isAccepted(wide(typed), of) === isAccepted(typed, of)));
  });

  test('upper and lower case are the same', () => {
    fc.assert(
      fc.property(pair, ({ typed, of }) => {
        expect(isAccepted(typed.toUpperCase(), of)).toBe(isAccepted(typed.toLowerCase(), of));
      }),
    );
  });

  test('what is not seen makes no difference', () => {
    const unseen = fc.constantFrom('\u200b', '\u200d', '\ufeff', '\u00ad', '\u2060');
    fc.assert(
      fc.property(pair, unseen, fc.nat(), ({ typed, of }, mark, at) => {
        const place = at % (typed.length + 1);
        expect(isAccepted(typed.slice(0, place) + mark + typed.slice(place), of)).toBe(isAccepted(typed, of));
      }),
    );
  });

  test('another number is never right', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (one, other) => {
        const of: TypedKey = { key: { zh: `${one}`, en: `${one}` }, accept: { zh: [], en: [] } };
        expect(isAccepted(`${other}`, of)).toBe(one === other);
      }),
    );
  });
});

describe('speed', () => {
  const question = typedQuestions.toSorted((a, b) => answersOf(b).length - answersOf(a).length)[0];

  test('a thousand answers take a moment, however long they are', () => {
    if (!question) throw new Error('the pack has no typed question');
    const long = [
      '长河'.repeat(2000),
      'i think '.repeat(500),
      '一'.repeat(4000),
      '1,'.repeat(2000),
      '是'.repeat(270),
      'a '.repeat(135),
    ];
    isAccepted('warm', question);
    const typed = [
      '我觉得是它的拥趸吧',
      'its suporters, I guess',
      '不是拥护者',
      'something else entirely',
      '2021年',
      ...long,
    ];
    const started = performance.now();
    for (let round = 0; round < 100; round += 1) for (const each of typed) isAccepted(each, question);
    expect((performance.now() - started) / (100 * typed.length), 'milliseconds an answer').toBeLessThan(2);
  });
});
