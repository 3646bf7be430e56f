/** Two processes on one store, each with a gateway session of its own: both hear everything, and one of them does it. */
import { afterAll, describe, expect, test } from 'vitest';
import { engines } from '../../kit/databases.ts';
import { did } from '../../kit/discord/connected.ts';
import { editsOf, playsWhole } from '../../kit/discord/play.ts';
import { openTable } from '../../kit/discord/table.ts';

const server = engines.find(({ name }) => name === 'postgres');

describe.skipIf(!server)('on PostgreSQL', async () => {
  const database = await server?.create();
  if (!database) return;
  const table = await openTable({ database, bots: 2 });
  afterAll(async () => {
    await table.close();
    await database.drop();
  });

  test('a whole quiz: every press is answered once, every board stands once', async () => {
    const [ada, zoe] = [table.person('ada'), table.person('zoe')];
    const seats = [
      { person: ada, language: 'en', right: () => true },
      { person: zoe, language: 'zh', right: (round: number) => round % 2 === 0 },
    ] as const;
    // Few options: what is too long for a button is remembered by one process alone.
    const played = await playsWhole(table, 'general', seats, 'en', { count: '6', seconds: '60' });
    expect(played.answers).toHaveLength(12);
    for (const { exchange } of played.answers) expect(did(exchange)).toEqual(['reply privately']);
    const callbacks = table.layer.calls.filter(({ path }) => path.endsWith('/callback'));
    expect(callbacks).toHaveLength(table.layer.exchanges.size);
    expect(callbacks.filter(({ status }) => status >= 400)).toEqual([]);
    expect(table.posts('general')).toHaveLength(8);
    expect(table.layer.faults).toEqual([]);
    expect(table.complaints()).toEqual([]);
    // Each message by itself keeps its pace, whoever edits it.
    const edits = editsOf(table).toSorted((a, b) => a.from - b.from);
    for (const edit of edits) {
      const before = edits.findLast(({ path, from }) => path === edit.path && from < edit.from);
      if (before) expect(edit.from).toBeGreaterThanOrEqual(before.to);
    }
  });

  test.todo('the Start button of a long set-up, pressed in another process or after a restart');
});
