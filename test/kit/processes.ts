/** Bots in processes of their own that share one database and one place. The place is here: it sees every post and every edit. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Interaction, Reply } from '../../src/core/interaction.ts';
import { messageRef } from '../../src/core/place.ts';
import type { Call, FromBot, ToBot } from './bot-process.ts';
import type { Message } from './fake-platform.ts';

export type Bots = Awaited<ReturnType<typeof openBots>>;
type Answered = { readonly claimed: boolean; readonly reply?: Reply | undefined };

export async function openBots(count: number, url: string, schema: string) {
  const messages: Message[] = [];
  const editing = new Map<string, number>();
  let mostEditing = 0;
  let interactions = 0;
  const replies = new Map<number, (answered: Answered) => void>();

  /** A platform takes a little while. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 30));
  async function answer(what: Call): Promise<Omit<ToBot & { is: 'answer' }, 'is' | 'id'>> {
    if (what.call === 'find') {
      const found = messages.findLast(({ place, once }) => place === what.place && once === what.once);
      return found ? { posted: { message: found.ref, at: found.at } } : {};
    }
    if (what.call === 'post') {
      const known = messages.find(({ once }) => once === what.once);
      const message = known ?? {
        ref: messageRef('terminal', `m${messages.length + 1}`),
        place: what.place,
        once: what.once,
        at: Date.now(),
        shown: what.shown,
        edits: 0,
      };
      if (!known) messages.push(message);
      await pause();
      return { posted: { message: message.ref, at: message.at } };
    }
    const message = messages.find(({ ref }) => ref === what.message);
    if (!message) return { refused: 'gone' };
    editing.set(message.ref, (editing.get(message.ref) ?? 0) + 1);
    mostEditing = Math.max(mostEditing, editing.get(message.ref) ?? 0);
    await pause();
    editing.set(message.ref, (editing.get(message.ref) ?? 1) - 1);
    message.shown = what.shown;
    message.edits += 1;
    return {};
  }

  const start = (): Promise<ChildProcess> =>
    new Promise((resolve, reject) => {
      const file = fileURLToPath(new URL('bot-process.ts', import.meta.url));
      const child = fork(file, [url, schema], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      // Everybody who waits for a reply listens for its end.
      child.setMaxListeners(0);
      child.once('exit', () => reject(new Error('a bot ended before it was ready')));
      child.on('message', async (message: FromBot) => {
        if (message.is === 'ready') resolve(child);
        if (message.is === 'reply') replies.get(message.id)?.(message);
        if (message.is === 'call') {
          const answered = await answer(message);
          if (child.connected) child.send({ is: 'answer', id: message.id, ...answered } satisfies ToBot);
        }
      });
    });
  const bots = await Promise.all(Array.from({ length: count }, start));

  return {
    messages,
    /** The most edits of one message that were ever under way at a time. */
    mostEditing: () => mostEditing,
    /** Sends an interaction to one of the bots. */
    send(to: number, interaction: Interaction): Promise<Answered> {
      interactions += 1;
      const id = interactions;
      return new Promise((resolve, reject) => {
        const child = bots[to];
        if (!child?.connected) return reject(new Error(`bot ${to} is gone`));
        child.once('exit', () => reject(new Error(`bot ${to} is gone`)));
        replies.set(id, resolve);
        child.send({ is: 'interaction', id, interaction } satisfies ToBot);
      });
    },
    /** As `kill -9` does. */
    async kills(which: number): Promise<void> {
      const child = bots[which];
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await gone;
    },
    async restarts(which: number): Promise<void> {
      bots[which] = await start();
    },
    async close(): Promise<void> {
      for (const child of bots) child.kill('SIGKILL');
    },
  };
}
