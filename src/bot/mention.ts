/** What was said to the bot in a channel, a thread or a direct conversation. */
import { goesOnFrom } from '../core/asking/thread.ts';
import type { Card } from '../core/card.ts';
import type { Command } from '../core/command.ts';
import { cut } from '../core/graphemes.ts';
import type { Reply } from '../core/interaction.ts';
import { clean, type Line, readMention } from '../core/line.ts';
import { fillIn, open } from '../core/lookup.ts';
import { readGiven } from '../core/options.ts';
import { textsOf } from '../texts/texts.ts';
import { cardReply, commandAt, contextFor, type Given, languageFor, run, runLine, type Turn } from './run.ts';

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
  const line = read && (read.sure || isQuestion(read.line) || (await works(here, read.line))) ? read.line : asked;
  if (here.from.direct) return runLine(here, line);
  if (line.is !== 'command' || line.extra) return helpInPublic(here, line);
  return inPublic(here, line.command, isQuestion(line) ? await withBefore(here, line.given) : line.given);
}

/** “ask why …?” is the question that it would be without its first word. */
const isQuestion = (line: Line): boolean => line.is === 'command' && line.command.words.join(' ') === 'article ask';

/** A question in a place where others are goes on from the one that was asked there last, and is the one that the next goes on from. */
async function withBefore(here: Turn, given: Given): Promise<Given> {
  const { from, parts } = here;
  const question = clean(given.question ?? '');
  if (!question) return given;
  const place = (from.is === 'mention' && from.thread) || from.place;
  const article = contextFor(here, given).pack.id;
  const asked = { place, person: from.person.id, article, question: cut(question, mostKept), at: parts.clock.now() };
  const before = await goesOnFrom(parts.store, asked);
  return before === undefined ? given : { ...given, before };
}

/** UTF-16 units of a question that the next one goes on from: a longer one is refused when it is opened. */
const mostKept = 300;

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
  const values = Object.keys(command.options).flatMap((option) => given[option] ?? []);
  const card: Card = {
    title: command.about[language],
    blocks: [
      ...(values.length > 0 ? [{ is: 'text' as const, text: texts.quoted(values.join(' · ')) }] : []),
      ...(given.before ? [{ is: 'note' as const, text: texts.ask.readWith(given.before) }] : []),
      { is: 'note', text: texts.privateAnswer },
      { is: 'actions', of: [{ label: texts.openPrivately, press }] },
    ],
  };
  return cardReply(here, card, { shownTo: 'everyone' }, given);
}
