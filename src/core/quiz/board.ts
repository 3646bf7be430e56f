/** What everybody sees of a quiz: drawn from its state, its questions and what the store counted, and from nothing else. */
import { textsOf } from '../../texts/texts.ts';
import type { Card, Rich } from '../card.ts';
import { button } from '../session.ts';
import type { Tally } from '../store.ts';
import { answerActions, countChoices, questionBlocks, revealBlocks } from './ask.ts';
import { press, standingBlocks, textsFor } from './board-parts.ts';
import { lobby, reminder, windowBoard } from './lobby.ts';
import { correction, podium } from './podium.ts';
import type { AskedQuestion } from './question.ts';
import { type Quiz, roundOf } from './state.ts';

const shownOnReveal = 5;
/** Names beside what was right; of more there is the number. */
const mostNamed = 10;

export function drawBoard(name: string, quiz: Quiz, tally: Tally): Card {
  const round = roundOf(name);
  if (name === 'lobby') return lobby(quiz, tally);
  if (name === 'window') return windowBoard(quiz, tally);
  if (name === 'podium') return podium(quiz, tally);
  if (name === 'reminder') return reminder(quiz, tally);
  const question = round === undefined ? undefined : quiz.taken.questions[round];
  if (round === undefined || !question) throw new RangeError(`a quiz has no board ${name}`);
  if (name.startsWith('correction')) return correction(quiz, round, tally);
  const status = tally.rounds.find((each) => each.round === round)?.status;
  return status === 'open' ? asking(quiz, round, question, tally) : reveal(quiz, round, question, tally);
}

const titleOf = (quiz: Quiz, round: number): string =>
  textsFor(quiz).questionOf(round + 1, quiz.taken.questions.length);

function asking(quiz: Quiz, round: number, question: AskedQuestion, tally: Tally): Card {
  const { language } = quiz;
  const texts = textsFor(quiz);
  const open = tally.rounds.find((each) => each.round === round);
  const closing: Rich =
    open?.closesAt === undefined
      ? [texts.noHurry]
      : [texts.closes, { time: open.closesAt, as: 'relative' }, texts.period];
  return {
    title: titleOf(quiz, round),
    blocks: [
      ...questionBlocks(question, language),
      { is: 'text', text: closing },
      { is: 'note', text: texts.answeredCount(open?.answered ?? 0, tally.players.count) },
      { is: 'actions', of: answerActions(question, language, (event, ...args) => press(quiz, event, round, ...args)) },
      {
        is: 'actions',
        of: [button(texts.skip, press(quiz, 'skip', round)), button(texts.hostMenu, press(quiz, 'host'))],
      },
    ],
  };
}

function reveal(quiz: Quiz, round: number, question: AskedQuestion, tally: Tally): Card {
  const { state, language } = quiz;
  const texts = textsFor(quiz);
  const counted = tally.rounds.find((each) => each.round === round);
  const isVoid = counted?.status === 'void';
  const current = state.phase === 'reveal' && state.round === round;
  return {
    title: texts.answerTo(titleOf(quiz, round)),
    blocks: [
      ...revealBlocks(question, language, countChoices(question, tally.spread)),
      {
        is: 'text',
        text: isVoid ? texts.doesNotCount : whoWasRight(quiz, counted?.right ?? 0, counted?.answered ?? 0, tally),
      },
      ...(current ? standingBlocks(quiz, tally, shownOnReveal) : []),
      ...(current ? [{ is: 'note' as const, text: goesOn(quiz) }] : []),
      {
        is: 'actions',
        of: [
          ...(current ? [button(nextLabel(quiz, round), press(quiz, 'next', round))] : []),
          ...(isVoid ? [] : [button(texts.dispute, press(quiz, 'object', round))]),
          button(texts.keep, press(quiz, 'keep', round)),
          ...(current ? [button(texts.hostMenu, press(quiz, 'host'))] : []),
        ],
      },
    ],
  };
}

const nextLabel = (quiz: Quiz, round: number): string =>
  round + 1 < quiz.taken.questions.length ? textsFor(quiz).next : textsFor(quiz).toTheEnd;

function goesOn({ state, taken, language }: Quiz): Rich {
  const texts = textsOf(language).quiz;
  if (taken.setup.pace === 'host' || state.until === undefined) return texts.hostGoesOn;
  const last = state.round + 1 >= taken.questions.length;
  return [last ? texts.endComes : texts.nextComes, { time: state.until, as: 'relative' }];
}

function whoWasRight(quiz: Quiz, right: number, answered: number, tally: Tally): string {
  const texts = textsFor(quiz);
  if (answered === 0) return texts.nobodyAnswered;
  return texts.wereRight(right, answered, tally.right.slice(0, mostNamed));
}
