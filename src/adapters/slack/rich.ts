/**
 * Words as Slack's rich text. It is exact where mrkdwn is not: every string is only letters (no mention, link, emoji or mark
 * can hide in it, so nothing has to be escaped), and bold works beside Chinese characters, where mrkdwn wants spaces.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
import type { types } from '@slack/bolt';
import { plain, type Rich, type Span, unreachable } from '../../core/card.ts';
import { cut, divide } from '../../core/graphemes.ts';
import { formatOf, saidMoment, secondsOf } from './date.ts';
import { limits } from './limits.ts';

/** A string that JSON and Slack can carry: no lone surrogates and no control characters but tab and line break. */
export const literal = (words: string): string => words.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');

/** Literal text without line breaks. */
export const oneLine = (words: string): string =>
  literal(words)
    .replace(/[\n\t]+/g, ' ')
    .trim();

/** A label: one line of literal text, cut at a whole grapheme, never empty. */
export const label = (words: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(oneLine(words), most) || '…',
  emoji: false,
});

/** `&`, `<` and `>` as Slack wants them where it parses: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escapeControl = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How a command is typed here: `/article section 2`, or with the prefix that the manifest was written with. */
export type Slash = (command: string) => string;

export const slashOf =
  (prefix: string | undefined): Slash =>
  (command) =>
    `/${prefix ? `${prefix}-` : ''}${command}`;

/** The runs of a rich text, in order; none for an empty one. */
export function runsOf(rich: Rich, slash: Slash): types.RichTextElement[] {
  return (typeof rich === 'string' ? [rich] : rich).flatMap((part) =>
    typeof part === 'string' ? text(part) : span(part, slash),
  );
}

/** The words of a rich text where Slack takes no marks. */
export const plainly = (rich: Rich, slash: Slash): string =>
  typeof rich === 'string' ? rich : rich.map((part) => plainPart(part, slash)).join('');

function plainPart(part: string | Span, slash: Slash): string {
  if (typeof part === 'string') return part;
  if ('command' in part) return slash(part.command);
  return 'time' in part ? saidMoment(part) : plain([part]);
}

/** A block of rich text without the parts that have no words; no block where nothing is left. */
export function paragraphs(elements: readonly types.RichTextBlockElement[]): types.KnownBlock[] {
  const written = elements.filter((part) => part.elements.length > 0);
  return written.length > 0 ? [{ type: 'rich_text', elements: written }] : [];
}

/** A block of one paragraph. */
export const paragraph = (runs: types.RichTextElement[]): types.KnownBlock[] => paragraphs([section(runs)]);

/** A paragraph of runs. */
export const section = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

/** Words of somebody else, with a bar beside them: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#rich_text_quote */
export const quote = (elements: types.RichTextElement[]): types.RichTextQuote => ({
  type: 'rich_text_quote',
  elements,
});

export const text = (words: string, style?: types.RichTextText['style']): types.RichTextText[] =>
  divide(literal(words), limits.run).map((run) => ({ type: 'text', text: run, ...(style && { style }) }));

function span(part: Span, slash: Slash): types.RichTextElement[] {
  if ('bold' in part) return text(part.bold, { bold: true });
  if ('italic' in part) return text(part.italic, { italic: true });
  if ('code' in part) return text(part.code, { code: true });
  if ('command' in part) return text(slash(part.command), { code: true });
  if ('cite' in part) return text(`¶${part.cite.address}`);
  if ('link' in part) {
    const url = webAddress(part.to);
    return url ? [{ type: 'link', url, text: cut(literal(part.link), limits.run) || url }] : text(part.link);
  }
  if ('time' in part) {
    return [{ type: 'date', timestamp: secondsOf(part), format: formatOf(part), fallback: saidMoment(part) }];
  }
  return unreachable(part);
}

/** The address as Slack takes it; `undefined` for one that it would refuse, so that its words stand without it. */
export function webAddress(to: string): string | undefined {
  const url = URL.parse(to);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= limits.url ? url.href : undefined;
}
