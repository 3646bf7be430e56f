/** The port, put together from the queries over one engine. */
import type { Store } from '../core/store.ts';
import { answerQueries } from './answers.ts';
import { askingQueries } from './askings.ts';
import { boardQueries } from './boards.ts';
import { digestAnswerQueries } from './digest-answers.ts';
import { digestQueries } from './digests.ts';
import type { Engine } from './engine.ts';
import { personQueries } from './person.ts';
import { pressedQueries } from './pressed.ts';
import { askQueries, cardQueries, planQueries } from './reviews.ts';
import { scoreQueries } from './scores.ts';
import { sessionQueries } from './sessions.ts';
import { settingQueries } from './settings.ts';
import { subscriptionQueries } from './subscriptions.ts';
import { talkQueries } from './talk.ts';
import { tallyQueries } from './tally.ts';
import type { Wakes } from './wakes.ts';

/** What the two engines do in ways of their own. */
export type Ways = { readonly claim: Store['claim']; readonly wakes: Wakes };

/** Closing it waits for answers and wakes that are under way. */
export function createStore(engine: Engine, { claim, wakes }: Ways): Store {
  const { answer, answersOf, idle } = answerQueries(engine);
  return {
    claim,
    answer,
    answersOf,
    ...pressedQueries(engine),
    ...sessionQueries(engine, wakes),
    ...tallyQueries(engine),
    ...talkQueries(engine),
    ...boardQueries(engine),
    ...settingQueries(engine),
    ...askQueries(engine),
    ...askingQueries(engine),
    ...cardQueries(engine),
    ...planQueries(engine, wakes),
    ...subscriptionQueries(engine, wakes),
    ...digestQueries(engine, wakes),
    ...digestAnswerQueries(engine),
    ...scoreQueries(engine),
    ...personQueries(engine, wakes),
    wakes: (run) => wakes.start(run),
    settled: wakes.settled,
    close: async () => {
      await wakes.stop();
      await idle();
      await engine.close();
    },
  };
}
