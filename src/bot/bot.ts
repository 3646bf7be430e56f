/** The bot: an interaction goes in, a reply comes out; sessions go on by themselves. */
import { type Card, unreachable } from '../core/card.ts';
import { digestName } from '../core/digest/presses.ts';
import { discussion } from '../core/discussion/discussion.ts';
import { UserError } from '../core/errors.ts';
import type { Bot, CardReply, Interaction, Reply } from '../core/interaction.ts';
import { readLine } from '../core/line.ts';
import type { PersonId, PlaceId } from '../core/place.ts';
import type { Platform } from '../core/ports.ts';
import { quiz } from '../core/quiz/quiz.ts';
import { soloName } from '../core/quiz/solo.ts';
import type { Actor } from '../core/session.ts';
import type { PersonSettings, PlaceSettings, Wake } from '../core/store.ts';
import { textsOf } from '../texts/texts.ts';
import { createAsks } from './asks.ts';
import { type Boards, createBoards } from './boards.ts';
import { deskFor } from './desk.ts';
import { createDigestPresses } from './digest-presses.ts';
import { createDigests } from './digests.ts';
import { discussionLooks, quizLooks } from './looks.ts';
import { answerMention } from './mention.ts';
import { withNotice } from './notice.ts';
import { deliverDue } from './plans.ts';
import { answerForm, answerPress, answerSession, type Presses, suggest } from './pressed.ts';
import { createRemembered } from './remembered.ts';
import { type BotParts, cardReply, commandAt, languageFor, refusal, run, runLine, type Turn } from './run.ts';
import { createRunner, type Runner } from './sessions.ts';
import { createSettings } from './settings.ts';

export type { BotParts };

export type RunningBot = Bot & {
  /** Draws the boards of all live sessions and does what is due. Called when the platforms are connected. */
  start(): Promise<void>;
  /** Resolves when nothing is under way right now; what waits for its time is not waited for. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

export function createBot(parts: BotParts): RunningBot {
  const { store, clock, log } = parts;
  const remembered = createRemembered(store, clock);
  const settings = createSettings(store);
  const platformOf = (id: PlaceId | PersonId): Platform | undefined =>
    parts.platforms().find(({ name }) => id.startsWith(`${name}:`));
  const asks = createAsks(parts);
  const boards: Boards = createBoards({
    store,
    clock,
    log,
    platformOf,
    holder: parts.newId(),
    async draw(id, board) {
      const session = await store.session(id);
      return session && runners[session.machine]?.draw(id, board);
    },
    async placed(id, what) {
      const session = await store.session(id);
      await (session && runners[session.machine]?.placed(id, what));
    },
    async lost(id) {
      const session = await store.session(id);
      await (session && runners[session.machine]?.lost(id));
    },
  });
  const running = {
    store,
    clock,
    log,
    boards,
    painter: parts.painter,
    keep: (article: string, question: string, { person, language }: Actor) =>
      asks.keep(person.id, article, question, language),
  };
  const quizzes = createRunner(quiz, { ...running, ...quizLooks(store) });
  const discussions = createRunner(discussion, { ...running, ...discussionLooks(store) });
  const digests = createDigests({ ...parts, platformOf });
  const runners: Readonly<Record<string, Runner>> = {
    [quizzes.machine]: quizzes,
    [discussions.machine]: discussions,
  };
  const presses: Presses = {
    [quizzes.machine]: quizzes.press,
    [discussions.machine]: discussions.press,
    [soloName]: asks.press,
    [digestName]: createDigestPresses({ ...parts, asks }),
  };
  const plans = { ...parts, asks, platformOf };

  async function wake({ kind, key }: Wake): Promise<void> {
    if (kind === 'review') return deliverDue(key as PersonId, plans);
    if (kind === 'digest') return digests.wake(key);
    const session = await store.session(key);
    await (session && runners[session.machine]?.tick(key));
  }

  async function turnFor(from: Interaction): Promise<Turn> {
    const [own, here] = await Promise.all([settings.person(from.person.id), settings.place(from.place)]);
    return turnWith(from, own, await hereIn(from, here));
  }
  /** What is asked in a discussion's thread is asked of its article. */
  async function hereIn(from: Interaction, here: PlaceSettings): Promise<PlaceSettings> {
    // A session's own messages know what they are about.
    const isSessions = 'press' in from && from.press.session !== '';
    if (here.article !== undefined || isSessions) return here;
    const session = await store.inThread(from.place);
    return session ? { ...here, article: session.article } : here;
  }
  /** Draws what nobody has drawn. */
  async function refresh(): Promise<void> {
    for (const { session, place, name } of await store.staleBoards()) boards.show(session, place, [name], true);
  }
  const turnWith = (from: Interaction, own: PersonSettings, here: PlaceSettings): Turn => ({
    parts,
    remembered: remembered(from.person.id),
    from,
    own,
    here,
    desk: (language) =>
      deskFor({ bot: parts, quizzes, discussions, asks, digests, settings, refresh }, from, { own, here }, language),
  });

  return {
    catalogue: parts.catalogue,
    language: parts.language,
    claims: (delivery) => store.claim(delivery, clock.now()),
    async handle(from) {
      let here = turnWith(from, nothingChosen, nothingHere);
      try {
        here = await turnFor(from);
        const reply = await withNotice(here, await route(here, presses));
        await here.remembered.keep();
        return reply.is === 'card' && reply.later ? { ...reply, later: ended(here, reply.later) } : reply;
      } catch (error) {
        if (from.is === 'suggest') log.warn({ err: error, place: from.place }, 'a suggestion failed');
        if (from.is === 'suggest') return { is: 'suggestions', suggestions: [] };
        return failure(here, error);
      }
    },
    async start() {
      await store.wakes(wake);
      // What the last process had no time for: boards that nobody has drawn, and whether everybody has answered.
      await refresh();
      for (const session of await store.liveSessions()) await runners[session.machine]?.resume(session.id);
    },
    async settled() {
      // What one of them ends, another may go on with.
      for (let rounds = 0; rounds < 3; rounds++) {
        await store.settled();
        await Promise.all([quizzes.settled(), discussions.settled()]);
        await boards.settled();
      }
    },
    async close() {
      await Promise.all([quizzes.settled(), discussions.settled()]);
      await boards.close();
    },
  };
}

/** What is shown when something that took long has ended, however it did. */
async function ended(here: Turn, later: Promise<CardReply>): Promise<CardReply> {
  try {
    const reply = await later;
    await here.remembered.keep();
    return reply;
  } catch (error) {
    return failure(here, error);
  }
}

const nothingChosen: PersonSettings = { names: false, boards: true };
const nothingHere: PlaceSettings = { hosts: 'everyone' };

async function route(here: Turn, presses: Presses): Promise<Reply> {
  const { from, parts } = here;
  const texts = textsOf(languageFor(here));
  switch (from.is) {
    case 'command':
      return run(here, commandAt(here, from.words), from.given);
    case 'line':
      return runLine(here, readLine(parts.catalogue, from.text));
    case 'mention':
      return answerMention(here, from.text);
    case 'misaddressed':
      return cardReply(here, {
        title: texts.misaddressedTitle,
        blocks: [{ is: 'text', text: texts.misaddressed(from.callMe) }],
      });
    case 'press':
      return from.press.session ? answerSession(here, from, presses) : answerPress(here, from);
    case 'form':
      return from.press.session ? answerSession(here, from, presses) : answerForm(here, from.press, from.values);
    case 'suggest':
      return suggest(here, from);
    default:
      return unreachable(from);
  }
}

/** What went wrong, as a card: an apology with the reference of the log line, unless the person can do something about it. */
function failure(here: Turn, error: unknown): CardReply {
  if (error instanceof UserError) return refusal(here, error, {});
  const { from, parts } = here;
  const texts = textsOf(languageFor(here));
  const reference = parts.reference();
  parts.log.error(
    { err: error, reference, place: from.place, delivery: from.delivery, what: from.is },
    'an interaction failed',
  );
  const card: Card = {
    title: texts.apologyTitle,
    tone: 'bad',
    blocks: [{ is: 'text', text: texts.apology(reference) }],
  };
  return cardReply(here, card, { failed: true });
}
