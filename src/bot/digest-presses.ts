/** What a press on a digest brings to the one who pressed, and nobody else sees. */
import type { Card, Form } from '../core/card.ts';
import { digestPress, previewId } from '../core/digest/presses.ts';
import { notedCard, otherSideCard, outcomeCard } from '../core/digest/private.ts';
import type { Digest } from '../core/digest/records.ts';
import { takenSchema } from '../core/digest/taken.ts';
import { UserError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import { open } from '../core/lookup.ts';
import type { Clock } from '../core/ports.ts';
import { answerForm, filledAnswer, pickedAnswer } from '../core/quiz/ask.ts';
import { creditOf } from '../core/quiz/grade.ts';
import type { AskedQuestion } from '../core/quiz/question.ts';
import type { Actor, Input } from '../core/session.ts';
import type { Store } from '../core/store.ts';
import { textsOf } from '../texts/texts.ts';
import type { Asks } from './asks.ts';

export type DigestPressParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly library: () => Library;
  readonly asks: Asks;
};

export function createDigestPresses(parts: DigestPressParts): (id: string, input: Input) => Promise<Card | Form> {
  const { store, library, asks } = parts;
  return async (id, input) => {
    const { press, actor, values = {} } = input;
    const texts = textsOf(actor.language);
    if (press.event === 'other') {
      const [number, article] = press.args;
      const pack = library().find((each) => each.id === article);
      return otherSideCard(pack?.faces[actor.language], Number(number), actor.language);
    }
    if (id === previewId) {
      return { title: texts.digest.previewTitle, blocks: [{ is: 'text', text: texts.digest.justPreview }] };
    }
    const digest = await store.digest(id);
    const question = digest && questionOf(digest);
    if (!digest || !question) {
      throw new UserError(texts.noSession, [{ label: texts.digest.status, press: open('digest status') }]);
    }
    if (digest.person !== undefined && digest.person !== actor.person.id) throw new UserError(texts.quiz.notYours);
    switch (press.event) {
      case 'answer':
        return answer(parts, digest, question, pickedAnswer(question, press.args[0], texts), actor);
      case 'fill':
        return (await isOver(store, digest, actor))
          ? outcome(store, digest, question, actor, false)
          : answerForm(question, actor.language, digestPress(id, 'filled'));
      case 'filled': {
        const given = filledAnswer(question, values, texts, digestPress(id, 'fill'));
        return answer(parts, digest, question, given, actor);
      }
      case 'why':
        if (!(await isOver(store, digest, actor))) throw new UserError(texts.digest.noted);
        return outcome(store, digest, question, actor, false);
      case 'keep':
        if (!(await isOver(store, digest, actor))) throw new UserError(texts.digest.noted);
        return asks.keep(actor.person.id, question.article, question.id, actor.language);
      default:
        throw new UserError(texts.unknownButton);
    }
  };
}

function questionOf({ taken }: Digest): AskedQuestion | undefined {
  const read = takenSchema.parse(taken);
  return 'question' in read ? read.question : undefined;
}

/** Whether the answer may be told: the question has closed, or the person is alone with it and has answered. */
async function isOver(store: Store, { id, person, closedAt }: Digest, actor: Actor): Promise<boolean> {
  if (closedAt !== undefined) return true;
  return person === actor.person.id && (await store.digestAnswer(id, person)) !== undefined;
}

async function answer(
  { store, clock }: DigestPressParts,
  digest: Digest,
  question: AskedQuestion,
  given: string,
  actor: Actor,
): Promise<Card> {
  const { person, sentAt, language } = actor;
  // To whoever is alone with a question its answer is told at once: the first one counts.
  if (await isOver(store, digest, actor)) return outcome(store, digest, question, actor, digest.closedAt !== undefined);
  const credit = creditOf(question, given);
  const kept = await store.answerDigest({ digest: digest.id, person, given, credit, sentAt: sentAt.at }, clock.now());
  if (kept === 'closed') return outcome(store, digest, question, actor, true);
  if (digest.person !== undefined) return outcome(store, digest, question, actor, false);
  const stands = kept === 'older' ? ((await store.digestAnswer(digest.id, person.id))?.given ?? given) : given;
  return notedCard(question, stands, language, kept === 'older');
}

async function outcome(
  store: Store,
  { id }: Digest,
  question: AskedQuestion,
  { person, language }: Actor,
  late: boolean,
): Promise<Card> {
  const [own, spread] = await Promise.all([store.digestAnswer(id, person.id), store.spreadOf(id)]);
  return outcomeCard(id, question, language, {
    ...(own && { given: own.given }),
    credit: own?.credit ?? 0,
    spread,
    late,
  });
}
