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

/** A platform without a nonce: whatever is posted stands, as often as it is posted. */
export function openChannel() {
  const posts: { readonly place: string; readonly once: string; readonly title: string; readonly at: number }[] = [];
  const answer = (call: DistantCall): Omit<Heard, 'id'> => {
    if (call.do === 'find') {
      const at = posts.findIndex(({ place, once }) => place === call.place && once === call.once);
      return at < 0 ? {} : { posted: { message: messageRef('terminal', `m${at}`), at: posts[at]?.at ?? 0 } };
    }
    const { place, once, shown } = call;
    posts.push({ place, once, title: shown.card.title, at: Date.now() });
    return { posted: { message: messageRef('terminal', `m${posts.length - 1}`), at: Date.now() } };
  };
  return { posts, answer };
}
export type Channel = ReturnType<typeof openChannel>;

type Running = {
  readonly child: ChildProcess;
  /** Resolves when it is ready, and when nothing is left to do. */
  readonly ready: Promise<unknown>;
  readonly done: Promise<unknown>;
  readonly ended: Promise<unknown>;
};

function startBot(start: Start, channel: Channel): Running {
  const child = fork(file, [JSON.stringify(start)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  child.once('exit', () => ended.resolve());
  child.on('message', (told: Told) => {
    if (told.is === 'ready') ready.resolve();
    if (told.is === 'done') done.resolve();
    if (told.is !== 'call') return;
    const answered = channel.answer(told.call);
    if (child.connected) child.send({ id: told.id, ...answered } satisfies Heard, () => {});
  });
  return { child, ready: ready.promise, done: done.promise, ended: ended.promise };
}

export type Killed = { readonly id: string; readonly posts: number; readonly results: readonly (string | undefined)[] };
export type Kills = {
  readonly database: Database;
  /** Channels whose digest is due at once; the history of every second one is closed. */
  readonly channels: number;
  /** At which point the first bot dies; without it, it is killed so many milliseconds after it is there. */
  readonly dies?: number;
  readonly after?: number;
};

/** One bot is killed in the middle of its deliveries, another one brings them to their end. What stands in the channels then, and what is written of it. */
export async function killsOne({
  database,
  channels,
  dies = 0,
  after = 0,
}: Kills): Promise<{ readonly died: boolean; readonly killed: readonly Killed[] }> {
  const channel = openChannel();
  const ids = Array.from({ length: channels }, (_, n) => `${n % 2 === 0 ? 'open' : 'closed'}${n}`);
  const store = await database.open(handClock(dueAt - 1_000));
  for (const id of ids) await store.putSubscription(daily(id));
  await store.close();
  // A minute of waiting until a dead process cannot be at it any more passes in a second.
  const start = { where: database.where, now: dueAt + 1_000, pace: 60, subscriptions: ids };
  const first = startBot({ ...start, dies }, channel);
  if (dies === 0) {
    await Promise.race([first.ready, first.ended]);
    await new Promise((resolve) => setTimeout(resolve, after));
    first.child.kill('SIGKILL');
  }
  // One that has fewer points has done it all.
  const died = await Promise.race([first.ended.then(() => true), first.done.then(() => false)]);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = startBot({ ...start, dies: 0 }, channel);
  await Promise.race([second.done, second.ended]);
  second.child.kill('SIGKILL');
  await second.ended;
  const last = await database.open(handClock(dueAt + 1_000));
  const killed = await Promise.all(
    ids.map(async (id) => ({
      id,
      posts: channel.posts.filter(({ place }) => place === daily(id).place).length,
      results: (await last.digests(id, 100)).map(({ result }) => result),
    })),
  );
  await last.close();
  return { died, killed };
}

/** Those of which more stands than was to, or that are lost although the history may be read. */
export const wrongOf = (killed: readonly Killed[]): readonly Killed[] =>
  killed.filter(({ id, posts, results }) => {
    const [result = '', ...more] = results;
    if (more.length > 0 || posts > 1) return true;
    return isClosed(id) ? !['posted', 'unknown'].includes(result) : posts !== 1 || result !== 'posted';
  });
