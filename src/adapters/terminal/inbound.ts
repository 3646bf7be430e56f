/** What a line in the terminal means, as an interaction. */
import type { Interaction } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import { messageRef, personId, placeId } from '../../core/place.ts';
import type { Press } from '../../core/press.ts';

export type Speaker = { readonly name: string; readonly language: Language; readonly now: () => number };

type What =
  | { readonly line: string }
  | { readonly press: Press; readonly picked?: string }
  | { readonly form: Press; readonly values: Readonly<Record<string, string>> };

/** A line with a slash is a command, any other is said to the bot. `count` makes the delivery's id. */
export function inbound(what: What, { name, language, now }: Speaker, count: number): Interaction {
  const common = {
    person: { id: personId('terminal', name), name },
    place: placeId('terminal', 'here'),
    direct: true,
    language,
    delivery: `terminal:${count}`,
    sentAt: { at: now(), by: 'receipt' },
  } as const;
  if ('line' in what) {
    const command = /^\s*[/／]/.test(what.line);
    return command ? { ...common, is: 'line', text: what.line } : { ...common, is: 'mention', text: what.line };
  }
  if ('form' in what) return { ...common, is: 'form', press: what.form, values: what.values };
  const message = { ref: messageRef('terminal', 'last'), shownTo: 'asker' } as const;
  return {
    ...common,
    is: 'press',
    press: what.press,
    message,
    ...(what.picked !== undefined && { picked: what.picked }),
  };
}
