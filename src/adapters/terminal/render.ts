/** A card as plain text. Pure. */
import {
  type Block,
  type Card,
  linesOf,
  type Pickable,
  plain,
  type Rich,
  type Span,
  unreachable,
} from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import { type Page, pageOf } from '../../core/pages.ts';
import type { Shown } from '../../core/ports.ts';
import type { Press } from '../../core/press.ts';
import { textsOf } from '../../texts/texts.ts';
import { limits } from './limits.ts';
import { momentIn } from './moment.ts';
import { bold, dim, literal, oneLine, type Pen, type Style } from './pen.ts';
import { drawChoices, drawFile, drawStandings } from './tables.ts';

export type { Style };

/** What a number behind a card does. */
export type Choice = { readonly label: string } & (
  | { readonly press: Press; readonly picked?: string }
  | { readonly to: string }
);

export type Drawn = {
  readonly text: string;
  /** What is said, without what can be chosen: the first line is the title. */
  readonly body: string;
  /** All that can be pressed, picked or opened; those that are no letters are numbered in this order. */
  readonly choices: readonly Choice[];
};

/** The page that the reply names. */
export function draw(reply: CardReply, style: Style): Page<Drawn> {
  const whole = style.whole || !style.conversation;
  const pen: Pen = { ...style, whole, language: reply.language, texts: textsOf(reply.language) };
  return pageOf(
    reply,
    (card) => drawCard(card, pen),
    ({ text }) => whole || text.split('\n').length <= limits.lines,
  );
}

/** A card that the bot shows by itself: never in pages. */
export const drawShown = ({ card, language }: Shown, style: Style): Drawn =>
  draw({ is: 'card', card, language, shownTo: 'everyone' }, { ...style, whole: true }).drawn;

function choicesOf(card: Card): Choice[] {
  return card.blocks.flatMap((block): Choice[] => {
    if (block.is === 'actions') return [...block.of];
    if (block.is === 'menu') return block.of.map(({ id, label }) => ({ label, press: block.press, picked: id }));
    return [];
  });
}

function drawCard(card: Card, pen: Pen): Drawn {
  const sign = { plain: '', good: '✓ ', bad: '! ' }[card.tone ?? 'plain'];
  let number = 0;
  const counted = (label: string): string => {
    if (!pen.conversation) return oneLine(label);
    if (isLetter(label)) return `[${label}]`;
    number += 1;
    return `[${number}] ${oneLine(label)}`;
  };
  const parts = [
    { text: bold(sign + oneLine(card.title), pen), isStep: false },
    ...card.blocks.map((block) => ({
      text: drawBlock(block, pen, counted),
      isStep: block.is === 'actions' || block.is === 'menu',
    })),
  ].filter(({ text }) => text);
  const joined = (some: typeof parts): string => some.map(({ text }) => text).join('\n\n');
  return { text: joined(parts), body: joined(parts.filter(({ isStep }) => !isStep)), choices: choicesOf(card) };
}

function drawBlock(block: Block, pen: Pen, counted: (label: string) => string): string {
  const { colon } = pen.texts;
  switch (block.is) {
    case 'text':
      return rich(block.text, pen);
    case 'quote':
      return drawQuote(block, pen);
    case 'list':
      return block.items.map((item) => `• ${rich(item, pen)}`).join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => `${bold(literal(label), pen)}${colon}${rich(value, pen)}`).join('\n');
    case 'choices':
      return drawChoices(block.of, pen, (text) => rich(text, pen));
    case 'standings':
      return drawStandings(block.rows);
    case 'picture':
      // What is to be seen, in words.
      return `🖼 ${literal(block.alt)}`;
    case 'file':
      return drawFile(block, pen);
    case 'note':
      return dim(rich(block.text, pen), pen);
    case 'menu':
      return drawMenu(block, pen, counted);
    case 'actions':
      return drawActions(block.of, pen, counted);
    default:
      return unreachable(block);
  }
}

/** A bar before each line. What is marked in it keeps its mark where there is no bold: the mark is what is said. */
function drawQuote({ words, from }: Block & { is: 'quote' }, pen: Pen): string {
  if (!plain(words).trim()) return '';
  const marked = (part: string | Span): string =>
    typeof part === 'object' && 'bold' in part && !pen.ansi && part.bold.trim()
      ? `*${literal(part.bold)}*`
      : rich([part], pen);
  const lines = linesOf(words).map((line) => (typeof line === 'string' ? [line] : line).map(marked).join(''));
  return [...lines, dim(`¶${from.address}`, pen)].map((line) => `│ ${line}`.trimEnd()).join('\n');
}

function drawMenu({ hint, of }: Block & { is: 'menu' }, pen: Pen, counted: (label: string) => string): string {
  // Nobody can pick from a pipe.
  if (!pen.conversation) return '';
  const asked = `${literal(hint)}${pen.texts.colon}`;
  return short(of)
    ? `${asked}${of.map(({ label }) => counted(label)).join('  ')}`
    : [asked.trim(), ...of.map(({ label }) => `  ${counted(label)}`)].join('\n');
}

/** An arrow stands before what is expected. */
function drawActions(of: (Block & { is: 'actions' })['of'], pen: Pen, counted: (label: string) => string): string {
  return of
    .filter((action) => pen.conversation || 'to' in action)
    .map((action) => {
      const label = (action.main && pen.conversation ? '→ ' : '') + counted(action.label);
      return 'to' in action ? `${label}${pen.texts.colon}${action.to}` : label;
    })
    .join('   ');
}

/** A, B, 对: as quick to type as a number, so it has none. */
export const isLetter = (label: string): boolean => /^\p{L}$/u.test(label);

/** Addresses and other short things stand in one line. */
const short = (choices: readonly Pickable[]): boolean => choices.every(({ label }) => label.length <= 8);

const rich = (text: Rich, pen: Pen): string =>
  typeof text === 'string'
    ? literal(text)
    : text.map((part) => (typeof part === 'string' ? literal(part) : span(part, pen))).join('');

function span(part: Span, pen: Pen): string {
  if ('time' in part) return momentIn(part, pen.language, pen);
  const words = literal(plain([part]));
  if ('bold' in part) return bold(words, pen);
  if ('link' in part) return `${words} (${part.to})`;
  return words;
}
