/** Rich text as Discord markdown: what is literal stays letters. https://docs.discord.com/developers/reference#message-formatting */
import type { Rich, Span } from '../../core/card.ts';
import { unreachable } from '../../core/card.ts';

/** Nothing to see. It divides what a backslash cannot: Discord looks for pings before it reads markdown. */
const gap = '\u200b';

const breaks = /[\n\r\v\f\u0085\u2028\u2029]/;

/** On one line, for titles and labels. */
export const flatten = (words: string): string =>
  breaks.test(words) ? words.replace(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g, ' ') : words;

/** The words as letters only: no mark, mention, emoji, timestamp, command or link comes of them. */
export function escapeWords(words: string): string {
  const lines = breaks.test(words) ? words.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n') : words;
  const escaped = lines
    .replace(/[\\`*_~|<>[\]]|:(?=\S)/g, '\\$&')
    .replace(/^([ \t]*)([#+-]|(\d*)\.(?=\s|$))/gm, (_, space: string, sign: string, digits?: string) =>
      digits === undefined ? `${space}\\${sign}` : `${space}${digits}\\.`,
    );
  return escaped.includes('@') ? escaped.replace(/@(?=everyone|here)/gi, `@${gap}`) : escaped;
}

/** Rich text as markdown. Line breaks come from literal strings only. */
export function markdown(rich: Rich): string {
  const parts = typeof rich === 'string' ? [rich] : rich;
  let written = '';
  let literal = '';
  // Neighbouring strings are escaped as one, or a ping could be put together from two halves.
  const flush = () => {
    written = attach(written, escapeWords(literal));
    literal = '';
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      literal += part;
    } else {
      flush();
      written = attach(written, span(part));
    }
  }
  flush();
  return written;
}

/** Two marks that meet would be read as one. */
const attach = (before: string, after: string): string =>
  before && '*`'.includes(before.at(-1) as string) && before.at(-1) === after.at(0)
    ? `${before}${gap}${after}`
    : before + after;

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const timeStyles = { clock: 'T', moment: 'f', relative: 'R' } as const;

function span(part: Span): string {
  if ('bold' in part) return mark('**', escapeWords(flatten(part.bold)));
  if ('italic' in part) return mark('*', escapeWords(flatten(part.italic)));
  if ('code' in part) return code(flatten(part.code));
  if ('command' in part) return code(`/${flatten(part.command)}`);
  if ('link' in part) return link(flatten(part.link), part.to);
  if ('cite' in part) return mark('**', `¶${escapeWords(part.cite.address)}`);
  if ('time' in part) return `<t:${Math.floor(part.time / 1_000)}:${timeStyles[part.as]}>`;
  return unreachable(part);
}

/** Discord sees no emphasis where a mark stands beside a space. */
export function mark(sign: '*' | '**', escaped: string): string {
  const words = escaped.trim();
  if (!words) return escaped;
  const at = escaped.indexOf(words);
  return `${escaped.slice(0, at)}${sign}${words}${sign}${escaped.slice(at + words.length)}`;
}

/** There is no escape sign inside code. */
function code(words: string): string {
  if (!words.trim()) return words;
  const safe = words
    .replace(/`(?=`)/g, `\`${gap}`)
    .replace(/@(?=everyone|here)/gi, `@${gap}`)
    .replace(/<(?=[@#:/a-z])/gi, `<${gap}`);
  return safe.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``;
}

/** Whether Discord opens it: a button or a link to anything else is refused or shown raw. */
export const isWebAddress = (to: string): boolean => /^https?:\/\/\S+$/i.test(to) && URL.canParse(to);

/** A link of which people see the words; only the words where there is no page to open. */
export function link(words: string, to: string): string {
  const label = escapeWords(words);
  if (!isWebAddress(to) || !words.trim()) return label;
  const url = new URL(to).href.replace(/[()<>|*_~`\\[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  // Discord shows a link raw when its words have brackets or look like another address.
  return /[[\]]|:\/\//.test(words) ? `${label} [↗](${url})` : `[${label}](${url})`;
}
