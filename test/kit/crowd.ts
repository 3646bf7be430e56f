/** A crowd that answers one open question through the whole bot. */
import { assemble } from '../../src/assemble.ts';
import type { RunningBot } from '../../src/bot/bot.ts';
import { realClock } from '../../src/clock.ts';
import type { Interaction } from '../../src/core/interaction.ts';
import { messageRef, personId, placeId } from '../../src/core/place.ts';
import type { Platform } from '../../src/core/ports.ts';
import type { Press } from '../../src/core/press.ts';
import type { Store } from '../../src/core/store.ts';
import { noLog } from './databases.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';

export const place = placeId('terminal', 'hall');
const server = placeId('terminal', 'server');

/** A bot whose quiz has its first question open, without a time limit. `every`: how often a board may be edited, in milliseconds. */
export async function openHall(store: Store, every = 1_750) {
  const platform: FakePlatform = createFakePlatform(realClock.now, every);
  const platforms: readonly Platform[] = [platform];
  const bot = await assemble(
    { article: undefined, language: 'en', zone: 'UTC' },
    { log: noLog, store, platforms: () => platforms },
  );
  await bot.start();
  const [session] = await store.liveSessions(place);
  const id = session?.id ?? (await begin(bot, store));
  return { bot, platform, session: id };
}

async function begin(bot: RunningBot, store: Store): Promise<string> {
  const args = ['count=2', 'kinds=single', 'seconds=0', 'go=yes'];
  await bot.handle({
    ...from('host', 'start'),
    ...pressing({ machine: 'quiz start', session: '', event: 'turn', args }),
  });
  const [session] = await store.liveSessions(place);
  if (!session) throw new Error('no quiz has begun');
  // The host joins and never answers, so that the question stays open.
  for (const event of ['join', 'begin']) {
    await bot.handle({
      ...from('host', event),
      ...pressing({ machine: 'quiz', session: session.id, event, args: [] }),
    });
  }
  return session.id;
}

const from = (name: string, delivery: number | string) => ({
  person: { id: personId('terminal', name), name },
  place,
  server,
  direct: false,
  manages: true,
  language: 'en' as const,
  delivery: `hall:${delivery}`,
  sentAt: { at: Date.now(), by: 'platform' as const },
});
const pressing = (press: Press) => ({
  is: 'press' as const,
  press,
  message: { ref: messageRef('terminal', 'm1'), shownTo: 'everyone' as const, at: Date.now() },
});

/** One person’s click on one of the four choices of the first question. */
export const click = (session: string, person: string, choice: number): Interaction => ({
  ...from(person, person),
  manages: false,
  ...pressing({ machine: 'quiz', session, event: 'answer', args: ['0', String(choice)] }),
});

/** Whether a reply says that the answer is kept. */
export const isKept = (reply: Awaited<ReturnType<RunningBot['handle']>>): boolean =>
  reply?.is === 'card' && !reply.failed && reply.card.title.startsWith('Your answer');
