/** People around a quiz on Slack: the whole bot by the real Bolt, a store that outlives it, and time that a test puts forward. */
import { commandsFolder, contentFolder } from '../../../src/assemble.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { loadCommands } from '../../../src/bot/loader.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import type { Bot, Interaction } from '../../../src/core/interaction.ts';
import type { Platform } from '../../../src/core/ports.ts';
import { engines } from '../databases.ts';
import { leapClock } from '../leap-clock.ts';
import { type Given, questionsOf } from '../quiz.ts';
import { asTested, listen } from '../room.ts';
import type { Message, View } from './api.ts';
import { elementsOf, type Input, openWorkspace, type Transport } from './workspace.ts';

export type Table = Awaited<ReturnType<typeof openTable>>;

/** Edits of boards in one workspace are at least this far apart, in milliseconds. */
export const betweenEdits = 1_334;

export async function openTable(transport: Transport) {
  const clock = leapClock();
  const kept = await (engines[0] as (typeof engines)[number]).create();
  const log = listen();
  const [catalogue, library] = await Promise.all([loadCommands(commandsFolder), loadLibrary(contentFolder, log)]);
  let ids = 0;
  let looked = { bot: 0, slack: 0 };
  const platforms: Platform[] = [];
  /** What happens to an interaction on its way to the bot. */
  let before: (interaction: Interaction) => Promise<void> = async () => {};
  const begin = async () => {
    const store = await kept.open(clock, log);
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
    const slowed: Bot = { ...bot, handle: (one) => before(one).then(() => bot.handle(one)) };
    return { store, bot, slowed };
  };
  let running = await begin();
  const slack = await openWorkspace(transport, running.slowed);
  platforms.push(slack.slack);
  await running.bot.start();
  const settled = () => running.bot.settled();
  const passes = (milliseconds: number) => clock.leap(milliseconds, settled);
  const end = async () => {
    await running.bot.close();
    await running.store.close();
  };

  /** What a person alone is told when they do something; boards may change meanwhile. */
  async function told(user: string, act: () => Promise<unknown>): Promise<Message> {
    const before = slack.api.messages.length;
    await act();
    return slack.api.until(`an answer to ${user}`, () =>
      slack.api.messages.slice(before).find(({ onlyFor }) => onlyFor === user),
    );
  }
  const presses = (user: string, on: Message, label: string) => told(user, () => slack.press(user, on, label));
  const opens = (user: string, on: Message, label: string) => slack.opens(() => slack.press(user, on, label));
  const submits = (user: string, view: View, values: Readonly<Record<string, string | readonly string[]>>) =>
    told(user, () => slack.submit(user, view, values));

  return {
    slack,
    api: slack.api,
    clock,
    log,
    library,
    get store() {
      return running.store;
    },
    settled,
    passes,
    /** Waits until all boards are drawn as they are to look. */
    drawn: () => passes(4 * betweenEdits),
    slow: (how: typeof before) => {
      before = how;
    },
    told,
    presses,
    opens,
    submits,
    /** Answers the question of a board, by its buttons or its form; what that person alone is told. */
    async gives(user: string, board: Message, round: number, given: Given): Promise<Message> {
      const [at] = 'at' in given ? given.at : [];
      const button = pressables(board).find(({ event }) => event === `answer:${round}:${at}`);
      if (button) return presses(user, board, button.label);
      const view = await opens(user, board, labelOf(board, `fill:${round}`));
      return submits(user, view, filling(view, given));
    },
    /** What the logs have to complain of since the last look. */
    complaints: () => {
      const lines = [...log.lines.slice(looked.bot), ...slack.lines.slice(looked.slack)];
      looked = { bot: log.lines.length, slack: slack.lines.length };
      return lines
        .filter(({ level }) => /warn|error/.test(level))
        .map(({ level, message, fields }) => `${level}: ${message} ${fields.err ?? ''}`);
    },
    restarts: async () => {
      platforms.length = 0;
      await end();
      running = await begin();
      await slack.reconnects(running.slowed);
      platforms.push(slack.slack);
      await running.bot.start();
      await settled();
    },
    /** The newest message for everybody whose title begins so. */
    board: (title: string): Message => {
      const boards = slack.api.messages.filter(({ onlyFor }) => !onlyFor);
      const found = boards.findLast((message) => titleOf(message).startsWith(title));
      if (!found) throw new Error(`nothing is called “${title}”: ${boards.map(titleOf).join(', ')}`);
      return found;
    },
    questions: (on: Message) => questionsOf(running.store, sessionOf(on)),
    async close() {
      await slack.close();
      await end();
      clock.end();
      await kept.drop();
    },
  };
}

export const titleOf = ({ blocks }: Message): string => {
  const header = blocks.find(({ type }) => type === 'header');
  return (header?.text as { readonly text: string } | undefined)?.text ?? '';
};

type Pressable = { readonly event: string; readonly session: string; readonly label: string };

export const pressables = (message: Message): readonly Pressable[] =>
  elementsOf(message).flatMap(({ action_id = '', text }) => {
    const [, session = '', event = ''] = /^\d+\|\w+:([^:]*):(.*)$/.exec(action_id) ?? [];
    return event && text ? [{ event, session, label: (text as { readonly text: string }).text }] : [];
  });

export const sessionOf = (message: Message): string =>
  pressables(message).find(({ session }) => session)?.session ?? '';

/** The label of the button with that event on a board. */
export function labelOf(message: Message, event: string): string {
  const found = pressables(message).find((one) => one.event.startsWith(event));
  if (!found) throw new Error(`no button for ${event} on “${titleOf(message)}”`);
  return found.label;
}

/** What to fill into a form so that it says that answer. */
export function filling(view: View, given: Given): Readonly<Record<string, string | readonly string[]>> {
  const fields = view.blocks as readonly Input[];
  return Object.fromEntries(
    fields.map(({ block_id }, place) => {
      if ('typed' in given) return [block_id, given.typed];
      return [block_id, fields.length > 1 ? String(given.at[place]) : given.at.map(String)];
    }),
  );
}
