/** What a chat at the terminal knows while it goes on, and how a card comes to be seen by one person or by all. */
import type { Readable, Writable } from 'node:stream';
import type { Card } from '../../core/card.ts';
import type { Bot } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import { type Instant, type MessageRef, messageRef, type PersonId, type Posted } from '../../core/place.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Filling } from './form.ts';
import type { Speaker } from './inbound.ts';
import type { Paper } from './paper.ts';
import { dim, oneLine } from './pen.ts';
import type { Drawn, Style } from './render.ts';
import type { Screen } from './screen.ts';
import { nameIn, speakerId } from './speech.ts';

export type TerminalOptions = {
  /** Whose a line without a name is: whoever opened the terminal. */
  readonly speaker: Speaker;
  readonly now: () => Instant;
  /** The time zone of the clock on the wall, as in the IANA database. */
  readonly zone: string;
  /** A word that no other run has: ids of messages and deliveries are stored, and begin anew with each run. */
  readonly run: string;
  readonly input: Readable;
  readonly output: Writable;
  /** A conversation with numbers to type; else each line is answered and the end of input is the end. */
  readonly conversation: boolean;
  readonly ansi: boolean;
  /** Print the card as JSON instead of drawing it. */
  readonly json: boolean;
  /** Answer this instead of what the input says. */
  readonly line?: string;
  /** What stands above a conversation. */
  readonly greeting?: string;
  /** Resolves when the bot has nothing under way: waited for after each line, so that boards come with what changed them. */
  readonly settled?: () => Promise<void>;
};

export type Chat = {
  readonly options: TerminalOptions;
  readonly paper: Paper;
  readonly screen: Screen;
  /** What somebody is being asked for, the latest last. */
  readonly forms: Map<PersonId, Filling>;
  /** How those who have spoken write their names. */
  readonly names: Map<PersonId, string>;
  /** Whether it is a room: somebody has spoken under a name, or something was said to all. */
  several: boolean;
  /** How much was sent to the bot, and how much was shown. */
  sent: number;
  shown: number;
};

/** A chat that somebody can answer. */
export type LiveChat = Chat & { readonly bot: Bot };

export const defaultSpeaker = ({ options }: Pick<Chat, 'options'>): PersonId => speakerId(options.speaker.name);

export const nameOf = ({ names }: Pick<Chat, 'names'>, person: PersonId): string =>
  oneLine(names.get(person) ?? nameIn(person));

export function styleOf({ options, several }: Chat): Style {
  const { ansi, conversation, zone, now, line } = options;
  return {
    ansi,
    conversation: conversation || (several && line === undefined),
    whole: !conversation,
    zone,
    now: now(),
  };
}

export const nextMessage = (chat: Chat): MessageRef => {
  chat.shown += 1;
  return messageRef('terminal', chat.options.run, String(chat.shown));
};

type ToShow = {
  readonly card: Card;
  readonly drawn: Drawn;
  readonly language: Language;
  /** Who alone sees it. */
  readonly owner?: PersonId;
};

/** Prints a card whole; from then on its numbers and labels do something. */
export function showCard(
  chat: Chat,
  { card, drawn, language, owner }: ToShow,
  { message, at }: Pick<Posted, 'message'> & Partial<Posted>,
): void {
  const { paper, screen, options } = chat;
  if (options.json) paper.line(JSON.stringify(card));
  else paper.paragraph([...heading(chat, owner, language), drawn.text].join('\n'));
  screen.put({ message, ...(at !== undefined && { at }), ...(owner && { owner }) }, drawn.choices);
}

/** Who alone sees what stands below; nothing where nobody else is there. */
export function heading(chat: Chat, owner: PersonId | undefined, language: Language): readonly string[] {
  if (!owner || !chat.several) return [];
  return [dim(textsOf(language).terminal.only(nameOf(chat, owner)), chat.options)];
}
