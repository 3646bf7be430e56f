/** The whole bot in a process of its own, in which people answer one open question until it is killed. Each acknowledged answer is a line. */
import { realClock } from '../../src/clock.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { click, isKept, openHall } from './crowd.ts';
import { noLog } from './databases.ts';

const [where = '', from = '0'] = process.argv.slice(2);
const place = JSON.parse(where);
const store =
  'folder' in place
    ? await openSqlite({ folder: place.folder, clock: realClock, log: noLog })
    : await openPostgres({ ...place, clock: realClock, log: noLog });
const { bot, session } = await openHall(store, 50);
process.stdout.write(`open ${session}\n`);
// Many people at a time, each told by themselves.
let next = Number(from);
const lane = async (): Promise<void> => {
  for (;;) {
    const person = `p${next}`;
    next += 1;
    if (isKept(await bot.handle(click(session, person, next % 4)))) process.stdout.write(`kept ${person}\n`);
  }
};
await Promise.all(Array.from({ length: 50 }, lane));
