/** A place to talk to the whole bot without a platform: real commands, real articles, and what it says as text. */
import { draw } from '../../src/adapters/terminal/render.ts';
import { commandsFolder, contentFolder } from '../../src/assemble.ts';
import { createBot } from '../../src/bot/bot.ts';
import { loadCommands } from '../../src/bot/loader.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Action, Form, Menu } from '../../src/core/card.ts';
import type { Chart } from '../../src/core/chart.ts';
import type { Catalogue } from '../../src/core/command.ts';
import type { Drafter } from '../../src/core/drafter.ts';
import type { Importer } from '../../src/core/importer.ts';
import type { CardReply, Interaction, Reply } from '../../src/core/interaction.ts';
import type { Language } from '../../src/core/language.ts';
import type { Library } from '../../src/core/library.ts';
import { messageRef, type Person, personId, placeId } from '../../src/core/place.ts';
import type { Clock, Log } from '../../src/core/ports.ts';
import { readPress, writePress } from '../../src/core/press.ts';
import type { Store } from '../../src/core/store.ts';
import type { Upload } from '../../src/core/upload.ts';
import { createFakeClock, type FakeClock, morning } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { temporaryStore } from './temporary-store.ts';

export type Line = {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
};

/** A log that is kept for the test to look at. */
export function listen(): Log & { readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export type RoomOptions = {
  /** What the person's platform says; `undefined`: nothing. */
  readonly language?: Language | undefined;
  readonly direct?: boolean;
  readonly catalogue?: Catalogue;
  readonly library?: Library;
  /** The articles at each moment, where they change while the bot runs. */
  readonly shelf?: () => Library;
  /** What `/article add` brings articles in by; none unless told. */
  readonly importer?: Importer;
  /** What `/article draft` drafts by; none unless told. */
  readonly drafter?: Drafter;
  /** Opens the store; an embedded database in a folder of its own unless told. Called again at each restart. */
  readonly store?: (clock: Clock) => Promise<Store>;
  readonly clock?: FakeClock;
  readonly platform?: FakePlatform;
};

type What =
  | Pick<Interaction & { is: 'line' }, 'is' | 'text'>
  | Pick<Interaction & { is: 'mention' }, 'is' | 'text' | 'thread'>
  | Omit<Interaction & { is: 'command' }, keyof Common>
  | Omit<Interaction & { is: 'press' }, keyof Common>
  | Omit<Interaction & { is: 'form' }, keyof Common>
  | Omit<Interaction & { is: 'suggest' }, keyof Common>
  | Omit<Interaction & { is: 'misaddressed' }, keyof Common>;
type Common = Pick<
  Interaction,
  'person' | 'place' | 'server' | 'direct' | 'manages' | 'language' | 'delivery' | 'sentAt'
>;

/** What every bot of the tests is. */
export const asTested = {
  version: '0.0.0',
  language: 'en',
  zone: 'UTC',
  /** Not the picture itself: what is to be seen on it, where a test can read it. */
  painter: async (chart: Chart) => Buffer.from(JSON.stringify(chart)).toString('base64'),
} as const;

/** Where a room is, and what its people have in common unless told. */
export const here = { place: placeId('terminal', 'room'), server: placeId('terminal', 'server') } as const;
export const someone = (name: string): Person => ({ id: personId('terminal', name.toLowerCase()), name });

/**
 * Opens a room with the shipped article and a store of its own. Everything in it goes through `bot.handle`, and every press through
 * its written form. `close` throws the store away; tests that forget it leave a temporary folder behind.
 */
export async function openRoom(options: RoomOptions = {}) {
  const { direct = false, clock = createFakeClock(), ...parts } = options;
  const language = 'language' in options ? options.language : 'en';
  const log = listen();
  const catalogue = parts.catalogue ?? (await loadCommands(commandsFolder));
  const library = parts.library ?? parts.shelf?.() ?? (await loadLibrary(contentFolder, log));
  const platform = parts.platform ?? createFakePlatform(clock.now);
  const own = parts.store ? undefined : temporaryStore();
  const openStore = parts.store ?? own?.open;
  if (!openStore) throw new Error('a room needs a store');
  let references = 0;
  let ids = 0;
  const begin = async () => {
    const store = await openStore(clock);
    const bot = createBot({
      catalogue,
      library: parts.shelf ?? (() => library),
      log,
      ...asTested,
      reference: () => `ref-${++references}`,
      newId: () => `id${String(++ids).padStart(4, '0')}`,
      store,
      ...(parts.importer && { importer: parts.importer }),
      ...(parts.drafter && { drafter: parts.drafter }),
      clock,
      platforms: () => [platform],
    });
    await bot.start();
    return { bot, store };
  };
  let running = await begin();
  const settled = () => running.bot.settled();
  let deliveries = 0;
  const common = (): Common => ({
    person: someone('Ada'),
    ...here,
    direct,
    manages: false,
    ...(language && { language }),
    delivery: `test:${++deliveries}`,
    sentAt: { at: clock.now(), by: 'receipt' },
  });
  /** Sends something; `as` says who it is and what else is not as usual. */
  const send = async (what: What, as: Partial<Common> = {}): Promise<Reply | undefined> => {
    const reply = await running.bot.handle({ ...common(), ...as, ...what });
    await settled();
    return reply;
  };
  const card = async (what: What, as: Partial<Common> = {}): Promise<CardReply> => {
    const reply = await send(what, as);
    if (reply?.is !== 'card') throw new Error(`a card was expected, not ${reply?.is}`);
    return reply;
  };
  return {
    get bot() {
      return running.bot;
    },
    get store() {
      return running.store;
    },
    log,
    catalogue,
    library,
    clock,
    platform,
    settled,
    send,
    card,
    /** Types a line with or without a slash. */
    types: (text: string, as: Partial<Common> = {}) => card({ is: 'line', text }, as),
    mentions: (text: string, as: Partial<Common> = {}) => card({ is: 'mention', text }, as),
    /** Presses the button with that label of a card that only the asker sees, or that all see. */
    presses: (on: CardReply, label: string, shownTo: 'asker' | 'everyone' = on.shownTo, as: Partial<Common> = {}) =>
      send({ is: 'press', press: buttonOf(on, label), message: { ref: messageRef('test', '1'), shownTo } }, as),
    picks: (on: CardReply, id: string, as: Partial<Common> = {}) =>
      card(
        {
          is: 'press',
          press: menuOf(on).press,
          picked: id,
          message: { ref: messageRef('test', '1'), shownTo: on.shownTo },
        },
        as,
      ),
    /** Fills in a form. */
    fills: (
      form: Form,
      values: Readonly<Record<string, string | readonly string[]>>,
      as: Partial<Common> = {},
      files?: readonly Upload[],
    ) =>
      card(
        {
          is: 'form',
          press: form.press,
          values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()])),
          ...(files && { files }),
        },
        as,
      ),
    /** Lets time go by. */
    waits: async (milliseconds: number) => {
      await clock.advance(milliseconds, settled);
      await settled();
    },
    /** Ends the bot as `kill -9` would, as far as one process can, and starts another one on the same store. */
    restarts: async () => {
      await running.bot.close();
      await running.store.close();
      running = await begin();
      await settled();
    },
    /** Ends the bot, lets time go by, and starts another one. */
    sleeps: async (milliseconds: number) => {
      await running.bot.close();
      await running.store.close();
      await clock.advance(milliseconds, async () => {});
      running = await begin();
      await settled();
    },
    close: async () => {
      await running.bot.close();
      await running.store.close();
      own?.remove();
    },
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The whole card as plain text, with its buttons in brackets. */
export const textOf = (reply: CardReply): string =>
  `${draw(reply, { ansi: false, conversation: false, zone: 'UTC', now: morning }).drawn.text}\n${labelsOf(reply)
    .map((label) => `[${label}]`)
    .join(' ')}`;

export const actionsOf = (reply: CardReply): readonly Action[] =>
  reply.card.blocks.flatMap((block) => (block.is === 'actions' ? block.of : []));

export const labelsOf = (reply: CardReply): readonly string[] => actionsOf(reply).map(({ label }) => label);

export function menuOf(reply: CardReply): Menu {
  const menu = reply.card.blocks.find((block) => block.is === 'menu');
  if (!menu) throw new Error(`no menu on “${reply.card.title}”`);
  return menu;
}

export function buttonOf(reply: CardReply, label: string) {
  const action = actionsOf(reply).find((each) => each.label === label);
  if (!action || !('press' in action))
    throw new Error(`no button “${label}” on “${reply.card.title}”: ${labelsOf(reply).join(', ')}`);
  const press = readPress(writePress(action.press));
  if (!press) throw new Error(`the button “${label}” cannot be read back`);
  return press;
}
