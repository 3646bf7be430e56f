/** A whole bot in a process of its own, on a database that others share. Its platform and its people are at the other end of the channel. */
import { assemble } from '../../src/assemble.ts';
import { PlatformError } from '../../src/core/errors.ts';
import type { Interaction, Reply } from '../../src/core/interaction.ts';
import { type MessageRef, type PersonId, type PlaceId, type Posted, placeId } from '../../src/core/place.ts';
import type { Platform, Shown } from '../../src/core/ports.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { noLog } from './databases.ts';

/** What the bot asks the platform. */
export type Call =
  | { readonly call: 'post'; readonly place: PlaceId | PersonId; readonly shown: Shown; readonly once: string }
  | { readonly call: 'edit'; readonly message: MessageRef; readonly shown: Shown }
  | { readonly call: 'find'; readonly place: PlaceId | PersonId; readonly once: string };
/** To the process. */
export type ToBot =
  | { readonly is: 'interaction'; readonly id: number; readonly interaction: Interaction }
  | { readonly is: 'answer'; readonly id: number; readonly posted?: Posted; readonly refused?: 'gone' };
/** From the process. `reply` absent: the delivery was not its own. */
export type FromBot =
  | { readonly is: 'ready' }
  | { readonly is: 'reply'; readonly id: number; readonly claimed: boolean; readonly reply?: Reply | undefined }
  | ({ readonly is: 'call'; readonly id: number } & Call);

const [url = '', schema = ''] = process.argv.slice(2);
const send = (message: FromBot) => process.send?.(message);

let calls = 0;
const waiting = new Map<number, { resolve: (posted: Posted | undefined) => void; reject: (error: Error) => void }>();
const call = (what: Call): Promise<Posted | undefined> =>
  new Promise((resolve, reject) => {
    calls += 1;
    waiting.set(calls, { resolve, reject });
    send({ is: 'call', id: calls, ...what });
  });
const posted = async (what: Call): Promise<Posted> => {
  const answer = await call(what);
  if (!answer) throw new PlatformError(what.call, 'there', 'no answer', 'unreachable');
  return answer;
};

const platform: Platform = {
  name: 'terminal',
  edits: { every: 200, of: (place) => place },
  connect: async () => {},
  close: async () => {},
  post: (place, shown, once) => posted({ call: 'post', place, shown, once }),
  tell: (place, shown, once) => posted({ call: 'post', place, shown, once }),
  edit: async (message, shown) => void (await call({ call: 'edit', message, shown })),
  openThread: async (message) => placeId('terminal', message),
  pin: async () => {},
  find: (place, once) => call({ call: 'find', place, once }),
};

const clock = {
  now: () => Date.now(),
  at: (when: number, run: () => void) => {
    const timer = setTimeout(run, Math.max(0, when - Date.now()));
    return () => clearTimeout(timer);
  },
};
const store = await openPostgres({ url, schema, clock, log: noLog });
const bot = await assemble(
  { article: undefined, language: 'en', zone: 'UTC' },
  { log: noLog, store, clock, platforms: () => [platform] },
);
await bot.start();

process.on('message', async (message: ToBot) => {
  if (message.is === 'answer') {
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.refused) reject?.(new PlatformError('edit', 'there', 'gone', message.refused));
    else resolve?.(message.posted);
    return;
  }
  const claimed = await bot.claims(message.interaction.delivery);
  const reply = claimed ? await bot.handle(message.interaction) : undefined;
  send({ is: 'reply', id: message.id, claimed, reply });
});
process.on('disconnect', () => process.exit());
send({ is: 'ready' });
