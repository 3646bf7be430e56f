/** Questions put to one person in private, and the review cards that come of them. */
import { createHash } from 'node:crypto';
import type { Card, Form } from '../core/card.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Library, Pack } from '../core/library.ts';
import { open } from '../core/lookup.ts';
import type { Person, PersonId } from '../core/place.ts';
import type { Clock } from '../core/ports.ts';
import { filledAnswer, pickedAnswer } from '../core/quiz/ask.ts';
import { creditOf } from '../core/quiz/grade.ts';
import { type AskedQuestion, asked, askedDraft } from '../core/quiz/question.ts';
import { type Outcome, outcomeCard, type Stands, soloCard, soloForm, soloName } from '../core/quiz/solo.ts';
import { isLeech, newMemory, rateAgain, ratingOf, readMemory, remember } from '../core/review/memory.ts';
import { type Input, pressOn } from '../core/session.ts';
import type { Ask, ReviewCard, Store } from '../core/store.ts';
import { textsOf } from '../texts/texts.ts';

export type Asks = {
  /** Puts a question to a person; a draft, which is never due, as what it is. `left`: how many more are due. */
  put(
    person: Person['id'],
    pack: Pack,
    question: string,
    purpose: Ask['purpose'],
    language: Language,
    left?: number,
  ): Promise<Card>;
  /** What a press on such a question, or its form, brings. */
  press(id: string, input: Input): Promise<Card | Form>;
  /** Keeps a question for a person's own review. */
  keep(person: PersonId, article: string, question: string, language: Language): Promise<Card>;
};

export type AskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly library: () => Library;
  /** A new id, at most 12 characters. */
  readonly newId: () => string;
};

/** An ask with its question as it was put. */
type Put = { readonly ask: Ask; readonly question: AskedQuestion; readonly stands: Stands };

export function createAsks({ store, clock, library, newId }: AskParts): Asks {
  async function find(id: string, { actor }: Input): Promise<Put> {
    const texts = textsOf(actor.language);
    const ask = await store.ask(id);
    if (!ask) throw new UserError(texts.noSession, [another(actor.language)]);
    if (ask.person !== actor.person.id) throw new UserError(texts.quiz.notYours, [another(actor.language)]);
    const pack = library().find((each) => each.id === ask.article);
    const approved = pack && asked(pack, ask.question, ask.seed);
    const question = approved ?? (pack && ask.draft && askedDraft(pack, ask.question, ask.seed));
    if (!question)
      throw new UserError(ask.draft ? texts.drafts.gone : texts.quiz.questionGone, [another(actor.language)]);
    // An answer to other words would be judged by words that its reader has not seen.
    if (ask.draft && fingerprintOf(question) !== ask.draft)
      throw new UserError(texts.drafts.changed, [another(actor.language)]);
    const stands = ask.draft === undefined ? 'approved' : approved ? 'since' : 'draft';
    return { ask, question, stands };
  }

  /** The first answer counts: it is kept together with what it does to the review card. */
  async function answer(put: Put, given: string, language: Language): Promise<Card> {
    const { ask, question, stands } = put;
    if (ask.given === undefined) {
      const now = clock.now();
      const credit = creditOf(question, given);
      const card = stands === 'draft' ? undefined : await reviewed(ask, credit, now);
      await store.answerAsk(ask.id, { given, credit, at: now }, card);
    }
    return outcome({ ...put, ask: (await store.ask(ask.id)) ?? ask }, language);
  }

  /** The review card as it is after an answer: one that was kept or missed goes on, and what is missed for the first time becomes one. */
  async function reviewed(ask: Ask, credit: number, now: number): Promise<ReviewCard | undefined> {
    const { person, article, question } = ask;
    const known = await store.reviewCard(person, article, question);
    const right = credit === 1_000;
    // A question that comes by chance says nothing about a card that is not due: only the review moves it.
    if (ask.purpose === 'solo') return known || right ? undefined : newCard(ask, 'missed', now);
    const before = known ? readMemory(known.memory) : newMemory(now);
    const { memory, due } = remember(before, ratingOf(right), now);
    const card = known ?? newCard(ask, 'kept', now);
    return { ...card, memory, due, retired: isLeech(memory) };
  }

  async function rate(put: Put, felt: 'easy' | 'fine' | 'hard', language: Language): Promise<Card> {
    const { ask } = put;
    const card = await store.reviewCard(ask.person, ask.article, ask.question);
    const again = card && rateAgain(readMemory(card.memory), ratingOf(ask.credit === 1_000, felt));
    if (card && again && ask.rating === undefined && ask.credit === 1_000) {
      await store.rateAsk(ask.id, felt, { ...card, memory: again.memory, due: again.due });
    }
    return outcome({ ...put, ask: (await store.ask(ask.id)) ?? ask }, language);
  }

  async function outcome({ ask, question, stands }: Put, language: Language): Promise<Card> {
    const card = await store.reviewCard(ask.person, ask.article, ask.question);
    const what: Outcome = {
      given: ask.given ?? '',
      credit: ask.credit ?? 0,
      kept: card !== undefined,
      retired: card?.retired ?? false,
      rated: ask.rating !== undefined,
      stands,
      ...(card && card.due > clock.now() && { due: card.due }),
    };
    return outcomeCard(ask, question, language, what);
  }

  async function keep(person: PersonId, article: string, question: string, language: Language): Promise<Card> {
    const texts = textsOf(language).quiz;
    const now = clock.now();
    const kept = await store.keepCard(newCard({ person, article, question }, 'kept', now));
    return {
      title: texts.keptTitle,
      tone: 'good',
      blocks: [{ is: 'text', text: kept ? texts.keptText : texts.keptAlready }],
    };
  }

  return {
    keep,
    async put(person, pack, question, purpose, language, left) {
      const id = newId();
      const approved = asked(pack, question, id);
      const put = approved ?? (purpose === 'solo' ? askedDraft(pack, question, id) : undefined);
      if (!put) throw new UserError(textsOf(language).quiz.questionGone);
      const ask: Ask = {
        id,
        person,
        article: pack.id,
        question,
        seed: id,
        purpose,
        ...(!approved && { draft: fingerprintOf(put) }),
        askedAt: clock.now(),
      };
      await store.putAsk(ask);
      return soloCard(ask, put, language, left);
    },
    async press(id, input) {
      const { press, actor, values = {} } = input;
      const put = await find(id, input);
      const { ask, question } = put;
      const texts = textsOf(actor.language);
      switch (press.event) {
        case 'answer':
          return answer(put, pickedAnswer(question, press.args[0], texts), actor.language);
        case 'fill':
          return ask.given === undefined ? soloForm(ask, question, actor.language) : outcome(put, actor.language);
        case 'filled': {
          const again = pressOn(soloName, id, 'fill');
          return answer(put, filledAnswer(question, values, texts, again), actor.language);
        }
        case 'easy':
        case 'fine':
        case 'hard':
          return rate(put, press.event, actor.language);
        case 'keep':
          if (put.stands === 'draft') return outcome(put, actor.language);
          return keep(ask.person, ask.article, ask.question, actor.language);
        default:
          throw new UserError(texts.unknownButton);
      }
    },
  };
}

/** Of the question with its choices in their order: other words, another right answer or another order are another question. */
const fingerprintOf = (question: AskedQuestion): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16);

const another = (language: Language) => ({ label: textsOf(language).quiz.another, press: open('quiz question') });

/** Due at once. */
const newCard = (
  { person, article, question }: Pick<ReviewCard, 'person' | 'article' | 'question'>,
  why: ReviewCard['why'],
  now: number,
): ReviewCard => ({ person, article, question, due: now, memory: newMemory(now), why, retired: false, addedAt: now });
