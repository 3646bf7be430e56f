/** `npm run import` as people run it: what it prints and how it ends. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const corpus = fileURLToPath(new URL('corpus/', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-import-'));
  writeFileSync(join(folder, 'a.md'), '# First\n\nOne paragraph.\n');
  writeFileSync(join(folder, 'b.txt'), 'Second\n\nAnother paragraph, a little longer.\n');
  writeFileSync(join(folder, 'c.md'), '---\ntitle: a: b\n---\nText.\n');
  writeFileSync(join(folder, 'notes.css'), 'p {}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const packs = (): string => join(folder, 'data', 'packs');
const run = (locale: string, ...words: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', './src/needs-node.js', 'src/tools/import.ts', ...words],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: locale, DATA_DIR: join(folder, 'data') },
    },
  );
  return { stdout, stderr, status };
};

test('--dry-run prints the outline, in the reader’s language', () => {
  const { stdout, status } = run('zh_CN.UTF-8', join(corpus, 'chinese-site.html'), '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toContain('夜里的渡船\n  作者: 林岸\n  日期: 2019-06-07\n');
  expect(stdout).toContain('  0  开篇 (2 段)\n');
  expect(stdout).toContain('  2  二、大雾 (2 段)\n');
});

test('--json prints the parsed article, with what was said on the line', () => {
  const { stdout, status } = run(
    'en_GB.UTF-8',
    join(folder, 'a.md'),
    '--json',
    '--author',
    'Lena Brook',
    '--date',
    '8 March 2022',
    '--title',
    'Best',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    title: 'Best',
    author: 'Lena Brook',
    date: '2022-03-08',
    language: 'en',
    sections: [{ title: '', paragraphs: ['One paragraph.'] }],
  });
});

test('a folder: what can be read is, what cannot is named, and the end says so', () => {
  const { stdout, stderr, status } = run('en_GB.UTF-8', folder, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).map(({ title }: { title: string }) => title)).toEqual(['First', 'Second']);
  expect(stderr).toContain('reading 3 of 3:');
  expect(stderr).toContain('c.md: Its front matter cannot be read, about line 2.');
  expect(stderr).toContain('1 could not be read');
});

test.each([
  [['--dry-run', '/nowhere/at-all.md'], 'is not there'],
  [[join(corpus, 'plain.md'), '--dry-run', '--id', 'No Good'], '“No Good” cannot be an id'],
  [[join(corpus, 'plain.md'), '--dry-run', '--date', 'soon'], '“soon” is no day'],
  [[join(corpus, 'plain.md'), '--dry-run', '--langue', 'en'], 'I do not know --langue'],
  [[], 'usage: npm run -s import'],
])('a wrong line is answered with what to do: %j', (words, said) => {
  const { stderr, stdout, status } = run('en_GB.UTF-8', ...words);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('what is read is kept as a draft pack: with its text only for whoever has the right, and the same twice changes nothing', () => {
  const file = join(corpus, 'plain.md');
  const kept = () => readFileSync(join(packs(), 'plain', 'text.json'), 'utf8');
  const without = run('en_GB.UTF-8', file, '--id', 'plain');
  expect(without).toMatchObject({ status: 0, stderr: '' });
  expect(without.stdout).toContain('Kept without its text');
  expect(kept()).not.toContain('"text"');
  const withText = run('en_GB.UTF-8', file, '--id', 'plain', '--i-have-the-right');
  expect(withText.status).toBe(0);
  expect(withText.stdout).toContain('npm run -s draft -- plain');
  const first = kept();
  expect(first).toContain('"text"');
  const twice = run('zh_CN.UTF-8', file, '--i-have-the-right');
  expect(twice.status).toBe(0);
  expect(twice.stdout).toContain('没有变化');
  expect(kept()).toBe(first);
});

test('to look is to keep nothing', () => {
  const before = existsSync(join(packs(), 'first'));
  run('en_GB.UTF-8', join(folder, 'a.md'), '--dry-run', '--id', 'first');
  expect([before, existsSync(join(packs(), 'first'))]).toEqual([false, false]);
});

test('an id that another article has is not taken from it', () => {
  run('en_GB.UTF-8', join(folder, 'a.md'), '--id', 'taken');
  const { status, stderr } = run('en_GB.UTF-8', join(folder, 'b.txt'), '--id', 'taken');
  expect(status).toBe(1);
  expect(stderr).toContain('Under the id “taken” there is another article already, “First”.');
});

test.each(['http://127.0.0.1:8080/a.html', 'http://169.254.169.254/latest', 'http://[::ffff:10.0.0.1]/'])(
  'an address that leads into a private network is not opened: %s',
  (address) => {
    const { status, stderr } = run('en_GB.UTF-8', address);
    expect(status).toBe(1);
    expect(stderr).toContain('leads into a private network');
    expect(stderr).not.toMatch(/\n\s+at /);
  },
);
