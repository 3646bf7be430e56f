/** What the port promises, held against one engine. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import type { Database, Kind } from './databases.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { answersContract } from './store/answers.ts';
import { askingsContract } from './store/askings.ts';
import { boardsContract } from './store/boards.ts';
import { digestsContract } from './store/digests.ts';
import { peopleContract } from './store/people.ts';
import { reviewsContract } from './store/reviews.ts';
import { scoresContract } from './store/scores.ts';
import { sessionsContract } from './store/sessions.ts';
import { talkContract } from './store/talk.ts';
import { wakesContract } from './store/wakes.ts';

/** One open store for tests that keep to ids of their own. */
export type Open = { readonly store: Store; readonly clock: HandClock; readonly database: Database };

export function storeContract(kind: Kind): void {
  describe(`a store on ${kind.name}`, () => {
    let database: Database;
    let store: Store;
    const clock = handClock(1_000_000);
    beforeAll(async () => {
      database = await kind.create();
      store = await database.open(clock);
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const open = (): Open => ({ store, clock, database });
    sessionsContract(open);
    answersContract(open);
    boardsContract(open);
    talkContract(open);
    reviewsContract(open);
    digestsContract(open);
    askingsContract(open);
    scoresContract(open);
    peopleContract(open, kind);
  });
  wakesContract(kind);
}
