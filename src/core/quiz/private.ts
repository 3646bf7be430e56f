/** What one person sees of a quiz: what became of what they did, their own answers, and what a host can do. */
import { textsOf } from '../../texts/texts.ts';
import type { Action, Block, Card, Rich } from '../card.ts';
import { UserError } from '../errors.ts';
import { cut } from '../graphemes.ts';
import type { Language } from '../language.ts';
import { open } from '../lookup.ts';
import { type Actor, button, pressOn, type Seen } from '../session.ts';
import type { Answered, NewAnswer } from '../store.ts';
import { answerActions, answerWords, keyWords, questionBlocks } from './ask.ts';
import type { AskedQuestion } from './question.ts';
import { isHost, machineName, type Quiz, type Told } from './state.ts';

const press = ({ id }: Quiz, event: string, ...args: readonly (string | number)[]) =>
  pressOn(machineName, id, event, ...args);

/** What somebody is told of their own event. */
export function told(what: Told, quiz: Quiz, { language }: Actor): Card | UserError {
  const texts = textsOf(language).quiz;
  switch (what.is) {
    case 'voted':
      return { title: texts.counted, blocks: [{ is: 'text', text: texts.votes(what.votes, what.needed) }] };
    case 'joined':
      return {
        title: texts.joinedTitle,
        tone: 'good',
        blocks: [{ is: 'text', text: quiz.state.phase === 'lobby' ? texts.joinedText : texts.joinedLate }],
      };
    case 'left':
    case 'begun':
    case 'stopped':
    case 'skipped':
    case 'moved':
    case 'voided':
    case 'handed':
    case 'hostLeft':
      return { title: texts.told[what.is], blocks: [] };
    case 'over':
      return new UserError(texts.refused.over, [
        { label: texts.again, press: open('quiz start', { article: quiz.article }) },
      ]);
    default:
      return new UserError(texts.refused[what.is]);
  }
}

/** Whether what became of an answer leads on to the next question, or names a team: then it takes a look at what is stored. */
export const looksBack = ({ taken }: Quiz): boolean => taken.setup.mode === 'window' || taken.setup.teams !== 'off';

/** What became of an answer. */
export function answered(
  outcome: Answered,
  { round, given }: Pick<NewAnswer, 'round' | 'given'>,
  quiz: Quiz,
  actor: Actor,
  seen?: Seen,
): Card | UserError {
  const { language } = actor;
  const texts = textsOf(language).quiz;
  const question = quiz.taken.questions[round];
  if (!question || outcome.is === 'unknown' || outcome.is === 'closed') return new UserError(texts.refused.closed);
  const stands = outcome.is === 'already' ? outcome.given : given;
  const words = answerWords(question, stands, language);
  if (quiz.taken.setup.mode === 'window' && seen) return continueFrom(quiz, seen, texts.noted(words));
  const team = seen?.player?.team;
  const notes = [
    outcome.is === 'already' && outcome.given !== given ? texts.firstStands : '',
    outcome.is === 'changed' ? texts.changed : '',
    quiz.taken.setup.changes ? texts.mayChange : '',
    team ? texts.inTeam(texts.team(team)) : '',
    texts.answerComes,
  ];
  const chosen = chosenTexts(question, stands, language);
  return {
    title: texts.youAnswered(words),
    blocks: [
      ...(chosen ? [{ is: 'text' as const, text: chosen }] : []),
      { is: 'note', text: notes.filter(Boolean).join(texts.gap) },
    ],
  };
}

/** The chosen words themselves, so that nobody has to scroll back to see what B was. */
function chosenTexts(question: AskedQuestion, given: string, language: Language): string {
  if (question.kind === 'typed') return '';
  const { choices } = question.faces[language];
  if (question.kind === 'ordering') {
    const text = (id: string) => choices.find((choice) => choice.id === id)?.text ?? '';
    return given.split('>').map(text).join(' → ');
  }
  const ids = given.split(',');
  return choices.flatMap(({ id, text }) => (ids.includes(id) && text ? [text] : [])).join(' · ');
}

export function view(name: string, args: readonly string[], quiz: Quiz, seen: Seen): Card {
  switch (name) {
    case 'mine':
      return mine(quiz, seen);
    case 'continue':
      return continueFrom(quiz, seen, '', args[0] === undefined ? undefined : Number(args[0]));
    default:
      return hostMenu(quiz, seen);
  }
}

/** In a window: the next question that this person has not answered, or the one that they want to change. */
function continueFrom(quiz: Quiz, seen: Seen, noted: string, wanted?: number): Card {
  const { taken, state } = quiz;
  const { language } = seen.actor;
  const texts = textsOf(language).quiz;
  if (state.phase === 'over') return mine(quiz, seen);
  const done = new Set(seen.answers.map(({ round }) => round));
  const next = wanted ?? taken.questions.findIndex((_, round) => !done.has(round));
  const question = taken.questions[next];
  const said: Block[] = noted ? [{ is: 'note', text: noted }] : [];
  if (!question) return allDone(quiz, seen, said);
  return {
    title: texts.questionOf(next + 1, taken.questions.length),
    blocks: [
      ...said,
      ...questionBlocks(question, language),
      { is: 'actions', of: answerActions(question, language, (event, ...rest) => press(quiz, event, next, ...rest)) },
    ],
  };
}

function allDone(quiz: Quiz, seen: Seen, said: readonly Block[]): Card {
  const { taken } = quiz;
  const { language } = seen.actor;
  const texts = textsOf(language).quiz;
  const closesAt = taken.setup.closesAt ?? 0;
  const menu: Block = {
    is: 'menu',
    press: press(quiz, 'continue'),
    hint: texts.changeOne,
    of: taken.questions.map((question, round) => ({
      id: String(round),
      label: `${round + 1} · ${cut(question.faces[language].stem, 60)}`,
    })),
  };
  return {
    title: texts.allAnswered,
    tone: 'good',
    blocks: [
      ...said,
      { is: 'text', text: [texts.resultsAt, { time: closesAt, as: 'moment' }, texts.period] },
      ...(taken.setup.changes ? [menu] : []),
    ],
  };
}

/** A person's own answers, once there is something to tell. */
function mine(quiz: Quiz, seen: Seen): Card {
  const { taken } = quiz;
  const { language } = seen.actor;
  const texts = textsOf(language).quiz;
  const closed = seen.rounds.filter(({ status }) => status !== 'open');
  const items = closed.flatMap(({ round, status }): Rich[] => {
    const question = taken.questions[round];
    if (!question) return [];
    const answer = seen.answers.find((each) => each.round === round);
    const outcome = answer
      ? texts.outcome(answerWords(question, answer.given, language), answer.credit)
      : texts.notAnswered;
    const cites = question.cites.flatMap((address) => [' ', { cite: { article: question.article, address } }]);
    const key = answer?.credit === 1_000 ? [] : [`${texts.gap}${texts.rightWas(keyWords(question, language))}`];
    const counts = status === 'void' ? [`${texts.gap}${texts.doesNotCount}`] : [];
    return [[{ bold: `${round + 1}. ${question.faces[language].stem}` }, ` ${outcome}`, ...key, ...counts, ...cites]];
  });
  if (items.length === 0) throw new UserError(texts.nothingYet);
  return {
    title: texts.mine,
    blocks: [{ is: 'list', items }, ...objectable(quiz, seen, 'object', texts.disputeWhich)],
  };
}

/** A menu of the rounds that still count. */
function objectable(quiz: Quiz, { actor, rounds }: Seen, event: string, hint: string): Block[] {
  const of = rounds
    .filter(({ status }) => status === 'closed')
    .map(({ round, disputes }) => ({
      id: String(round),
      label: `${round + 1} · ${cut(quiz.taken.questions[round]?.faces[actor.language].stem ?? '', 50)}${disputes > 0 ? ` (${disputes})` : ''}`,
    }));
  return of.length > 0 ? [{ is: 'menu', press: press(quiz, event), hint, of }] : [];
}

/** What the host can do right now. */
function hostMenu(quiz: Quiz, seen: Seen): Card {
  const { state } = quiz;
  const texts = textsOf(seen.actor.language).quiz;
  if (!isHost(quiz, seen.actor)) throw new UserError(texts.refused.notHost);
  const actions: Action[] = [];
  if (state.phase === 'lobby') actions.push(button(texts.begin, press(quiz, 'begin'), true));
  if (state.phase === 'asking') actions.push(button(texts.skip, press(quiz, 'skip', state.round)));
  if (state.phase === 'reveal') actions.push(button(texts.next, press(quiz, 'next', state.round), true));
  if (state.phase !== 'over') actions.push(button(texts.stopQuiz, press(quiz, 'stop')));
  const others = seen.players.filter(({ person, name }) => person !== state.host && name);
  const hand: Block = {
    is: 'menu',
    press: press(quiz, 'hand'),
    hint: texts.handOver,
    of: others.map(({ person, name }) => ({ id: person, label: name })),
  };
  return {
    title: texts.hostTitle,
    blocks: [
      { is: 'text', text: state.phase === 'over' ? texts.hostOver : texts.hostText },
      ...(state.phase !== 'over' && others.length > 0 ? [hand] : []),
      ...objectable(quiz, seen, 'void', texts.takeOut),
      ...(actions.length > 0 ? [{ is: 'actions' as const, of: actions }] : []),
    ],
  };
}
