/** People around a quiz on Discord: the whole bot by the real discord.js, a store that outlives it, and time that a test puts forward. */
import { createDiscord } from '../../../src/adapters/discord/connect.ts';
import { commandsFolder, contentFolder } from '../../../src/assemble.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { loadCommands } from '../../../src/bot/loader.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import type { Interaction } from '../../../src/core/interaction.ts';
import type { Platform } from '../../../src/core/ports.ts';
import { type Database, engines } from '../databases.ts';
import { leapClock } from '../leap-clock.ts';
import { type Given, questionsOf } from '../quiz.ts';
import { asTested, type Line, listen } from '../room.ts';
import type { Exchange, Message } from './layer.ts';
import { type Part, walk } from './parts.ts';
import type { Person, Where } from './person.ts';
import { openWorld } from './world.ts';

export type Table = Awaited<ReturnType<typeof openTable>>;

/** Edits of boards in one channel are at least this far apart, in milliseconds. */
export const betweenEdits = 1_750;

/** `bots`: so many processes on one store, each with a gateway session of its own. */
export async function openTable({ database, bots = 1 }: { readonly database?: Database; readonly bots?: number } = {}) {
  const clock = leapClock();
  const world = await openWorld();
  const kept = database ?? (await (engines[0] as (typeof engines)[number]).create());
  const log = listen();
  const [catalogue, library] = await Promise.all([loadCommands(commandsFolder), loadLibrary(contentFolder, log)]);
  let ids = 0;
  let looked = 0;
  /** What happens to an interaction on its way to the bot. */
  let before: (interaction: Interaction) => Promise<void> = async () => {};
  const begin = async () => {
    const store = await kept.open(clock, log);
    const platforms: Platform[] = [];
    const bot = createBot({
      catalogue,
      library: () => library,
      log,
      ...asTested,
      reference: () => `ref-${++ids}`,
      newId: () => `k${String(++ids).padStart(11, '0')}`,
      store,
      clock,
      platforms: () => platforms,
    });
    const times = { answerWithin: 1_000, sessionWithin: 2_500, callWithin: 2_000 };
    const discord = createDiscord({ token: world.token, api: world.api, ...times }, log);
    await discord.connect({ ...bot, handle: (one) => before(one).then(() => bot.handle(one)) });
    platforms.push(discord);
    await bot.start();
    const close = async () => {
      await discord.close();
      await bot.close();
      await store.close();
    };
    return { store, bot, discord, close };
  };
  let running = await Promise.all(Array.from({ length: bots }, begin));
  const first = () => running[0] as (typeof running)[number];
  const settled = async () => {
    for (const { bot } of running) await bot.settled();
  };
  const passes = (milliseconds: number) => clock.leap(milliseconds, settled);
  return {
    ...world,
    clock,
    log,
    library,
    get store() {
      return first().store;
    },
    get running() {
      return running;
    },
    settled,
    passes,
    /** Waits until all boards are drawn as they are to look. */
    drawn: () => passes(2 * betweenEdits + 100),
    slow: (how: typeof before) => {
      before = how;
    },
    /** What the log has to complain of since the last look. */
    complaints: () => {
      const lines = log.lines.slice(looked);
      looked = log.lines.length;
      return complaintsIn(lines);
    },
    /** Ends all bots and starts them anew on the same store. */
    restarts: async (meanwhile: () => Promise<void> = async () => {}) => {
      for (const { close } of running) await close();
      await meanwhile();
      running = await Promise.all(Array.from({ length: bots }, begin));
      await settled();
    },
    /** The newest ordinary message whose title begins so. */
    board: (where: Where, title: string): Message => {
      const found = world.posts(where).findLast((message) => titleOf(message).startsWith(title));
      if (!found) throw new Error(`nothing is called “${title}”: ${world.posts(where).map(titleOf).join(', ')}`);
      return found;
    },
    questions: (on: Message) => questionsOf(first().store, sessionOf(on)),
    async close() {
      for (const { close } of running) await close();
      clock.end();
      await world.close();
      if (!database) await kept.drop();
    },
  };
}

export const titleOf = (message: Message): string =>
  (message.components.flatMap(walk).find(({ content }) => content !== undefined)?.content ?? '').replace(/^#+ /, '');

const pressable = (message: Message): readonly Part[] =>
  message.components.flatMap(walk).filter(({ custom_id }) => custom_id !== undefined);

export const sessionOf = (message: Message): string =>
  pressable(message).flatMap(({ custom_id }) => /^quiz:([^:]+):/.exec(custom_id ?? '')?.[1] ?? [])[0] ?? '';

/** The label of the button with that event on a board. */
export function labelOf(message: Message, event: string): string {
  const found = pressable(message).find(({ custom_id }) => custom_id?.split(':').slice(2).join(':').startsWith(event));
  if (!found?.label) throw new Error(`no button for ${event} on “${titleOf(message)}”`);
  return found.label;
}

/** Answers the question of a board, by its buttons or its form; what came of it last. */
export async function gives(person: Person, board: Message, round: number, given: Given): Promise<Exchange> {
  const [at] = 'at' in given ? given.at : [];
  const byButton = pressable(board).some(({ custom_id }) => custom_id?.includes(`:answer:${round}:`));
  if (byButton) return person.presses(board, labelOf(board, `answer:${round}:${at}`));
  const modal = await person.presses(board, labelOf(board, `fill:${round}`));
  return person.submits(modal, filling(modal, given));
}

/** What to fill into a modal so that it says that answer. */
export function filling({ steps }: Exchange, given: Given): Readonly<Record<string, readonly string[]>> {
  const fields = steps[0]?.modal?.components ?? [];
  return Object.fromEntries(
    fields.map(({ label = '', component }, place) => {
      if ('typed' in given) return [label, [given.typed]];
      const chosen = fields.length > 1 ? given.at.slice(place, place + 1) : given.at;
      return [label, chosen.map((at) => component?.options?.[at]?.label ?? '')];
    }),
  );
}

const complaintsIn = (lines: readonly Line[]): readonly string[] =>
  lines
    .filter(({ level, message }) => /warn|error/.test(level) && !/reconnecting|asks for patience/.test(message))
    .map(({ level, message, fields }) => `${level}: ${message} ${fields.err ?? ''}`);
