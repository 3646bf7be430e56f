import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { type AnkiFile, ankiOf } from '../../../src/core/quiz/anki.ts';
import { type Cell, csvOf } from '../../../src/core/quiz/csv.ts';
import { hardest, type ReportedQuestion, reportOf } from '../../../src/core/quiz/report.ts';
import type { PastAnswer } from '../../../src/core/store.ts';

const abcd = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Choice ${id}` }));

function question(id: string, rest: Partial<ReportedQuestion> = {}): ReportedQuestion {
  return {
    id,
    section: 1,
    stem: `Stem of ${id}`,
    choices: abcd,
    key: 'b',
    answer: 'Choice b',
    explanation: 'Because.',
    cites: ['1.2'],
    ...rest,
  };
}

function answer(
  question: string,
  who: string,
  given: string,
  credit: number,
  rest: Partial<PastAnswer> = {},
): PastAnswer {
  return {
    session: 's',
    round: 1,
    article: 'tiny',
    question,
    person: personId('terminal', who),
    given,
    credit,
    ...rest,
  };
}

/** So many answers with what was given, each by somebody else. */
const answersTo = (id: string, given: string, count: number, credit = 0): readonly PastAnswer[] =>
  Array.from({ length: count }, (_, at) => answer(id, `${given}${at}`, given, credit));

const only = (answers: readonly PastAnswer[], of: ReportedQuestion) => reportOf(answers, [of]).questions[0];

describe('sections', () => {
  const questions = [question('q2', { section: 2 }), question('q0', { section: 0 }), question('q0b', { section: 0 })];

  test('are counted by number; only those are named who let it be shown', () => {
    const answers = [
      answer('q0', 'ada', 'a', 0, { name: 'Ada' }),
      answer('q0b', 'ada', 'a', 500, { name: 'Ada' }),
      answer('q0', 'ben', 'a', 0, { name: 'Ben' }),
      answer('q0b', 'ben', 'b', 1000, { name: 'Ben' }),
      answer('q0', 'eve', 'a', 0),
      answer('q0', 'cy', 'b', 1000, { name: 'Cy' }),
      answer('gone', 'cy', 'b', 0, { name: 'Cy' }),
    ];
    expect(reportOf(answers, questions).sections).toEqual([
      {
        section: 0,
        answered: 6,
        right: 2,
        share: 2 / 6,
        missed: [
          { person: 'terminal:ada', name: 'Ada', missed: 2, answered: 2 },
          { person: 'terminal:ben', name: 'Ben', missed: 1, answered: 2 },
        ],
      },
      { section: 2, answered: 0, right: 0, share: 0, missed: [] },
    ]);
  });
});

describe('a question', () => {
  test('that nobody answered is there, with every choice', () => {
    expect(only([], question('q'))).toEqual({
      question: 'q',
      section: 1,
      asked: 0,
      answered: 0,
      right: 0,
      share: 0,
      spread: abcd.map(({ id }) => ({ given: id, count: 0, share: 0, right: id === 'b' })),
    });
  });

  test('counts rounds and answers, half credit is not right', () => {
    const answers = [
      answer('q', 'ada', 'b', 1000),
      answer('q', 'ben', 'a', 0),
      answer('q', 'ada', 'b', 1000, { session: 't' }),
      answer('q', 'eve', 'a', 500, { round: 2 }),
    ];
    expect(only(answers, question('q'))).toMatchObject({ asked: 3, answered: 4, right: 2, share: 0.5 });
  });

  test.each([
    ['several choices: each counts', { key: 'a,c' }, ['a,c', 'a', 'c,d'], 'a2+ b0 c2+ d1'],
    ['a choice twice counts once', {}, ['a,a'], 'a1 b0+ c0 d0'],
    [
      'true or false',
      { key: 'false', choices: ['true', 'false'].map((id) => ({ id, text: id })) },
      ['true', 'false', 'true'],
      'true2 false1+',
    ],
    ['an order is one answer', { key: 'b>c>a' }, ['b>c>a', 'a>b>c', 'a>b>c'], 'a>b>c2 b>c>a1+'],
    [
      'typed words in any case and width',
      { key: '"drive', choices: [] },
      ['"Drive', '"drive ', '"ｄｒｉｖｅ', '"flow'],
      '"Drive3+ "flow1',
    ],
  ] as const)('%s', (_, rest, given, expected) => {
    const right = (words: string) => rest && 'key' in rest && words.toLowerCase().normalize('NFKC').trim() === rest.key;
    const spread = only(
      given.map((words, at) => answer('q', `p${at}`, words, right(words) ? 1000 : 0)),
      question('q', rest),
    )?.spread;
    expect(spread?.map((each) => `${each.given}${each.count}${each.right ? '+' : ''}`).join(' ')).toBe(expected);
  });

  test('of what was typed the ten most frequent are enough', () => {
    const answers = Array.from({ length: 30 }, (_, at) => answersTo('q', `"word ${at}`, at + 1)).flat();
    const spread = only(answers, question('q', { key: '"x', choices: [] }))?.spread;
    expect(spread?.map(({ count }) => count)).toEqual([30, 29, 28, 27, 26, 25, 24, 23, 22, 21]);
  });

  test.each([
    ['one distractor leads', [...answersTo('q', 'a', 4), ...answersTo('q', 'b', 3, 1000)], {}, 'distractor'],
    ['as many as the key', [...answersTo('q', 'a', 3), ...answersTo('q', 'b', 3, 1000)], {}, undefined],
    [
      'more are wrong, but divided',
      [...answersTo('q', 'a', 2), ...answersTo('q', 'c', 2), ...answersTo('q', 'b', 3, 1000)],
      {},
      undefined,
    ],
    ['too few answers', [...answersTo('q', 'a', 3), ...answersTo('q', 'b', 1, 1000)], {}, undefined],
    [
      'one of two keys is overlooked',
      [...answersTo('q', 'a,d', 4), ...answersTo('q', 'a,c', 3, 1000)],
      { key: 'a,c' },
      'distractor',
    ],
    [
      'a wrong order leads',
      [...answersTo('q', 'a>b>c', 4), ...answersTo('q', 'b>c>a', 3, 1000)],
      { key: 'b>c>a' },
      'distractor',
    ],
    [
      'all right words together lead',
      [...answersTo('q', '"flow', 3), ...answersTo('q', '"drive', 2, 1000), ...answersTo('q', '"force', 2, 1000)],
      { key: '"drive', choices: [] },
      undefined,
    ],
  ] as const)('misleads? %s', (_, answers, rest, expected) => {
    expect(only(answers, question('q', rest))?.misleading).toBe(expected);
  });

  test('the hardest come first, few answers do not make one hard, unanswered ones are none', () => {
    const answers = [
      ...answersTo('once', 'a', 1),
      ...answersTo('hard', 'a', 9),
      ...answersTo('hard', 'b', 1, 1000),
      ...answersTo('easy', 'b', 9, 1000),
    ];
    const { questions } = reportOf(
      answers,
      ['easy', 'never', 'once', 'hard'].map((id) => question(id)),
    );
    expect(hardest(questions).map((each) => each.question)).toEqual(['hard', 'once', 'easy']);
  });
});

describe('discrimination', () => {
  const ids = ['q', 'r1', 'r2', 'r3', 'r4'];
  const questions = ids.map((id) => question(id));
  /** Each person's answers, right or not, by question. */
  const answersOf = (people: readonly (readonly boolean[])[]) =>
    people.flatMap((rights, who) =>
      rights.map((right, at) => answer(ids[at] ?? '', `p${who}`, right ? 'b' : 'a', right ? 1000 : 0)),
    );
  const of = (people: readonly (readonly boolean[])[]) => reportOf(answersOf(people), questions).questions[0];
  const strong = [true, true, true, true, true];
  const weak = [false, false, false, false, false];
  const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

  test('is 1 where those who know it know the rest, and -1 where it is the other way round', () => {
    expect(of([...times(15, strong), ...times(15, weak)])?.discrimination).toBeCloseTo(1);
    const turned = of([...times(15, [false, ...strong.slice(1)]), ...times(15, [true, ...weak.slice(1)])]);
    expect(turned?.discrimination).toBeCloseTo(-1);
    expect(turned?.misleading).toBe('discrimination');
  });

  test('is nothing with fewer than thirty people, or where all have it right', () => {
    expect(of([...times(15, strong), ...times(14, weak)])).not.toHaveProperty('discrimination');
    expect(of([...times(15, strong), ...times(15, [true, ...weak.slice(1)])])).not.toHaveProperty('discrimination');
    // One other question says nothing about a person.
    expect(of([...times(15, strong.slice(0, 2)), ...times(15, weak.slice(0, 2))])).not.toHaveProperty('discrimination');
  });

  test('counts the first answer of a person: the latest are first in the list', () => {
    const first = answersOf([...times(15, strong), ...times(15, weak)]);
    const later = answersOf(times(30, strong)).map((each) => ({ ...each, session: 'later' }));
    expect(reportOf([...later, ...first], questions).questions[0]?.discrimination).toBeCloseTo(1);
  });

  test('is the point-biserial correlation as it is defined: (M1 - M0) / s · √(p q)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(...times(5, fc.boolean())), { minLength: 30, maxLength: 60 }), (people) => {
        const rest = people.map((rights) => rights.slice(1).filter(Boolean).length / 4);
        const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
        const [m1, m0] = [true, false].map((right) => mean(rest.filter((_, at) => people[at]?.[0] === right)));
        const s = Math.sqrt(mean(rest.map((each) => (each - mean(rest)) ** 2)));
        const p = people.filter(([right]) => right).length / people.length;
        const found = of(people);
        if (s < 1e-9 || p === 0 || p === 1) expect(found?.discrimination).toBeUndefined();
        else expect(found?.discrimination).toBeCloseTo((((m1 ?? 0) - (m0 ?? 0)) / s) * Math.sqrt(p * (1 - p)), 9);
      }),
    );
  });

  test('a little below zero is no reason to suspect a question', () => {
    // r is about -0.06, and its standard error 0.18.
    const people = [
      ...times(8, [true, true, true, false, false]),
      ...times(8, [true, false, false, false, false]),
      ...times(9, [false, true, true, false, false]),
      ...times(7, [false, false, false, false, false]),
    ];
    const found = of(people);
    expect(found?.discrimination).toBeLessThan(0);
    expect(found?.discrimination).toBeGreaterThan(-0.18);
    expect(found).not.toHaveProperty('misleading');
  });
});

/** RFC 4180 read back. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of csv.slice(1).matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a file for spreadsheets', () => {
  test('begins with a byte order mark and ends its rows with CRLF', () => {
    expect(
      csvOf([
        ['题目', 'share'],
        ['谁说“流量”？', 0.5],
        ['say "no", twice', undefined],
      ]),
    ).toBe('\u{feff}"题目","share"\r\n"谁说“流量”？",0.5\r\n"say ""no"", twice",\r\n');
  });

  test.each([
    ['=1+2', "'=1+2"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1+2', "'＝1+2"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['\0=1+2', "'=1+2"],
    ['=1+2";=1+2', '\'=1+2";=1+2'],
    ['1=1', '1=1'],
    ['a-b', 'a-b'],
    ["'=1", "'=1"],
    ['', ''],
  ])('the text %j stands as %j', (text, expected) => {
    expect(cellsOf(csvOf([[text]]))).toEqual([[expected]]);
  });

  test.each([
    [-0.25, '-0.25'],
    [0, '0'],
    [Number.NaN, ''],
    [undefined, ''],
  ])('the number %s stands as %j', (cell, expected) => {
    expect(cellsOf(csvOf([[cell]]))).toEqual([[expected]]);
  });

  test('every text is read back, and none begins as a formula does', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'＝a中') }),
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = cellsOf(csvOf(rows));
        expect(read.length).toBe(rows.length);
        for (const [at, row] of rows.entries()) {
          expect(read[at]?.length).toBe(row.length);
          for (const [column, written] of row.entries()) {
            const found = read[at]?.[column] ?? '';
            if (typeof written === 'number') expect(found).toBe(String(written));
            else {
              expect(found).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
              expect([found, found.slice(1)]).toContain(written?.replaceAll('\0', ''));
            }
          }
        }
      }),
    );
  });
});

describe('a file for Anki', () => {
  const file: AnkiFile = {
    deck: 'Colloquy::Tiny',
    tag: 'tiny',
    source: { title: 'A <tiny> article', url: 'https://example.com/?a=1&b=2' },
  };

  test('has its headers first and then one note a question', () => {
    expect(ankiOf([question('q', { choices: abcd.slice(0, 2) })], file)).toMatchInlineSnapshot(`
      "#separator:tab
      #html:true
      #notetype:Basic
      #deck column:3
      #tags column:4
      #columns:Front	Back	Deck	Tags
      Stem of q<br>A. Choice a<br>B. Choice b	<b>Choice b</b><br>Because.<br>¶1.2 · <a href="https://example.com/?a=1&amp;b=2">A &lt;tiny&gt; article</a>	Colloquy::Tiny	tiny tiny::1
      "
    `);
  });

  test('yes and no have no letters', () => {
    const yesNo = [
      { id: 'true', text: '对' },
      { id: 'false', text: '错' },
    ];
    expect(ankiOf([question('q', { choices: yesNo })], file)).toContain('Stem of q<br>对<br>错\t');
  });

  test('a name stays on its line and a tag stays one tag', () => {
    const note = ankiOf([question('q')], { ...file, deck: 'My\t"deck"\n', tag: 'two words' }).split('\n')[6];
    expect(note?.split('\t').slice(2)).toEqual(['My deck', 'two_words two_words::1']);
  });

  test('whatever the words, a note is one line of four fields, no comment, no markup and no media', () => {
    const words = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'#<>&"\'\t\r\n[]:', '[sound:x.mp3]', '<script>', 'a中') }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(words, words, words, (stem, text, explanation) => {
        const asked = question('q', { stem, choices: [{ id: 'a', text }], answer: text, explanation });
        const lines = ankiOf([asked], file).split('\n');
        expect(lines.length).toBe(8);
        const fields = lines[6]?.split('\t') ?? [];
        expect(fields.length).toBe(4);
        expect(lines[6]).not.toMatch(/^#|\r|\[|<(?!br>|\/?b>|\/?a[ >])/);
        expect(fields[0]).not.toContain('"');
        expect(read(fields[0] ?? '')).toBe(`${flat(stem)}\n${flat(`A. ${text}`)}`);
      }),
    );
  });

  const flat = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
  const read = (field: string) =>
    field
      .replaceAll('<br>', '\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&#91;', '[')
      .replaceAll('&#35;', '#')
      .replaceAll('&amp;', '&');
});
