/** A whole quiz on Slack, and what is looked at while it is played. */
import type { Language } from '../../../src/core/language.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { betrayed, lasting, rightAnswer, wrongAnswer } from '../quiz.ts';
import type { Message } from './api.ts';
import { picture } from './picture.ts';
import { labelOf, type Table } from './table.ts';
import { elementsOf } from './workspace.ts';

export type Seat = { readonly user: string; readonly language: Language; readonly right: (round: number) => boolean };
export type Played = {
  /** Everything that was shown, in order, with who saw it. */
  readonly scenes: string[];
  /** What each person alone was told of their answers. */
  readonly answers: { readonly message: Message; readonly round: number; readonly right: boolean }[];
  /** Secrets that were out before their time. */
  readonly betrayed: string[];
};

const scene = (title: string, { blocks }: Message): string => `~~~ ${title}\n${lasting(picture(blocks))}`;

/** Presses Start on a set-up card, and waits for the lobby. */
export async function startsFrom(table: Table, user: string, setup: Message, language: Language): Promise<Message> {
  await table.slack.press(user, setup, textsOf(language).quiz.start);
  await table.drawn();
  return table.board(textsOf(language).quiz.lobbyTitle('').trim());
}

/** Plays all questions of a lobby, the host moving on, till the podium stands. */
export async function playsOn(
  table: Table,
  lobby: Message,
  seats: readonly Seat[],
  language: Language,
): Promise<Played> {
  const played: Played = { scenes: [], answers: [], betrayed: [] };
  const { scenes } = played;
  const texts = textsOf(language).quiz;
  const host = (seats[0] as Seat).user;
  const since = { calls: table.api.calls.length, lines: table.log.lines.length };
  scenes.push(scene('everybody: the lobby', lobby));
  for (const { user } of seats)
    scenes.push(scene('one person, alone', await table.presses(user, lobby, labelOf(lobby, 'join'))));
  await table.drawn();
  scenes.push(scene('everybody: the lobby', lobby));
  await table.presses(host, lobby, labelOf(lobby, 'begin'));
  await table.drawn();
  const questions = await table.questions(lobby);
  for (const [round, question] of questions.entries()) {
    const board = table.board(texts.questionOf(round + 1, questions.length));
    scenes.push(scene('everybody', board));
    for (const [at, seat] of seats.entries()) {
      if (at === seats.length - 1) {
        const calls = table.api.calls.slice(since.calls);
        // What people typed is told to them alone, by the URL of their press.
        const [alone, others] = [true, false].map((by) =>
          calls.filter(({ method }) => (method === 'response_url') === by),
        );
        const left = questions.slice(round);
        played.betrayed.push(
          ...betrayed([others, table.log.lines.slice(since.lines), table.slack.lines], left, questions),
        );
        played.betrayed.push(...betrayed([alone], left, questions, true));
      }
      const right = seat.right(round);
      const message = await table.gives(
        seat.user,
        board,
        round,
        (right ? rightAnswer : wrongAnswer)(question, seat.language),
      );
      played.answers.push({ message, round, right });
      if (at < 2) scenes.push(scene('one person, alone', message));
    }
    await table.drawn();
    scenes.push(scene('everybody, in the same message', board));
    await table.presses(host, board, labelOf(board, 'next'));
    await table.drawn();
  }
  scenes.push(scene('everybody', table.board(texts.podiumTitle)));
  return played;
}

/** A message without its words: what could tell a right answer from a wrong one by its looks. */
export const bones = (message: Message | undefined): unknown =>
  message && [
    message.blocks.map(({ type }) => type),
    elementsOf(message).map(({ type, action_id, style }) => [type, action_id, style]),
  ];
