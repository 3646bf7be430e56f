/** Whole scenes of four people at one terminal, as the README shows them: the same each time, for their clock stands still and their ids are counted. */
import { Readable, Writable } from 'node:stream';
import { createTerminal } from '../adapters/terminal/connect.ts';
import { assemble } from '../assemble.ts';
import type { Clock, Log, Platform } from '../core/ports.ts';
import { openInMemory } from '../store/sqlite.ts';

/** Typed by four people, one of whom reads Chinese. */
const quiz = `
ada> /quiz start count:2 kinds:single,typed pace:host
ada> start
zoe> /colloquy language zh
ada> join
ben> join
zoe> join
dan> join
ada> begin
ada> D
ben> A
zoe> D
dan> C
ada> next question
ada> type your answer
ada> smart factories, I think
ben> type your answer
ben> digital factorys
zoe> type your answer
zoe> 是数字化的工厂吧
dan> type your answer
dan> another platform
ada> to the result
zoe> my answers
`;

const discussion = `
ada> /discuss start 3 until:3 days
zoe> /colloquy language zh
ben> agree
zoe> agree
dan> not sure
ben> say why
ben> Once everybody has their share, growth needs another source.
ben> 1
ben> Everybody, without my name
dan> made me think
zoe> the other side
zoe> disagree
ada> /discuss wrap
`;

/** Stands at 10:00 on 1 October 2026; what is to be done later is done soon. */
const clock: Clock = {
  now: () => Date.UTC(2026, 9, 1, 10),
  at: (when, run) => {
    if (when > clock.now() + 1_000) return () => {};
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  },
};

export const quizOfFour = (log: Log): Promise<string> => played(quiz, log);
export const discussionOfFour = (log: Log): Promise<string> => played(discussion, log);

async function played(typed: string, log: Log): Promise<string> {
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
