/** A year of digests in twelve zones: clocks that change, downtime, make-up workdays. Each due time has one post, at the moment that was shown before. */
import { expect, test } from 'vitest';
import { commandsFolder, contentFolder } from '../../src/assemble.ts';
import { createBot } from '../../src/bot/bot.ts';
import { loadCommands } from '../../src/bot/loader.ts';
import { loadLibrary } from '../../src/content/load.ts';
import { shuffled } from '../../src/core/chance.ts';
import { chinaDay } from '../../src/core/digest/china-days.ts';
import { catchUpFor, nextDigest, nextDigests } from '../../src/core/digest/schedule.ts';
import type { Library } from '../../src/core/library.ts';
import { placeId } from '../../src/core/place.ts';
import type { Subscription } from '../../src/core/store.ts';
import { openInMemory } from '../../src/store/sqlite.ts';
import { noLog } from '../kit/databases.ts';
import { daily } from '../kit/digest-crash.ts';
import { createFakeClock } from '../kit/fake-clock.ts';
import { createFakePlatform } from '../kit/fake-platform.ts';
import { handedOn } from '../kit/handed-on.ts';
import { asTested } from '../kit/room.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2025, 11, 31, 10);
const end = Date.UTC(2026, 11, 31, 20);

/** Where clocks change, the times are in the hour that is skipped or comes twice. */
const zones = [
  ['Pacific/Apia', '23:59', [1, 3, 5], 'none'],
  ['Pacific/Auckland', '02:30', [1, 2, 3, 4, 5, 6, 7], 'none'],
  ['Pacific/Chatham', '03:00', [6, 7], 'none'],
  ['Australia/Lord_Howe', '02:15', [1, 7], 'none'],
  ['Asia/Shanghai', '09:00', [1, 2, 3, 4, 5], 'china'],
  ['Asia/Kolkata', '18:45', [1, 2, 3, 4, 5, 6, 7], 'china'],
  ['Africa/Casablanca', '02:30', [7], 'none'],
  ['Europe/Berlin', '02:30', [1, 2, 3, 4, 5, 6, 7], 'none'],
  ['Europe/London', '01:30', [5, 6, 7], 'none'],
  ['America/St_Johns', '02:30', [6, 7], 'none'],
  ['America/New_York', '02:00', [1, 2, 3, 4, 5, 6, 7], 'none'],
  ['America/Santiago', '00:00', [1, 6, 7], 'none'],
] as const;

/** Every moment of that year at which a digest is due, counted by the dates of the zone's own calendar. */
function dueTimes([zone, time, days, calendar]: (typeof zones)[number]): readonly number[] {
  const found: number[] = [];
  for (let date = Temporal.PlainDate.from('2025-12-30'); date.toString() < '2027-01-03'; date = date.add({ days: 1 })) {
    const said = calendar === 'china' ? chinaDay(date) : undefined;
    const workday = days.join() === '1,2,3,4,5';
    const falls =
      said === 'work' && workday ? true : said !== 'off' && (days as readonly number[]).includes(date.dayOfWeek);
    const at = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (falls && at > start && at <= end) found.push(at);
  }
  return found;
}

/** As many theses as a year has days: none comes twice. */
async function longArticle(): Promise<Library> {
  const [pack] = await loadLibrary(contentFolder, noLog);
  const many = <T extends { readonly number: number }>(theses: readonly T[]): readonly T[] =>
    Array.from({ length: 400 }, (_, n) => ({ ...(theses[n % theses.length] as T), number: n + 1 }));
  const { zh, en } = pack.faces;
  return [{ ...pack, faces: { zh: { ...zh, theses: many(zh.theses) }, en: { ...en, theses: many(en.theses) } } }];
}

/** From when to when nobody was there: from ten minutes to a day and a half. */
const outages = shuffled(
  Array.from({ length: 36 }, (_, n) => n),
  'outages',
).map((n, at) => {
  const from = start + (at * 10 + 3) * 24 * hour + n * 41 * minute + 17_000;
  return { from, to: from + 10 * minute + n * n * 100_000 };
});

test('one post for each due time', { timeout: 120_000 }, async () => {
  const clock = createFakeClock(start);
  const platform = createFakePlatform(clock.now);
  const library = await longArticle();
  const catalogue = await loadCommands(commandsFolder);
  const store = handedOn(await openInMemory({ clock, log: noLog }));
  let ids = 0;
  const begin = async () => {
    const bot = createBot({
      catalogue,
      library: () => library,
      log: noLog,
      ...asTested,
      reference: () => 'ref',
      newId: () => `y${String(++ids).padStart(11, '0')}`,
      store,
      clock,
      platforms: () => [platform],
    });
    await bot.start();
    return bot;
  };
  const subscriptions = zones.map(([zone, time, days, calendar]): Subscription => {
    const place = placeId('terminal', zone);
    const it = daily(zone, { target: place, place, zone, time, days, calendar, content: ['thesis'], since: start });
    return { ...it, next: nextDigest(it, start) };
  });
  for (const subscription of subscriptions) await store.putSubscription(subscription);

  let bot = await begin();
  for (const { from, to } of outages) {
    await clock.advance(from - clock.now(), bot.settled);
    await bot.close();
    store.nobody();
    await clock.advance(to - clock.now(), async () => {});
    bot = await begin();
    // What waited is looked at within some seconds.
    await clock.advance(10_000, bot.settled);
  }
  await clock.advance(end - clock.now(), bot.settled);

  for (const [at, zone] of zones.entries()) {
    const due = dueTimes(zone);
    const subscription = subscriptions[at] as Subscription;
    // What `/digest status` shows is what is done.
    expect(nextDigests(subscription, start, due.length), zone[0]).toEqual(due);
    const expected = due.map((moment, n) => {
      const outage = outages.find(({ from, to }) => moment >= from && moment < to);
      if (!outage) return { due: moment, at: moment };
      const isLast = (due[n + 1] ?? end + 1) > outage.to;
      return { due: moment, at: isLast && outage.to - moment < catchUpFor ? outage.to : undefined };
    });
    const posts = platform.messages.filter(({ place }) => place === subscription.place);
    const wanted = expected.filter((each) => each.at !== undefined);
    expect(posts, zone[0]).toHaveLength(wanted.length);
    expect(new Set(posts.map(({ shown }) => shown.card.title)).size, zone[0]).toBe(wanted.length);
    for (const [n, { at: moment = 0 }] of wanted.entries()) {
      // After an outage it comes as soon as the wakes are looked at.
      expect((posts[n]?.at ?? 0) - moment, `${zone[0]} ${n}`).toBeGreaterThanOrEqual(0);
      expect((posts[n]?.at ?? 0) - moment, `${zone[0]} ${n}`).toBeLessThanOrEqual(
        outages.some(({ to }) => to === moment) ? 10_000 : 0,
      );
    }
    const log = (await store.digests(subscription.id, 1_000)).toReversed();
    expect(
      log.map(({ due: moment, result }) => [moment, result]),
      zone[0],
    ).toEqual(expected.map((each) => [each.due, each.at === undefined ? 'late' : 'posted']));
  }
  expect(platform.messages.length).toBeGreaterThan(2_000);
  await bot.close();
  await store.close();
});
