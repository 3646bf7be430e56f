/** Two bots, each in a process of its own, have the same digests to bring on one PostgreSQL: each comes once. */
import { expect, test } from 'vitest';
import { realClock } from '../../src/clock.ts';
import { engines, noPostgres } from '../kit/databases.ts';
import { daily } from '../kit/digest-crash.ts';
import { openBots } from '../kit/processes.ts';

const postgres = engines.find(({ name }) => name === 'postgres');

test.skipIf(!postgres)(
  `each digest is posted by one of two bots${noPostgres ? ` (${noPostgres})` : ''}`,
  { timeout: 60_000 },
  async () => {
    const database = await postgres?.create();
    if (!database || !('url' in database.where)) throw new Error('not a PostgreSQL');
    const store = await database.open(realClock);
    const subscriptions = Array.from({ length: 30 }, (_, n) => daily(`shared${n}`, { next: Date.now() + 1_000 }));
    for (const subscription of subscriptions) await store.putSubscription(subscription);
    const bots = await openBots(2, database.where.url, database.where.schema);
    const results = () => Promise.all(subscriptions.map(({ id }) => store.digests(id, 9)));
    await expect
      .poll(async () => (await results()).filter(([first]) => first?.result === 'posted').length, { timeout: 30_000 })
      .toBe(subscriptions.length);
    // What one has taken the other may still be looking at.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const places = bots.messages.map(({ place }) => place);
    expect(places.toSorted()).toEqual(subscriptions.map(({ target }) => target).toSorted());
    expect((await results()).map((digests) => digests.length)).toEqual(subscriptions.map(() => 1));
    await bots.close();
    await store.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await database.drop();
  },
);
