/** `npm run import` as people run it: what it prints and how it ends. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

const run = (locale: string, ...words: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', './src/needs-node.js', 'src/tools/import.ts', ...words],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: locale },
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
