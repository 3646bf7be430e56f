/** A process that opens a store and, until it is killed, owns it, writes answers (each one acknowledged is a line on its output), or leaves a wake. */

import { personId } from '../../../src/core/place.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { noLog } from '../databases.ts';
import { answerTo, newSession } from './scene.ts';

const [where, session, from, task] = process.argv.slice(2);
const place = JSON.parse(where ?? '');
const clock = { now: Date.now, at: () => () => {} };
const store =
  'folder' in place
    ? await openSqlite({ folder: place.folder, clock, log: noLog })
    : await openPostgres({ ...place, clock, log: noLog });
process.stdout.write('open\n');

if (task === 'answers') {
  // Several at a time, as people do; each is told by itself.
  let next = Number(from);
  const lane = async () => {
    for (;;) {
      const id = personId('test', `p${next}`);
      next += 1;
      const { is } = await store.answer(answerTo({ id: session ?? '' }, { id, name: 'P' }, { teams: ['red', 'blue'] }));
      process.stdout.write(`${is} ${id}\n`);
    }
  };
  await Promise.all(Array.from({ length: 20 }, lane));
}
if (task === 'wake') {
  const wake = Date.now() + Number(from);
  await store.wakes(async () => {});
  await store.begin(newSession({ id: session ?? '' }), { entries: [], boards: [], wake });
  process.stdout.write('begun\n');
}
// Lives until it is killed, or until its test has long been over.
setTimeout(() => process.exit(), 60_000);
