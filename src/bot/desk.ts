/** What a command that acts can reach, for one interaction. */
import type { Desk } from '../core/desk.ts';
import { open as openDiscussion } from '../core/discussion/machine.ts';
import type { DiscussionEvent, State as DiscussionState } from '../core/discussion/state.ts';
import type { Taken as TakenByDiscussion } from '../core/discussion/taken.ts';
import type { Interaction } from '../core/interaction.ts';
import type { Language } from '../core/language.ts';
import { open } from '../core/quiz/machine.ts';
import type { QuizEvent, State, Taken } from '../core/quiz/state.ts';
import type { Actor } from '../core/session.ts';
import type { PersonSettings, PlaceSettings } from '../core/store.ts';
import type { Asks } from './asks.ts';
import type { Digests } from './digests.ts';
import type { BotParts } from './run.ts';
import type { RunnerOf } from './sessions.ts';
import type { Settings } from './settings.ts';

export type DeskParts = {
  readonly bot: BotParts;
  readonly quizzes: RunnerOf<State, Taken, QuizEvent>;
  readonly discussions: RunnerOf<DiscussionState, TakenByDiscussion, DiscussionEvent>;
  readonly asks: Asks;
  /** Draws again what is stale. */
  readonly refresh: () => Promise<void>;
  readonly digests: Digests;
  readonly settings: Settings;
};

/** Whoever did this, as sessions know them. */
export const actorOf = (from: Interaction, language: Language): Actor => ({
  person: from.person,
  sentAt: from.sentAt,
  manages: from.manages,
  language,
});

export function deskFor(
  { bot, quizzes, discussions, asks, digests, settings, refresh }: DeskParts,
  from: Interaction,
  chosen: { readonly own: PersonSettings; readonly here: PlaceSettings },
  language: Language,
): Desk {
  const { store, clock, newId, zone } = bot;
  const { person, place, server, direct, manages } = from;
  const now = clock.now();
  return {
    store,
    now,
    seed: newId(),
    person,
    place,
    server,
    direct,
    manages,
    ...chosen,
    ...(from.is === 'form' && { files: from.files ?? [] }),
    ...(bot.importer && { importer: bot.importer }),
    ...(bot.drafter && { drafter: bot.drafter }),
    usualLanguage: from.language ?? chosen.here.language ?? bot.language,
    zone,
    setOwn: (patch) => settings.setPerson(person.id, patch),
    setHere: (patch) => settings.setPlace(place, patch),
    async forget() {
      const rows = await store.deletePerson(person.id);
      settings.forget(person.id);
      await refresh();
      return rows;
    },
    async beginQuiz(taken, boardLanguage) {
      const id = newId();
      const article = taken.questions[0]?.article ?? '';
      const begun = await quizzes.begin(
        { id, place, server, language: boardLanguage, article, startedAt: now, only: `${place} ${taken.setup.mode}` },
        taken,
        open(person.id, now),
      );
      return begun ? id : undefined;
    },
    moveQuiz: (session, event) => quizzes.hand(session, event, actorOf(from, language)),
    async beginDiscussion(taken, article, boardLanguage) {
      const id = newId();
      const begun = await discussions.begin(
        {
          id,
          place,
          server,
          language: boardLanguage,
          article,
          startedAt: now,
          only: `${place} ${article} ${taken.thesis}`,
        },
        taken,
        openDiscussion(person.id, taken, now),
      );
      return begun ? id : undefined;
    },
    moveDiscussion: (session, event) => discussions.hand(session, event, actorOf(from, language)),
    lookAtDiscussion: (session, view) => discussions.look(session, view, [], actorOf(from, language)),
    bringDigest: (subscription) => digests.bring(subscription),
    previewDigest: (subscription) => digests.preview(subscription, language),
    ask: (pack, question, purpose, left) => asks.put(person.id, pack, question, purpose, language, left),
  };
}
