/** Somebody at a terminal, without one: a script for the pipe, or lines typed one after the other. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';
import { createTerminal, type Terminal, type TerminalOptions } from '../../../src/adapters/terminal/connect.ts';
import type { Language } from '../../../src/core/language.ts';
import { openParty, type Party } from './party.ts';

type More = Partial<Pick<TerminalOptions, 'json' | 'line' | 'ansi' | 'now'>> & {
  readonly name?: string;
  readonly language?: Language;
};

function open(conversation: boolean, { name = 'you', language = 'en', ...more }: More) {
  const party = openParty(language);
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const terminal = createTerminal({
    speaker: { name, language },
    now: () => 0,
    zone: 'UTC',
    run: 'r1',
    input,
    output,
    conversation,
    ansi: false,
    json: false,
    settled: party.settled,
    ...more,
  });
  party.sitsAt(terminal);
  return { party, input, output, terminal };
}

export type Piped = { readonly out: string; readonly good: boolean; readonly party: Party };

/** The whole output of a pipe of these lines. */
export async function pipe(lines: readonly string[], more: More = {}): Promise<Piped> {
  const { party, input, output, terminal } = open(false, more);
  let out = '';
  output.on('data', (part: string) => {
    out += part;
  });
  await terminal.connect(party.bot);
  input.end(lines.map((line) => `${line}\n`).join(''));
  const good = await terminal.ended;
  return { out, good, party };
}

/** A line that readline has cleared is not seen any more. */
const withoutTakenAway = (written: string): string =>
  written.split('\u001b[1G\u001b[0J').reduce((before, after) => before.slice(0, before.lastIndexOf('\n') + 1) + after);

export type Conversation = {
  readonly party: Party;
  readonly terminal: Terminal;
  /** Types a line and returns what the screen shows of it and after it, when the bot has come to rest. */
  types(line: string): Promise<string>;
  /** Types without Enter. */
  begins(words: string): void;
  /** What was written since, with its escape sequences. */
  written(): string;
  /** Ctrl-D. */
  ends(): Promise<string>;
};

export async function converse(more: More = {}): Promise<Conversation> {
  const { party, input, output, terminal } = open(true, more);
  let screen = '';
  output.on('data', (part: string) => {
    screen += part;
  });
  const shown = () => stripVTControlCharacters(withoutTakenAway(screen)).replaceAll('\r', '');
  await terminal.connect(party.bot);
  return {
    party,
    terminal,
    async types(line) {
      screen = '';
      const before = party.heard.length;
      input.write(`${line}\n`);
      await expect.poll(() => /\n.*(> |: |：)$/s.test(shown()), { interval: 2 }).toBe(true);
      if (party.heard.length > before) await party.settled();
      return shown();
    },
    begins(words) {
      screen = '';
      input.write(words);
    },
    written: () => screen,
    async ends() {
      screen = '';
      input.end();
      expect(await terminal.ended).toBe(true);
      await terminal.close();
      return shown();
    },
  };
}

/** A terminal that nobody has connected to the bot, and what it has written since the last look. */
export function watch(more: More = {}): { readonly terminal: Terminal; since(): string } {
  const { output, terminal } = open(false, more);
  return { terminal, since: () => output.read() ?? '' };
}
