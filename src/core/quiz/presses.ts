/** What a press or a form on a quiz's message means. */
import { textsOf } from '../../texts/texts.ts';
import type { Form } from '../card.ts';
import { UserError } from '../errors.ts';
import { clean } from '../line.ts';
import type { PersonId } from '../place.ts';
import { type Input, pressOn, type Wanted } from '../session.ts';
import { answerForm, filledAnswer, pickedAnswer } from './ask.ts';
import { creditOf, pointsOf } from './grade.ts';
import type { AskedQuestion } from './question.ts';
import { teamsOf, timeFor } from './setup.ts';
import { grace, machineName, type Quiz, type QuizEvent } from './state.ts';

/** The longest reason of a dispute, in UTF-16 units. */
const longestReason = 300;

export function wants(quiz: Quiz, input: Input): Wanted<QuizEvent> {
  const { actor, press, picked } = input;
  const texts = textsOf(actor.language);
  const by = { person: actor.person, manages: actor.manages };
  const event = (what: QuizEvent): Wanted<QuizEvent> => ({ is: 'event', event: what });
  const [first] = press.args;
  switch (press.event) {
    case 'join':
      return event({ is: 'join', ...by, ...(first && { team: first }) });
    case 'leave':
    case 'begin':
    case 'stop':
      return event({ is: press.event, ...by });
    case 'skip':
    case 'next':
      return event({ is: press.event, ...by, round: roundAt(quiz, first, input) });
    case 'void':
      return event({ is: 'void', ...by, round: roundAt(quiz, picked ?? first, input) });
    case 'hand':
      return event({ is: 'hand', ...by, to: (picked ?? '') as PersonId });
    case 'answer':
    case 'fill':
    case 'filled':
      return answering(quiz, input);
    case 'object':
      return { is: 'form', form: disputeForm(quiz, roundAt(quiz, picked ?? first, input), input) };
    case 'objected': {
      const reason = clean(input.values?.reason?.[0] ?? '').slice(0, longestReason);
      return event({ is: 'dispute', ...by, round: roundAt(quiz, first, input), reason });
    }
    case 'keep':
      return { is: 'keep', article: quiz.article, question: questionAt(quiz, shownRound(quiz, first, input)).id };
    case 'host':
    case 'mine':
      return { is: 'view', view: press.event, args: [] };
    case 'continue':
      return { is: 'view', view: 'continue', args: continued(quiz, picked ?? first, input) };
    default:
      throw new UserError(texts.unknownButton);
  }
}

/**
 * The round that a press names. Nobody sees a question before its time, not even who writes presses by hand: in a live quiz none
 * after the one that is asked now, in a window none before it has begun.
 */
function roundAt(quiz: Quiz, written: string | undefined, { actor }: Input): number {
  const round = /^\d{1,2}$/.test(written ?? '') ? Number(written) : undefined;
  if (round !== undefined && round <= lastShown(quiz)) return round;
  throw new UserError(textsOf(actor.language).unknownButton);
}

/** A round whose answer has been shown: before that a review would tell it. */
function shownRound(quiz: Quiz, written: string | undefined, input: Input): number {
  const round = roundAt(quiz, written, input);
  const { phase } = quiz.state;
  const isOpen = phase === 'window' || (phase === 'asking' && round === quiz.state.round);
  if (isOpen) throw new UserError(textsOf(input.actor.language).quiz.refused.notYet);
  return round;
}

const lastShown = ({ state, taken }: Quiz): number =>
  taken.setup.mode === 'window' && state.round >= 0 ? taken.questions.length - 1 : state.round;

function questionAt({ taken }: Quiz, round: number): AskedQuestion {
  const question = taken.questions[round];
  if (!question) throw new RangeError(`a quiz of ${taken.questions.length} questions has no round ${round}`);
  return question;
}

/** In a window the question that was picked, else the next one. */
function continued(quiz: Quiz, picked: string | undefined, input: Input): readonly string[] {
  const { state, taken } = quiz;
  if (taken.setup.mode === 'live' || state.round < 0) {
    throw new UserError(textsOf(input.actor.language).unknownButton);
  }
  return picked === undefined ? [] : [String(roundAt(quiz, picked, input))];
}

function answering(quiz: Quiz, input: Input): Wanted<QuizEvent> {
  const { actor, press, values = {} } = input;
  const texts = textsOf(actor.language);
  const round = roundAt(quiz, press.args[0], input);
  const question = questionAt(quiz, round);
  const again = pressOn(machineName, quiz.id, 'fill', round);
  if (press.event === 'fill') {
    const form = answerForm(question, actor.language, pressOn(machineName, quiz.id, 'filled', round));
    return { is: 'form', form };
  }
  const given =
    press.event === 'answer'
      ? pickedAnswer(question, press.args[1], texts)
      : filledAnswer(question, values, texts, again);
  const credit = creditOf(question, given);
  return {
    is: 'answer',
    answer: {
      round,
      given,
      credit,
      points: pointsOf(credit, speedOf(quiz, question, input)),
      sentAt: actor.sentAt.at,
      grace,
      changes: quiz.taken.setup.changes,
      teams: teamsOf(quiz.taken.setup),
    },
  };
}

/** Only a click has a time of the platform's own, and only against the time of the message that it is on. */
function speedOf({ taken }: Quiz, question: AskedQuestion, { actor, press, postedAt }: Input) {
  const { scoring, mode } = taken.setup;
  if (scoring !== 'speed' || mode !== 'live' || press.event !== 'answer') return undefined;
  if (actor.sentAt.by !== 'platform' || postedAt === undefined) return undefined;
  return { elapsed: actor.sentAt.at - postedAt, limit: timeFor(question.kind, taken.setup) };
}

function disputeForm(quiz: Quiz, round: number, input: Input): Form {
  const texts = textsOf(input.actor.language).quiz;
  return {
    title: texts.dispute,
    press: pressOn(machineName, quiz.id, 'objected', round),
    fields: [{ id: 'reason', label: texts.disputeReason, required: true, is: 'paragraph', most: longestReason }],
  };
}
