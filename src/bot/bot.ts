/** The bot: an interaction goes in, a reply comes out; sessions go on by themselves. */
import { type Card, type Form, unreachable } from '../core/card.ts';
import { allOptions } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Bot, CardReply, Interaction, Reply } from '../core/interaction.ts';
import { findPack } from '../core/library.ts';
import { readLine } from '../core/line.ts';
import { fillIn, givenOf } from '../core/lookup.ts';
import type { PersonId, PlaceId } from '../core/place.ts';
import type { Platform } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import { quiz } from '../core/quiz/quiz.ts';
import { soloName } from '../core/quiz/solo.ts';
import type { Input } from '../core/session.ts';
import type { PersonSettings, PlaceSettings, Wake } from '../core/store.ts';
import { textsOf } from '../texts/texts.ts';
import { createAsks } from './asks.ts';
import { type Boards, createBoards } from './boards.ts';
import { actorOf, deskFor } from './desk.ts';
import { answerMention } from './mention.ts';
import { withNotice } from './notice.ts';
import { deliverDue } from './plans.ts';
import { createRemembered } from './remembered.ts';
import {
  type BotParts,
  cardReply,
  commandAt,
  contextFor,
  form,
  help,
  languageFor,
  refusal,
  run,
  runLine,
  type Turn,
} from './run.ts';
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

/** What a press or form on a message of a session, or on a question for one person, is answered by. */
type Presses = Readonly<Record<string, (session: string, input: Input) => Promise<Card | Form>>>;

export function createBot(parts: BotParts): RunningBot {
  const { store, clock, log } = parts;
  const remembered = createRemembered();
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
      return session && runners[session.machine]?.draw(session, board);
    },
    async lost(id) {
      const session = await store.session(id);
      await (session && runners[session.machine]?.lost(id));
    },
  });
  const quizzes = createRunner(quiz, {
    store,
    clock,
    log,
    boards,
    keep: (article, question, { person, language }) => asks.keep(person.id, article, question, language),
  });
  const runners: Readonly<Record<string, Runner>> = { [quizzes.machine]: quizzes };
  const presses: Presses = { [quizzes.machine]: quizzes.press, [soloName]: asks.press };
  const plans = { store, clock, log, library: parts.library, asks, platformOf };

  async function wake({ kind, key }: Wake): Promise<void> {
    if (kind === 'review') return deliverDue(key as PersonId, plans);
    const session = await store.session(key);
    await (session && runners[session.machine]?.tick(key));
  }

  async function turnFor(from: Interaction): Promise<Turn> {
    const [own, here] = await Promise.all([settings.person(from.person.id), settings.place(from.place)]);
    return turnWith(from, own, here);
  }
  const turnWith = (from: Interaction, own: PersonSettings, here: PlaceSettings): Turn => ({
    parts,
    remembered,
    from,
    own,
    here,
    desk: (language) => deskFor({ bot: parts, quizzes, asks, settings }, from, { own, here }, language),
  });

  return {
    catalogue: parts.catalogue,
    language: parts.language,
    claims: (delivery) => store.claim(delivery, clock.now()),
    async handle(from) {
      let here = turnWith(from, nothingChosen, nothingHere);
      try {
        here = await turnFor(from);
        return await withNotice(here, await route(here, presses));
      } catch (error) {
        if (from.is === 'suggest') log.warn({ err: error, place: from.place }, 'a suggestion failed');
        if (from.is === 'suggest') return { is: 'suggestions', suggestions: [] };
        return failure(here, error);
      }
    },
    async start() {
      await store.wakes(wake);
      // What the last process had no time for: boards that nobody has drawn, and whether everybody has answered.
      for (const { session, place, name } of await store.staleBoards()) boards.show(session, place, [name], true);
      for (const session of await store.liveSessions()) await runners[session.machine]?.resume(session.id);
    },
    async settled() {
      // What one of them ends, another may go on with.
      for (let rounds = 0; rounds < 3; rounds++) {
        await store.settled();
        await quizzes.settled();
        await boards.settled();
      }
    },
    async close() {
      await quizzes.settled();
      await boards.close();
    },
  };
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

/** What might complete an option. The one that is being typed decides nothing yet, and an article that is not there is the usual one. */
function suggest(here: Turn, { words, option: name, typed, given }: Interaction & { is: 'suggest' }): Reply {
  const option = allOptions(commandAt(here, words))[name];
  if (option?.is !== 'text' || !option.suggest) return { is: 'suggestions', suggestions: [] };
  const { [name]: _, ...others } = given;
  const known = others.article && findPack(here.parts.library(), others.article);
  const context = contextFor(here, known ? others : { ...others, article: undefined });
  return { is: 'suggestions', suggestions: option.suggest(typed, context).slice(0, 25) };
}

function answerPress(here: Turn, from: Interaction & { is: 'press' }): Promise<Reply> | Reply {
  const command = commandAt(here, from.press.machine.split(' '));
  const press = recall(here, from.press);
  const texts = textsOf(languageFor(here));
  const instead = from.message.shownTo === 'asker' || from.direct;
  const [first = '', ...others] = press.args;
  switch (press.event) {
    case 'open':
      return run(here, command, givenOf(press.args));
    case 'turn':
      return run(here, command, givenOf(press.args), { ...(instead && { instead }) });
    case 'page':
      return run(here, command, givenOf(others), { ...(instead && { instead }), page: Number(first) || 1 });
    case 'pick':
      return run(here, command, { ...givenOf(others), [first]: from.picked });
    case 'form':
      return form(here, command, givenOf(press.args));
    default:
      throw new UserError(texts.unknownButton, [help(texts)]);
  }
}

type Filled = Interaction & { is: 'form' };

function answerForm(here: Turn, filled: Press, values: Filled['values']): Promise<Reply> {
  const command = commandAt(here, filled.machine.split(' '));
  const typed = Object.fromEntries(Object.entries(values).map(([name, several]) => [name, several.join(' ')]));
  return run(here, command, { ...givenOf(recall(here, filled).args), ...typed });
}

/** A button, menu or form of a session: what it brings is between the bot and the one who pressed. */
async function answerSession(
  here: Turn,
  from: Filled | (Interaction & { is: 'press' }),
  presses: Presses,
): Promise<Reply> {
  const language = languageFor(here);
  const texts = textsOf(language);
  const answer = presses[from.press.machine];
  if (!answer) throw new UserError(texts.unknownButton, [help(texts)]);
  const { press, page } = turnedPage(from.press);
  const brought = await answer(press.session, {
    actor: actorOf(from, language),
    press,
    ...(from.is === 'form' ? { values: from.values } : {}),
    ...(from.is === 'press' && from.picked !== undefined && { picked: from.picked }),
    ...(from.is === 'press' && from.message.at !== undefined && { postedAt: from.message.at }),
  });
  if ('fields' in brought) return { is: 'form', form: brought, language };
  // A private message is drawn anew; in a direct conversation a session's board looks private too, and must stay.
  const own = press.machine === soloName || !from.direct;
  const instead = from.is === 'press' && own && (from.message.shownTo === 'asker' || from.direct);
  const again = { ...press, args: [press.event, ...press.args] };
  return cardReply(here, brought, { again, page, ...(instead && { instead }) });
}

/** The press behind a page button of a session's card, and the page. */
function turnedPage(press: Press): { readonly press: Press; readonly page: number } {
  if (press.event !== 'page') return { press, page: 1 };
  const [page, event = '', ...args] = press.args;
  return { press: { ...press, event, args }, page: Number(page) || 1 };
}

/** The press as it was; one that is forgotten is the person's to ask again. */
function recall(here: Turn, press: Press): Press {
  const known = here.remembered.recall(press);
  if (known) return known;
  const texts = textsOf(languageFor(here));
  throw new UserError(texts.forgotten, [{ label: texts.askAgain, press: fillIn(press.machine) }]);
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
