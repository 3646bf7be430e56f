/** From rows of digests to what the port speaks of, and back. */
import type { Insertable, Selectable } from 'kysely';
import type { Language } from '../core/language.ts';
import type { MessageRef, PersonId, PlaceId } from '../core/place.ts';
import type { Digest, Subscription } from '../core/store.ts';
import { bit } from './rows.ts';
import type { Tables } from './schema.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

export const toSubscription = (row: Row<'subscriptions'>): Subscription => ({
  id: row.id,
  target: row.target as PlaceId | PersonId,
  ...(row.place !== null && { place: row.place as PlaceId }),
  server: row.server as PlaceId,
  person: row.person as PersonId,
  language: row.language as Language,
  article: row.article,
  time: row.time,
  zone: row.zone,
  days: JSON.parse(row.days),
  calendar: row.calendar as Subscription['calendar'],
  content: JSON.parse(row.content),
  order: row.sequence as Subscription['order'],
  seed: row.seed,
  recap: row.recap === 1,
  round: row.round,
  since: row.since,
  next: row.next,
  ...(row.paused !== null && { paused: row.paused as NonNullable<Subscription['paused']> }),
  ...(row.notice !== null && { notice: row.notice as NonNullable<Subscription['notice']> }),
  noticed: row.noticed === 1,
});

export const fromSubscription = (it: Subscription): Insertable<Tables['subscriptions']> => ({
  id: it.id,
  target: it.target,
  place: it.place ?? null,
  server: it.server,
  person: it.person,
  language: it.language,
  article: it.article,
  time: it.time,
  zone: it.zone,
  days: JSON.stringify(it.days),
  calendar: it.calendar,
  content: JSON.stringify(it.content),
  sequence: it.order,
  seed: it.seed,
  recap: bit(it.recap),
  round: it.round,
  since: it.since,
  next: it.next,
  paused: it.paused ?? null,
  notice: it.notice ?? null,
  noticed: bit(it.noticed),
});

export const toDigest = (row: Row<'digests'>): Digest => ({
  id: row.id,
  subscription: row.subscription,
  ...(row.person !== null && { person: row.person as PersonId }),
  due: row.due,
  round: row.round,
  ...(row.item !== null && { item: row.item }),
  ...(row.question !== null && { question: row.question }),
  taken: JSON.parse(row.taken),
  once: row.once,
  tryAt: row.try_at,
  until: row.until,
  refusals: row.refusals,
  doubt: row.doubt === 1,
  ...(row.closed_at !== null && { closedAt: row.closed_at }),
  ...(row.result !== null && { result: row.result as NonNullable<Digest['result']> }),
  ...(row.why !== null && { why: row.why }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.message !== null && { posted: { message: row.message as MessageRef, at: row.posted_at ?? 0 } }),
});

export const fromDigest = (it: Digest): Insertable<Tables['digests']> => ({
  id: it.id,
  subscription: it.subscription,
  person: it.person ?? null,
  due: it.due,
  round: it.round,
  item: it.item ?? null,
  question: it.question ?? null,
  taken: JSON.stringify(it.taken),
  once: it.once,
  try_at: it.tryAt,
  until: it.until,
  refusals: it.refusals,
  doubt: bit(it.doubt),
  closed_at: it.closedAt ?? null,
  result: it.result ?? null,
  why: it.why ?? null,
  ended_at: it.endedAt ?? null,
  message: it.posted?.message ?? null,
  posted_at: it.posted?.at ?? null,
});
