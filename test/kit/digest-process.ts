/**
 * The whole bot in a process of its own, with digests that are due: it dies by its own hand (SIGKILL) at the point it is told, or is killed
 * from outside. Its platform is in another process: at the other end of the channel, or a double of Discord or of Slack.
 */

import { assemble } from '../../src/assemble.ts';
import type { Clock, Platform } from '../../src/core/ports.ts';
import type { Store } from '../../src/core/store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { noLog } from './databases.ts';
import { createDistantPlatform, type Told } from './distant-platform.ts';

export type Start = {
  readonly platform:
    | { readonly is: 'distant' }
    | { readonly is: 'discord'; readonly token: string; readonly api: string }
    | { readonly is: 'slack'; readonly botToken: string; readonly apiUrl: string; readonly signingSecret: string };
  readonly where: { readonly folder: string } | { readonly url: string; readonly schema: string };
  /** What the clock shows when it begins. */
  readonly now: number;
  /** How many times as fast it goes. */
  readonly pace: number;
  /** At which of the points, counted from 1, it dies; 0: at none. */
  readonly dies: number;
  /** The subscriptions that are looked after. */
  readonly subscriptions: readonly string[];
};

const start = JSON.parse(process.argv[2] ?? '') as Start;
const began = Date.now();
const clock: Clock = {
  now: () => start.now + Math.round((Date.now() - began) * start.pace),
  at: (when, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, (when - clock.now()) / start.pace), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

let points = 0;
/** A point at which a process may die. */
function point(name: string): void {
  points += 1;
  if (points === start.dies) process.kill(process.pid, 'SIGKILL');
  process.send?.({ is: 'point', name } satisfies Told);
}

/** Every call to what matters for a delivery is two points: before it, and when it is done but nobody has heard of it. */
function deadly<Of extends object>(of: Of, names: readonly (keyof Of & string)[]): Of {
  const calls = names.map((name) => {
    const call = of[name] as (...args: unknown[]) => Promise<unknown>;
    return [
      name,
      async (...args: unknown[]) => {
        point(`before ${name}`);
        const result = await call.apply(of, args);
        point(`after ${name}`);
        return result;
      },
    ] as const;
  });
  return { ...of, ...Object.fromEntries(calls) };
}

const where = { clock, log: noLog };
const opened: Store =
  'folder' in start.where
    ? await openSqlite({ folder: start.where.folder, ...where })
    : await openPostgres({ ...start.where, ...where });
const store = deadly(opened, [
  'subscription',
  'openDigests',
  'shownItems',
  'beginDigest',
  'leaseDigest',
  'endDigest',
  'postponeDigest',
  'changeSubscription',
]);
/** An SDK is read only where it is needed: it takes longer than all the rest. */
async function openPlatform(): Promise<Platform> {
  const { platform: on } = start;
  switch (on.is) {
    case 'distant':
      return createDistantPlatform();
    case 'discord':
      return (await import('../../src/adapters/discord/connect.ts')).createDiscord(on, noLog);
    case 'slack':
      return (await import('../../src/adapters/slack/connect.ts')).createSlack({ ...on, port: 0 }, noLog);
  }
}
const platform: Platform = deadly(await openPlatform(), ['post', 'tell', 'find']);
const bot = await assemble(
  { article: undefined, language: 'en', zone: 'UTC' },
  { log: noLog, store, clock, platforms: () => [platform] },
);
await platform.connect(bot);
await bot.start();
process.on('disconnect', () => process.exit());
process.send?.({ is: 'ready' } satisfies Told);

/** Whether nothing is left to do for a subscription right now. */
async function rests(id: string): Promise<boolean> {
  const subscription = await opened.subscription(id);
  const isOver = !subscription || subscription.paused !== undefined || subscription.next > clock.now();
  return isOver && (await opened.openDigests(id)).length === 0;
}
for (;;) {
  if ((await Promise.all(start.subscriptions.map(rests))).every(Boolean)) break;
  await new Promise((resolve) => setTimeout(resolve, 30));
}
process.send?.({ is: 'done' } satisfies Told);
