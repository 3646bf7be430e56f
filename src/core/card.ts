/** What the bot says. Meaning, not widgets: each adapter decides how it looks at home. */
import type { Citation } from './article/citation.ts';
import type { Instant } from './place.ts';
import type { Press } from './press.ts';

/** One message. `tone` says how it is meant, in words and a sign, never in colour alone. */
export type Card = {
  readonly title: string;
  readonly tone?: 'plain' | 'good' | 'bad';
  readonly blocks: readonly Block[];
};

/** Who sees a card. */
export type Audience = 'everyone' | 'asker';

export type Block =
  | { readonly is: 'text'; readonly text: Rich }
  /** Verbatim words of the article and their address; what the card is about in them is bold. Line breaks are the article's. */
  | { readonly is: 'quote'; readonly words: Rich; readonly from: Citation }
  | { readonly is: 'list'; readonly items: readonly Rich[] }
  | { readonly is: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Rich }[] }
  | ({ readonly is: 'menu' } & Menu)
  | { readonly is: 'choices'; readonly of: readonly Choice[] }
  | { readonly is: 'standings'; readonly rows: readonly Standing[] }
  | { readonly is: 'actions'; readonly of: readonly Action[] }
  /** A PNG in base64. `alt` says all that is to be seen on it, for who does not see it. */
  | { readonly is: 'picture'; readonly name: string; readonly png: string; readonly alt: string }
  /** A text file to keep, such as a CSV. */
  | { readonly is: 'file'; readonly name: string; readonly mime: string; readonly text: string }
  | { readonly is: 'note'; readonly text: Rich };

/** A string is literal: renderers escape it. */
export type Rich = string | readonly (string | Span)[];
export type Span =
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly link: string; readonly to: string }
  /** What people can type, without the slash: `article section 2`. The adapter knows how it is typed on its platform. */
  | { readonly command: string }
  | { readonly cite: Citation }
  /** A moment in the reader's own time zone: `09:30:05` today, day and time, or how long until then (Slack cannot count: a clock time). */
  | { readonly time: Instant; readonly as: 'clock' | 'moment' | 'relative' };

/** One answer to choose. Its letter is on its button; `mark` is the outcome, said by a sign; `note` such as how many chose it. */
export type Choice = {
  readonly letter: string;
  readonly text: Rich;
  readonly mark?: 'right' | 'wrong';
  readonly note?: string;
};

/** One line of a table of points. People of equal points have the same rank. `name` is literal: nobody is called by it. */
export type Standing = {
  readonly rank: number;
  readonly name: string;
  readonly points: number;
  readonly note?: string;
};

/** A button: it presses, or it opens a page in the browser. Labels: at most 75 characters on Slack, 80 on Discord. `main`: the one that is expected. */
export type Action = { readonly label: string; readonly main?: true } & (
  | { readonly press: Press }
  | { readonly to: string }
);

/** One thing to pick. `id` is what `picked` brings back. */
export type Pickable = { readonly id: string; readonly label: string };

/**
 * Pick one of several. `suggests`: there may be more than fit; where the platform can search as one types,
 * it asks the bot with a `suggest` interaction for the option `press.args[0]` of the command `press.machine`.
 */
export type Menu = {
  readonly press: Press;
  readonly hint: string;
  readonly of: readonly Pickable[];
  readonly suggests?: true;
};

/** A form to fill in: at most 5 fields (Discord). */
export type Form = { readonly title: string; readonly press: Press; readonly fields: readonly Field[] };
/** `id` is the option's name. `most` counts UTF-16 units. `typed` and `picked` are filled in already; `picked` is one of `of`. */
export type Field = { readonly id: string; readonly label: string; readonly required: boolean } & (
  | { readonly is: 'line' | 'paragraph'; readonly most: number; readonly typed?: string }
  | {
      readonly is: 'pick';
      readonly of: readonly Pickable[];
      readonly picked?: Pickable;
      readonly suggests?: true;
      /** How many may be picked; 1 unless told. */
      readonly upTo?: number;
    }
  /** A file, which comes back as one of the form's `files`. `most` bytes; `endings` as in `pdf`, a hint for whoever picks. */
  | { readonly is: 'upload'; readonly most: number; readonly endings: readonly string[] }
);

/** The words of a rich text without its marks, as a person would read them aloud. */
export function plain(rich: Rich): string {
  if (typeof rich === 'string') return rich;
  return rich.map((part) => (typeof part === 'string' ? part : wordsOf(part))).join('');
}

/** The lines of a rich text: a mark that goes over several lines is on each of them. */
export function linesOf(rich: Rich): readonly Rich[] {
  const lines: (string | Span)[][] = [[]];
  for (const part of typeof rich === 'string' ? [rich] : rich) {
    for (const [at, piece] of piecesOf(part).entries()) {
      if (at > 0) lines.push([]);
      lines.at(-1)?.push(piece);
    }
  }
  return lines;
}

/** The part, line by line. */
function piecesOf(part: string | Span): readonly (string | Span)[] {
  const each = (words: string) => words.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/);
  if (typeof part === 'string') return each(part);
  if ('bold' in part) return each(part.bold).map((bold) => ({ bold }));
  if ('italic' in part) return each(part.italic).map((italic) => ({ italic }));
  return [part];
}

function wordsOf(span: Span): string {
  if ('bold' in span) return span.bold;
  if ('italic' in span) return span.italic;
  if ('code' in span) return span.code;
  if ('command' in span) return `/${span.command}`;
  if ('cite' in span) return `¶${span.cite.address}`;
  if ('time' in span) return `${new Date(span.time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return span.link;
}

/** For the `default` of a switch over a union: a case that is missing does not compile. */
export function unreachable(value: never): never {
  throw new Error(`not a known case: ${JSON.stringify(value)}`);
}
