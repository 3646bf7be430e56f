/** A card as plain text. Pure. */
import { type Block, type Card, type Pickable, plain, type Rich, type Span, unreachable } from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import { type Page, pageOf } from '../../core/pages.ts';
import type { Press } from '../../core/press.ts';
import { textsOf } from '../../texts/texts.ts';
import { limits } from './limits.ts';

/** What a number behind a card does. */
export type Choice = { readonly label: string } & (
  | { readonly press: Press; readonly picked?: string }
  | { readonly to: string }
);

export type Drawn = { readonly text: string; readonly choices: readonly Choice[] };

export type Style = {
  /** Bold and dim by escape sequences. */
  readonly ansi: boolean;
  /** Numbers behind the card that can be typed, and pages; without, everything at once. */
  readonly conversation: boolean;
};

/** A style with the sign that stands behind a label in the card's language. */
type Pen = Style & { readonly colon: string };

/** The page that the reply names. */
export function draw(reply: CardReply, style: Style): Page<Drawn> {
  const pen: Pen = { ...style, colon: textsOf(reply.language).colon };
  return pageOf(
    reply,
    (card) => ({ text: textOf(card, pen), choices: style.conversation ? choicesOf(card) : [] }),
    ({ text }) => !style.conversation || text.split('\n').length <= limits.lines,
  );
}

/** In the order of their numbers: all that can be pressed or picked. */
function choicesOf(card: Card): Choice[] {
  return card.blocks.flatMap((block): Choice[] => {
    if (block.is === 'actions') return [...block.of];
    if (block.is === 'menu') return block.of.map(({ id, label }) => ({ label, press: block.press, picked: id }));
    return [];
  });
}

function textOf(card: Card, style: Pen): string {
  const mark = card.tone === 'bad' ? '! ' : '';
  const title = bold(mark + literal(card.title), style);
  let number = 0;
  const counted = (label: string): string => {
    number += 1;
    return style.conversation ? `[${number}] ${literal(label)}` : literal(label);
  };
  const blocks = card.blocks.map((block) => drawBlock(block, style, counted)).filter(Boolean);
  return [title, ...blocks].join('\n\n');
}

function drawBlock(block: Block, style: Pen, counted: (label: string) => string): string {
  switch (block.is) {
    case 'text':
      return rich(block.text, style);
    case 'list':
      return block.items.map((item) => `• ${rich(item, style)}`).join('\n');
    case 'facts':
      return block.rows
        .map(({ label, value }) => `${bold(literal(label), style)}${style.colon}${rich(value, style)}`)
        .join('\n');
    case 'note':
      return dim(rich(block.text, style), style);
    case 'menu':
      // Nobody can pick from a pipe.
      if (!style.conversation) return '';
      return short(block.of)
        ? `${literal(block.hint)}${style.colon}${block.of.map(({ label }) => counted(label)).join('  ')}`
        : [`${literal(block.hint)}${style.colon}`.trim(), ...block.of.map(({ label }) => `  ${counted(label)}`)].join(
            '\n',
          );
    case 'actions': {
      const shown = block.of.filter((action) => style.conversation || 'to' in action);
      return shown
        .map((action) =>
          'to' in action ? `${counted(action.label)}${style.colon}${action.to}` : counted(action.label),
        )
        .join('   ');
    }
    default:
      return unreachable(block);
  }
}

/** Addresses and other short things stand in one line. */
const short = (choices: readonly Pickable[]): boolean => choices.every(({ label }) => label.length <= 8);

const rich = (text: Rich, style: Style): string =>
  typeof text === 'string'
    ? literal(text)
    : text.map((part) => (typeof part === 'string' ? literal(part) : span(part, style))).join('');

function span(part: Span, style: Style): string {
  const words = literal(plain([part]));
  if ('bold' in part) return bold(words, style);
  if ('link' in part) return `${words} (${part.to})`;
  return words;
}

/** Control characters could write anywhere on the screen; they are not words. */
const literal = (words: string): string => words.replace(/[\p{Cc}]+/gu, (signs) => (signs.includes('\n') ? '\n' : ' '));

const bold = (words: string, { ansi }: Style): string => (ansi ? `\u001b[1m${words}\u001b[22m` : words);
const dim = (words: string, { ansi }: Style): string => (ansi ? `\u001b[2m${words}\u001b[22m` : words);
