/** What the outside must provide. The store is in store.ts. */
import type { Card } from './card.ts';
import type { Bot } from './interaction.ts';
import type { Bilingual, Language } from './language.ts';
import type { Instant, MessageRef, PersonId, PlaceId, Posted } from './place.ts';
import type { Upload } from './upload.ts';

/** A message that the bot sends by itself: one page, in one language. What does not fit is cut and said to be. */
export type Shown = { readonly card: Card; readonly language: Language };

/**
 * One chat platform. `connect` resolves when people can reach the bot and rejects with what to do; `close` waits for what is
 * under way. The other calls reject with a `PlatformError`.
 */
export type Platform = {
  readonly name: 'discord' | 'slack' | 'terminal';
  connect(bot: Bot): Promise<void>;
  /** An ordinary message. `once`, at most 25 characters of `a-z0-9-`: the same again within some minutes posts nothing new where the platform can tell. */
  post(place: PlaceId, shown: Shown, once: string): Promise<Posted>;
  edit(message: MessageRef, shown: Shown): Promise<void>;
  /** Our own message by its `once`, among the place's latest; `unknown` where we may not look. */
  find(place: PlaceId, once: string): Promise<Posted | 'unknown' | undefined>;
  /**
   * The thread on a message of ours, called like that as far as the platform shows it; the one that is there already, so that after a
   * crash there are never two. What stands in a thread already, or where there are no threads, is in its own place.
   */
  openThread(on: MessageRef, title: string): Promise<PlaceId>;
  /** Pins a message in its place; one that is pinned stays so. */
  pin(message: MessageRef): Promise<void>;
  /** A direct message. */
  tell(person: PersonId, shown: Shown, once: string): Promise<Posted>;
  /** How often boards may be edited: at most one edit each `every` milliseconds among all places with the same `of`. */
  readonly edits: { readonly every: number; of(place: PlaceId): string };
  close(): Promise<void>;
};

/**
 * Brings articles in from outside and keeps them; when `add` resolves, the library has them. What whoever asked can put right is a refusal;
 * a rejection is a bug, or a disk that does not write.
 */
export type Importer = {
  /** `right`: whether they have the right to show the text; without it no words of the article are kept. `now`: when it was asked for. */
  add(
    what: { readonly url: string } | { readonly files: readonly Upload[] },
    how: { readonly right: boolean; readonly now: Instant },
  ): Promise<Imported>;
  /** The most bytes of a file. */
  readonly most: number;
  /** The endings of the files that it reads, as in `pdf`. */
  readonly endings: readonly string[];
};

/** At least one article, or why there is none and what to do. */
export type Imported =
  | { readonly is: 'added'; readonly articles: readonly Added[] }
  | { readonly is: 'refused'; readonly why: Bilingual };

/** An article that was read in; what is absent could not be found. Counts are of paragraphs. */
export type Added = {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  readonly source?: { readonly name?: string; readonly url?: string };
  /** The opening is number 0. */
  readonly sections: readonly { readonly number: number; readonly title: string; readonly paragraphs: number }[];
  readonly became: 'new' | 'changed' | 'same';
  readonly added: number;
  readonly changed: number;
  /** Gone from the article; their addresses stay theirs. */
  readonly stale: number;
  /** Drafts that cite what changed, and wait for a person again. */
  readonly outdated: number;
  /** The id of our own pack of the same article: its text is shown beside our words there. */
  readonly joins?: string;
};

/** Structured lines; secrets are taken out before anything is written. */
export type Log = {
  readonly [level in 'debug' | 'info' | 'warn' | 'error']: (
    fields: Readonly<Record<string, unknown>>,
    message: string,
  ) => void;
};

/** The time, and being called at a time. `at` returns what takes it back. A moment that is past runs soon. */
export type Clock = { now(): Instant; at(when: Instant, run: () => void): () => void };
