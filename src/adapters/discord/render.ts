/** Cards as Discord messages of components (V2). Pure. https://docs.discord.com/developers/components/reference */
import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { type Action, type Block, type Card, type Menu, type Pickable, unreachable } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import type { CardReply } from '../../core/interaction.ts';
import { pageOf } from '../../core/pages.ts';
import type { Shown } from '../../core/ports.ts';
import { customIdOf } from './custom-id.ts';
import { type Attached, renderFile, renderPicture } from './files.ts';
import { limits } from './limits.ts';
import { escapeWords, flatten, isWebAddress, link, markdown } from './markdown.ts';
import { choiceRows, quoteRows, standingRows } from './rows.ts';

/** A message: all but `files` is its body, to be sent as it is or with `MessageFlags.Ephemeral` added. */
export type Message = {
  readonly flags: number;
  readonly components: [APIContainerComponent];
  /** The second wall: the words themselves are escaped. */
  readonly allowed_mentions: { readonly parse: []; readonly replied_user: false };
  /** What its file components show. */
  readonly files: Attached[];
};

/** The page of a reply's card, and how many pages there are. */
export function renderReply(reply: CardReply): { readonly message: Message; readonly pages: number } {
  const { drawn, of } = pageOf(reply, renderCard, fits);
  return { message: drawn, pages: of };
}

/** A message that the bot sends by itself: one page. `mark` becomes the id of its container. */
export function renderShown({ card, language }: Shown, mark: number | undefined): Message {
  const { message } = renderReply({ is: 'card', card, language, shownTo: 'everyone' });
  if (mark === undefined) return message;
  return { ...message, components: [{ ...message.components[0], id: mark }] };
}

const tones = {
  plain: { sign: '', color: undefined },
  good: { sign: '✅ ', color: 0x2d_9d_5c },
  bad: { sign: '⚠️ ', color: 0xd8_3c_3e },
} as const;

/** What a message gathers while its blocks are drawn: the custom ids that it has already, and its files. */
type Gathered = { readonly taken: Set<string>; readonly files: Attached[] };

/** A whole card, however long. */
export function renderCard(card: Card): Message {
  const title = escapeWords(cut(flatten(card.title), limits.title)).trim();
  const { sign, color } = tones[card.tone ?? 'plain'];
  const gathered: Gathered = { taken: new Set(), files: [] };
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    components: [
      ...display(title && `### ${sign}${title}`),
      ...card.blocks.flatMap((block) => renderBlock(block, gathered)),
    ],
    ...(color !== undefined && { accent_color: color }),
  };
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container],
    allowed_mentions: { parse: [], replied_user: false },
    files: gathered.files,
  };
}

/** Whether Discord takes it by the limits on a whole message. */
export function fits(message: Message): boolean {
  const { components } = message.components[0];
  const texts = components.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
  const nested = components.flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + limits.displayBytes, 0);
  return (
    message.files.length <= limits.files &&
    1 + components.length + nested.length <= limits.components &&
    texts.reduce((sum, text) => sum + text.length, 0) <= limits.text &&
    bytes <= limits.textBytes
  );
}

const display = (content: string): APIComponentInContainer[] =>
  content.trim() ? [{ type: ComponentType.TextDisplay, content }] : [];

function renderBlock(block: Block, { taken, files }: Gathered): APIComponentInContainer[] {
  switch (block.is) {
    case 'text':
      return display(markdown(block.text));
    case 'quote':
      return display(quoteRows(block));
    case 'list':
      return display(block.items.map((item) => `- ${markdown(item).replaceAll('\n', '\n  ')}`).join('\n'));
    case 'facts':
      return display(
        block.rows.map(({ label, value }) => `${markdown([{ bold: label }])} ${markdown(value)}`).join('\n'),
      );
    case 'note':
      return display(
        markdown(block.text)
          .split('\n')
          .flatMap((line) => (line.trim() ? [`-# ${line}`] : []))
          .join('\n'),
      );
    case 'choices':
      return display(choiceRows(block.of));
    case 'standings':
      return display(standingRows(block.rows));
    case 'picture':
      return [renderPicture(block, files)];
    case 'file':
      return [renderFile(block, files)];
    case 'menu':
      return renderMenu(block, taken);
    case 'actions':
      return renderActions(block.of, taken);
    default:
      return unreachable(block);
  }
}

function renderActions(actions: readonly Action[], taken: Set<string>): APIComponentInContainer[] {
  const buttons = actions.flatMap((action): APIButtonComponent[] => {
    const label = cut(flatten(action.label), limits.buttonLabel);
    if ('press' in action) {
      const id = customIdOf(action.press, taken);
      const style = action.main ? ButtonStyle.Primary : ButtonStyle.Secondary;
      return id ? [{ type: ComponentType.Button, style, label, custom_id: id }] : [];
    }
    return isButtonUrl(action.to)
      ? [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.to }]
      : [];
  });
  const rows: APIComponentInContainer[] = [];
  for (let at = 0; at < buttons.length; at += limits.buttonsInRow) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + limits.buttonsInRow) });
  }
  const links = actions.flatMap((action) =>
    'to' in action && !isButtonUrl(action.to) ? [link(flatten(action.label), action.to)] : [],
  );
  return [...display(links.join('\n')), ...rows];
}

const isButtonUrl = (to: string): boolean => isWebAddress(to) && to.length <= limits.buttonUrl;

/** Discord cannot search in a message's menu as one types: a long list is several menus. */
function renderMenu(menu: Menu, taken: Set<string>): APIComponentInContainer[] {
  const options = selectOptions(menu.of);
  const hint = flatten(menu.hint);
  const menus: APIComponentInContainer[] = [];
  for (let at = 0; at < options.length; at += limits.menuOptions) {
    const some = options.slice(at, at + limits.menuOptions);
    const id = customIdOf(menu.press, taken);
    const range = options.length > limits.menuOptions ? ` · ${at + 1}–${at + some.length}` : '';
    const placeholder = `${cut(hint, limits.placeholder - range.length)}${range}`;
    if (!id) break;
    const select = { type: ComponentType.StringSelect as const, custom_id: id, placeholder, options: some };
    menus.push({ type: ComponentType.ActionRow, components: [select] });
  }
  return menus;
}

/** What can be picked. A value that is too long or there already cannot. */
export function selectOptions(of: readonly Pickable[]): APISelectMenuOption[] {
  const byValue = new Map(of.map(({ id, label }) => [id, label]));
  return [...byValue]
    .filter(([value]) => value.length > 0 && value.length <= limits.menuOption)
    .map(([value, label]) => ({ value, label: cut(flatten(label).trim() || value, limits.menuOption) }));
}
