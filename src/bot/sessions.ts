/** Moves sessions: from an event to what is stored, from there to the boards, and to the person whose event it was. */
import { LRUCache } from 'lru-cache';
import type { Card, Form } from '../core/card.ts';
import type { Chart } from '../core/chart.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Clock, Log, Painter } from '../core/ports.ts';
import type { Actor, Effect, Input, Machine, Placed, Running, Seen, Wanted } from '../core/session.ts';
import type { Entry, NewSession, Session, Store, Tally } from '../core/store.ts';
import { textsOf } from '../texts/texts.ts';
import type { Boards, Picture } from './boards.ts';

export type Runner = {
  readonly machine: string;
  /** What a press on a message of the session, or a form, brings to the one who pressed. */
  press(session: string, input: Input): Promise<Card | Form>;
  /** Wakes the session. */
  tick(session: string): Promise<void>;
  /** Goes on with a live session after a restart. */
  resume(session: string): Promise<void>;
  /** The place of the session is not there any more. */
  lost(session: string): Promise<void>;
  /** A board as it is to look now; `undefined`: no such session. */
  draw(session: string, board: string): Promise<Picture | undefined>;
  /** What became of what a board wanted. */
  placed(session: string, what: Placed): Promise<void>;
  /** Waits for what is under way. */
  settled(): Promise<void>;
};

export type RunnerOf<State, Taken, Event> = Runner & {
  /** Begins a session; `false` where another one is in the way. */
  begin(
    session: Omit<NewSession, 'machine' | 'state' | 'taken'>,
    taken: Taken,
    opening: Opening<State>,
  ): Promise<boolean>;
  hand(session: string, event: Event, actor: Actor): Promise<Card>;
  /** What one person sees of it. */
  look(session: string, view: string, args: readonly string[], actor: Actor): Promise<Card | Form>;
};

type Opening<State> = { readonly state: State; readonly effects: readonly Effect[] };

export type RunnerParts<Counted, Looked> = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly boards: Boards;
  /** Keeps a question for a person's own review, and says so. */
  readonly keep: (article: string, question: string, actor: Actor) => Promise<Card>;
  /** What its boards are drawn from; `round`: whose spread is needed. */
  readonly count: (session: string, round: number | undefined) => Promise<Counted>;
  /** What a private look at it is drawn from. */
  readonly look: (session: string, actor: Actor) => Promise<Looked>;
  readonly painter: Painter;
};

/** An old board of a session that is not kept any more. */
const noSession = (language: Language): UserError => new UserError(textsOf(language).noSession);

function orThrow(told: Card | UserError): Card {
  if (told instanceof UserError) throw told;
  return told;
}

/** How often a step begins anew when the round changed under it; each time somebody else has moved the session on. */
const mostTries = 5;
/** A session is asked at most this often whether everybody has answered, in milliseconds. */
const settleEvery = 100;

export function createRunner<State, Taken, Event, Told, Counted = Tally, Looked = Seen>(
  machine: Machine<State, Taken, Event, Told, Counted, Looked>,
  parts: RunnerParts<Counted, Looked>,
): RunnerOf<State, Taken, Event> {
  const { store, clock, log, boards, keep, count, look } = parts;
  // A session's questions never change: parsed once.
  const takenBy = new LRUCache<string, Taken & object>({ max: 500 });
  const underWay = new Set<Promise<unknown>>();

  async function takenOf(session: string): Promise<Taken> {
    const known = takenBy.get(session);
    if (known) return known;
    const taken = machine.taken.parse(await store.taken(session));
    takenBy.set(session, taken as Taken & object);
    return taken;
  }

  const runningOf = (session: Session, taken: Taken): Running<State, Taken> => ({
    ...session,
    state: machine.state.parse(session.state),
    taken,
  });

  async function load(id: string): Promise<Running<State, Taken> | undefined> {
    const session = await store.session(id);
    return session && runningOf(session, await takenOf(id));
  }

  /** What a step has told and which boards it shows; `undefined` where the round had changed. */
  type Stepped = { readonly told: Told | undefined; readonly shows: readonly string[] } | undefined;
  type Moved = { readonly running: Running<State, Taken>; readonly told: Told | undefined };

  /** One step. `undefined`: there is no such session. */
  async function move(id: string, event: Event): Promise<Moved | undefined> {
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await load(id);
      if (!before) return undefined;
      const about = machine.about(before, event);
      const moved = await store.step<Stepped>(id, about, (session, facts) => {
        const running = runningOf(session, before.taken);
        // What was counted has to be about the round that it is now.
        if (machine.about(running, event).round !== about.round) return { result: undefined };
        const step = machine.step(running, event, facts, clock.now());
        const state = step.state ?? running.state;
        const wake = machine.wakesAt({ ...running, state });
        const result = {
          told: step.told,
          shows: step.effects.flatMap((effect) => (effect.do === 'show' ? [effect.board] : [])),
        };
        if (step.state === undefined && event !== machine.tick) return { result };
        const entries = step.effects.flatMap((effect): Entry[] => (effect.do === 'record' ? [effect.entry] : []));
        const next = { ...running, state };
        const thread = machine.threadOf(next);
        const change = {
          state,
          live: step.live,
          entries,
          boards: result.shows,
          places: Object.fromEntries(result.shows.map((board) => [board, machine.stands(board, next).place])),
          ...(wake !== undefined && { wake }),
          ...(thread !== undefined && { thread }),
        };
        return { change, result };
      });
      if (!moved) return undefined;
      if (!moved.result) continue;
      const running = runningOf(moved.session, before.taken);
      show(running, moved.result.shows, true);
      return { running, told: moved.result.told };
    }
    throw new Error(`session ${id} moved on ${mostTries} times under one event`);
  }

  /** Whether everybody has answered is asked once for all the answers that came meanwhile. */
  const settling = new Map<string, 'once' | 'again'>();
  function settle(id: string): void {
    if (settling.has(id)) {
      settling.set(id, 'again');
      return;
    }
    settling.set(id, 'once');
    const work = move(id, machine.settled)
      .catch((error: unknown) => log.error({ err: error, session: id }, 'a session could not be moved'))
      .then(() => {
        if (settling.get(id) === 'once') settling.delete(id);
        else {
          clock.at(clock.now() + settleEvery, () => {
            settling.delete(id);
            settle(id);
          });
        }
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  /** Each board where it belongs. */
  function show(running: Running<State, Taken>, names: readonly string[], urgent: boolean): void {
    const byPlace = Map.groupBy(names, (board) => machine.stands(board, running).place);
    for (const [place, some] of byPlace) boards.show(running.id, place, some, urgent);
  }

  type Answering = Extract<Wanted<Event>, { readonly is: 'answer' }>['answer'];

  async function answer(running: Running<State, Taken>, wanted: Answering, actor: Actor): Promise<Card> {
    const outcome = await store.answer({ ...wanted, session: running.id, person: actor.person, at: clock.now() });
    if (outcome.is !== 'closed') {
      show(running, machine.moving(running), false);
      settle(running.id);
    }
    const seen = machine.looksBack(running) ? await look(running.id, actor) : undefined;
    return orThrow(machine.answered(outcome, wanted, running, actor, seen));
  }

  async function hand(id: string, event: Event, actor: Actor): Promise<Card> {
    const moved = await move(id, event);
    if (!moved?.told) throw noSession(actor.language);
    const seen = machine.looksAfter(moved.told) ? await look(id, actor) : undefined;
    return orThrow(machine.told(moved.told, moved.running, actor, seen));
  }

  async function picture(name: string, running: Running<State, Taken>, counted: Counted): Promise<Picture> {
    const { place: _, ...wants } = machine.stands(name, running);
    const png = await paint(machine.chart(name, running, counted), running.id);
    return { shown: { card: machine.board(name, running, counted, png), language: running.language }, ...wants };
  }

  /** The words of a board say all that its picture shows: one that cannot be drawn is missed, and nothing else. */
  async function paint(chart: Chart | undefined, session: string): Promise<string | undefined> {
    if (!chart) return undefined;
    try {
      return await parts.painter(chart);
    } catch (error) {
      log.error({ err: error, session }, 'a picture could not be drawn; the board goes without it');
      return undefined;
    }
  }

  return {
    machine: machine.name,
    async begin(session, taken, opening) {
      const wake = machine.wakesAt({ ...session, ...opening, taken, machine: machine.name, version: 0, live: true });
      const entries = opening.effects.flatMap((effect): Entry[] => (effect.do === 'record' ? [effect.entry] : []));
      const shows = opening.effects.flatMap((effect) => (effect.do === 'show' ? [effect.board] : []));
      const begun = await store.begin(
        { ...session, machine: machine.name, state: opening.state, taken },
        { entries, boards: shows, ...(wake !== undefined && { wake }) },
      );
      if (begun) boards.show(session.id, session.place, shows, true);
      return begun;
    },
    hand,
    async look(id, view, args, actor) {
      const running = await load(id);
      if (!running) throw noSession(actor.language);
      return machine.view(view, args, running, await look(id, actor));
    },
    async placed(id, what) {
      const event = machine.placed(what);
      await (event && move(id, event));
    },
    async press(id, input) {
      const running = await load(id);
      if (!running) throw noSession(input.actor.language);
      const wanted = machine.wants(running, input);
      switch (wanted.is) {
        case 'form':
          return wanted.form;
        case 'answer':
          return answer(running, wanted.answer, input.actor);
        case 'view':
          return machine.view(wanted.view, wanted.args, running, await look(id, input.actor));
        case 'event':
          return hand(id, wanted.event, input.actor);
        case 'keep':
          return keep(wanted.article, wanted.question, input.actor);
      }
    },
    async tick(id) {
      await move(id, machine.tick);
    },
    async resume(id) {
      const running = await load(id);
      if (!running) return;
      show(running, machine.moving(running), false);
      settle(id);
    },
    async lost(id) {
      await move(id, machine.gone);
    },
    async draw(id, board) {
      const round = machine.roundOf(board);
      let running = await load(id);
      // State and tally have to be of one moment: a step between the two readings would show half of what it did.
      for (let tries = 0; running && tries < mostTries; tries++) {
        const counted = await count(id, round);
        const after = await load(id);
        if (after?.version === running.version || tries + 1 === mostTries) return picture(board, running, counted);
        running = after;
      }
      return undefined;
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
