/** The corpus's books and PDFs: what they are made of, and the outline that is to come out. */
import { epubOf, pdfOf, setLines } from '../../kit/import-files.ts';
import type { Outline } from './outline.ts';

const ferry =
  'The night ferry leaves the pier at ten, and the people who take it bring blankets, because the cabin has not been heated since the spring of the year before last.';
const market =
  'Most of them work in the fish market on the other side, where the day begins at two in the morning and ends before breakfast, whatever the season may be.';
const bell =
  'When the fog comes in, the captain rings a bell once a minute, and the lighthouse answers with a horn that can be heard as far as the hills behind the town.';

const chapters = [
  { name: 'cover.xhtml', html: '<p><img src="cover.jpg"/></p>' },
  { name: 'a.xhtml', title: 'The price', html: `<h1>The price</h1><p>${ferry}</p><p>${market}</p>` },
  { name: 'b.xhtml', title: 'The fog', html: `<a id="x"/><p>${bell}</p>` },
];
const book = { title: 'Night Ferries', author: 'Lena Brook', date: '2017-08-09', publisher: 'Quay Press', chapters };
const about = { author: 'Lena Brook', date: '2017-08-09', language: 'en' };

/** 岸边的账本 and two lines below it, in GBK as the font of the test PDF wants it. */
const gbk = {
  title: 'b0b6b1dfb5c4d5cbb1be',
  lines: [
    'b8dbbfdab0ecb9abcad2c0efd3d0d2bbb1bed5cba3acbcc7d7c5b4f3b7e7b1a9c4c7c4ead2d4c0b4d4ecb9fdb5c4c3bfd2bbccf5b4aca3ac',
    'c8b4b4d3c0b4c3bbd3d0c8cbd2aac7f3bfb4b9fdcbfca1a3',
  ],
};
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const han = (hex: string, y: number, size = 12) => ({ text: '', x: 72, y, size, han: bytesOf(hex) });

const running = (number: number) => [
  { text: 'A Report on Ferries', x: 72, y: 810, size: 9 },
  { text: String(number), x: 290, y: 30, size: 9 },
];

export const made: readonly {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly book?: 'chapters';
  readonly expected: readonly Outline[];
}[] = [
  {
    name: 'book.epub',
    bytes: epubOf(book),
    expected: [
      {
        title: 'Night Ferries',
        ...about,
        source: { name: 'Quay Press' },
        sections: [
          ['', 0],
          ['The price', 2],
          ['The fog', 1],
        ],
      },
    ],
  },
  {
    name: 'old-book.epub',
    bytes: epubOf({ ...book, old: true }),
    expected: [
      {
        title: 'Night Ferries',
        ...about,
        source: { name: 'Quay Press' },
        sections: [
          ['', 0],
          ['The price', 2],
          ['The fog', 1],
        ],
      },
    ],
  },
  {
    name: 'chapters.epub',
    bytes: epubOf(book),
    book: 'chapters',
    expected: [
      { title: 'The price', ...about, source: { name: 'Night Ferries' }, sections: [['', 2]] },
      { title: 'The fog', ...about, source: { name: 'Night Ferries' }, sections: [['', 1]] },
    ],
  },
  {
    name: 'fonts.epub',
    bytes: epubOf({
      ...book,
      more: {
        'META-INF/encryption.xml':
          '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>',
      },
    }),
    expected: [
      {
        title: 'Night Ferries',
        ...about,
        source: { name: 'Quay Press' },
        sections: [
          ['', 0],
          ['The price', 2],
          ['The fog', 1],
        ],
      },
    ],
  },
  {
    name: 'report.pdf',
    bytes: pdfOf(
      [ferry, market, bell].map((text, at) => [
        ...running(at + 1),
        ...(at === 0 ? [{ text: 'A Report on Ferries', x: 72, y: 770, size: 20 }] : []),
        { text: `${at + 1}. Part of it`, x: 72, y: 740, size: 15 },
        ...setLines(text, { y: 710 }),
        ...setLines(text.toUpperCase(), { y: 640 }),
      ]),
      { Author: 'Ida Marsh', CreationDate: 'D:20200304050607' },
    ),
    expected: [
      {
        title: 'A Report on Ferries',
        author: 'Ida Marsh',
        date: '2020-03-04',
        language: 'en',
        sections: [
          ['', 0],
          ['1. Part of it', 2],
          ['2. Part of it', 2],
          ['3. Part of it', 2],
        ],
      },
    ],
  },
  {
    name: 'columns.pdf',
    bytes: pdfOf([
      [
        { text: 'Two Columns', x: 200, y: 780, size: 20 },
        ...setLines(ferry, { y: 740, x: 60, width: 38 }),
        ...setLines(market, { y: 660, x: 60, width: 38 }),
        ...setLines(bell, { y: 740, x: 320, width: 38 }),
        ...setLines(ferry, { y: 660, x: 320, width: 38 }),
      ],
    ]),
    expected: [{ title: 'Two Columns', language: 'en', sections: [['', 4]], holds: [ferry, market, bell] }],
  },
  {
    name: 'hyphens.pdf',
    bytes: pdfOf([
      [
        ...[
          'The captain says that a good ferry is one that nobody remem-',
          'bers, and that a bad one is spoken of for years by the grand-',
          'children of those who were on it.',
        ].map((text, at) => ({ text, x: 72, y: 740 - at * 14 })),
      ],
    ]),
    expected: [
      {
        title: 'hyphens',
        language: 'en',
        sections: [['', 1]],
        holds: [
          'The captain says that a good ferry is one that nobody remembers, and that a bad one is spoken of for years by the grandchildren of those who were on it.',
        ],
      },
    ],
  },
  {
    name: 'no-unicode.pdf',
    bytes: pdfOf([[han(gbk.title, 780, 20), ...gbk.lines.map((line, at) => han(line, 740 - at * 18))]]),
    expected: [
      {
        title: '岸边的账本',
        language: 'zh',
        sections: [['', 1]],
        holds: ['港口办公室里有一本账，记着大风暴那年以来造过的每一条船，却从来没有人要求看过它。'],
      },
    ],
  },
];
