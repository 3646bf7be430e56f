/** What a command can do beside looking things up: read and write what is stored, and move sessions. */
import type { Card, Form } from './card.ts';
import type { DiscussionEvent } from './discussion/state.ts';
import type { Taken as TakenByDiscussion } from './discussion/taken.ts';
import type { Drafter } from './drafter.ts';
import type { Importer } from './importer.ts';
import type { Language } from './language.ts';
import type { Pack } from './library.ts';
import type { Instant, Person, PlaceId } from './place.ts';
import type { QuizEvent, Taken } from './quiz/state.ts';
import type { Ask, Digest, Patch, PersonSettings, PlaceSettings, Session, Store, Subscription } from './store.ts';
import type { Upload } from './upload.ts';

export type Desk = {
  readonly store: Store;
  readonly now: Instant;
  /** Another one each time. */
  readonly seed: string;
  /** Whose command it is, where, and what the platform lets them do there. */
  readonly person: Person;
  readonly place: PlaceId;
  readonly server: PlaceId;
  readonly direct: boolean;
  readonly manages: boolean;
  /** What they and the place have chosen. */
  readonly own: PersonSettings;
  readonly here: PlaceSettings;
  /** The language that this person is answered in where they have chosen none. */
  readonly usualLanguage: Language;
  /** The time zone where neither has chosen one. */
  readonly zone: string;
  /** The files that came with a form; absent where nothing was filled in. */
  readonly files?: readonly Upload[];
  /** Absent where the bot has no folder to keep articles in. */
  readonly importer?: Importer;
  readonly drafter?: Drafter;
  setOwn(patch: Patch<PersonSettings>): Promise<void>;
  setHere(patch: Patch<PlaceSettings>): Promise<void>;
  /** Forgets the person, and says how many rows that touched. */
  forget(): Promise<number>;
  /** Opens the lobby of a quiz in this place; `undefined` where one of its mode is under way already. */
  beginQuiz(taken: Taken, language: Language): Promise<Session['id'] | undefined>;
  /** Hands an event to a quiz; what is wrong with it is thrown as a `UserError`. */
  moveQuiz(session: Session['id'], event: QuizEvent): Promise<Card>;
  /** Opens a discussion in this place, or prepares it; `undefined` where the same thesis is under discussion already. */
  beginDiscussion(taken: TakenByDiscussion, article: string, language: Language): Promise<Session['id'] | undefined>;
  /** Hands an event to a discussion; what is wrong with it is thrown as a `UserError`. */
  moveDiscussion(session: Session['id'], event: DiscussionEvent): Promise<Card>;
  /** What the person sees of a discussion by themselves. */
  lookAtDiscussion(session: Session['id'], view: 'mine' | 'host'): Promise<Card | Form>;
  /** Posts a digest now, beside its times; `undefined` where one has come within this minute. What became of it is in it. */
  bringDigest(subscription: Subscription): Promise<Digest | undefined>;
  /** The next digest as it would be now. */
  previewDigest(subscription: Subscription): Promise<Card>;
  /** Puts a question to the person. `left`: how many more are due. */
  ask(pack: Pack, question: string, purpose: Ask['purpose'], left?: number): Promise<Card>;
};
