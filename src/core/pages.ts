/** A long card becomes pages, each with the buttons that open its citations and turn to its neighbours. */

import { textsOf } from '../texts/texts.ts';
import { byAddress, type Citation } from './article/citation.ts';
import type { Action, Block, Card, Rich, Span } from './card.ts';
import { middleOf } from './graphemes.ts';
import type { CardReply } from './interaction.ts';
import { open, pickFor } from './lookup.ts';
import type { Press } from './press.ts';

/** A page as the adapter drew it. `at` counts from 1. */
export type Page<Drawn> = { readonly drawn: Drawn; readonly at: number; readonly of: number };

/** Up to this many citations are buttons; more are a menu. */
const mostCitationButtons = 5;
/** A platform's menu holds at least this many (Discord). */
const mostInMenu = 25;
const mostPages = 99;

/**
 * The page of the reply's card that is to be shown. `draw` makes of a card what the platform takes, `fits` says whether the
 * platform takes it whole; both get complete pages, buttons included. A page number beyond the last shows the last.
 */
export function pageOf<Drawn>(
  reply: CardReply,
  draw: (page: Card) => Drawn,
  fits: (drawn: Drawn) => boolean,
): Page<Drawn> {
  const { card } = reply;
  const whole = draw(withFoot(reply, body(card), 1, 1));
  if (fits(whole)) return { drawn: whole, at: 1, of: 1 };
  const pages = split(reply, (page) => fits(draw(page)));
  const at = Math.min(Math.max(reply.page ?? 1, 1), pages.length);
  const page = pages[at - 1];
  if (!page) throw new RangeError(`a card without a page: ${card.title}`);
  return { drawn: draw(withFoot(reply, page, at, pages.length)), at, of: pages.length };
}

const isStep = (block: Block): boolean => block.is === 'actions' || block.is === 'menu';
const steps = (card: Card): readonly Block[] => card.blocks.filter(isStep);
const body = (card: Card): readonly Block[] => card.blocks.filter((block) => !isStep(block));

/** Fills pages greedily: whole pieces first, and a piece that is too long for any page is divided. */
function split(reply: CardReply, fits: (page: Card) => boolean): Block[][] {
  // The widest foot a page can get, so that its number never makes a page overflow.
  const fitsAsPage = (blocks: readonly Block[]) => fits(withFoot(reply, blocks, mostPages, mostPages));
  const pages: Block[][] = [];
  let page: Block[] = [];
  const queue = body(reply.card).flatMap(pieces);
  while (queue.length > 0) {
    const piece = queue.shift() as Block;
    const longer = join(page, piece);
    if (fitsAsPage(longer)) {
      page = longer;
    } else if (page.length > 0) {
      pages.push(page);
      page = [];
      queue.unshift(piece);
    } else {
      queue.unshift(...halves(piece));
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** The parts of a block between which a page may end. */
function pieces(block: Block): Block[] {
  if (block.is === 'list') return block.items.map((item) => ({ ...block, items: [item] }));
  if (block.is === 'facts') return block.rows.map((row) => ({ ...block, rows: [row] }));
  if (block.is === 'standings') return block.rows.map((row) => ({ ...block, rows: [row] }));
  if (block.is === 'choices') return block.of.map((choice) => ({ ...block, of: [choice] }));
  return [block];
}

/** Puts a piece at the end of a page; pieces of one block grow together again. */
function join(page: readonly Block[], piece: Block): Block[] {
  const last = page.at(-1);
  if (last?.is === 'list' && piece.is === 'list') {
    return [...page.slice(0, -1), { ...last, items: [...last.items, ...piece.items] }];
  }
  if (last?.is === 'facts' && piece.is === 'facts') {
    return [...page.slice(0, -1), { ...last, rows: [...last.rows, ...piece.rows] }];
  }
  if (last?.is === 'standings' && piece.is === 'standings') {
    return [...page.slice(0, -1), { ...last, rows: [...last.rows, ...piece.rows] }];
  }
  if (last?.is === 'choices' && piece.is === 'choices') {
    return [...page.slice(0, -1), { ...last, of: [...last.of, ...piece.of] }];
  }
  // Halves of one quote share their citation.
  if (last?.is === 'quote' && piece.is === 'quote' && last.from === piece.from) {
    return [...page.slice(0, -1), { ...last, words: joined(last.words, piece.words) }];
  }
  return [...page, piece];
}

/** Two rich texts in one; what was one run of words is one again. */
function joined(first: Rich, second: Rich): Rich {
  const [before, after] = [partsOf(first), partsOf(second)];
  const [last, next] = [before.at(-1), after[0]];
  const met = (part: string | Span): Rich => [...before.slice(0, -1), part, ...after.slice(1)];
  if (typeof last === 'string' && typeof next === 'string') return met(last + next);
  if (typeof last === 'object' && typeof next === 'object' && 'bold' in last && 'bold' in next) {
    return met({ bold: last.bold + next.bold });
  }
  return [...before, ...after];
}

const partsOf = (rich: Rich): readonly (string | Span)[] => (typeof rich === 'string' ? [rich] : rich);

/** Divides a piece that no page can hold, at a sentence's end or else at a whole grapheme near the middle. */
function halves(piece: Block): Block[] {
  switch (piece.is) {
    case 'text':
    case 'note':
      return richHalves(piece.text).map((text) => ({ ...piece, text }));
    case 'quote':
      return richHalves(piece.words).map((words) => ({ ...piece, words }));
    case 'list':
      return richHalves(piece.items[0] ?? '').map((item) => ({ ...piece, items: [item] }));
    case 'facts': {
      const { label, value } = piece.rows[0] ?? { label: '', value: '' };
      return richHalves(value).map((half) => ({ ...piece, rows: [{ label, value: half }] }));
    }
    case 'choices': {
      const [choice] = piece.of;
      return choice ? richHalves(choice.text).map((text) => ({ ...piece, of: [{ ...choice, text }] })) : [];
    }
    default:
      throw new RangeError(`a ${piece.is} block cannot be divided`);
  }
}

function richHalves(rich: Rich): [Rich, Rich] {
  const parts = partsOf(rich);
  if (parts.length > 1) {
    const middle = Math.ceil(parts.length / 2);
    return [parts.slice(0, middle), parts.slice(middle)];
  }
  const [only] = parts;
  const key =
    typeof only === 'object' ? (['bold', 'italic', 'code', 'link'] as const).find((name) => name in only) : undefined;
  const words = typeof only === 'string' ? only : key ? String((only as Record<string, unknown>)[key]) : '';
  const [first, second] = textHalves(words);
  const again = (half: string): Rich =>
    typeof only === 'object' ? [{ ...only, [key as string]: half } as never] : half;
  return [again(first), again(second)];
}

function textHalves(words: string): [string, string] {
  const middle = middleOf(words);
  if (middle >= words.length) throw new RangeError('a page that cannot hold one character');
  const sentence = Math.max(...['。', '！', '？', '. ', '\n'].map((end) => words.lastIndexOf(end, middle))) + 1;
  const at = sentence > middle / 2 ? sentence : middle;
  return [words.slice(0, at), words.slice(at)];
}

/** The page with what stands below it: the buttons of its citations, then the steps, then the page's number and neighbours. */
function withFoot(reply: CardReply, blocks: readonly Block[], at: number, of: number): Card {
  const ownSteps = steps(reply.card);
  const texts = textsOf(reply.language);
  const cites = citationSteps(reply, blocks, ownSteps);
  const [menus, buttons] = [ownSteps.filter(({ is }) => is === 'menu'), ownSteps.filter(({ is }) => is === 'actions')];
  // A few addresses stand close to the words; a long list of them comes after the card's own menus.
  const foot: Block[] = cites[0]?.is === 'menu' ? [...menus, ...cites, ...buttons] : [...cites, ...ownSteps];
  if (of > 1) {
    const { again } = reply;
    const turns: Action[] = [];
    if (again && at > 1) turns.push({ label: texts.previousPage, press: turnTo(again, at - 1) });
    if (again && at < of) turns.push({ label: texts.nextPage, press: turnTo(again, at + 1) });
    if (turns.length > 0) foot.push({ is: 'actions', of: turns });
    foot.unshift({ is: 'note', text: again ? texts.pageNumber(at, of) : texts.cut });
  }
  return { ...reply.card, blocks: [...blocks, ...foot] };
}

const turnTo = (again: Press, page: number): Press => ({
  ...again,
  event: 'page',
  args: [String(page), ...again.args],
});

/** Buttons, or a menu where there are many, that open what the words cite; none that a step already opens, nor the card itself. */
function citationSteps(reply: CardReply, blocks: readonly Block[], ownSteps: readonly Block[]): Block[] {
  const addressIn = ({ args }: Press) => args.find((arg) => arg.startsWith('at='));
  const opened = new Set(
    ownSteps
      .flatMap((step) => (step.is === 'actions' ? step.of : []))
      .flatMap((action) => ('press' in action ? [addressIn(action.press)] : [])),
  );
  if (reply.again?.machine === 'article passage') opened.add(addressIn(reply.again));
  const cited = [...citationsIn(blocks).values()].filter((citation) => !opened.has(`at=${citation.address}`));
  const [first] = cited;
  if (!first) return [];
  const { lang } = reply;
  if (cited.length <= mostCitationButtons) {
    const opening = ({ address, article }: Citation): Action => ({
      label: `¶${address}`,
      press: open('article passage', { at: address, article, lang }),
    });
    return [{ is: 'actions', of: cited.map(opening) }];
  }
  // A long list is looked through, so it stands in the article's order.
  const inOrder = cited.toSorted((a, b) => byAddress(a.address, b.address));
  const menus = Array.from({ length: Math.ceil(cited.length / mostInMenu) }, (_, at) =>
    inOrder.slice(at * mostInMenu, (at + 1) * mostInMenu),
  );
  return menus.map((part) => ({
    is: 'menu',
    press: pickFor('article passage', 'at', { article: first.article, lang }),
    hint: hintFor(reply, part, menus.length),
    of: part.map(({ address }) => ({ id: address, label: `¶${address}` })),
  }));
}

/** Where there are several menus, each says from where to where it goes. */
function hintFor({ language }: CardReply, part: readonly Citation[], of: number): string {
  const { openParagraph } = textsOf(language);
  return of === 1 ? openParagraph : `${openParagraph} · ¶${part[0]?.address}–¶${part.at(-1)?.address}`;
}

const citationsIn = (blocks: readonly Block[]): ReadonlyMap<string, Citation> =>
  new Map(
    blocks
      .flatMap(richesOf)
      .flatMap(citationsOf)
      .map((citation) => [`${citation.article} ${citation.address}`, citation]),
  );

/** Every rich text of a block. */
export function richesOf(block: Block): readonly Rich[] {
  switch (block.is) {
    case 'text':
    case 'note':
      return [block.text];
    case 'quote':
      return [block.words, [{ cite: block.from }]];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.map((row) => row.value);
    case 'choices':
      return block.of.map((choice) => choice.text);
    default:
      return [];
  }
}

const citationsOf = (rich: Rich): Citation[] =>
  typeof rich === 'string'
    ? []
    : rich.flatMap((part) => (typeof part === 'object' && 'cite' in part ? [part.cite] : []));
