/**
 * A crowd answers one open question through the whole bot, as fast as a platform can deliver: 5,000 people, evenly over one second, with a
 * history of 5,000 answers, ten times and a hundred times as many. Beside it the same clicks into a bot that only says what was chosen and keeps
 * nothing. Then the bot is killed 200 times in the middle of answers. `node test/bench/quiz.ts` prints the rows as JSON.
 */

import { realClock } from '../../src/clock.ts';
import type { Interaction, Reply } from '../../src/core/interaction.ts';
import { click, isKept, openHall } from '../kit/crowd.ts';
import { engines, type Kind } from '../kit/databases.ts';
import { killHall } from '../kit/hall-crash.ts';
import { fill } from '../kit/store/history.ts';
import type { Row } from './row.ts';

const crowd = 5_000;
/** Milliseconds over which they click. */
const span = 1_000;
const times = [1, 10, 100];
const kills = 200;
/** Sessions of the smallest history, each of 50 people and 10 rounds. */
const history = 10;
const warmUp = 500;

type Handle = (interaction: Interaction) => Promise<Reply | undefined>;
type Measured = { readonly all: number; readonly latencies: readonly number[]; readonly kept: number };

/** Everybody clicks once, at their own moment of the span. */
async function storm(session: string, handle: Handle): Promise<Measured> {
  const latencies: number[] = [];
  let kept = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: crowd }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n * span) / crowd));
      const clicked = performance.now();
      const reply = await handle(click(session, `person${n}`, n % 4));
      latencies.push(performance.now() - clicked);
      if (isKept(reply)) kept += 1;
    }),
  );
  return { all: performance.now() - begin, latencies: latencies.toSorted((a, b) => a - b), kept };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure(kind: Kind, scale: number): Promise<readonly Row[]> {
  const database = await kind.create();
  const engine = await database.engine(realClock);
  await fill(engine, history * scale);
  await engine.close();
  const store = await database.open(realClock);
  const { bot, platform, session } = await openHall(store);
  for (let n = 0; n < warmUp; n++) await bot.handle(click(session, `early${n}`, n % 4));
  const echo: Handle = async (from) => ({
    is: 'card',
    card: { title: `Your answer: ${from.is === 'press' ? from.press.args[1] : ''}`, blocks: [] },
    shownTo: 'asker',
    language: 'en',
  });
  const bare = await storm(session, echo);
  const edits = platform.messages.at(-1)?.edits ?? 0;
  const ours = await storm(session, bot.handle);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { rounds } = await store.tally(session, { round: 0, most: 1 });
  const counted = (rounds[0]?.answered ?? 0) - warmUp;
  if (ours.kept !== crowd || counted !== crowd)
    throw new Error(`${ours.kept} acknowledged, ${counted} counted of ${crowd}`);
  if (platform.editing.most > 1) throw new Error(`${platform.editing.most} edits at a time`);
  const drawn = (platform.messages.at(-1)?.edits ?? 0) - edits;
  await bot.close();
  await store.close();
  await database.drop();
  const named = `${kind.name === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, history of ${(5_000 * scale).toLocaleString('en')} answers`;
  const beside = 'the same clicks into a bot that keeps nothing';
  return [
    {
      what: `${named}: 5,000 people answer within a second, all acknowledged after`,
      unit: 'ms',
      ours: ours.all,
      bare: bare.all,
      beside,
    },
    { what: `${named}: click to acknowledgement in that second, p50`, unit: 'ms', ours: at(ours.latencies, 0.5) },
    { what: `${named}: click to acknowledgement in that second, p99`, unit: 'ms', ours: at(ours.latencies, 0.99) },
    ...(scale === 1
      ? [{ what: `${named}: edits of the board for those 5,000 answers`, unit: 'edits', ours: drawn } as const]
      : []),
  ];
}

async function killing(kind: Kind): Promise<Row> {
  const database = await kind.create();
  const { acknowledged, lost, twice } = await killHall(database, kills, () => 50 + Math.random() * 300);
  await database.drop();
  return {
    what: `${kind.name === 'sqlite' ? 'SQLite' : 'PostgreSQL'}: the whole bot killed ${kills} times; of ${acknowledged.toLocaleString('en')} acknowledged answers, lost or doubled`,
    unit: 'lost',
    ours: lost.length + twice,
  };
}

const rows: Row[] = [];
for (const kind of engines) {
  for (const scale of times) rows.push(...(await measure(kind, scale)));
  rows.push(await killing(kind));
}
process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
process.exit();
