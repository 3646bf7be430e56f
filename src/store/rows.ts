/** From rows to what the port speaks of. Written and read by this bot alone, so that what is in a column is what was put there. */
import type { Selectable } from 'kysely';
import type { Language } from '../core/language.ts';
import type { MessageRef, PersonId, PlaceId } from '../core/place.ts';
import type {
  Answer,
  Ask,
  Asking,
  Board,
  LastAsked,
  PersonSettings,
  PlaceSettings,
  Player,
  ReviewCard,
  ReviewPlan,
  Session,
  Stance,
  Stand,
} from '../core/store.ts';
import type { Tables } from './schema.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

export const bit = (yes: boolean): number => (yes ? 1 : 0);

export const toSession = (row: Row<'sessions'>): Session => ({
  id: row.id,
  machine: row.machine,
  place: row.place as PlaceId,
  server: row.server as PlaceId,
  language: row.language as Language,
  article: row.article,
  state: JSON.parse(row.state),
  version: row.version,
  live: row.live === 1,
  startedAt: row.started_at,
  ...(row.thread !== null && { thread: row.thread as PlaceId }),
});

export const toStance = (row: Pick<Row<'stances'>, 'stand' | 'reason' | 'address' | 'sent_at'>): Stance => ({
  stand: row.stand as Stand,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.address !== null && { address: row.address }),
  sentAt: row.sent_at,
});

export const toPlayer = (row: Pick<Row<'players'>, 'person' | 'name' | 'team' | 'joined_at'>): Player => ({
  person: row.person as PersonId,
  name: row.name,
  ...(row.team !== null && { team: row.team }),
  joinedAt: row.joined_at,
});

export const toAnswer = (row: Pick<Row<'answers'>, 'round' | 'given' | 'credit' | 'points' | 'sent_at'>): Answer => ({
  round: row.round,
  given: row.given,
  credit: row.credit,
  points: row.points,
  sentAt: row.sent_at,
});

export const toBoard = (row: Row<'boards'>): Board => ({
  session: row.session,
  name: row.name,
  place: row.place as PlaceId,
  once: row.once,
  ...(row.message !== null && { posted: { message: row.message as MessageRef, at: row.posted_at ?? 0 } }),
  tried: row.tried === 1,
  stale: row.stale,
  editedAt: row.edited_at,
});

export const toPersonSettings = (row: Row<'people'> | undefined): PersonSettings => ({
  ...(row?.language && { language: row.language as Language }),
  names: row?.names === 1,
  boards: row?.boards !== 0,
  ...(row?.zone && { zone: row.zone }),
  ...(row?.quiet_from && row.quiet_to && { quiet: { from: row.quiet_from, to: row.quiet_to } }),
});

export const toPlaceSettings = (row: Row<'places'> | undefined): PlaceSettings => ({
  ...(row?.article && { article: row.article }),
  ...(row?.language && { language: row.language as Language }),
  hosts: row?.hosts === 'managers' ? 'managers' : 'everyone',
  ...(row?.drafts === 1 && { drafts: true }),
  ...(row?.zone && { zone: row.zone }),
});

export const toAsk = (row: Row<'asks'>): Ask => ({
  id: row.id,
  person: row.person as PersonId,
  article: row.article,
  question: row.question,
  seed: row.seed,
  purpose: row.purpose as Ask['purpose'],
  ...(row.draft !== null && { draft: row.draft }),
  askedAt: row.asked_at,
  ...(row.given !== null && { given: row.given }),
  ...(row.credit !== null && { credit: row.credit }),
  ...(row.answered_at !== null && { answeredAt: row.answered_at }),
  ...(row.rating !== null && { rating: row.rating }),
});

export const toCard = (row: Row<'cards'>): ReviewCard => ({
  person: row.person as PersonId,
  article: row.article,
  question: row.question,
  due: row.due,
  memory: JSON.parse(row.memory),
  why: row.why as ReviewCard['why'],
  retired: row.retired === 1,
  addedAt: row.added_at,
});

export const fromCard = (card: ReviewCard): Row<'cards'> => ({
  person: card.person,
  article: card.article,
  question: card.question,
  due: card.due,
  memory: JSON.stringify(card.memory),
  why: card.why,
  retired: bit(card.retired),
  added_at: card.addedAt,
});

export const toPlan = (row: Row<'plans'>): ReviewPlan => ({
  person: row.person as PersonId,
  language: row.language as Language,
  time: row.time,
  zone: row.zone,
  days: JSON.parse(row.days),
  most: row.most,
  next: row.next,
  ...(row.paused !== null && { paused: row.paused as 'asked' | 'refused' }),
  refusals: row.refusals,
  told: row.told === 1,
});

export const fromPlan = (plan: ReviewPlan): Row<'plans'> => ({
  person: plan.person,
  language: plan.language,
  time: plan.time,
  zone: plan.zone,
  days: JSON.stringify(plan.days),
  most: plan.most,
  next: plan.next,
  paused: plan.paused ?? null,
  refusals: plan.refusals,
  told: bit(plan.told),
});

export const toAsking = (row: Row<'askings'>): Asking => ({
  person: row.person as PersonId,
  place: row.place as PlaceId,
  server: row.server as PlaceId,
  article: row.article,
  question: row.question,
  outcome: row.outcome as Asking['outcome'],
  ...(row.helped !== null && { helped: row.helped === 1 }),
  kept: row.kept === 1,
  times: row.times,
  at: row.at,
});

export const toLastAsked = (row: Row<'lasts'>): LastAsked => ({
  place: row.place as PlaceId,
  person: row.person as PersonId,
  article: row.article,
  question: row.question,
  at: row.at,
});
