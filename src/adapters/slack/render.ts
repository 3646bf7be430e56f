/** A card as a Slack message. Pure: the same card gives the same message. */
import type { types } from '@slack/bolt';
import { type Block, type Card, type Choice, type Rich, type Standing, unreachable } from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import { pageOf } from '../../core/pages.ts';
import type { Shown } from '../../core/ports.ts';
import type { Press } from '../../core/press.ts';
import { writeActionId } from './action.ts';
import { fallback } from './fallback.ts';
import { fitsMessage, limits } from './limits.ts';
import { note } from './note.ts';
import { label, literal, oneLine, paragraph, paragraphs, quote, runsOf, type Slash, section, text } from './rich.ts';
import { button, type Id, menu, rows } from './steps.ts';

/** What a message shows: blocks, and a text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** The page of the reply that is to be shown, within Slack's limits, and how many pages there are. */
export function renderReply(
  reply: CardReply,
  slash: Slash,
): { readonly message: SlackMessage; readonly pages: number } {
  const page = pageOf(reply, (card) => render(card, slash), fitsMessage);
  return { message: page.drawn, pages: page.of };
}

/** A message that the bot sends by itself: one page; what does not fit is cut and said to be. */
export const renderShown = ({ card, language }: Shown, slash: Slash): SlackMessage =>
  renderReply({ is: 'card', card, shownTo: 'everyone', language }, slash).message;

const tones = { plain: '', good: '✅ ', bad: '⚠️ ' } as const;

/** The whole card, however long. */
export function render(card: Card, slash: Slash): SlackMessage {
  let count = 0;
  const id = (press?: Press) => writeActionId(count++, press);
  const title = literal(card.title).trim() && `${tones[card.tone ?? 'plain']}${card.title}`;
  const header: types.KnownBlock[] = title ? [{ type: 'header', text: label(title, limits.header) }] : [];
  return {
    text: fallback(title, card.blocks, slash),
    blocks: [...header, ...card.blocks.flatMap((block) => draw(block, id, slash))],
  };
}

function draw(block: Block, id: Id, slash: Slash): types.KnownBlock[] {
  switch (block.is) {
    case 'text':
      return paragraph(runsOf(block.text, slash));
    case 'quote': {
      const words = runsOf(block.words, slash);
      return words.length > 0 ? paragraphs([quote([...words, ...text(`\n¶${block.from.address}`)])]) : [];
    }
    case 'list': {
      const items = block.items
        .map((item) => section(runsOf(item, slash)))
        .filter(({ elements }) => elements.length > 0);
      return items.length > 0 ? paragraphs([{ type: 'rich_text_list', style: 'bullet', elements: items }]) : [];
    }
    case 'facts':
      return paragraph(lines(block.rows.map(({ label: name, value }) => fact(name, value, slash))));
    case 'choices':
      return paragraph(lines(block.of.map((one) => choice(one, slash))));
    case 'standings':
      return paragraph(lines(block.rows.map(standing)));
    case 'file':
      // A message's blocks carry no file: it is named here, and files.ts brings it.
      return paragraph([...text('📎 '), ...text(oneLine(block.name), { bold: true })]);
    case 'picture':
      return note(`🖼 ${block.alt}`, slash);
    case 'note':
      return note(block.text, slash);
    case 'menu':
      return menu(block, id);
    case 'actions':
      return rows(block.of.flatMap((action) => button(action, id)));
    default:
      return unreachable(block);
  }
}

/** One below the other, in one paragraph: what Slack puts between two is not documented. */
const lines = (rows: readonly types.RichTextElement[][]): types.RichTextElement[] =>
  rows.flatMap((row, at) => (at > 0 ? [...text('\n'), ...row] : row));

const fact = (name: string, value: Rich, slash: Slash): types.RichTextElement[] => [
  ...text(name, { bold: true }),
  ...text('  '),
  ...runsOf(value, slash),
];

const marks = { right: ' ✓', wrong: ' ✗' } as const;

/** `B ✓  The platform ¶1.2 · 3 of 4`: the letters stand below each other, marked or not. */
const choice = ({ letter, text: words, mark, note: said }: Choice, slash: Slash): types.RichTextElement[] => [
  ...text(`${letter}${mark ? marks[mark] : ''}`, { bold: true }),
  ...(words ? [...text('  '), ...runsOf(words, slash)] : []),
  ...(said ? text(` · ${said}`) : []),
];

/** `1. Ada · 1200 · Mountain`. Numbers are not grouped: the message is for readers of every language. */
const standing = ({ rank, name, points, note: said }: Standing): types.RichTextElement[] => [
  ...text(`${rank}. ${oneLine(name)} · `),
  ...text(String(points), { bold: true }),
  ...(said ? text(` · ${oneLine(said)}`) : []),
];
