/** What was said to the bot in a channel, a thread or a direct conversation. */
import type { Card } from '../core/card.ts';
import type { Command } from '../core/command.ts';
import type { Reply } from '../core/interaction.ts';
import { clean, type Line, readMention } from '../core/line.ts';
import { fillIn, open } from '../core/lookup.ts';
import { readGiven } from '../core/options.ts';
import { textsOf } from '../texts/texts.ts';
import { cardReply, commandAt, type Given, languageFor, run, runLine, type Turn } from './run.ts';

/**
 * A mention is answered in public where it was asked. What only one person should see waits behind a button,
 * for a mention cannot be answered privately; in a direct conversation all is private already.
 */
export async function answerMention(here: Turn, said: string): Promise<Reply> {
  const { catalogue } = here.parts;
  const asked: Line = {
    is: 'command',
    command: commandAt(here, ['article', 'ask']),
    given: { question: clean(said) },
    extra: '',
  };
  const read = readMention(catalogue, said);
  const line = read && (read.sure || (await works(here, read.line))) ? read.line : asked;
  if (here.from.direct) return runLine(here, line);
  return line.is === 'command' && !line.extra ? inPublic(here, line.command, line.given) : helpInPublic(here, line);
}

/** Whether a line that may as well be a question is a look-up that works; what does something is not tried. */
async function works(here: Turn, line: Line): Promise<boolean> {
  if (line.is !== 'command' || line.extra || line.command.act) return false;
  const reply = await run(here, line.command, line.given);
  return reply.is === 'card' && !reply.failed;
}

/** Help is a private answer too; what nobody understands is told at once. */
function helpInPublic(here: Turn, line: Line): Promise<Reply> {
  const command = commandAt(here, ['colloquy', 'help']);
  if (line.is === 'group') return inPublic(here, command, { about: line.group });
  return line.is === 'empty' ? inPublic(here, command, {}) : runLine(here, line);
}

/** The answer itself where everyone may see it, else what was asked and the button that answers whoever presses it. */
async function inPublic(here: Turn, command: Command, given: Given): Promise<Reply> {
  if (command.shownTo === 'everyone') return run(here, command, given);
  const language = languageFor(here, given);
  const texts = textsOf(language);
  const name = command.words.join(' ');
  const { missing } = readGiven(command, given, { language, texts });
  const press = missing.length > 0 ? fillIn(name, given) : open(name, given);
  const values = Object.values(given).filter((value) => value !== undefined);
  const card: Card = {
    title: command.about[language],
    blocks: [
      ...(values.length > 0 ? [{ is: 'text' as const, text: texts.quoted(values.join(' · ')) }] : []),
      { is: 'note', text: texts.privateAnswer },
      { is: 'actions', of: [{ label: texts.openPrivately, press }] },
    ],
  };
  return cardReply(here, card, { shownTo: 'everyone' }, given);
}
