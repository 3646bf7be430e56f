/** What a line in the terminal means, as an interaction. */
import type { Interaction } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import { type Instant, placeId } from '../../core/place.ts';
import type { Press } from '../../core/press.ts';
import type { Upload } from '../../core/upload.ts';
import { isCommand, speakerId } from './speech.ts';

export type Speaker = { readonly name: string; readonly language: Language };

/** The only place there is. */
export const here = placeId('terminal', 'here');

export type What =
  | { readonly line: string }
  | {
      readonly press: Press;
      readonly picked?: string;
      readonly message: (Interaction & { is: 'press' })['message'];
    }
  | {
      readonly form: Press;
      readonly values: Readonly<Record<string, readonly string[]>>;
      readonly files?: readonly Upload[];
    };

/** `manages`: whoever opened the terminal. */
export type Sender = Speaker & { readonly manages: boolean };

/**
 * A line with a slash is a command, any other is said to the bot. The bot is asked as in a direct conversation: everybody at this
 * screen sees it, and nobody else. `delivery` is told by the caller, who knows what was there before.
 */
export function inbound(
  what: What,
  { name, language, manages }: Sender,
  sent: { readonly delivery: string; readonly at: Instant },
): Interaction {
  const common = {
    person: { id: speakerId(name), name },
    place: here,
    server: here,
    direct: true,
    manages,
    language,
    delivery: sent.delivery,
    // The terminal is the platform, and what it receives it has just been given.
    sentAt: { at: sent.at, by: 'platform' },
  } as const;
  if ('line' in what) {
    const text = what.line;
    return isCommand(text) ? { ...common, is: 'line', text } : { ...common, is: 'mention', text };
  }
  if ('form' in what) {
    const { form: press, values, files } = what;
    return { ...common, is: 'form', press, values, ...(files && { files }) };
  }
  const { press, picked, message } = what;
  return { ...common, is: 'press', press, message, ...(picked !== undefined && { picked }) };
}
