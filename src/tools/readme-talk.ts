/** A talk at one terminal, as the README shows it: the same each time, for its clock stands still and its ids are counted. */
import { Readable, Writable } from 'node:stream';
import { createTerminal } from '../adapters/terminal/connect.ts';
import { assemble } from '../assemble.ts';
import type { Clock, Log, Platform } from '../core/ports.ts';
import { openInMemory } from '../store/sqlite.ts';

/** Stands at 10:00 on 1 October 2026; what is to be done later is done soon. */
const clock: Clock = {
  now: () => Date.UTC(2026, 9, 1, 10),
  at: (when, run) => {
    if (when > clock.now() + 1_000) return () => {};
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  },
};

/** Everything that a terminal shows when these lines are typed at it. */
export async function talkOf(log: Log, typed: string): Promise<string> {
  const store = await openInMemory({ clock, log });
  const platforms: Platform[] = [];
  let ids = 0;
  const newId = () => `readme${String(++ids).padStart(6, '0')}`;
  const bot = await assemble(
    { article: undefined, language: 'en', zone: 'UTC' },
    { log, store, clock, newId, platforms: () => platforms },
  );
  let text = '';
  const output = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const terminal = createTerminal({
    speaker: { name: 'ada', language: 'en' },
    input: Readable.from([typed.trimStart()]),
    output,
    now: clock.now,
    zone: 'UTC',
    run: 'readme',
    conversation: false,
    ansi: false,
    json: false,
    settled: bot.settled,
  });
  platforms.push(terminal);
  await bot.start();
  await terminal.connect(bot);
  await terminal.ended;
  await bot.close();
  await store.close();
  return ['```', text.trim(), '```'].join('\n');
}
