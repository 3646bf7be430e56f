/** Kills a bot at every point of a delivery, starts it again, and looks what stands in the channel. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageRef, placeId } from '../../src/core/place.ts';
import type { Subscription } from '../../src/core/store.ts';
import type { Database } from './databases.ts';
import type { Start } from './digest-process.ts';
import { type DistantCall, type Heard, isClosed, type Told } from './distant-platform.ts';
import { handClock } from './hand-clock.ts';
import { here, someone } from './room.ts';

const file = fileURLToPath(new URL('digest-process.ts', import.meta.url));

/** 09:00 in Shanghai on a Wednesday. */
export const dueAt = Date.UTC(2026, 10, 25, 1);
const day = 86_400_000;

/** A channel that gets a digest at that moment, and every day after it. */
export const daily = (id: string, given: Partial<Subscription> = {}): Subscription => {
  const place = placeId('terminal', id);
  return {
    id,
    target: place,
    place,
    server: here.server,
    person: someone('Ada').id,
    language: 'en',
    article: 'industrial-internet',
    time: '09:00',
    zone: 'Asia/Shanghai',
    days: [1, 2, 3, 4, 5, 6, 7],
    calendar: 'none',
    content: ['thesis', 'question'],
    order: 'written',
    seed: 's',
    recap: false,
    round: 0,
    since: dueAt - day,
    next: dueAt,
    noticed: false,
    ...given,
  };
};

/** Where digests go in a test: the platform as a bot's process reaches it, what is due there, and what stands there. */
export type Venue = {
  readonly platform: Start['platform'];
  readonly subscriptions: readonly Subscription[];
  /** Whether the history may be read where this subscription's digests go. */
  readonly mayLook: (subscription: Subscription) => boolean;
  /** How many messages of ours stand there. */
  readonly posts: (subscription: Subscription) => number;
  /** What a bot at the other end of the channel asks. */
  readonly answer?: (call: DistantCall) => Omit<Heard, 'id'>;
  /** The platform has forgotten what it was asked to do only once. */
  readonly forgets?: () => void;
};

/** Channels of a platform without a nonce: whatever is posted stands, as often as it is posted. The history of every second one is closed. */
export function distantVenue(channels: number): Venue {
  const posts: { readonly place: string; readonly once: string }[] = [];
  const posted = (at: number) => ({ posted: { message: messageRef('terminal', `m${at}`), at: Date.now() } });
  return {
    platform: { is: 'distant' },
    subscriptions: Array.from({ length: channels }, (_, n) => daily(`${n % 2 === 0 ? 'open' : 'closed'}${n}`)),
    mayLook: ({ id }) => !isClosed(id),
    posts: ({ place }) => posts.filter((post) => post.place === place).length,
    answer: (call) => {
      const at = posts.findIndex(({ place, once }) => place === call.place && once === call.once);
      if (call.do === 'find') return at < 0 ? {} : posted(at);
      posts.push({ place: call.place, once: call.once });
      return posted(posts.length - 1);
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  /** Resolves when it is ready, when nothing is left to do, and when it is gone. */
  readonly ready: Promise<unknown>;
  readonly done: Promise<unknown>;
  readonly ended: Promise<unknown>;
};

function startBot(start: Start, { answer }: Venue): Running {
  const child = fork(file, [JSON.stringify(start)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  child.once('exit', () => ended.resolve());
  child.on('message', (told: Told) => {
    if (told.is === 'ready') ready.resolve();
    if (told.is === 'done') done.resolve();
    if (told.is !== 'call' || !answer) return;
    const answered = answer(told.call);
    if (child.connected) child.send({ id: told.id, ...answered } satisfies Heard, () => {});
  });
  return { child, ready: ready.promise, done: done.promise, ended: ended.promise };
}

export type Killed = {
  readonly id: string;
  readonly mayLook: boolean;
  readonly posts: number;
  readonly results: readonly (string | undefined)[];
};
export type Kills = {
  readonly database: Database;
  readonly venue: Venue;
  /** At which point the first bot dies; without it, it is killed so many milliseconds after it is there. */
  readonly dies?: number;
  readonly after?: number;
};

/** One bot is killed in the middle of its deliveries, another one brings them to their end. What stands in the channels then, and what is written of it. */
export async function killsOne({
  database,
  venue,
  dies = 0,
  after = 0,
}: Kills): Promise<{ readonly died: boolean; readonly killed: readonly Killed[] }> {
  const { subscriptions, platform } = venue;
  const now = Date.now();
  const store = await database.open(handClock(now - 1_000));
  for (const subscription of subscriptions) await store.putSubscription({ ...subscription, next: now });
  await store.close();
  const before = subscriptions.map(venue.posts);
  // The minutes of waiting until a dead process cannot be at it any more pass in a second.
  const ids = subscriptions.map(({ id }) => id);
  const start: Start = { platform, where: database.where, now: now + 1_000, pace: 200, dies, subscriptions: ids };
  const first = startBot(start, venue);
  if (dies === 0) {
    await Promise.race([first.ready, first.ended]);
    await new Promise((resolve) => setTimeout(resolve, after));
    first.child.kill('SIGKILL');
  }
  // One that has fewer points has done it all.
  const died = await Promise.race([first.ended.then(() => true), first.done.then(() => false)]);
  first.child.kill('SIGKILL');
  await first.ended;
  venue.forgets?.();
  const second = startBot({ ...start, dies: 0 }, venue);
  await Promise.race([second.done, second.ended]);
  second.child.kill('SIGKILL');
  await second.ended;
  const last = await database.open(handClock(now + 1_000));
  const killed = await Promise.all(
    subscriptions.map(async (subscription, at) => ({
      id: subscription.id,
      mayLook: venue.mayLook(subscription),
      posts: venue.posts(subscription) - (before[at] ?? 0),
      results: (await last.digests(subscription.id, 100)).map(({ result }) => result),
    })),
  );
  await last.close();
  return { died, killed };
}

/** Those of which more stands than was to, or that are lost although the history may be read. */
export const wrongOf = (killed: readonly Killed[]): readonly Killed[] =>
  killed.filter(({ mayLook, posts, results }) => {
    const [result = '', ...more] = results;
    if (more.length > 0 || posts > 1) return true;
    return mayLook ? posts !== 1 || result !== 'posted' : !['posted', 'unknown'].includes(result);
  });
