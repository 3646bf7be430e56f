/** What everybody sees of a discussion: drawn from its state, what it took and what the store counted, and from nothing else. No names. */
import { textsOf } from '../../texts/texts.ts';
import type { Action, Block, Card, Rich, Span } from '../card.ts';
import { button, pressOn } from '../session.ts';
import type { Reason, Talk } from '../store.ts';
import { everyStand } from './report.ts';
import { report } from './report-card.ts';
import {
  claimBoard,
  type Discussion,
  fewest,
  guideBoard,
  machineName,
  numberOf,
  otherBoard,
  reportBoard,
  saysBoard,
} from './state.ts';
import type { TakenFace } from './taken.ts';

export function drawBoard(name: string, discussion: Discussion, talk: Talk, png?: string): Card {
  switch (name) {
    case claimBoard:
      return claim(discussion, talk);
    case guideBoard:
      return guide(discussion);
    case otherBoard:
      return otherSide(discussion, discussion.language);
    case saysBoard:
      return articleSays(discussion, discussion.language);
    case reportBoard:
      return report(discussion, talk, png);
    default:
      return numbered(name, discussion, talk);
  }
}

function numbered(name: string, discussion: Discussion, talk: Talk): Card {
  const at = numberOf(name, 'prompt');
  if (at !== undefined) return prompt(discussion, at, talk);
  const number = numberOf(name, 'reason');
  if (number === undefined) throw new RangeError(`a discussion has no board ${name}`);
  const said = talk.reasons.find((each) => each.number === number);
  return said ? reason(discussion, said, peopleIn(talk)) : { title: textsFor(discussion).reasonGone, blocks: [] };
}

const press = ({ id }: Discussion, event: string, ...args: readonly (string | number)[]) =>
  pressOn(machineName, id, event, ...args);
const textsFor = ({ language }: Discussion) => textsOf(language).discuss;
const faceOf = ({ taken, language }: Discussion): TakenFace => taken.faces[language];

/** Addresses after words. */
export const withCites = (article: string, words: Rich, addresses: readonly string[]): Rich => [
  ...(typeof words === 'string' ? [words] : words),
  ...addresses.flatMap((address): (string | Span)[] => [' ', { cite: { article, address } }]),
];

const peopleIn = ({ stands }: Talk): number => stands.reduce((all, { count }) => all + count, 0);

function claim(discussion: Discussion, talk: Talk): Card {
  const { state, taken, article } = discussion;
  const texts = textsFor(discussion);
  const people = peopleIn(talk);
  const over = state.phase === 'over';
  const blocks: Block[] = [
    { is: 'text', text: withCites(article, [{ bold: faceOf(discussion).claim }], taken.cites) },
    ...(over ? [] : [{ is: 'text' as const, text: texts.whatDoYouThink }]),
    { is: 'note', text: over ? texts.overCount(people) : texts.count(people) },
  ];
  if (over) {
    const where = state.thread ? texts.reportInThread : texts.reportBelow;
    const said = state.ended === 'gone' ? texts.endedGone : where;
    return { title: texts.claimTitle(taken.thesis), blocks: [...blocks, { is: 'note', text: said }] };
  }
  return {
    title: texts.claimTitle(taken.thesis),
    blocks: [
      ...blocks,
      { is: 'note', text: howItGoes(discussion) },
      { is: 'actions', of: standActions(discussion) },
      {
        is: 'actions',
        of: [button(texts.mine, press(discussion, 'mine')), button(texts.host, press(discussion, 'host'))],
      },
    ],
  };
}

/** The three stands, as the language of the reader has them. */
export const standActions = (discussion: Discussion, language = discussion.language): readonly Action[] =>
  everyStand.map((stand) => button(textsOf(language).discuss.stands[stand], press(discussion, 'stand', stand)));

function howItGoes(discussion: Discussion): Rich {
  const { taken, state } = discussion;
  const texts = textsFor(discussion);
  const closing: readonly (string | Span)[] =
    taken.closesAt === undefined ? [] : [texts.gap, texts.closes, { time: taken.closesAt, as: 'moment' }, texts.period];
  return [texts.onlyCounts, ...(state.threadless ? [texts.gap, texts.threadless] : []), ...closing];
}

/** The first message in the thread: what can be done in it. */
function guide(discussion: Discussion): Card {
  const { state } = discussion;
  const texts = textsFor(discussion);
  const face = faceOf(discussion);
  if (state.phase === 'over') return { title: texts.guideTitle, blocks: [{ is: 'text', text: texts.guideOver }] };
  const isMore = state.prompts < face.prompts.length;
  const missing = [
    ...(face.prompts.length === 0 ? [texts.noPrompts] : []),
    ...(face.counterpoint === undefined ? [texts.noCounterpoint] : []),
  ];
  return {
    title: texts.guideTitle,
    blocks: [
      { is: 'text', text: texts.guideText },
      ...(missing.length > 0 ? [{ is: 'note' as const, text: missing.join(texts.gap) }] : []),
      {
        is: 'actions',
        of: [
          button(texts.say, press(discussion, 'say'), true),
          ...(isMore ? [button(texts.nextPrompt, press(discussion, 'prompt'))] : []),
          ...(face.counterpoint === undefined ? [] : [button(texts.other, press(discussion, 'other'))]),
          ...(face.said.length === 0 ? [] : [button(texts.says, press(discussion, 'says'))]),
          button(texts.mine, press(discussion, 'mine')),
        ],
      },
    ],
  };
}

/** The strongest objection: ours, and said to be. */
export function otherSide(discussion: Discussion, language: Discussion['language']): Card {
  const texts = textsOf(language).discuss;
  const { counterpoint = '', mind } = discussion.taken.faces[language];
  return {
    title: texts.otherTitle(discussion.taken.thesis),
    blocks: [
      { is: 'text', text: counterpoint },
      ...(mind ? [{ is: 'text' as const, text: [{ bold: textsOf(language).mind }, mind] }] : []),
      { is: 'note', text: texts.otherIsOurs },
    ],
  };
}

/** The paragraphs that the thesis rests on: verbatim where the article's words are there, else in ours. */
export function articleSays(discussion: Discussion, language: Discussion['language']): Card {
  const { article, taken } = discussion;
  const texts = textsOf(language).discuss;
  const { said, author } = taken.faces[language];
  const notes = said.filter(({ is }) => is === 'note');
  const quotes = said.filter(({ is }) => is === 'text');
  return {
    title: texts.saysTitle(taken.thesis),
    blocks: [
      ...(notes.length > 0
        ? [
            {
              is: 'list' as const,
              items: notes.map(({ address, words }): Rich => [{ cite: { article, address } }, ' ', words]),
            },
          ]
        : []),
      ...quotes.map(({ address, words }): Block => ({ is: 'quote', words, from: { article, address } })),
      ...(notes.length > 0 && author ? [{ is: 'note' as const, text: textsOf(language).ourWords(author) }] : []),
    ],
  };
}

function prompt(discussion: Discussion, at: number, { reasons }: Talk): Card {
  const texts = textsFor(discussion);
  const { prompts } = faceOf(discussion);
  const answers = reasons.filter((each) => each.prompt === at).length;
  const over = discussion.state.phase === 'over';
  return {
    title: texts.promptTitle(at + 1, prompts.length),
    blocks: [
      { is: 'text', text: prompts[at] ?? '' },
      { is: 'note', text: texts.answers(answers) },
      ...(over ? [] : [{ is: 'actions' as const, of: [button(texts.answerPrompt, press(discussion, 'say', at))] }]),
    ],
  };
}

/** Of few people, the side that one of them is on would tell where they all stand. */
function reason(discussion: Discussion, said: Reason, people: number): Card {
  const texts = textsFor(discussion);
  const { words, address, stand, prompt: on, thoughts, number } = said;
  const over = discussion.state.phase === 'over';
  return {
    title: stand && people >= fewest ? texts.reasonBy[stand] : texts.reasonBySomebody,
    blocks: [
      { is: 'text', text: withCites(discussion.article, words, address ? [address] : []) },
      ...(on === undefined ? [] : [{ is: 'note' as const, text: texts.answersPrompt(on + 1) }]),
      ...(thoughts > 0 ? [{ is: 'note' as const, text: texts.thoughts(thoughts) }] : []),
      ...(over ? [] : [{ is: 'actions' as const, of: [button(texts.think, press(discussion, 'think', number))] }]),
    ],
  };
}
