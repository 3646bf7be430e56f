/** The shared messages of sessions: posted once, edited afterwards, never two edits of one at a time, and never an older picture over a newer one. */
import { LRUCache } from 'lru-cache';
import { PlatformError } from '../core/errors.ts';
import type { Instant, PlaceId, Posted } from '../core/place.ts';
import type { Clock, Log, Platform, Shown } from '../core/ports.ts';
import type { Placed, Stands } from '../core/session.ts';
import type { Board, Store } from '../core/store.ts';

/** A board as it is to look, and what is wanted once it stands. */
export type Picture = Omit<Stands, 'place'> & { readonly shown: Shown };

export type BoardParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly platformOf: (place: PlaceId) => Platform | undefined;
  /** Who holds a lease: this process. */
  readonly holder: string;
  /** The board as it is to look now, from what is stored; `undefined`: no such session any more. */
  readonly draw: (session: string, name: string) => Promise<Picture | undefined>;
  /** What became of what was wanted of a board. */
  readonly placed: (session: string, what: Placed) => Promise<void>;
  /** A session cannot be shown where it is any more. */
  readonly lost: (session: string) => Promise<void>;
};

export type Boards = {
  /** Draws boards again, soon. Those that are `urgent` (a question closes) go before those that only count up. */
  show(session: string, place: PlaceId, names: readonly string[], urgent: boolean): void;
  /** Resolves when nothing is being drawn right now; what waits for its turn is not waited for. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Longer than any call to a platform takes, in milliseconds. */
const leaseFor = 15_000;
const retryFirst = 1_000;
const retryLongest = 60_000;
/** When somebody else draws the same board just now. */
const heldPause = 1_000;

type Waiting = {
  readonly session: string;
  readonly place: PlaceId;
  readonly name: string;
  urgent: boolean;
  failures: number;
};
/** One platform's budget: what waits for it, and when the next edit is allowed. */
type Lane = { readonly waiting: Map<string, Waiting>; busy: boolean; editAt: Instant; wake: (() => void) | undefined };

export function createBoards(parts: BoardParts): Boards {
  const { clock, log, platformOf } = parts;
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();
  // When this process edited it last and what it showed, so that a picture that did not change is not sent again.
  const shown = new LRUCache<string, string>({ max: 2_000 });
  let closed = false;

  function laneOf(place: PlaceId): Lane {
    const key = platformOf(place)?.edits.of(place) ?? '';
    const lane = lanes.get(key) ?? { waiting: new Map(), busy: false, editAt: 0, wake: undefined };
    lanes.set(key, lane);
    return lane;
  }

  /** Runs what is to be drawn next, if it may be now; else waits for the budget. */
  function turn(lane: Lane): void {
    if (closed || lane.busy) return;
    lane.wake?.();
    lane.wake = undefined;
    const next = firstOf(lane, shown);
    if (!next) return;
    // What was never shown is most likely to be posted, and posts have no budget.
    if (lane.editAt > clock.now() && shown.has(keyOf(next))) {
      lane.wake = clock.at(lane.editAt, () => turn(lane));
      return;
    }
    lane.waiting.delete(keyOf(next));
    lane.busy = true;
    const work = drawOne(next, lane, parts, shown)
      .catch((error: unknown) => {
        log.error({ err: error, place: next.place, board: next.name }, 'a board could not be drawn');
        return { again: retryOf(next) };
      })
      .then(({ again }) => {
        lane.busy = false;
        if (again !== undefined) later(lane, next, again);
        turn(lane);
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  function later(lane: Lane, next: Waiting, after: number): void {
    clock.at(clock.now() + after, () => {
      if (closed || lane.waiting.has(keyOf(next))) return;
      lane.waiting.set(keyOf(next), next);
      turn(lane);
    });
  }

  return {
    show(session, place, names, urgent) {
      const lane = laneOf(place);
      for (const name of names) {
        const key = `${session} ${name}`;
        const known = lane.waiting.get(key);
        if (urgent) lane.waiting.delete(key);
        lane.waiting.set(key, { session, place, name, urgent: urgent || (known?.urgent ?? false), failures: 0 });
      }
      turn(lane);
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    async close() {
      closed = true;
      for (const lane of lanes.values()) lane.wake?.();
      await Promise.allSettled(underWay);
    },
  };
}

const keyOf = ({ session, name }: Waiting): string => `${session} ${name}`;
/** Each time that it fails it waits twice as long. */
function retryOf(next: Waiting): number {
  next.failures += 1;
  return Math.min(retryFirst * 2 ** (next.failures - 1), retryLongest);
}

/** A new question comes first, then what is urgent, the latest first because that is what people look at; then the rest in turn. */
function firstOf({ waiting }: Lane, shown: LRUCache<string, string>): Waiting | undefined {
  const all = [...waiting.values()];
  return all.find((each) => each.urgent && !shown.has(keyOf(each))) ?? all.findLast(({ urgent }) => urgent) ?? all[0];
}

type Drawn = { readonly again: number | undefined };
const done: Drawn = { again: undefined };

async function drawOne(next: Waiting, lane: Lane, parts: BoardParts, seen: LRUCache<string, string>): Promise<Drawn> {
  const { store, clock, log, platformOf, holder, draw, lost } = parts;
  const { session, name, place } = next;
  const platform = platformOf(place);
  if (!platform) return done;
  const now = clock.now();
  const board = await store.leaseBoard(session, name, holder, now, now + leaseFor);
  if (!board) return { again: heldPause };
  const { every } = platform.edits;
  // Two processes share one budget: it is counted from the last edit of whichever.
  const editAt = Math.max(lane.editAt, board.editedAt + every);
  if (board.posted && editAt > now) {
    await store.returnBoard(session, name, holder, {});
    return { again: editAt - now };
  }
  const key = `${session} ${name}`;
  let outcome: { posted?: Posted; editedAt?: Instant; drawn?: number } = {};
  try {
    const picture = await draw(session, name);
    const written = JSON.stringify(picture?.shown);
    // What another process has drawn meanwhile is not what is remembered here.
    if (picture && `${board.editedAt} ${written}` !== seen.get(key)) {
      outcome = await put(board, picture.shown, platform, now);
      if (outcome.editedAt !== undefined) lane.editAt = clock.now() + every;
      seen.set(key, `${outcome.editedAt ?? board.editedAt} ${written}`);
    }
    const standing = outcome.posted ?? board.posted;
    if (picture && standing && (await arrange(picture, standing, platform, parts, session)) === 'later') {
      // Whether the message is there at all shows when it is edited.
      seen.delete(key);
      return { again: retryOf(next) };
    }
    outcome = { ...outcome, drawn: board.stale };
    return done;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ err: error, place, session, board: name }, 'a board could not be shown');
    if (error.why === 'unreachable') return { again: retryOf(next) };
    outcome = { ...outcome, drawn: board.stale };
    await lost(session);
    return done;
  } finally {
    await store.returnBoard(session, name, holder, outcome);
  }
}

/** Opens a board's thread and pins it, where that is wanted. What a platform refuses is told to the session, which goes on without. */
async function arrange(
  { thread, pin }: Picture,
  { message }: Posted,
  platform: Platform,
  { placed, log }: BoardParts,
  session: string,
): Promise<'done' | 'later'> {
  const attempt = async (call: () => Promise<Placed>, refused: Placed): Promise<Placed | undefined> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ err: error, session }, 'a board could not be given its thread or its pin');
      return error.why === 'refused' ? refused : undefined;
    }
  };
  const wanted: (Placed | undefined)[] = [];
  if (thread !== undefined) {
    const open = async (): Promise<Placed> => ({ is: 'thread', thread: await platform.openThread(message, thread) });
    wanted.push(await attempt(open, { is: 'thread' }));
  }
  if (pin) {
    const fasten = () => platform.pin(message).then((): Placed => ({ is: 'pin', done: true }));
    wanted.push(await attempt(fasten, { is: 'pin', done: false }));
  }
  for (const what of wanted) if (what) await placed(session, what);
  return wanted.includes(undefined) ? 'later' : 'done';
}

/** Posts a board that has no message yet, edits one that has. */
async function put(
  board: Board,
  picture: Shown,
  platform: Platform,
  now: Instant,
): Promise<{ posted?: Posted; editedAt?: Instant }> {
  if (!board.posted) {
    // Somebody may have posted it and died before writing down where.
    const found = board.tried ? await platform.find(board.place, board.once) : undefined;
    if (found && found !== 'unknown') {
      await platform.edit(found.message, picture);
      return { posted: found, editedAt: found.at };
    }
    return { posted: await platform.post(board.place, picture, board.once) };
  }
  try {
    await platform.edit(board.posted.message, picture);
    return { editedAt: now };
  } catch (error) {
    // Somebody has deleted the message: the board is posted anew, under the same key.
    if (error instanceof PlatformError && error.why === 'gone') {
      return { posted: await platform.post(board.place, picture, `${board.once.slice(0, 22)}-a`) };
    }
    throw error;
  }
}
