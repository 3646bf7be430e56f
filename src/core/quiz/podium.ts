/** The boards of the end: standings, and what was set right afterwards. */
import type { Card, Rich } from '../card.ts';
import { cut } from '../graphemes.ts';
import { open } from '../lookup.ts';
import { button } from '../session.ts';
import type { Tally } from '../store.ts';
import { press, standingBlocks, textsFor } from './board-parts.ts';
import type { Quiz } from './state.ts';

const shownAtTheEnd = 10;
/** Graphemes: enough to know the question again. */
const shownOfStem = 50;

export function podium(quiz: Quiz, tally: Tally): Card {
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

export function correction(quiz: Quiz, round: number, tally: Tally): Card {
  const texts = textsFor(quiz);
  return {
    title: texts.correctionTitle(round + 1),
    blocks: [{ is: 'text', text: texts.correctionText }, ...standingBlocks(quiz, tally, shownAtTheEnd)],
  };
}
