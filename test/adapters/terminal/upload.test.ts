/** A file at the terminal: by its path. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { createTerminal } from '../../../src/adapters/terminal/connect.ts';
import { askedIn, openForm } from '../../../src/adapters/terminal/form.ts';
import { pathOf, uploadAt, withFiles } from '../../../src/adapters/terminal/upload.ts';
import type { Form } from '../../../src/core/card.ts';
import { TooLarge } from '../../../src/core/upload.ts';
import { essay, openEssays } from '../../kit/essays.ts';
import { openRoom } from '../../kit/room.ts';

const folder = mkdtempSync(join(tmpdir(), 'upload-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'on harbours.md');
writeFileSync(path, 'A harbour waits.');
mkdirSync(join(folder, 'inner'));

test.each([
  ['as it is', path],
  ['in quotes', `'${path}'`],
  ['in double quotes', `"${path}" `],
  ['with escaped spaces', path.replace(' ', '\\ ')],
])('a path %s', async (_, typed) => {
  const upload = await uploadAt(typed);
  expect(upload).toMatchObject({ name: 'on harbours.md', size: 16 });
  expect(new TextDecoder().decode(await upload?.read(16))).toBe('A harbour waits.');
  await expect(upload?.read(15)).rejects.toThrow(TooLarge);
});

test('from home, and from where the terminal is', () => {
  expect(pathOf('~/essay.md')).toBe(join(homedir(), 'essay.md'));
  expect(pathOf('~')).toBe(homedir());
  expect(pathOf('essay.md')).toBe(join(process.cwd(), 'essay.md'));
});

test('a folder or nothing at all is no file', async () => {
  expect(await uploadAt(join(folder, 'inner'))).toBeUndefined();
  expect(await uploadAt(join(folder, 'nothing.md'))).toBeUndefined();
});

const form: Form = {
  title: 'Add',
  press: { machine: 'article add', session: '', event: 'fill', args: [] },
  fields: [
    { id: 'link', label: 'A link', required: false, is: 'line', most: 9 },
    { id: 'file', label: 'A file', required: false, is: 'upload', most: 9, endings: ['md'] },
  ],
};

test('a form is asked for the path, and hands on the file in its place', async () => {
  expect(askedIn({ ...openForm(form, 'en'), at: 1 }).ask).toBe('A file (its path, or just Enter): ');
  const filled = await withFiles(form, { link: ['x'], file: [path] });
  expect([filled.values, filled.files?.map(({ name }) => name)]).toEqual([{ link: ['x'] }, ['on harbours.md']]);
  expect(await withFiles(form, {})).toEqual({ values: {}, files: [] });
  expect(await withFiles({ ...form, fields: form.fields.slice(0, 1) }, { link: ['x'] })).toEqual({
    values: { link: ['x'] },
  });
});

async function talk(lines: readonly string[], json = false) {
  const { importer, written } = openEssays();
  const room = await openRoom({ importer });
  const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
  let out = '';
  output.on('data', (part: string) => {
    out += part;
  });
  const terminal = createTerminal({
    speaker: { name: 'you', language: 'en' },
    now: () => 0,
    zone: 'UTC',
    run: 'r1',
    input,
    output,
    conversation: false,
    ansi: false,
    json,
  });
  await terminal.connect(room.bot);
  input.end(lines.map((line) => `${line}\n`).join(''));
  const good = await terminal.ended;
  await room.close();
  return { out, good, written };
}

test('an article comes in by a path, and by a link', async () => {
  writeFileSync(path, essay);
  const byFile = await talk(['/article add', '', path, '1']);
  expect(byFile.out).toContain('Added: “On harbours”');
  expect([byFile.good, byFile.written]).toMatchObject([true, [{ from: 'on harbours.md', right: true }]]);
  const byLink = await talk(['/article add link:https://a.test/essay']);
  expect(byLink.out).toContain('Added: “On harbours”');
  expect(byLink.out).toContain('no words of it');
});

test('a path that leads nowhere is asked for again, and Enter leaves it out', async () => {
  const { out, good, written } = await talk(['/article add', '', join(folder, 'no.md'), '', ''], true);
  expect(out).toContain('There is no file at');
  expect(out).toContain('I need a link or a file.');
  expect([good, written]).toEqual([false, []]);
});
