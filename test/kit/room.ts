/** A place to talk to the whole bot without a platform: real commands, real articles, and what it says as text. */
import { draw } from '../../src/adapters/terminal/render.ts';
import { commandsFolder, contentFolder } from '../../src/assemble.ts';
import { createBot } from '../../src/bot/bot.ts';
import { loadCommands } from '../../src/bot/loader.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Action, Menu } from '../../src/core/card.ts';
import type { Catalogue } from '../../src/core/command.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../src/core/interaction.ts';
import type { Language } from '../../src/core/language.ts';
import type { Library } from '../../src/core/library.ts';
import { messageRef, personId, placeId } from '../../src/core/place.ts';
import type { Log } from '../../src/core/ports.ts';
import { readPress, writePress } from '../../src/core/press.ts';

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
};

type What =
  | Pick<Interaction & { is: 'line' }, 'is' | 'text'>
  | Pick<Interaction & { is: 'mention' }, 'is' | 'text'>
  | Omit<Interaction & { is: 'command' }, keyof Common>
  | Omit<Interaction & { is: 'press' }, keyof Common>
  | Omit<Interaction & { is: 'form' }, keyof Common>
  | Omit<Interaction & { is: 'suggest' }, keyof Common>
  | Omit<Interaction & { is: 'misaddressed' }, keyof Common>;
type Common = Pick<Interaction, 'person' | 'place' | 'direct' | 'language' | 'delivery' | 'sentAt'>;

/** Opens a room with the shipped article. Everything in it goes through `bot.handle`, and every press through its written form. */
export async function openRoom(options: RoomOptions = {}) {
  const { direct = false, ...parts } = options;
  const language = 'language' in options ? options.language : 'en';
  const log = listen();
  const catalogue = parts.catalogue ?? (await loadCommands(commandsFolder));
  const library = parts.library ?? (await loadLibrary(contentFolder, log));
  let references = 0;
  const bot: Bot = createBot({
    catalogue,
    library: () => library,
    log,
    version: '0.0.0',
    language: 'en',
    reference: () => `ref-${++references}`,
  });
  let deliveries = 0;
  const send = (what: What): Promise<Reply | undefined> => {
    deliveries += 1;
    return bot.handle({
      person: { id: personId('test', 'ada'), name: 'Ada' },
      place: placeId('test', 'room'),
      direct,
      ...(language && { language }),
      delivery: `test:${deliveries}`,
      sentAt: { at: deliveries, by: 'receipt' },
      ...what,
    });
  };
  const card = async (what: What): Promise<CardReply> => {
    const reply = await send(what);
    if (reply?.is !== 'card') throw new Error(`a card was expected, not ${reply?.is}`);
    return reply;
  };
  return {
    bot,
    log,
    catalogue,
    library,
    send,
    card,
    /** Types a line with or without a slash. */
    types: (text: string) => card({ is: 'line', text }),
    mentions: (text: string) => card({ is: 'mention', text }),
    /** Presses the button with that label of a card that only the asker sees, or that all see. */
    presses: (on: CardReply, label: string, shownTo: 'asker' | 'everyone' = on.shownTo) =>
      send({ is: 'press', press: buttonOf(on, label), message: { ref: messageRef('test', '1'), shownTo } }),
    picks: (on: CardReply, id: string) =>
      card({
        is: 'press',
        press: menuOf(on).press,
        picked: id,
        message: { ref: messageRef('test', '1'), shownTo: on.shownTo },
      }),
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The whole card as plain text, with its buttons in brackets. */
export const textOf = (reply: CardReply): string =>
  `${draw(reply, { ansi: false, conversation: false, zone: 'UTC', now: 0 }).drawn.text}\n${labelsOf(reply)
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

function buttonOf(reply: CardReply, label: string) {
  const action = actionsOf(reply).find((each) => each.label === label);
  if (!action || !('press' in action))
    throw new Error(`no button “${label}” on “${reply.card.title}”: ${labelsOf(reply).join(', ')}`);
  const press = readPress(writePress(action.press));
  if (!press) throw new Error(`the button “${label}” cannot be read back`);
  return press;
}
