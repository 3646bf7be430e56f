/** A card as a Slack message. Pure: the same card gives the same message. */
import type { types } from '@slack/bolt';
import {
  type Action,
  type Block,
  type Card,
  type Menu,
  type Pickable,
  type Rich,
  unreachable,
} from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import type { CardReply } from '../../core/interaction.ts';
import { pageOf } from '../../core/pages.ts';
import type { Press } from '../../core/press.ts';
import { writeActionId } from './action.ts';
import { fitsMessage, limits } from './limits.ts';
import { escapeControl, label, literal, plainly, runsOf, type Slash, section, text, webAddress } from './rich.ts';

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

/** The whole card, however long. */
export function render(card: Card, slash: Slash): SlackMessage {
  let count = 0;
  const id = (press?: Press) => writeActionId(count++, press);
  const title = literal(card.title).trim() && `${card.tone === 'bad' ? '⚠️ ' : ''}${card.title}`;
  const header: types.KnownBlock[] = title ? [{ type: 'header', text: label(title, limits.header) }] : [];
  return {
    text: fallback(title, card.blocks, slash),
    blocks: [...header, ...card.blocks.flatMap((block) => draw(block, id, slash))],
  };
}

type Id = (press?: Press) => string;

function draw(block: Block, id: Id, slash: Slash): types.KnownBlock[] {
  switch (block.is) {
    case 'text':
      return paragraphs([section(runsOf(block.text, slash))]);
    case 'list': {
      const items = block.items.map((item) => section(runsOf(item, slash))).filter(hasWords);
      return items.length > 0 ? paragraphs([{ type: 'rich_text_list', style: 'bullet', elements: items }]) : [];
    }
    case 'facts':
      return paragraphs([
        section(block.rows.flatMap(({ label: name, value }, at) => fact(name, value, at > 0, slash))),
      ]);
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

const hasWords = ({ elements }: { readonly elements: readonly unknown[] }): boolean => elements.length > 0;

function paragraphs(elements: types.RichTextBlockElement[]): types.KnownBlock[] {
  const written = elements.filter(hasWords);
  return written.length > 0 ? [{ type: 'rich_text', elements: written }] : [];
}

const fact = (name: string, value: Rich, below: boolean, slash: Slash): types.RichTextElement[] => [
  ...(below ? text('\n') : []),
  ...text(name, { bold: true }),
  ...text('  '),
  ...runsOf(value, slash),
];

/** Small and grey. A context block takes no rich text, so a note with a link, or a very long one, is a paragraph. */
function note(words: Rich, slash: Slash): types.KnownBlock[] {
  const said = literal(plainly(words, slash));
  const links = typeof words !== 'string' && words.some((part) => typeof part === 'object' && 'link' in part);
  if (links || said.length > limits.textObject) return paragraphs([section(runsOf(words, slash))]);
  return said ? [{ type: 'context', elements: [{ type: 'plain_text', text: said, emoji: false }] }] : [];
}

function menu({ press, hint, of, suggests }: Menu, id: Id): types.KnownBlock[] {
  const placeholder = label(hint, limits.placeholder);
  if (suggests) {
    const select: types.ExternalSelect = {
      type: 'external_select',
      action_id: id(press),
      placeholder,
      min_query_length: 0,
    };
    return [{ type: 'actions', elements: [select] }];
  }
  let taken = 0;
  const options = optionsOf(of).filter(({ text: { text: name }, value }) => {
    taken += name.length + (value?.length ?? 0) + limits.optionFrame;
    return taken <= limits.menu;
  });
  if (options.length === 0) return [];
  return [{ type: 'actions', elements: [{ type: 'static_select', action_id: id(press), placeholder, options }] }];
}

/** What can be picked, as far as Slack takes it: an id must come back whole, so one that is too long is left out. */
export function optionsOf(of: readonly Pickable[]): types.PlainTextOption[] {
  return of
    .filter(({ id }) => id.length > 0 && id.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(({ id, label: name }) => ({ text: label(name, limits.optionLabel), value: id }));
}

/** None for a link that leads nowhere. */
function button(action: Action, id: Id): types.Button[] {
  const face = { type: 'button', text: label(action.label, limits.button) } as const;
  if ('press' in action) return [{ ...face, action_id: id(action.press) }];
  const url = webAddress(action.to);
  return url ? [{ ...face, action_id: id(), url }] : [];
}

function rows(buttons: types.Button[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += limits.row) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + limits.row) });
  }
  return blocks;
}

/** The first words of the card. Slack parses this text, so its control characters are escaped. */
function fallback(title: string, blocks: readonly Block[], slash: Slash): string {
  let words = literal(title);
  for (const block of blocks) {
    if (words.length > limits.fallback) break;
    const said = wordsOf(block, slash);
    if (said) words += `\n${literal(said.slice(0, 2 * limits.fallback))}`;
  }
  return escapeControl(cut(words, limits.fallback));
}

function wordsOf(block: Block, slash: Slash): string {
  switch (block.is) {
    case 'text':
    case 'note':
      return plainly(block.text, slash);
    case 'list':
      return block.items.map((item) => `• ${plainly(item, slash)}`).join('\n');
    case 'facts':
      return block.rows.map(({ label: name, value }) => `${name}: ${plainly(value, slash)}`).join('\n');
    case 'menu':
    case 'actions':
      return '';
    default:
      return unreachable(block);
  }
}
