/** The rules of a discussion: every state has an answer to every event, whatever came before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import { discussion } from '../../../src/core/discussion/discussion.ts';
import { open, step, wakesAt } from '../../../src/core/discussion/machine.ts';
import { told, view } from '../../../src/core/discussion/private.ts';
import {
  type Discussion,
  type DiscussionEvent,
  innerBoards,
  mostReasons,
  type State,
  stateSchema,
} from '../../../src/core/discussion/state.ts';
import { type Taken, take, takenSchema, type Wish } from '../../../src/core/discussion/taken.ts';
import { UserError } from '../../../src/core/errors.ts';
import { placeId } from '../../../src/core/place.ts';
import type { Facts, Stand, Talk } from '../../../src/core/store.ts';
import { listen, someone } from '../../kit/room.ts';

const [pack] = await loadLibrary(contentFolder, listen());
const now = 1_000_000;
const host = someone('Ada');
const stands: readonly Stand[] = ['agree', 'disagree', 'unsure'];
const takenBy = (wish: Partial<Wish> = {}): Taken => {
  const taken = take(pack, 3, { pin: false, ...wish });
  if (!taken) throw new Error('no such thesis');
  return taken;
};
const running = (state: State, taken = takenBy()): Discussion => ({
  id: 'd1',
  machine: 'discussion',
  place: placeId('test', 'room'),
  server: placeId('test'),
  language: 'en',
  article: pack.id,
  version: 1,
  live: state.phase !== 'over',
  startedAt: now,
  state,
  taken,
});

const person = fc.constantFrom('Ada', 'Ben', 'Cleo').map(someone);
const by = fc.record({ person, manages: fc.boolean() });
const said = fc.record(
  { words: fc.string({ maxLength: 20 }), address: fc.constantFrom('0.3', '2.1') },
  { requiredKeys: [] },
);
const time = fc.integer({ min: now - 1_000, max: now + 100_000 });
const events: fc.Arbitrary<DiscussionEvent> = fc.oneof(
  fc.constantFrom<DiscussionEvent>(
    { is: 'tick' },
    { is: 'settled' },
    { is: 'gone' },
    { is: 'thread' },
    { is: 'thread', thread: placeId('test', 'room', 't') },
    { is: 'pin', done: true },
    { is: 'pin', done: false },
  ),
  fc
    .record({ by, stand: fc.constantFrom(...stands), sentAt: time })
    .map(({ by: who, ...rest }) => ({ is: 'stand' as const, ...who, ...rest })),
  fc
    .record({ by, said, share: fc.boolean(), sentAt: time })
    .map(({ by: who, ...rest }) => ({ is: 'explain' as const, ...who, ...rest })),
  fc
    .record({ by, words: fc.string({ maxLength: 20 }), prompt: fc.option(fc.nat(6), { nil: undefined }) })
    .map(({ by: who, words, prompt }) => ({
      is: 'say' as const,
      ...who,
      said: { words },
      ...(prompt !== undefined && { prompt }),
    })),
  fc
    .record({ by, reason: fc.nat(9), is: fc.constantFrom('takeBack' as const, 'think' as const) })
    .map(({ by: who, ...rest }) => ({ ...who, ...rest })),
  fc
    .record({ by, what: fc.constantFrom('prompt' as const, 'other' as const, 'says' as const) })
    .map(({ by: who, what }) => ({ is: 'bring' as const, what, ...who })),
  fc
    .record({ by, is: fc.constantFrom('begin' as const, 'wrap' as const, 'cancel' as const, 'resign' as const) })
    .map(({ by: who, is }) => ({ is, ...who })),
);
const stance = fc.record({ stand: fc.constantFrom(...stands), sentAt: time });
const facts: fc.Arbitrary<Facts> = fc
  .record({
    own: fc.option(stance, { nil: undefined }),
    people: fc.nat(5),
    ownReasons: fc.nat(mostReasons),
    reason: fc.option(fc.record({ own: fc.boolean(), thought: fc.boolean() }), { nil: undefined }),
  })
  .map(({ own, people, ownReasons, reason }) => ({
    players: 0,
    talk: { people, ownReasons, ...(own && { own }), ...(reason && { reason }) },
  }));
const wishes: fc.Arbitrary<Partial<Wish>> = fc.record(
  { startsAt: time, closesAt: time, pin: fc.boolean() },
  { requiredKeys: [] },
);
const noTalk: Talk = { stands: [], changed: 0, cited: [], reasons: [] };
const actor = (name: string) => ({
  person: someone(name),
  sentAt: { at: now, by: 'platform' as const },
  manages: false,
  language: 'zh' as const,
});

describe('a discussion', () => {
  test('has an answer to every event in every state that it can come to', () => {
    fc.assert(
      fc.property(wishes, fc.array(fc.tuple(events, facts, fc.nat(20_000)), { maxLength: 40 }), (wish, steps) => {
        const taken = takenSchema.parse(takenBy(wish));
        let at = now;
        let state = open(host.id, taken, at).state;
        for (const [event, counted, later] of steps) {
          at += later;
          const before = running(state, taken);
          const { state: next, effects, live, told: what } = step(before, event, counted, at);
          const after = running(next ?? state, taken);
          // What is kept can be read again.
          expect(stateSchema.parse(JSON.parse(JSON.stringify(after.state)))).toEqual(after.state);
          // It is live until it is over, and it is never begun again.
          expect(live).toBe(after.state.phase !== 'over');
          expect(after.live || wakesAt(after) === undefined).toBe(true);
          const order = ['prepared', 'open', 'over'];
          expect(order.indexOf(after.state.phase)).toBeGreaterThanOrEqual(order.indexOf(before.state.phase));
          // What is over stays as it is, but for a pin that was under way and a host who goes.
          if (before.state.phase === 'over') {
            const rest = { pinned: undefined, host: undefined };
            expect({ ...after.state, ...rest }).toEqual({ ...before.state, ...rest });
          }
          // The thread stays what it is, unless it is lost.
          if (before.state.thread && event.is !== 'gone') expect(after.state.thread).toBe(before.state.thread);
          // Whoever did something is told what became of it, in words.
          if ('person' in event) {
            if (!what) throw new Error(`${event.is} was answered with nothing`);
            const card = told(what, after, actor('Ben'), { actor: actor('Ben'), talk: noTalk, reasons: [] });
            expect(card instanceof UserError ? card.text : card.title).not.toBe('');
          }
          // What is drawn can be drawn, and stands where it belongs.
          for (const effect of effects) {
            if (effect.do !== 'show') continue;
            const { place } = discussion.stands(effect.board, after);
            expect(place).toBe(effect.board === 'claim' ? after.place : (after.state.thread ?? after.place));
            expect(discussion.board(effect.board, after, noTalk).title).not.toBe('');
          }
          state = after.state;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('nothing is shown in a thread before it stands, and all of it then', () => {
    const taken = takenBy();
    const { state } = open(host.id, taken, now);
    const say: DiscussionEvent = { is: 'say', person: someone('Ben'), manages: false, said: { words: 'why' } };
    const said = step(running(state, taken), say, { players: 0, talk: { people: 0, ownReasons: 0 } }, now);
    expect(said.effects.filter((effect) => effect.do === 'show')).toEqual([]);
    const thread = placeId('test', 'room', 't');
    const opened = step(running(said.state ?? state, taken), { is: 'thread', thread }, { players: 0 }, now);
    const shown = opened.effects.flatMap((effect) => (effect.do === 'show' ? [effect.board] : []));
    expect(shown).toEqual(['claim', 'guide', 'prompt0', 'reason0']);
    expect(innerBoards(running(opened.state ?? state, taken))).toEqual(shown.slice(1));
  });

  test('only its host, or who manages the place, wraps it up', () => {
    const { state } = open(host.id, takenBy(), now);
    const wrap = (name: string, manages: boolean) =>
      step(running(state), { is: 'wrap', person: someone(name), manages }, { players: 0 }, now).told?.is;
    expect([wrap('Ben', false), wrap('Ben', true), wrap('Ada', false)]).toEqual(['notHost', 'wrapped', 'wrapped']);
  });

  test('a wake that comes early or twice does nothing', () => {
    const taken = takenBy({ startsAt: now + 10, closesAt: now + 20 });
    const { state, effects } = open(host.id, taken, now);
    expect(effects).toEqual([]);
    expect(wakesAt(running(state, taken))).toBe(now + 10);
    expect(step(running(state, taken), { is: 'tick' }, { players: 0 }, now + 9).state).toBeUndefined();
    const begun = step(running(state, taken), { is: 'tick' }, { players: 0 }, now + 10).state as State;
    expect(begun.phase).toBe('open');
    expect(wakesAt(running(begun, taken))).toBe(now + 20);
    expect(step(running(begun, taken), { is: 'tick' }, { players: 0 }, now + 19).state).toBeUndefined();
    const over = step(running(begun, taken), { is: 'tick' }, { players: 0 }, now + 20).state as State;
    expect([over.phase, over.ended]).toEqual(['over', 'closed']);
    expect(step(running(over, taken), { is: 'tick' }, { players: 0 }, now + 21).state).toBeUndefined();
  });

  test('what is picked in a menu is whole on every platform: at most 25 of at most 100 characters, the cited first', () => {
    const { state } = open(host.id, takenBy(), now);
    const seen = { actor: actor('Ben'), talk: noTalk, stance: { stand: 'agree' as const, sentAt: now }, reasons: [] };
    const forms = [[], ['4-0'], ['0-0']].map((args) => view('reason', args, running(state), seen));
    for (const form of forms) {
      if (!('fields' in form)) throw new Error('no form');
      const field = form.fields.find(({ id }) => id === 'address');
      if (field?.is !== 'pick') throw new Error('nothing to pick');
      expect(field.of.length).toBeLessThanOrEqual(25);
      for (const { label } of field.of) expect(label.length).toBeLessThanOrEqual(100);
      for (const { label } of form.fields) expect(label.length).toBeLessThanOrEqual(45);
    }
    const [first, fourth] = forms.map((form) =>
      'fields' in form ? form.fields.find(({ id }) => id === 'address') : undefined,
    );
    expect(first?.is === 'pick' && first.of.slice(0, 2).map(({ id }) => id)).toEqual(['0.3', '0.4']);
    expect(fourth?.is === 'pick' && fourth.of.every(({ id }) => id.startsWith('4.'))).toBe(true);
  });

  test('a thesis that is not there takes nothing', () => {
    expect(take(pack, 99, { pin: false })).toBeUndefined();
  });
});
