/** A chat in the terminal: a conversation at a screen, answers and nothing else in a pipe, a room where several people speak. */
import type { CompleterResult } from 'node:readline';
import { createInterface, type Interface } from 'node:readline';
import type { Catalogue } from '../../core/command.ts';
import type { Platform } from '../../core/ports.ts';
import { createBoards } from './boards.ts';
import { type Chat, defaultSpeaker, type LiveChat, type TerminalOptions } from './chat.ts';
import { hear, leave, promptOf } from './hear.ts';
import { createPaper } from './paper.ts';
import { createScreen } from './screen.ts';
import { speechOf } from './speech.ts';

export type { TerminalOptions };

/** `ended` resolves when there is nothing more to say, with whether a pipe's every answer was a good one. */
export type Terminal = Platform & { readonly ended: Promise<boolean> };

/**
 * Every line is new, and nobody else can receive it: the bot's `claims` is not asked. What was printed before a restart is printed
 * anew when it changes.
 */
export function createTerminal(options: TerminalOptions): Terminal {
  const { promise: ended, resolve, reject } = Promise.withResolvers<boolean>();
  const { input, output, conversation } = options;
  let lines: Interface | undefined;
  let isOpen = false;
  const chat: Chat = {
    options,
    paper: createPaper({
      output,
      conversation,
      spaced: () => conversation || chat.several,
      editor: () => (conversation && isOpen ? lines : undefined),
    }),
    screen: createScreen(),
    forms: new Map(),
    names: new Map([[defaultSpeaker({ options }), options.speaker.name]]),
    several: false,
    sent: 0,
    shown: 0,
  };
  return {
    name: 'terminal',
    ended,
    ...createBoards(chat),
    async connect(bot) {
      if (options.greeting) chat.paper.line(options.greeting);
      // The same chat: what is shown before anybody speaks counts too.
      const live: LiveChat = Object.assign(chat, { bot });
      if (options.line !== undefined) {
        hearOne(live, options.line).then(resolve, reject);
        return;
      }
      lines = createInterface({
        input,
        output,
        terminal: conversation,
        prompt: '',
        completer: (typed: string) => completions(bot.catalogue, typed),
      });
      isOpen = true;
      lines.once('close', () => {
        isOpen = false;
      });
      converse(live, lines, () => isOpen).then(resolve, reject);
    },
    async close() {
      if (!lines) return;
      lines.close();
      await ended;
    },
  };
}

async function hearOne(chat: LiveChat, line: string): Promise<boolean> {
  const good = await hear(chat, line);
  return leave(chat) && good;
}

async function converse(chat: LiveChat, lines: Interface, isOpen: () => boolean): Promise<boolean> {
  const { paper, options } = chat;
  let good = true;
  paper.prompt(promptOf(chat));
  for await (const line of lines) {
    paper.typed();
    good = (await hear(chat, line)) && good;
    if (isOpen()) paper.prompt(promptOf(chat));
  }
  // The prompt stands there without a line's end.
  if (options.conversation) options.output.write('\n');
  const isDone = leave(chat);
  // Whoever sees the answers needs no exit code for them.
  return options.conversation || (isDone && good);
}

/** For the Tab key: the commands that begin like this, whoever says them. */
function completions(catalogue: Catalogue, typed: string): CompleterResult {
  const { words } = speechOf(typed, () => true);
  const commands = catalogue.commands.map((command) => `/${command.words.join(' ')} `);
  return [commands.filter((command) => command.startsWith(words)), words];
}
