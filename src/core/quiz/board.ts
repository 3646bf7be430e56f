/** What everybody sees of a quiz: drawn from its state, its questions and what the store counted, and from nothing else. */
import { textsOf } from '../../texts/texts.ts';
import type { Block, Card, Rich, Span } from '../card.ts';
import { cut } from '../graphemes.ts';
import { open } from '../lookup.ts';
import { button, pressOn } from '../session.ts';
import type { Player, Tally } from '../store.ts';
import { answerActions, countChoices, questionBlocks, revealBlocks } from './ask.ts';
import type { AskedQuestion } from './question.ts';
import { teamsOf } from './setup.ts';
import { ranked } from './standings.ts';
import { machineName, type Quiz, roundOf } from './state.ts';

const shownOnReveal = 5;
const shownAtTheEnd = 10;
/** Names beside what was right; of more there is the number. */
const mostNamed = 10;
/** Graphemes: enough to know the question again. */
const shownOfStem = 50;

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

const press = ({ id }: Quiz, event: string, ...args: readonly (string | number)[]) =>
  pressOn(machineName, id, event, ...args);
const textsFor = ({ language }: Quiz) => textsOf(language).quiz;

function lobby(quiz: Quiz, tally: Tally): Card {
  const { state, taken, language } = quiz;
  const texts = textsFor(quiz);
  const over = state.phase === 'over';
  const blocks: Block[] = [
    { is: 'text', text: howItGoes(quiz) },
    { is: 'text', text: whoIsIn(quiz, tally) },
  ];
  if (over) blocks.push({ is: 'note', text: texts.ended[state.ended ?? 'done'] });
  else if (state.phase === 'lobby') blocks.push({ is: 'note', text: texts.lobbyNote });
  else blocks.push({ is: 'note', text: texts.begunNote });
  if (!over) blocks.push({ is: 'actions', of: lobbyActions(quiz) });
  return { title: texts.lobbyTitle(taken.title[language]), blocks };
}

function lobbyActions(quiz: Quiz) {
  const { state, taken } = quiz;
  const texts = textsFor(quiz);
  const joins =
    taken.setup.teams === 'pick'
      ? teamsOf(taken.setup).map((team) => button(texts.joinTeam(texts.team(team)), press(quiz, 'join', team), true))
      : [button(texts.join, press(quiz, 'join'), true)];
  return [
    ...joins,
    ...(state.phase === 'lobby' ? [button(texts.begin, press(quiz, 'begin'))] : []),
    button(texts.leave, press(quiz, 'leave')),
    button(texts.hostMenu, press(quiz, 'host')),
  ];
}

/** The rules of this run, in a breath. */
function howItGoes(quiz: Quiz): Rich {
  const { taken } = quiz;
  const { setup, questions } = taken;
  const texts = textsFor(quiz);
  const parts: (string | Span)[] =
    setup.mode === 'window'
      ? [
          texts.windowRules(questions.length),
          texts.gap,
          texts.openUntil,
          { time: setup.closesAt ?? 0, as: 'moment' },
          texts.period,
        ]
      : [texts.liveRules(questions.length, setup.seconds)];
  if (setup.scoring === 'speed' && setup.mode === 'live') parts.push(texts.gap, texts.speedRule);
  if (setup.changes) parts.push(texts.gap, texts.changesRule);
  if (setup.pace === 'host' && setup.mode === 'live') parts.push(texts.gap, texts.paceRule);
  return parts;
}

function whoIsIn(quiz: Quiz, { players }: Tally): string {
  const texts = textsFor(quiz);
  if (players.count === 0) return texts.nobodyIn;
  const teams = teamsOf(quiz.taken.setup);
  if (teams.length === 0) return texts.playersIn(nameList(players.some), players.count - players.some.length);
  const lines = teams.map((team) => {
    const members = players.some.filter((player) => player.team === team);
    return texts.teamLine(texts.team(team), nameList(members));
  });
  const more = players.count - players.some.length;
  return [...lines, ...(more > 0 ? [texts.andMore(more)] : [])].join('\n');
}

const nameList = (players: readonly Player[]): readonly string[] => players.map(({ name }) => name).filter(Boolean);

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

/** Nobody is ranked alone. */
function standingBlocks(quiz: Quiz, tally: Tally, most: number): Block[] {
  const texts = textsFor(quiz);
  if (tally.players.count < 2 || tally.standings.length === 0) return [];
  const teams = tally.teams.map(({ team, points }) => texts.teamPoints(texts.team(team), Math.round(points)));
  const rows = ranked(
    tally.standings.map((each) => ({ ...each, ...(each.team && { note: texts.team(each.team) }) })),
    texts.someone,
  );
  // A tie at the end of the list is not cut in two, unless it is too long a list.
  const last = rows[most - 1]?.rank;
  const shown = rows.filter(({ rank }, at) => at < most || (rank === last && at < 2 * most));
  return [
    ...(teams.length > 0 ? [{ is: 'text' as const, text: teams.join(texts.between) }] : []),
    { is: 'standings', rows: shown },
  ];
}

function podium(quiz: Quiz, tally: Tally): Card {
  const { state, taken, language } = quiz;
  const texts = textsFor(quiz);
  const closed = tally.rounds.filter(({ status }) => status === 'closed');
  const lines = tally.rounds.flatMap(({ round, status, right, answered }): Rich[] => {
    const question = taken.questions[round];
    if (!question || status === 'open') return [];
    const outcome = status === 'void' ? texts.didNotCount : texts.shareRight(right, answered);
    const cites = question.cites.flatMap((address) => [' ', { cite: { article: question.article, address } }]);
    return [[{ bold: `${round + 1}` }, ` · ${cut(question.faces[language].stem, shownOfStem)} · ${outcome}`, ...cites]];
  });
  const only = tally.standings[0];
  return {
    title: tally.players.count < 2 ? texts.resultTitle : texts.podiumTitle,
    blocks: [
      ...(state.ended && state.ended !== 'done' ? [{ is: 'text' as const, text: texts.ended[state.ended] }] : []),
      ...(closed.length === 0 ? [{ is: 'text' as const, text: texts.nothingCounted }] : []),
      ...standingBlocks(quiz, tally, shownAtTheEnd),
      ...(tally.players.count < 2 && only && closed.length > 0
        ? [{ is: 'text' as const, text: texts.ownResult(only.right, closed.length, only.points) }]
        : []),
      ...(lines.length > 0 ? [{ is: 'list' as const, items: lines }] : []),
      {
        is: 'actions',
        of: [
          button(texts.mine, press(quiz, 'mine')),
          { label: texts.again, press: open('quiz start', { article: quiz.article }) },
          { label: texts.scores, press: open('quiz scores') },
          button(texts.hostMenu, press(quiz, 'host')),
        ],
      },
    ],
  };
}

function windowBoard(quiz: Quiz, tally: Tally): Card {
  const { state, taken } = quiz;
  const texts = textsFor(quiz);
  if (state.phase === 'over') {
    return { title: texts.windowTitle, blocks: [{ is: 'text', text: texts.windowClosed(tally.players.count) }] };
  }
  return {
    title: texts.windowTitle,
    blocks: [
      {
        is: 'text',
        text: [
          texts.windowRules(taken.questions.length),
          texts.gap,
          texts.openUntil,
          { time: taken.setup.closesAt ?? 0, as: 'moment' },
          texts.period,
        ],
      },
      { is: 'note', text: texts.windowCount(tally.players.count) },
      {
        is: 'actions',
        of: [button(texts.answerNow, press(quiz, 'continue'), true), button(texts.hostMenu, press(quiz, 'host'))],
      },
    ],
  };
}

function reminder(quiz: Quiz, tally: Tally): Card {
  const texts = textsFor(quiz);
  const over = quiz.state.phase === 'over';
  return {
    title: texts.reminderTitle,
    blocks: [
      {
        is: 'text',
        text: over
          ? texts.windowClosed(tally.players.count)
          : [
              texts.closes,
              { time: quiz.taken.setup.closesAt ?? 0, as: 'moment' },
              texts.period,
              texts.gap,
              texts.windowCount(tally.players.count),
            ],
      },
      ...(over ? [] : [{ is: 'actions' as const, of: [button(texts.answerNow, press(quiz, 'continue'), true)] }]),
    ],
  };
}

function correction(quiz: Quiz, round: number, tally: Tally): Card {
  const texts = textsFor(quiz);
  return {
    title: texts.correctionTitle(round + 1),
    blocks: [{ is: 'text', text: texts.correctionText }, ...standingBlocks(quiz, tally, shownAtTheEnd)],
  };
}
