/** Files that want to hurt: each gets a clear refusal or a reading, within its limits of time and memory. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type ImportFile, readFileOf } from '../../../src/content/reading/formats.ts';
import { openParser, parseArticles } from '../../../src/content/reading/import.ts';
import { tellTrouble } from '../../../src/content/reading/told.ts';
import { ImportTrouble, type TroubleCode } from '../../../src/content/reading/trouble.ts';
import { importTextsOf } from '../../../src/texts/import.ts';
import { epubOf, pdfOf } from '../../kit/import-files.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const parser = openParser({ milliseconds: 15_000 });
afterAll(() => parser.close());

/** The code of the refusal, `read` where there is none. Any other error fails the test. */
async function outcome(file: ImportFile): Promise<TroubleCode | 'read'> {
  try {
    await parser.parse(file);
    return 'read';
  } catch (error) {
    if (error instanceof ImportTrouble) return error.trouble.code;
    throw error;
  }
}

const words = '<p>Words enough to be an article of their own, one would think, if only somebody read them.</p>';
const chapters = [{ name: 'a.xhtml', title: 'A', html: words }];
const encrypted =
  '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>';
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x]',
  'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
  'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]',
  'd: [*c,*c,*c,*c,*c,*c,*c,*c]',
];

/** An encryption dictionary that only a password opens. */
const lockedPdf = (): Uint8Array => {
  const open = Buffer.from(pdfOf([[{ text: 'Secret', x: 72, y: 700 }]])).toString('latin1');
  const key = 'a'.repeat(64);
  return Buffer.from(
    open.replace(
      '/Root 1 0 R',
      `/Root 1 0 R /ID [<${'b'.repeat(32)}> <${'b'.repeat(32)}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`,
    ),
    'latin1',
  );
};

describe('a hostile file', () => {
  test.each<[name: string, bytes: Uint8Array, code: TroubleCode | 'read']>([
    ['nothing.md', bytesOf(''), 'empty'],
    ['white.txt', bytesOf(' \n\n \t'), 'empty'],
    ['nulls.md', new Uint8Array(2000), 'binary'],
    ['program.md', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'binary'],
    ['some-nulls.md', bytesOf('Hello\0 to all who read this file.\n\nMore of it.'), 'read'],
    ['huge.html', new Uint8Array(100 * 1024 * 1024), 'large'],
    ['large.md', Buffer.alloc(9 * 1024 * 1024, 'a '), 'large'],
    ['divs.html', bytesOf(`${'<div>'.repeat(10_000)}<p>deep</p>`), 'read'],
    ['quotes.html', bytesOf(`${'<blockquote>'.repeat(10_000)}deep`), 'read'],
    ['lists.html', bytesOf(`${'<ul><li>'.repeat(10_000)}deep`), 'read'],
    ['quotes.md', bytesOf(`${'>'.repeat(10_000)} deep`), 'read'],
    ['million.html', bytesOf('<p>a</p>'.repeat(1_000_000)), 'many-elements'],
    ['million.txt', bytesOf('a\n\n'.repeat(1_000_000)), 'many-paragraphs'],
    ['million.md', bytesOf('a\n\n'.repeat(1_000_000)), 'many-paragraphs'],
    ['bomb.md', bytesOf(`---\n${bomb.join('\n')}\n---\nText.`), 'broken-front-matter'],
    ['circle.md', bytesOf('---\na: &a [*a]\ntitle: &t {t: *t}\n---\nText of it.'), 'read'],
    ['wrong.md', bytesOf('---\ntitle: a: b\n---\nText.'), 'broken-front-matter'],
    ['wrong-toml.md', bytesOf('+++\ntitle = \n+++\nText.'), 'broken-front-matter'],
    ['front-only.md', bytesOf('---\ntitle: a\n---\n'), 'no-text'],
    ['words.pdf', bytesOf('no PDF at all'), 'broken-pdf'],
    ['cut.pdf', Buffer.from(pdfOf([[{ text: 'Words', x: 72, y: 700 }]])).subarray(0, 200), 'broken-pdf'],
    ['pictures.pdf', pdfOf([[], []]), 'no-text-layer'],
    ['locked.pdf', lockedPdf(), 'locked'],
    ['cut.epub', epubOf({ title: 'T', chapters }).subarray(0, 300), 'broken-zip'],
    ['way-out.epub', epubOf({ title: 'T', chapters, more: { '../../outside.xhtml': words } }), 'unsafe-path'],
    ['locked.epub', epubOf({ title: 'T', chapters, more: { 'META-INF/encryption.xml': encrypted } }), 'locked'],
    [
      'bomb.epub',
      epubOf({ title: 'T', chapters, more: { 'OEBPS/large.xhtml': new Uint8Array(80 * 1024 * 1024) } }),
      'bomb',
    ],
    ['no-book.epub', epubOf({ title: 'T', chapters, more: { 'META-INF/container.xml': '<container/>' } }), 'not-epub'],
    ['picture.png', bytesOf('\x89PNG\r\n'), 'unknown-format'],
  ])('%s', async (name, bytes, code) => expect(await outcome({ name, bytes })).toBe(code));

  test('that takes too long is stopped, and the next one is read', async () => {
    const hasty = openParser({ milliseconds: 300 });
    await expect(hasty.parse({ name: 'stars.md', bytes: bytesOf('*a_ '.repeat(20_000)) })).rejects.toMatchObject({
      trouble: { code: 'slow', file: 'stars.md' },
    });
    await hasty.close();
    const [article] = await parseArticles([{ name: 'fine.md', bytes: bytesOf('# Fine\n\nText.') }]);
    expect(article?.title).toBe('Fine');
  });

  test('that needs more memory than it may take is stopped', async () => {
    const poor = openParser({ memoryMiB: 48 });
    const bytes = bytesOf(`<div>${'<p class="a">some words</p>'.repeat(150_000)}</div>`);
    await expect(poor.parse({ name: 'page.html', bytes })).rejects.toMatchObject({ trouble: { code: 'memory' } });
    await poor.close();
  });
});

test('every refusal names the file and is said in both languages', () => {
  const trouble = new ImportTrouble({ code: 'large', file: 'a.pdf', most: 64 }).trouble;
  expect(tellTrouble(trouble, importTextsOf('en'))).toBe('a.pdf: It is too large: 64 MB at most.');
  expect(tellTrouble(trouble, importTextsOf('zh'))).toBe('a.pdf：文件太大，最多 64 MB。');
});

describe('whatever comes', () => {
  const names = fc.constantFrom('a.md', 'a.html', 'a.txt', 'a.epub', 'a.pdf', 'a');
  const refusesOnly = async (name: string, bytes: Uint8Array) => {
    try {
      return await readFileOf({ name, bytes });
    } catch (error) {
      if (!(error instanceof ImportTrouble)) throw error;
      return error.trouble;
    }
  };

  test('nothing but ImportTrouble is thrown, and the same file gives the same twice', async () => {
    const markup = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<div class="share">',
          '</div>',
          '<h2>',
          '</h2>',
          '<table>',
          '<tr><td>',
          '<ul><li>',
          '<pre>',
          '<b>',
          '</b>',
          '<br>',
          '> ',
          '- ',
          '# ',
          '**1. ',
          '**',
          '\n\n',
          '\n',
          '```',
          '| a | b |\n|---|---|\n',
          '---\n',
          'title: x\n',
          '+++\n',
          '[^1]',
          '一、',
          '编者按：',
          '<!--',
          ']]>',
          '<svg>',
          '<template>',
          '<math>',
          '&#0;',
          '{% raw %}',
        ),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(names, markup, async (name, parts) => {
        const bytes = bytesOf(parts.join(''));
        expect(await refusesOnly(name, bytes)).toEqual(await refusesOnly(name, bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('random bytes, with and without a beginning that promises something', async () => {
    const begins = fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', '<html>', '---\n', '\xff\xfe');
    await fc.assert(
      fc.asyncProperty(names, begins, fc.uint8Array({ maxLength: 600 }), async (name, begin, bytes) => {
        await refusesOnly(name, Buffer.concat([Buffer.from(begin, 'latin1'), bytes]));
      }),
      { numRuns: 200 },
    );
  });

  test('books and PDFs with bytes changed', async () => {
    const whole = {
      'a.epub': epubOf({ title: 'T', chapters }),
      'a.pdf': pdfOf([[{ text: 'Some words on a page', x: 72, y: 700 }]]),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.epub' as const, 'a.pdf' as const),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (name, changes) => {
          const bytes = Uint8Array.from(whole[name]);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          await refusesOnly(name, bytes);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('every paragraph of a page stands in its text', async () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const sentence = fc.array(word, { minLength: 4, maxLength: 40 }).map((all) => all.join(' '));
    const block = fc
      .tuple(fc.constantFrom('p', 'h2', 'blockquote', 'div'), sentence)
      .map(([tag, text]) => ({ html: `<${tag}>${text.replace(/ (\w+) /, ' <em>$1</em> ')}</${tag}>`, text }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.html', 'a.md'),
        fc.array(block, { minLength: 1, maxLength: 12 }),
        async (name, blocks) => {
          const read = await refusesOnly(name, bytesOf(`<div>${blocks.map(({ html }) => html).join('\n')}</div>`));
          if (!Array.isArray(read)) return;
          const text = blocks
            .map((each) => each.text)
            .join('')
            .replace(/\s/g, '');
          for (const section of read[0].sections)
            for (const paragraph of section.paragraphs)
              expect(text).toContain(paragraph.replace(/^> /, '').replace(/\s/g, ''));
        },
      ),
      { numRuns: 150 },
    );
  });
});
