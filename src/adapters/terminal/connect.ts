/** A chat in the terminal: a conversation at a screen, answers and nothing else in a pipe. */
import type { CompleterResult } from 'node:readline';
import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Form } from '../../core/card.ts';
import type { Catalogue } from '../../core/command.ts';
import type { Bot, Reply } from '../../core/interaction.ts';
import type { Platform } from '../../core/ports.ts';
import { textsOf } from '../../texts/texts.ts';
import { inbound, type Speaker } from './inbound.ts';
import { type Choice, draw, type Style } from './render.ts';

export type TerminalOptions = {
  readonly speaker: Speaker;
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
};

/** `ended` resolves when there is nothing more to say, with whether a pipe's every answer was a good one. */
export type Terminal = Platform & { readonly ended: Promise<boolean> };

export function createTerminal(options: TerminalOptions): Terminal {
  const { promise: ended, resolve, reject } = Promise.withResolvers<boolean>();
  let lines: Interface | undefined;
  const end = new AbortController();
  return {
    name: 'terminal',
    ended,
    async connect(bot) {
      const screen: Screen = { choices: [], sent: 0 };
      if (options.greeting) options.output.write(`${options.greeting}\n`);
      if (options.line !== undefined) {
        answer({ ...options, bot, screen, ended: end.signal }, options.line).then(resolve, reject);
        return;
      }
      const { speaker, input, output, conversation } = options;
      lines = createInterface({
        input,
        output,
        terminal: conversation,
        prompt: conversation ? `${speaker.name}> ` : '',
        completer: (typed: string): CompleterResult => [completions(bot.catalogue, typed), typed],
      });
      lines.once('close', () => end.abort());
      converse({ ...options, bot, screen, lines, ended: end.signal }).then(resolve, reject);
    },
    async close() {
      lines?.close();
      await ended;
    },
  };
}

/** What changes: what the numbers behind the last card do, and how much was sent to the bot. */
type Screen = { choices: readonly Choice[]; sent: number };

type Chat = TerminalOptions & {
  readonly bot: Bot;
  readonly screen: Screen;
  readonly lines?: Interface;
  /** Aborts when the input has ended, which it may do while a field is being asked for. */
  readonly ended: AbortSignal;
};

async function converse(chat: Chat & { readonly lines: Interface }): Promise<boolean> {
  let good = true;
  if (chat.conversation) chat.lines.prompt();
  for await (const line of chat.lines) {
    if (line.trim()) good = (await answer(chat, line)) && good;
    if (chat.conversation && !chat.ended.aborted) chat.lines.prompt();
  }
  // Whoever sees the answers needs no exit code for them.
  return good || chat.conversation;
}

const send = (chat: Chat, what: Parameters<typeof inbound>[0]): Promise<Reply | undefined> => {
  chat.screen.sent += 1;
  return chat.bot.handle(inbound(what, chat.speaker, chat.screen.sent));
};

/** Answers one line; `false` when it was refused. */
async function answer(chat: Chat, line: string): Promise<boolean> {
  const { choices } = chat.screen;
  const number = chat.conversation && /^\s*\d+\s*$/.test(line) ? Number(line) : undefined;
  if (number === undefined) return show(chat, await send(chat, { line }));
  const choice = choices[number - 1];
  const texts = textsOf(chat.speaker.language);
  if (!choice) return say(chat, texts.terminal.noNumber(number, choices.length));
  if ('to' in choice) return say(chat, choice.to);
  return show(chat, await send(chat, choice));
}

async function show(chat: Chat, reply: Reply | undefined): Promise<boolean> {
  if (!reply || reply.is === 'suggestions') return true;
  if (chat.json) {
    say(chat, JSON.stringify(reply.is === 'form' ? reply.form : reply.card));
    return reply.is === 'card' && !reply.failed;
  }
  if (reply.is === 'form') return fill(chat, reply.form);
  const style: Style = { ansi: chat.ansi, conversation: chat.conversation };
  const { text, choices } = draw(reply, style).drawn;
  chat.screen.choices = choices;
  say(chat, chat.conversation ? `\n${text}\n` : text);
  return !reply.failed;
}

function say(chat: Chat, words: string): true {
  chat.output.write(`${words}\n`);
  return true;
}

/** A conversation asks for each field; a pipe cannot be asked. */
async function fill(chat: Chat, form: Form): Promise<boolean> {
  const { colon, terminal } = textsOf(chat.speaker.language);
  const texts = { ...terminal, colon };
  const needed = form.fields.filter((field) => field.required);
  if (!chat.lines || !chat.conversation) {
    say(
      chat,
      texts.needs(
        form.title,
        needed.map((field) => field.label),
      ),
    );
    return false;
  }
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    const optional = field.required ? '' : ` ${texts.optional}`;
    const typed = await asked(chat.lines, chat.ended, `${field.label}${optional}${texts.colon}`);
    if (typed.trim()) values[field.id] = typed;
    else if (field.required) return say(chat, texts.cancelled);
  }
  return show(chat, await send(chat, { form: form.press, values }));
}

/** What is typed; nothing when the input ends instead. */
async function asked(lines: Interface, signal: AbortSignal, prompt: string): Promise<string> {
  try {
    return await lines.question(prompt, { signal });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return '';
    throw error;
  }
}

/** For the Tab key: the commands that begin like this. */
const completions = (catalogue: Catalogue, typed: string): string[] =>
  catalogue.commands.map(({ words }) => `/${words.join(' ')} `).filter((command) => command.startsWith(typed));
