/** The rules of a discussion: what each event does in each phase. Pure; who stands where is rows that the store counts. */
import type { Instant, PersonId, PlaceId } from '../place.ts';
import type { Effect, Placed, Stands } from '../session.ts';
import type { Entry, Facts } from '../store.ts';
import {
  claimBoard,
  type Discussion,
  type DiscussionEvent,
  type DiscussionStep,
  type EventOf,
  fewest,
  guideBoard,
  hasRoom,
  innerBoards,
  isHost,
  mostReasons,
  nobody,
  otherBoard,
  promptBoard,
  reasonBoard,
  record,
  refuse,
  reportBoard,
  type State,
  saysBoard,
  show,
  stay,
  type Told,
} from './state.ts';
import type { Taken } from './taken.ts';

/** The first state of a discussion, and what begins it. */
export function open(
  host: PersonId,
  { startsAt, faces }: Taken,
  now: Instant,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const state: State = { phase: 'prepared', host, prompts: 0, reasons: 0 };
  if (startsAt !== undefined && startsAt > now) return { state, effects: [] };
  return { state: opened(state, faces.en.prompts.length, now), effects: show(claimBoard) };
}

/** The first open question stands in the thread from the beginning. */
const opened = (state: State, prompts: number, now: Instant): State => ({
  ...state,
  phase: 'open',
  prompts: Math.min(1, prompts),
  openedAt: now,
});

export function step(discussion: Discussion, event: DiscussionEvent, facts: Facts, now: Instant): DiscussionStep {
  switch (event.is) {
    case 'tick':
      return tick(discussion, now);
    case 'settled':
      return stay(discussion);
    case 'gone':
      return discussion.state.phase === 'over' ? stay(discussion) : end(discussion, 'gone', now);
    case 'thread':
      return thread(discussion, event);
    case 'pin':
      return pin(discussion, event);
    case 'begin':
      return begin(discussion, event, now);
    case 'cancel':
      return cancel(discussion, event, now);
    case 'wrap':
      return wrap(discussion, event, now);
    case 'takeBack':
      return takeBack(discussion, event, facts);
    case 'resign':
      return resign(discussion, event);
    case 'stand':
    case 'explain':
    case 'say':
    case 'think':
    case 'bring':
      return isOpen(discussion) ?? take(discussion, event, facts, now);
  }
}

/** Why nobody can say anything now. */
function isOpen(discussion: Discussion): DiscussionStep | undefined {
  const { phase } = discussion.state;
  if (phase === 'open') return undefined;
  return refuse(discussion, phase === 'over' ? 'over' : 'notYet');
}

type Taking = EventOf<'stand' | 'explain' | 'say' | 'think' | 'bring'>;

function take(discussion: Discussion, event: Taking, facts: Facts, now: Instant): DiscussionStep {
  switch (event.is) {
    case 'stand':
      return stand(discussion, event, facts, now);
    case 'explain':
      return explain(discussion, event, facts, now);
    case 'say':
      return say(discussion, event, facts, now);
    case 'think':
      return think(discussion, event, facts, now);
    case 'bring':
      return bring(discussion, event);
  }
}

/** A wake may come early or twice: only what is due is done. */
function tick(discussion: Discussion, now: Instant): DiscussionStep {
  const { state, taken } = discussion;
  const { startsAt = 0, closesAt } = taken;
  if (state.phase === 'prepared' && now >= startsAt) {
    // Nobody was there all the while that it should have been open.
    if (closesAt !== undefined && now >= closesAt) return end(discussion, 'cancelled', now);
    return start(discussion, now);
  }
  if (state.phase === 'open' && closesAt !== undefined && now >= closesAt) return end(discussion, 'closed', now);
  return stay(discussion);
}

function start(discussion: Discussion, now: Instant, told?: Told): DiscussionStep {
  const { state, taken } = discussion;
  return {
    state: opened(state, taken.faces.en.prompts.length, now),
    live: true,
    effects: show(claimBoard),
    ...(told && { told }),
  };
}

/** When the session wakes by itself; `undefined`: never again. */
export function wakesAt({ state, taken }: Discussion): Instant | undefined {
  if (state.phase === 'prepared') return taken.startsAt;
  return state.phase === 'open' ? taken.closesAt : undefined;
}

/** What was said before there was a thread is shown in it now. */
function thread(discussion: Discussion, { thread: place }: EventOf<'thread'>): DiscussionStep {
  const { state } = discussion;
  if (hasRoom(discussion)) return stay(discussion);
  const next = { ...state, ...(place === undefined ? { threadless: true } : { thread: place }) };
  const inner = innerBoards({ ...discussion, state: next });
  return { state: next, live: discussion.live, effects: show(claimBoard, ...inner) };
}

function pin(discussion: Discussion, { done }: EventOf<'pin'>): DiscussionStep {
  const { state } = discussion;
  if (state.pinned !== undefined) return stay(discussion);
  return { state: { ...state, pinned: done }, live: discussion.live, effects: [] };
}

function begin(discussion: Discussion, event: EventOf<'begin'>, now: Instant): DiscussionStep {
  const { phase } = discussion.state;
  if (phase !== 'prepared') return refuse(discussion, phase === 'over' ? 'over' : 'begunAlready');
  return isHost(discussion, event) ? start(discussion, now, { is: 'begun' }) : refuse(discussion, 'notHost');
}

function cancel(discussion: Discussion, event: EventOf<'cancel'>, now: Instant): DiscussionStep {
  const { phase } = discussion.state;
  if (phase !== 'prepared') return refuse(discussion, phase === 'over' ? 'over' : 'begunAlready');
  if (!isHost(discussion, event)) return refuse(discussion, 'notHost');
  return { ...end(discussion, 'cancelled', now), told: { is: 'cancelled' } };
}

function resign(discussion: Discussion, event: EventOf<'resign'>): DiscussionStep {
  if (!isHost(discussion, event)) return refuse(discussion, 'notHost');
  const state = { ...discussion.state, host: nobody };
  return { state, live: discussion.live, effects: [], told: { is: 'resigned' } };
}

function wrap(discussion: Discussion, event: EventOf<'wrap'>, now: Instant): DiscussionStep {
  const shut = isOpen(discussion);
  if (shut) return shut;
  if (!isHost(discussion, event)) return refuse(discussion, 'notHost');
  return { ...end(discussion, 'wrapped', now), told: { is: 'wrapped' } };
}

function end(discussion: Discussion, ended: NonNullable<State['ended']>, now: Instant): DiscussionStep {
  const { state } = discussion;
  // What was prepared and never began has nothing to show.
  const began = state.phase === 'open';
  const hadRoom = hasRoom(discussion);
  if (began && ended === 'gone') return endElsewhere(discussion, now);
  // Where there is no thread yet, none comes any more: the report stands in the channel.
  const over: State = { ...state, phase: 'over', ended, endedAt: now, ...(!hadRoom && { threadless: true }) };
  const inner = began ? [...(hadRoom ? [guideBoard] : []), reportBoard] : [];
  return { state: over, live: false, effects: began ? show(claimBoard, ...inner) : [] };
}

/** The thread is not there any more, or takes nothing from us: what came of it is told in the channel, if that is there. */
function endElsewhere({ state, place }: Discussion, now: Instant): DiscussionStep {
  const { thread: lost, ...rest } = state;
  const over: State = { ...rest, phase: 'over', ended: 'gone', endedAt: now, threadless: true };
  const inner = lost !== undefined && lost !== place ? [reportBoard] : [];
  return { state: over, live: false, effects: show(claimBoard, ...inner) };
}

/** What is seen to have changed, where there is room to see it. */
const shown = (discussion: Discussion, ...inner: readonly string[]): Effect[] =>
  show(...(hasRoom(discussion) ? inner : []));

function stand(
  discussion: Discussion,
  { person, stand: taken, sentAt }: EventOf<'stand'>,
  { talk }: Facts,
  now: Instant,
): DiscussionStep {
  // What was said for another stand says nothing for this one.
  const kept = talk?.own?.stand === taken ? talk.own : undefined;
  const { reason, address } = kept ?? {};
  const said = { ...(reason !== undefined && { reason }), ...(address !== undefined && { address }) };
  const entry: Entry = { is: 'stand', person: person.id, stand: taken, sentAt, at: now, ...said };
  // From now on the side that a reason is on tells nobody who said it.
  const enough = talk?.own === undefined && talk?.people === fewest - 1;
  const reasons = enough ? Array.from({ length: discussion.state.reasons }, (_, at) => reasonBoard(at)) : [];
  const effects = [record(entry), ...show(claimBoard), ...shown(discussion, ...reasons)];
  return { state: discussion.state, live: true, effects, told: { is: 'stood' } };
}

function explain(
  discussion: Discussion,
  { person, said, share, sentAt }: EventOf<'explain'>,
  { talk }: Facts,
  now: Instant,
): DiscussionStep {
  const { words, address } = said;
  if (!talk?.own) return refuse(discussion, 'standFirst');
  // Who had said something may take it out again.
  if (!words && !address && !talk.own.reason && !talk.own.address) return refuse(discussion, 'nothingSaid');
  const shares = share && words !== undefined;
  if (shares && talk.ownReasons >= mostReasons) return refuse(discussion, 'tooMany');
  const { stand: taken } = talk.own;
  const entry: Entry = {
    is: 'stand',
    person: person.id,
    stand: taken,
    sentAt: Math.max(sentAt, talk.own.sentAt),
    at: now,
    ...(words && { reason: words }),
    ...(address && { address }),
  };
  if (!shares) return { state: discussion.state, live: true, effects: [record(entry)], told: { is: 'explained' } };
  const shared = put(discussion, { person: person.id, stand: taken, words, now, ...(address && { address }) });
  return { ...shared, effects: [record(entry), ...shared.effects], told: { is: 'said' } };
}

type Putting = {
  readonly person: PersonId;
  readonly stand?: NonNullable<NonNullable<Facts['talk']>['own']>['stand'];
  readonly prompt?: number;
  readonly words: string;
  readonly address?: string;
  readonly now: Instant;
};

/** Puts a reason forward under the next number. */
function put(discussion: Discussion, { person, now, ...reason }: Putting): DiscussionStep {
  const { state } = discussion;
  const number = state.reasons;
  return {
    state: { ...state, reasons: number + 1 },
    live: true,
    effects: [
      record({ is: 'reason', number, person, at: now, ...reason }),
      ...shown(discussion, reasonBoard(number), ...(reason.prompt === undefined ? [] : [promptBoard(reason.prompt)])),
    ],
    told: { is: 'said' },
  };
}

function say(
  discussion: Discussion,
  { person, said, prompt }: EventOf<'say'>,
  { talk }: Facts,
  now: Instant,
): DiscussionStep {
  if (!said.words) return refuse(discussion, 'nothingSaid');
  if ((talk?.ownReasons ?? 0) >= mostReasons) return refuse(discussion, 'tooMany');
  if (prompt !== undefined && prompt >= discussion.state.prompts) return refuse(discussion, 'noPrompt');
  return put(discussion, {
    person: person.id,
    words: said.words,
    now,
    ...(said.address && { address: said.address }),
    ...(talk?.own && { stand: talk.own.stand }),
    ...(prompt !== undefined && { prompt }),
  });
}

/** Also when it is over: one's own words are one's own. */
function takeBack(discussion: Discussion, { person, reason }: EventOf<'takeBack'>, { talk }: Facts): DiscussionStep {
  if (!talk?.reason?.own) return refuse(discussion, 'noReason');
  const { state } = discussion;
  const report = state.phase === 'over' ? [reportBoard] : [];
  return {
    state,
    live: discussion.live,
    effects: [
      record({ is: 'unreason', number: reason, person: person.id }),
      ...shown(discussion, reasonBoard(reason), ...report),
    ],
    told: { is: 'tookBack' },
  };
}

function think(
  discussion: Discussion,
  { person, reason }: EventOf<'think'>,
  { talk }: Facts,
  now: Instant,
): DiscussionStep {
  if (!talk?.reason) return refuse(discussion, 'noReason');
  if (talk.reason.own) return refuse(discussion, 'ownReason');
  if (talk.reason.thought) return refuse(discussion, 'thoughtAlready');
  const entry: Entry = { is: 'think', number: reason, person: person.id, at: now };
  const effects = [record(entry), ...shown(discussion, reasonBoard(reason))];
  return { state: discussion.state, live: true, effects, told: { is: 'thought' } };
}

/** Each open question comes once; the other two stand in the thread once, and whoever asks again sees them alone. */
function bring(discussion: Discussion, { what }: EventOf<'bring'>): DiscussionStep {
  const { state, taken } = discussion;
  const face = taken.faces.en;
  if (what === 'prompt') {
    const at = state.prompts;
    if (at >= face.prompts.length) return refuse(discussion, 'noPrompt');
    return bringing(discussion, { prompts: at + 1 }, promptBoard(at), what);
  }
  const isThere = what === 'other' ? face.counterpoint !== undefined : face.said.length > 0;
  if (!isThere) return refuse(discussion, what === 'other' ? 'noOther' : 'noSays');
  if (state[what]) return stay(discussion, { is: 'there', what });
  return bringing(discussion, { [what]: true }, what === 'other' ? otherBoard : saysBoard, what);
}

const bringing = (
  discussion: Discussion,
  more: Partial<State>,
  board: string,
  what: EventOf<'bring'>['what'],
): DiscussionStep => ({
  state: { ...discussion.state, ...more },
  live: true,
  effects: shown(discussion, board, guideBoard),
  told: { is: 'brought', what },
});

/** The claim stands where the discussion was begun and wants its thread; all else stands in that. */
export function stands(board: string, discussion: Discussion): Stands {
  const { state, taken, place, language } = discussion;
  if (board !== claimBoard) return { place: state.thread ?? place };
  if (state.phase !== 'open') return { place };
  const thread = hasRoom(discussion) ? {} : { thread: `${taken.thesis} · ${taken.faces[language].claim}` };
  return { place, ...thread, ...(taken.pin && state.pinned === undefined && { pin: true }) };
}

export const placed = (what: Placed): DiscussionEvent => what;

export const threadOf = ({ state }: Discussion): PlaceId | undefined => state.thread;
