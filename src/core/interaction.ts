/** What comes in and what goes out: the bot is one function from the first to the second. */
import type { Audience, Card, Form, Pickable } from './card.ts';
import type { Catalogue } from './command.ts';
import type { Language } from './language.ts';
import type { Instant, MessageRef, Person, PlaceId } from './place.ts';
import type { Press } from './press.ts';
import type { Upload } from './upload.ts';

/** Something that a person did. */
export type Interaction = {
  readonly person: Person;
  readonly place: PlaceId;
  /** The workspace or server that the place belongs to. */
  readonly server: PlaceId;
  /** A direct conversation with the bot: whatever is said there is private. */
  readonly direct: boolean;
  /** Whether the platform lets this person manage the place or its server. */
  readonly manages: boolean;
  /** The person's language on the platform; absent where the platform does not say or it is neither of ours. */
  readonly language?: Language;
  /** The platform's id of this event: a repeated delivery has the same. */
  readonly delivery: string;
  /** The platform's time of the event where it gives one, else the time of receipt. */
  readonly sentAt: { readonly at: Instant; readonly by: 'platform' | 'receipt' };
} & (
  | /** A command with typed options (Discord). */ {
      readonly is: 'command';
      readonly words: readonly string[];
      readonly given: Readonly<Record<string, string>>;
    }
  | /** A command as one line, without the slash: `article section 2` (Slack, terminal). */ {
      readonly is: 'line';
      readonly text: string;
    }
  | /** Words that were addressed to the bot: a mention, or a message in a direct conversation. */ {
      readonly is: 'mention';
      readonly text: string;
      /** The thread that a public answer begins, where what follows is said: another place (Slack, at a channel's top level). */
      readonly thread?: PlaceId;
    }
  | /** A message that called the bot in a way that does not carry its words to us (Discord: the bot's role). */ {
      readonly is: 'misaddressed';
      /** How to call the bot, as the platform writes a mention of it. */
      readonly callMe: string;
    }
  | /** A button or a menu. `picked` is what was chosen in a menu. */ {
      readonly is: 'press';
      readonly press: Press;
      readonly picked?: string;
      /** The message that carried it, and who sees that message. */
      readonly message: {
        readonly ref: MessageRef;
        readonly shownTo: Audience;
        /** When it was posted, by the platform's own clock; absent where the platform does not say. */
        readonly at?: Instant;
      };
    }
  | /** A filled-in form. `message` is the one whose button opened it, if a button did. */ {
      readonly is: 'form';
      readonly press: Press;
      /** What was typed or picked, by the fields' ids; a field that was left empty is not there. */
      readonly values: Readonly<Record<string, readonly string[]>>;
      /** The files that were put into its `upload` fields; absent where it has none. */
      readonly files?: readonly Upload[];
    }
  | /** What might complete the option that is being typed? */ {
      readonly is: 'suggest';
      readonly words: readonly string[];
      readonly option: string;
      readonly typed: string;
      readonly given: Readonly<Record<string, string>>;
    }
);

/** A card to show. */
export type CardReply = {
  readonly is: 'card';
  readonly card: Card;
  readonly shownTo: Audience;
  readonly language: Language;
  /** Redraw the pressed message instead of posting a new one. */
  readonly instead?: true;
  /** The press that makes this card again, for its page buttons; absent: pages cannot be turned, the rest is cut and said to be. */
  readonly again?: Press;
  /** The language that was asked for this once: the buttons that the adapter adds carry it on. */
  readonly lang?: Language;
  /** Which page to show, from 1. */
  readonly page?: number;
  /** The card says what went wrong. */
  readonly failed?: true;
  /** What this card says is under way ends with that one: it takes this one's place where the platform can do so, else it follows. Never rejects. */
  readonly later?: Promise<CardReply>;
};

export type Reply =
  | CardReply
  | { readonly is: 'form'; readonly form: Form; readonly language: Language }
  | { readonly is: 'suggestions'; readonly suggestions: readonly Pickable[] };

/**
 * The bot. `handle` never throws: what goes wrong is a card. `undefined`: nothing to say.
 * A `form` answers a command, a line or a press; never a mention or another form.
 */
export type Bot = {
  readonly catalogue: Catalogue;
  /** The language of those whose platform does not say one. */
  readonly language: Language;
  /**
   * Whether a delivery is this process's to answer. Asked before anything is acknowledged: two connections to one platform
   * both receive every event, and a repeated delivery is answered once.
   */
  claims(delivery: string): Promise<boolean>;
  handle(interaction: Interaction): Promise<Reply | undefined>;
};
