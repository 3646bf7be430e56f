/** What the outside must provide. The store is in store.ts, the importer in importer.ts. */
import type { Card } from './card.ts';
import type { Chart } from './chart.ts';
import type { Bot } from './interaction.ts';
import type { Language } from './language.ts';
import type { Instant, MessageRef, PersonId, PlaceId, Posted } from './place.ts';

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
  /**
   * Our own message by its `once`, among the latest of a place, or among all `since` a moment, also of a direct conversation;
   * `unknown` where we may not look, or not that far back.
   */
  find(place: PlaceId | PersonId, once: string, since?: Instant): Promise<Posted | 'unknown' | undefined>;
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

/** Draws a chart as a PNG, in base64; rejects with what went wrong. */
export type Painter = (chart: Chart) => Promise<string>;

/** Structured lines; secrets are taken out before anything is written. */
export type Log = {
  readonly [level in 'debug' | 'info' | 'warn' | 'error']: (
    fields: Readonly<Record<string, unknown>>,
    message: string,
  ) => void;
};

/** The time, and being called at a time. `at` returns what takes it back. A moment that is past runs soon. */
export type Clock = { now(): Instant; at(when: Instant, run: () => void): () => void };
