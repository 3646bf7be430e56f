/** What everybody has before their eyes: the cards that were shown, and what numbers and labels on them do. */
import type { Instant, MessageRef, PersonId } from '../../core/place.ts';
import { folded } from './form.ts';
import { type Choice, isLetter } from './render.ts';

/** A card as it stands. Without an owner everybody sees it. */
type Card = {
  readonly message: MessageRef;
  /** When it was posted; unknown for a message of an earlier run. */
  readonly at?: Instant;
  readonly owner?: PersonId;
  /** Its choices as they were printed. */
  readonly printed: readonly Choice[];
  /** As they are by now. */
  readonly choices: readonly Choice[];
  /** As they were before: who types one of them is told that it is too late. */
  readonly former: readonly Choice[];
};

export type Chosen = { readonly choice: Choice; readonly card: Pick<Card, 'message' | 'at' | 'owner'> };

export type Screen = {
  /** A card is printed. One for everybody renews everybody's numbers, one for a person only that person's. */
  put(card: Pick<Card, 'message' | 'at' | 'owner'>, choices: readonly Choice[]): void;
  /** A card has changed without being printed anew: its numbers go on meaning what they say. */
  redraw(message: MessageRef, choices: readonly Choice[]): void;
  /** Whether nothing has been printed for everybody since. */
  isNewest(message: MessageRef): boolean;
  /** How many numbers this person can choose among. */
  count(person: PersonId): number;
  byNumber(person: PersonId, number: number): Chosen | undefined;
  /** By its whole label, in any case: on the newest card first. */
  byLabel(person: PersonId, typed: string): Chosen | undefined;
};

/** Nobody scrolls back further to press something. */
const kept = 60;

const numbered = (card: Card | undefined): readonly Choice[] =>
  card?.printed.filter(({ label }) => !isLetter(label)) ?? [];

export function createScreen(): Screen {
  let cards: readonly Card[] = [];
  const seenBy = (person: PersonId) => cards.filter(({ owner }) => !owner || owner === person).toReversed();
  /** The last card with something to choose; of a person's own only the very last, so that one without any gives way to everybody's. */
  const lastOf = (person: PersonId) => {
    const seen = seenBy(person);
    const own = seen.find(({ owner }) => owner);
    return seen.find((card) => card.printed.length > 0 && (!card.owner || card === own));
  };
  return {
    put(card, choices) {
      const before = cards.find(({ message }) => message === card.message);
      const others = cards.filter(({ message }) => message !== card.message);
      cards = [...others, { ...card, printed: choices, choices, former: before?.choices ?? [] }].slice(-kept);
    },
    redraw(message, choices) {
      cards = cards.map((card) => (card.message === message ? { ...card, choices, former: card.choices } : card));
    },
    isNewest: (message) => cards.findLast(({ owner }) => !owner)?.message === message,
    count: (person) => numbered(lastOf(person)).length,
    byNumber(person, number) {
      const card = lastOf(person);
      const printed = numbered(card)[number - 1];
      if (!card || !printed) return undefined;
      return { card, choice: card.choices.find(({ label }) => label === printed.label) ?? printed };
    },
    byLabel(person, typed) {
      const seen = seenBy(person);
      const wanted = folded(typed);
      for (const which of ['choices', 'former'] as const) {
        for (const card of seen) {
          const choice = card[which].find(({ label }) => isLabel(label, wanted));
          if (choice) return { card, choice };
        }
      }
      return undefined;
    },
  };
}

/** `next` is enough for “Next →”: nobody types an arrow. */
const isLabel = (label: string, wanted: string): boolean => {
  const whole = folded(label);
  return wanted !== '' && (whole === wanted || whole.replace(/^[^\p{L}\p{N}¶]+|[^\p{L}\p{N}]+$/gu, '') === wanted);
};
