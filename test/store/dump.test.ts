/** Everything out and in again, between all engines that are here, and by the tools themselves. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SetupError } from '../../src/core/errors.ts';
import { exportAll, importAll } from '../../src/store/dump.ts';
import { type Database, engines, type Kind, noPostgres, postgresUrl, withClient } from '../kit/databases.ts';
import { handClock } from '../kit/hand-clock.ts';
import { answerTo, begun, close, somebody, write } from '../kit/store/scene.ts';

const clock = handClock(1_000);

async function filled(kind: Kind): Promise<Database> {
  const database = await kind.create();
  const store = await database.open(clock);
  const people = Array.from({ length: 700 }, (_, n) => somebody(`李${n} 😀`));
  const session = await begun(store, [1, 2], { state: { a: ['"', '\\', '\u0000', null, 1.5] }, only: 'one' });
  await Promise.all(people.map((person) => store.answer(answerTo(session, person, { teams: ['r', 'b'] }))));
  const [ada] = people;
  if (!ada) throw new Error('nobody');
  await write(store, session, [close(1), { is: 'vote', kind: 'skip', round: 2, person: ada.id, at: 1 }], {
    boards: ['lobby', 'q1'],
    wake: 9_000_000_000_000,
  });
  await store.setPerson(ada.id, { zone: 'UTC', names: true });
  await store.claim('seen', 1_000);
  await store.close();
  return database;
}

async function linesOf(database: Database): Promise<readonly string[]> {
  const engine = await database.engine(clock);
  const lines: string[] = [];
  await exportAll(engine, (line) => void lines.push(line)).finally(() => engine.close());
  return lines;
}

async function put(database: Database, lines: readonly string[]) {
  const engine = await database.engine(clock);
  const each = async function* () {
    yield* lines;
  };
  return importAll(engine, each()).finally(() => engine.close());
}

describe.each(engines)('what was exported from $name', (from) => {
  test.each(engines)('is the same in $name, and back again', async (to) => {
    const [source, target, back] = [await filled(from), await to.create(), await from.create()];
    const lines = await linesOf(source);
    const sums = await put(target, lines);
    expect(sums).toMatchObject({ answers: { rows: 700 }, players: { rows: 700 }, people: { rows: 700 } });
    const again = await linesOf(target);
    expect([...again].sort()).toEqual([...lines].sort());
    expect(again.at(-1)).toBe(lines.at(-1));
    await put(back, again);
    // It is a store like any other: the session goes on.
    const store = await back.open(clock);
    const [session] = await store.liveSessions();
    expect(session).toMatchObject({ state: { a: ['"', '\\', '\u0000', null, 1.5] }, version: 2 });
    expect(await store.begin({ ...(await begun(store)), id: 'x', only: 'one' }, { entries: [], boards: [] })).toBe(
      false,
    );
    await store.close();
    for (const database of [source, target, back]) await database.drop();
  });

  test('is refused where it is not whole, changed, of another version, or not alone', async () => {
    const source = await filled(from);
    const lines = await linesOf(source);
    const target = await from.create();
    const refused = async (changed: readonly string[], why: RegExp) => {
      await expect(put(target, changed)).rejects.toThrow(SetupError);
      await expect(put(target, changed)).rejects.toThrow(why);
    };
    await refused(lines.slice(0, -1), /not whole/);
    await refused([...lines.slice(0, 10), ...lines.slice(11)], /not what was exported/);
    await refused(
      lines.map((line) => line.replace('"points":10', '"points":11')),
      /not what was exported/,
    );
    await refused(lines.slice(1), /not an export/);
    await refused([...lines.slice(0, 5), '{"half'], /not JSON/);
    await refused([lines[0]?.replace('0001', '0009') ?? '', ...lines.slice(1)], /version 0009/);
    await refused([lines[0] ?? '', '{"table":"passwd","row":{}}', ...lines.slice(1)], /passwd/);
    // None of this has left a row.
    await put(target, lines);
    await refused(lines, /something in/);
    for (const database of [source, target]) await database.drop();
  });
});

describe('the tools', () => {
  const tool = (name: string, ...words: readonly string[]) =>
    promisify(execFile)(process.execPath, [
      fileURLToPath(new URL(`../../src/tools/${name}.ts`, import.meta.url)),
      ...words,
    ]);

  test('export beside a running bot, and import', async () => {
    const [kind] = engines;
    if (!kind) throw new Error('no engine');
    const [source, target] = [await filled(kind), await kind.create()];
    if (!('folder' in source.where) || !('folder' in target.where)) throw new Error('no folder');
    const folder = await mkdtemp(join(tmpdir(), 'colloquy-export-'));
    const file = join(folder, 'all.jsonl');
    const bot = await source.open(clock);
    const { stdout } = await tool('store-export', '--to', file, source.where.folder);
    expect(stdout).toContain('700 answers');
    await bot.close();
    expect((await tool('store-import', '--from', file, target.where.folder)).stdout).toContain('700 answers');
    expect([...(await linesOf(target))].join('\n')).toBe((await readFile(file, 'utf8')).trimEnd());
    const failed = await tool('store-import', '--from', file, target.where.folder).catch((error) => error);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is something in .*\n$/) });
    await writeFile(file, '');
    expect(await tool('store-export', '--to', file).catch((error) => error)).toMatchObject({ code: 1 });
    for (const database of [source, target]) await database.drop();
    await rm(folder, { recursive: true });
  });

  test.skipIf(!postgresUrl)(`move everything to a server and back${noPostgres ? ` (${noPostgres})` : ''}`, async () => {
    const [kind] = engines;
    if (!kind || !postgresUrl) throw new Error('no engine');
    const source = await filled(kind);
    const target = await kind.create();
    if (!('folder' in source.where) || !('folder' in target.where)) throw new Error('no folder');
    const folder = await mkdtemp(join(tmpdir(), 'colloquy-export-'));
    const [there, back] = [join(folder, 'there.jsonl'), join(folder, 'back.jsonl')];
    // The tools take a whole database.
    const name = `colloquy_${randomBytes(6).toString('hex')}`;
    const url = new URL(postgresUrl);
    url.pathname = `/${name}`;
    await withClient(postgresUrl, (client) => client.query(`create database ${name}`));
    try {
      await tool('store-export', '--to', there, source.where.folder);
      expect((await tool('store-import', '--from', there, url.href)).stdout).toContain('700 answers');
      await tool('store-export', '--to', back, url.href);
      expect((await tool('store-import', '--from', back, target.where.folder)).stdout).toContain('700 answers');
    } finally {
      await withClient(postgresUrl, (client) => client.query(`drop database ${name} with (force)`));
    }
    await rm(folder, { recursive: true });
    await source.drop();
    await target.drop();
  });
});
