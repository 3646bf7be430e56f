/** A delivery that is cut off at each of its points, one after the other, and what the next process makes of it. */
import { describe, expect, test } from 'vitest';
import { commandsFolder, contentFolder } from '../../src/assemble.ts';
import { createBot } from '../../src/bot/bot.ts';
import { loadCommands } from '../../src/bot/loader.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Platform } from '../../src/core/ports.ts';
import type { Store } from '../../src/core/store.ts';
import { engines, noLog } from '../kit/databases.ts';
import { daily, dueAt } from '../kit/digest-crash.ts';
import { createFakeClock } from '../kit/fake-clock.ts';
import { createFakePlatform } from '../kit/fake-platform.ts';
import { handedOn } from '../kit/handed-on.ts';
import { mortal } from '../kit/mortal.ts';
import { asTested } from '../kit/room.ts';

const [catalogue, library] = await Promise.all([loadCommands(commandsFolder), loadLibrary(contentFolder, noLog)]);
const minute = 60_000;

/** The calls that a delivery is made of. */
const storeCalls = ['subscription', 'digests', 'shownItems', 'beginDigest', 'leaseDigest', 'endDigest'] as const;

let ids = 0;
function botOn(store: Store, platform: Platform, clock: ReturnType<typeof createFakeClock>) {
  return createBot({
    catalogue,
    library: () => library,
    log: noLog,
    ...asTested,
    reference: () => 'ref',
    newId: () => `p${String(++ids).padStart(11, '0')}`,
    store,
    clock,
    platforms: () => [platform],
  });
}

describe.each(engines)('on $name', (kind) => {
  test.each([
    ['may be read: each stands once', true],
    ['may not be read: none stands twice, and what nobody knows is said to be unknown', false],
  ])('cut off at each point where the history %s', { timeout: 60_000 }, async (_, mayLook) => {
    const database = await kind.create();
    const clock = createFakeClock(dueAt - minute);
    const opened = await database.open(clock);
    const store = handedOn(opened);
    const fake = createFakePlatform(clock.now);
    const platform: Platform = mayLook ? fake : { ...fake, find: async () => 'unknown' };
    const seen: {
      readonly at: string;
      readonly posts: number;
      readonly result: string | undefined;
      readonly told: number;
    }[] = [];
    for (let dies = 1, lasts = false; !lasts; dies++) {
      const subscription = daily(`channel${dies}`, { next: clock.now() + minute });
      await store.putSubscription(subscription);
      const life = mortal(dies);
      const first = botOn(life.wrap(store, storeCalls), life.wrap(platform, ['post', 'tell', 'find']), clock);
      await first.start();
      await clock.advance(minute, first.settled);
      lasts = !life.isDead;
      // Another process goes on where it stopped, as soon as nobody can be at it any more.
      const second = botOn(store, platform, clock);
      await second.start();
      await clock.advance(5 * minute, second.settled);
      const [digest, ...more] = await store.digests(subscription.id, 9);
      expect(more).toEqual([]);
      seen.push({
        at: lasts ? 'never' : (life.points.at(-1) ?? ''),
        posts: fake.messages.filter(({ place }) => place === subscription.place).length,
        result: digest?.result,
        told: fake.messages.filter(
          ({ place, shown }) =>
            (place as string) === subscription.person && shown.card.title.startsWith('About the digest'),
        ).length,
      });
      await store.dropSubscription(subscription.id, clock.now());
    }
    await store.close();
    await database.drop();
    const at = (name: string) => seen.find((each) => each.at === name);
    expect(seen.map((each) => each.at)).toEqual(
      expect.arrayContaining([
        'after beginDigest',
        'before post',
        'after post',
        'before endDigest',
        'after endDigest',
        'never',
      ]),
    );
    expect(seen.filter(({ posts }) => posts > 1)).toEqual([]);
    expect(at('never')).toMatchObject({ posts: 1, result: 'posted' });
    if (mayLook) {
      expect(seen.filter(({ posts, result }) => posts !== 1 || result !== 'posted')).toEqual([]);
    } else {
      expect(at('before beginDigest')).toMatchObject({ posts: 1, result: 'posted' });
      for (const name of ['after beginDigest', 'before post'])
        expect(at(name)).toMatchObject({ posts: 0, result: 'unknown' });
      for (const name of ['after post', 'before endDigest'])
        expect(at(name)).toMatchObject({ posts: 1, result: 'unknown' });
      expect(at('after endDigest')).toMatchObject({ posts: 1, result: 'posted' });
      const unknown = seen.filter(({ result }) => result === 'unknown').length;
      // The last count is of all of them: each was told of once.
      expect(seen.at(-1)?.told).toBe(unknown);
    }
  });
});
