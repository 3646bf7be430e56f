/** The boards before and around the questions: who is in, what is open for how long. */
import type { Block, Card, Rich, Span } from '../card.ts';
import { button } from '../session.ts';
import type { Player, Tally } from '../store.ts';
import { press, textsFor } from './board-parts.ts';
import { teamsOf } from './setup.ts';
import type { Quiz } from './state.ts';

export function lobby(quiz: Quiz, tally: Tally): Card {
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

export function windowBoard(quiz: Quiz, tally: Tally): Card {
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

export function reminder(quiz: Quiz, tally: Tally): Card {
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
