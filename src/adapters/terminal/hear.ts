/** What somebody says at the terminal, and what comes of it. */
import type { Card } from '../../core/card.ts';
import type { Reply } from '../../core/interaction.ts';
import { readLine } from '../../core/line.ts';
import type { PersonId } from '../../core/place.ts';
import { textsOf } from '../../texts/texts.ts';
import { defaultSpeaker, heading, type LiveChat, nameOf, nextMessage, showCard, styleOf } from './chat.ts';
import { askedIn, type Filling, fieldIn, fillIn, neededIn, openForm } from './form.ts';
import { inbound, type What } from './inbound.ts';
import { literal, oneLine } from './pen.ts';
import { draw } from './render.ts';
import type { Chosen } from './screen.ts';
import { isCommand, speakerId, speechOf } from './speech.ts';
import { uploadAt, withFiles } from './upload.ts';

/** Answers one line, and shows what it brought about; `false` when it was refused. */
export async function hear(chat: LiveChat, line: string): Promise<boolean> {
  chat.paper.hold();
  try {
    const good = await answer(chat, line);
    await chat.options.settled?.();
    return good;
  } finally {
    chat.paper.release();
  }
}

function answer(chat: LiveChat, line: string): Promise<boolean> {
  const { name, words } = speechOf(line, (typed, said) => isSpeaker(chat, typed, said));
  const person = name === undefined ? whoseTurn(chat) : speakerId(name);
  if (name !== undefined) {
    chat.several = true;
    if (!chat.names.has(person)) chat.names.set(person, name);
  }
  const filling = chat.forms.get(person);
  if (words.trim() || filling) echo(chat, person, words);
  if (filling && (!isCommand(words) || isPath(chat, filling, words))) return fill(chat, person, filling, words);
  // Whoever types a command has left the form.
  if (words.trim()) chat.forms.delete(person);
  return words.trim() ? say(chat, person, words) : Promise.resolve(true);
}

/** Many paths begin with a slash too: where a file is asked for, what is no command is one. */
const isPath = ({ bot }: LiveChat, filling: Filling, words: string): boolean =>
  fieldIn(filling)?.is === 'upload' && readLine(bot.catalogue, words.trim()).is === 'unknown';

/** A line without a name is for what the prompt says; a pipe has none. */
const whoseTurn = (chat: LiveChat): PersonId =>
  (chat.options.conversation && [...chat.forms.keys()].at(-1)) || defaultSpeaker(chat);

const isSpeaker = ({ names, screen }: LiveChat, name: string, words: string): boolean =>
  names.has(speakerId(name)) || isCommand(words) || screen.byLabel(speakerId(name), words) !== undefined;

/** In a script with several people the output reads like the chat. */
function echo(chat: LiveChat, person: PersonId, words: string): void {
  const { conversation, json, line } = chat.options;
  if (conversation || json || !chat.several || line !== undefined) return;
  chat.paper.paragraph(`${nameOf(chat, person)}> ${oneLine(words)}`.trimEnd());
}

/** A command, something to choose, or words to the bot. */
function say(chat: LiveChat, person: PersonId, words: string): Promise<boolean> {
  const { screen, options } = chat;
  if (isCommand(words)) return act(chat, person, { line: words });
  // Chinese keyboards type full-width digits too.
  const typed = words.normalize('NFKC').trim();
  const isNumber = /^\d+$/.test(typed) && styleOf(chat).conversation;
  const chosen = isNumber ? screen.byNumber(person, Number(typed)) : screen.byLabel(person, words);
  if (chosen) return choose(chat, person, chosen);
  if (!isNumber) return act(chat, person, { line: words });
  const { terminal } = textsOf(options.speaker.language);
  remark(chat, person, terminal.noNumber(Number(typed), screen.count(person)));
  return Promise.resolve(true);
}

function choose(chat: LiveChat, person: PersonId, { choice, card }: Chosen): Promise<boolean> {
  if ('to' in choice) {
    remark(chat, person, choice.to);
    return Promise.resolve(true);
  }
  const { press, picked } = choice;
  const { message: ref, owner, at } = card;
  const message = { ref, shownTo: owner ? 'asker' : 'everyone', ...(at !== undefined && { at }) } as const;
  return act(chat, person, { press, message, ...(picked !== undefined && { picked }) });
}

/** Asks the bot, and shows what it says. */
async function act(chat: LiveChat, person: PersonId, what: What): Promise<boolean> {
  const { options, bot } = chat;
  const { run, speaker, now } = options;
  chat.sent += 1;
  const sender = {
    name: chat.names.get(person) ?? speaker.name,
    language: speaker.language,
    manages: person === defaultSpeaker(chat),
  };
  const reply = await bot.handle(inbound(what, sender, { delivery: `terminal:${run}:${chat.sent}`, at: now() }));
  const good = show(chat, person, reply);
  return reply?.is === 'card' && reply.later ? show(chat, person, await reply.later) : good;
}

function show(chat: LiveChat, person: PersonId, reply: Reply | undefined): boolean {
  if (!reply || reply.is === 'suggestions') return true;
  if (reply.is === 'form') {
    if (chat.options.json) chat.paper.line(JSON.stringify(reply.form));
    ask(chat, person, openForm(reply.form, reply.language));
    return true;
  }
  const { card, language, shownTo } = reply;
  const { drawn } = draw(reply, styleOf(chat));
  const posted = { message: nextMessage(chat), at: chat.options.now() };
  showCard(chat, { card, drawn, language, ...(shownTo === 'asker' && { owner: person }) }, posted);
  return !reply.failed;
}

/** Somebody's own line is the answer to what they are being asked for. */
async function fill(chat: LiveChat, person: PersonId, filling: Filling, typed: string): Promise<boolean> {
  if (fieldIn(filling)?.is === 'upload' && typed.trim() && !(await uploadAt(typed))) {
    remark(chat, person, textsOf(filling.language).terminal.noFile(oneLine(typed.trim())));
    return chat.options.conversation;
  }
  const filled = fillIn(filling, typed);
  const { conversation } = chat.options;
  switch (filled.is) {
    case 'more':
      ask(chat, person, filled.filling);
      return true;
    case 'done':
      chat.forms.delete(person);
      return act(chat, person, { form: filling.form.press, ...(await withFiles(filling.form, filled.values)) });
    case 'left':
      chat.forms.delete(person);
      remark(chat, person, textsOf(filling.language).terminal.cancelled);
      return conversation;
    default:
      remark(chat, person, [filled.words, ...(isAskedAloud(chat) ? [] : askedIn(filling).above)].join('\n'));
      return conversation;
  }
}

/** A pipe of look-ups has answers only; whoever reads JSON has the form before them. */
const isAskedAloud = ({ options, several }: LiveChat): boolean => options.json || options.conversation || several;

/** Asks for the field that is next. In a conversation its words are the prompt. */
function ask(chat: LiveChat, person: PersonId, filling: Filling): void {
  const { forms, paper, options, several } = chat;
  forms.delete(person);
  forms.set(person, filling);
  const { above, ask: words } = askedIn(filling);
  const named = several ? heading(chat, person, filling.language) : [];
  const title = several && filling.at === 0 ? [literal(filling.form.title)] : [];
  const told = options.conversation ? [...title, ...above] : [...title, words.trimEnd(), ...above];
  if (told.length === 0 || options.json || !isAskedAloud(chat)) return;
  paper.paragraph([...named, ...told].join('\n'));
}

/** What the terminal itself has to say to somebody; as JSON it is a card like any other. */
function remark(chat: LiveChat, person: PersonId, words: string): void {
  const { paper, options } = chat;
  if (options.json) paper.line(JSON.stringify({ title: words, blocks: [] } satisfies Card));
  else paper.paragraph([...heading(chat, person, options.speaker.language), words].join('\n'));
}

/** What stands before the cursor: what is being asked for, and of whom, or whose a plain line is. */
export function promptOf(chat: LiveChat): string {
  const [person, filling] = [...chat.forms].at(-1) ?? [];
  if (!person || !filling) return `${oneLine(chat.options.speaker.name)}> `;
  const { ask: words } = askedIn(filling);
  return chat.several ? `${nameOf(chat, person)} · ${words}` : words;
}

/** The input has ended: who is still being asked hears what was missing. `false` where somebody was, for a pipe needs to know. */
export function leave(chat: LiveChat): boolean {
  const open = [...chat.forms];
  chat.forms.clear();
  // Whoever reads JSON has the form before them.
  if (chat.options.json) return open.length === 0;
  for (const [person, filling] of open) {
    const { terminal } = textsOf(filling.language);
    const words = chat.options.conversation
      ? terminal.cancelled
      : terminal.needs(literal(filling.form.title), neededIn(filling));
    remark(chat, person, words);
  }
  return open.length === 0;
}
