/** Presses, menus, forms and what is being typed: what they stand for, and what answers them. */
import type { Card, Form } from '../core/card.ts';
import { allOptions } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Interaction, Reply } from '../core/interaction.ts';
import { findPack } from '../core/library.ts';
import { fillIn, givenOf } from '../core/lookup.ts';
import type { Press } from '../core/press.ts';
import { soloName } from '../core/quiz/solo.ts';
import type { Input } from '../core/session.ts';
import { textsOf } from '../texts/texts.ts';
import { actorOf } from './desk.ts';
import { cardReply, commandAt, contextFor, form, help, languageFor, run, type Turn } from './run.ts';

/** What a press or form on a message of a session, or on a question for one person, is answered by. */
export type Presses = Readonly<Record<string, (session: string, input: Input) => Promise<Card | Form>>>;

/** What might complete an option. The one that is being typed decides nothing yet, and an article that is not there is the usual one. */
export function suggest(here: Turn, { words, option: name, typed, given }: Interaction & { is: 'suggest' }): Reply {
  const option = allOptions(commandAt(here, words))[name];
  if (option?.is !== 'text' || !option.suggest) return { is: 'suggestions', suggestions: [] };
  const { [name]: _, ...others } = given;
  const known = others.article && findPack(here.parts.library(), others.article);
  const context = contextFor(here, known ? others : { ...others, article: undefined });
  return { is: 'suggestions', suggestions: option.suggest(typed, context).slice(0, 25) };
}

export async function answerPress(here: Turn, from: Interaction & { is: 'press' }): Promise<Reply> {
  const command = commandAt(here, from.press.machine.split(' '));
  const press = await recall(here, from.press);
  const texts = textsOf(languageFor(here));
  const instead = from.message.shownTo === 'asker' || from.direct;
  const [first = '', ...others] = press.args;
  switch (press.event) {
    case 'open':
      return run(here, command, givenOf(press.args));
    case 'turn':
      return run(here, command, givenOf(press.args), { ...(instead && { instead }) });
    case 'page':
      return run(here, command, givenOf(others), { ...(instead && { instead }), page: Number(first) || 1 });
    case 'pick':
      return run(here, command, { ...givenOf(others), [first]: from.picked });
    case 'form':
      return form(here, command, givenOf(press.args));
    default:
      throw new UserError(texts.unknownButton, [help(texts)]);
  }
}

type Filled = Interaction & { is: 'form' };

export async function answerForm(here: Turn, filled: Press, values: Filled['values']): Promise<Reply> {
  const command = commandAt(here, filled.machine.split(' '));
  const typed = Object.fromEntries(Object.entries(values).map(([name, several]) => [name, several.join(' ')]));
  return run(here, command, { ...givenOf((await recall(here, filled)).args), ...typed });
}

/** A button, menu or form of a session: what it brings is between the bot and the one who pressed. */
export async function answerSession(
  here: Turn,
  from: Filled | (Interaction & { is: 'press' }),
  presses: Presses,
): Promise<Reply> {
  const language = languageFor(here);
  const texts = textsOf(language);
  const answer = presses[from.press.machine];
  if (!answer) throw new UserError(texts.unknownButton, [help(texts)]);
  const { press, page } = turnedPage(from.press);
  const brought = await answer(press.session, {
    actor: actorOf(from, language),
    press,
    ...(from.is === 'form' ? { values: from.values } : {}),
    ...(from.is === 'press' && from.picked !== undefined && { picked: from.picked }),
    ...(from.is === 'press' && from.message.at !== undefined && { postedAt: from.message.at }),
  });
  if ('fields' in brought) return { is: 'form', form: brought, language };
  // A private message is drawn anew; in a direct conversation a session's board looks private too, and must stay.
  const own = press.machine === soloName || !from.direct;
  const instead = from.is === 'press' && own && (from.message.shownTo === 'asker' || from.direct);
  const again = { ...press, args: [press.event, ...press.args] };
  return cardReply(here, brought, { again, page, ...(instead && { instead }) });
}

/** The press behind a page button of a session's card, and the page. */
function turnedPage(press: Press): { readonly press: Press; readonly page: number } {
  if (press.event !== 'page') return { press, page: 1 };
  const [page, event = '', ...args] = press.args;
  return { press: { ...press, event, args }, page: Number(page) || 1 };
}

/** The press as it was; one that is forgotten is the person's to ask again. */
async function recall(here: Turn, press: Press): Promise<Press> {
  const known = await here.remembered.recall(press);
  if (known) return known;
  const texts = textsOf(languageFor(here));
  throw new UserError(texts.forgotten, [{ label: texts.askAgain, press: fillIn(press.machine) }]);
}
