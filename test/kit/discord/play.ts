/** A whole quiz on Discord, and what is looked at while it is played. */
import type { Language } from '../../../src/core/language.ts';
import type { AskedQuestion } from '../../../src/core/quiz/question.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { betrayed, lasting, rightAnswer, wrongAnswer } from '../quiz.ts';
import type { Call, Exchange, Message } from './layer.ts';
import { kind, type Part, walk } from './parts.ts';
import type { Person, Where } from './person.ts';
import { picture } from './picture.ts';
import { gives, labelOf, type Table } from './table.ts';

export const everyKind = 'single,several,true-false,typed,ordering,which-section';

export type Seat = { readonly person: Person; readonly language: Language; readonly right: (round: number) => boolean };

export type Played = {
  /** Everything that was shown, in order, with who saw it. */
  readonly scenes: string[];
  /** What came of each answer. */
  readonly answers: { readonly exchange: Exchange; readonly round: number; readonly right: boolean }[];
  /** Secrets that were out before their time. */
  readonly betrayed: string[];
  /** Boards with their questions still open. */
  readonly open: Message[];
};

const scene = (title: string, components: readonly Part[] = []): string =>
  `~~~ ${title}\n${lasting(picture(components))}`;
export const shown = ({ steps }: Exchange): Message | undefined => steps[0]?.message;

/** Sets a quiz up, and opens its lobby. */
export async function opensLobby(
  table: Table,
  where: Where,
  host: Person,
  options: Readonly<Record<string, string>>,
  { scenes = [] }: Partial<Played> = {},
): Promise<void> {
  const setup = await host.types(where, '/quiz start', options);
  scenes.push(scene('the host, alone', shown(setup)?.components));
  const start =
    shown(setup)
      ?.components.flatMap(walk)
      .find(({ style }) => style === 1)?.label ?? '';
  const started = await host.presses(shown(setup), start);
  scenes.push(scene('the host, alone, in the same message', shown(started)?.components));
  await table.drawn();
}

/** Plays all questions, the host moving on, till the podium stands. */
export async function playsWhole(
  table: Table,
  where: Where,
  seats: readonly Seat[],
  language: Language,
  options: Readonly<Record<string, string>>,
): Promise<Played> {
  const played: Played = { scenes: [], answers: [], betrayed: [], open: [] };
  const { scenes } = played;
  const texts = textsOf(language).quiz;
  const host = (seats[0] as Seat).person;
  const since = { calls: table.layer.calls.length, lines: table.log.lines.length };
  await opensLobby(table, where, host, { ...options, pace: 'host' }, played);
  const lobby = () => table.posts(where).at(-1) as Message;
  scenes.push(scene('everybody: the lobby', lobby().components));
  for (const { person } of seats) {
    const joined = await person.presses(lobby(), labelOf(lobby(), 'join'));
    scenes.push(scene('one person, alone', shown(joined)?.components));
  }
  await table.drawn();
  scenes.push(scene('everybody: the lobby', lobby().components));
  await host.presses(lobby(), labelOf(lobby(), 'begin'));
  await table.drawn();
  const questions = await table.questions(lobby());
  for (const [round, question] of questions.entries()) {
    const title = texts.questionOf(round + 1, questions.length);
    const board = () => table.board(where, title);
    played.open.push(board());
    scenes.push(scene('everybody', board().components));
    for (const [at, seat] of seats.entries()) {
      const right = seat.right(round);
      const given = (right ? rightAnswer : wrongAnswer)(question, seat.language);
      const last = at === seats.length - 1;
      if (last) played.betrayed.push(...betrayedBy(table, since, questions.slice(round), questions));
      const exchange = await gives(seat.person, board(), round, given);
      played.answers.push({ exchange, round, right });
      if (at < 2) scenes.push(scene('one person, alone', shown(exchange)?.components));
    }
    await table.drawn();
    scenes.push(scene('everybody, in the same message', board().components));
    await host.presses(board(), labelOf(board(), 'next'));
    await table.drawn();
  }
  scenes.push(scene('everybody', table.board(where, texts.podiumTitle).components));
  return played;
}

/** Everything that has left the bot since then: its requests and the lines of its log. */
function betrayedBy(
  { layer, log }: Table,
  since: { readonly calls: number; readonly lines: number },
  secret: readonly AskedQuestion[],
  all: readonly AskedQuestion[],
): readonly string[] {
  const calls = layer.calls.slice(since.calls);
  const answers = calls.filter(({ path }) => path.endsWith('/callback'));
  const others = calls.filter(({ path }) => !path.endsWith('/callback'));
  return [
    ...betrayed([...others.map(({ body }) => body), ...log.lines.slice(since.lines)], secret, all),
    ...betrayed(
      answers.map(({ body }) => body),
      secret,
      all,
      true,
    ),
  ];
}

const isEdit = ({ method, path }: Call): boolean => method === 'PATCH' && /^\/channels\/\d+\/messages\/\d+$/.test(path);

/** Edits of ordinary messages that were under way together, or came too soon after the last one in their channel. */
export function hurried({ layer }: Table, every: number): readonly string[] {
  const edits = layer.calls.filter(isEdit).toSorted((a, b) => a.from - b.from);
  return edits.flatMap((edit) => {
    const channel = edit.path.split('/')[2];
    const before = edits.findLast((one) => one.path.split('/')[2] === channel && one.from < edit.from);
    if (!before) return [];
    return [
      ...(before.to > edit.from ? [`${edit.path} while another was under way`] : []),
      ...(edit.from - before.from < every ? [`${edit.path} after ${edit.from - before.from} ms`] : []),
    ];
  });
}

export const editsOf = ({ layer }: Table): readonly Call[] => layer.calls.filter(isEdit);

/** A message without its words: what could tell a right answer from a wrong one by its looks. */
export const bones = (message: Message | undefined): unknown =>
  message?.components
    .flatMap(walk)
    .map(({ type, style, accent_color, custom_id }) => ({ type, style, accent_color, custom_id }));

/** Buttons that answer, which must be alike but for their place. */
export const answerButtons = (board: Message): readonly Part[] =>
  board.components
    .flatMap(walk)
    .filter(({ type, custom_id }) => type === kind.button && custom_id?.includes(':answer:'));
