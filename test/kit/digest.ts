/** What a test does around a digest: answers its question of the day, whatever kind it is of, and looks at what came. */
import { takenSchema } from '../../src/core/digest/taken.ts';
import type { AskedQuestion } from '../../src/core/quiz/question.ts';
import { letterAt } from '../../src/core/quiz/question.ts';
import { textsOf } from '../../src/texts/texts.ts';
import type { Party } from './party.ts';
import { type Given, rightAnswer, wrongAnswer } from './quiz.ts';
import { here, someone } from './room.ts';

const { quiz } = textsOf('en');

/** The question of the digest that came last to the room, or to somebody alone. */
export async function questionOf(party: Party, alone?: string): Promise<AskedQuestion> {
  const subscription = await party.room.store.subscriptionOf(alone ? someone(alone).id : here.place);
  const latest = (await party.room.store.digests(subscription?.id ?? '', 9)).find(({ question }) => question);
  if (!latest) throw new Error('no digest with a question has come');
  const taken = takenSchema.parse(latest.taken);
  if (!('question' in taken) || !taken.question) throw new Error('the latest digest has no question');
  return taken.question;
}

/** Answers it by the buttons or the form of the message; what comes back, as text. */
export async function gives(party: Party, name: string, right: boolean, alone?: string): Promise<string> {
  const question = await questionOf(party, alone);
  const given = (right ? rightAnswer : wrongAnswer)(question, 'en');
  const button = buttonFor(question, given);
  if (button !== undefined) return party.presses(name, button);
  await party.opens(
    name,
    { several: quiz.chooseSeveral, ordering: quiz.putInOrder }[question.kind as 'several'] ?? quiz.typeAnswer,
  );
  return party.sends(name, valuesFor(question, given));
}

/** The label of its button; none where a form answers. */
export function buttonFor({ kind }: AskedQuestion, given: Given): string | undefined {
  const at = 'at' in given ? given.at[0] : undefined;
  if (at === undefined || kind === 'several' || kind === 'ordering') return undefined;
  return kind === 'true-false' ? [quiz.true, quiz.false][at] : letterAt(at);
}

export function valuesFor({ kind }: AskedQuestion, given: Given): Readonly<Record<string, string | readonly string[]>> {
  if ('typed' in given) return { answer: given.typed };
  if (kind === 'several') return { choices: given.at.map(String) };
  return Object.fromEntries(given.at.map((at, place) => [`place${place}`, String(at)]));
}

/** The titles of what came to the room, the oldest first. */
export const titlesOf = (party: Party): readonly string[] =>
  party.platform.messages.filter(({ place }) => place === here.place).map(({ shown }) => shown.card.title);
