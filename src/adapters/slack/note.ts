/** A note: small and grey. */
import type { types } from '@slack/bolt';
import type { Rich } from '../../core/card.ts';
import { writtenMoment } from './date.ts';
import { limits } from './limits.ts';
import { literal, paragraph, plainly, runsOf, type Slash } from './rich.ts';

type Small = types.PlainTextElement | types.MrkdwnElement;

/** A context block takes no rich text, so a note with a link, or a very long one, is a paragraph. */
export function note(words: Rich, slash: Slash): types.KnownBlock[] {
  const parts = typeof words === 'string' ? [words] : words;
  const links = parts.some((part) => typeof part === 'object' && 'link' in part);
  const elements = small(parts, slash);
  const long = elements.length > limits.context || elements.some(({ text }) => text.length > limits.textObject);
  if (links || long) return paragraph(runsOf(words, slash));
  return elements.length > 0 ? [{ type: 'context', elements }] : [];
}

/** Words are plain text, in which nothing is parsed; a moment, which Slack has to write, stands beside them by itself. */
function small(parts: Exclude<Rich, string>, slash: Slash): Small[] {
  const elements: Small[] = [];
  let said = '';
  const flush = () => {
    if (said.trim()) elements.push({ type: 'plain_text', text: said, emoji: false });
    said = '';
  };
  for (const part of parts) {
    if (typeof part === 'object' && 'time' in part) {
      flush();
      elements.push({ type: 'mrkdwn', text: writtenMoment(part), verbatim: true });
    } else said += literal(plainly([part], slash));
  }
  flush();
  return elements;
}
