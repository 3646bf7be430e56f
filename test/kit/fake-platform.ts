/** A platform for stories: it keeps what the bot posts, and everybody sees it. */
import { PlatformError, type Refused } from '../../src/core/errors.ts';
import type { Instant, MessageRef, PersonId, PlaceId } from '../../src/core/place.ts';
import { messageRef, placeId } from '../../src/core/place.ts';
import type { Platform, Shown } from '../../src/core/ports.ts';

export type Message = {
  readonly ref: MessageRef;
  readonly place: PlaceId | PersonId;
  readonly once: string;
  readonly at: Instant;
  shown: Shown;
  edits: number;
};

export type FakePlatform = Platform & {
  readonly messages: readonly Message[];
  /** What the threads are called, by their places. */
  readonly threads: ReadonlyMap<PlaceId, string>;
  readonly pins: ReadonlySet<MessageRef>;
  /** The next calls of that kind are refused; `undefined` ends it. */
  refuses(call: 'post' | 'edit' | 'tell' | 'thread' | 'pin', why: Refused | undefined): void;
  /** Somebody deletes a thread. */
  closes(thread: PlaceId): void;
  /** Somebody deletes a message. */
  deletes(ref: MessageRef): void;
  /** Runs before a post is done: for what happens meanwhile. */
  beforePost: (() => Promise<void>) | undefined;
  /** How many edits are under way right now, and the most there ever were. */
  readonly editing: { now: number; most: number };
};

/** It is called `terminal`, the name of a platform that needs no account. */
export function createFakePlatform(now: () => Instant, every = 1_750): FakePlatform {
  const messages: Message[] = [];
  const threads = new Map<PlaceId, string>();
  const pins = new Set<MessageRef>();
  const closed = new Set<PlaceId>();
  const refused = new Map<string, Refused>();
  const deny = (call: string, on: string) => {
    const why = refused.get(call);
    if (why) throw new PlatformError(call, on, 'the test says no', why);
  };
  const put = (place: PlaceId | PersonId, shown: Shown, once: string) => {
    const message: Message = {
      ref: messageRef('terminal', `m${messages.length + 1}`),
      place,
      once,
      at: now(),
      shown,
      edits: 0,
    };
    messages.push(message);
    return { message: message.ref, at: message.at };
  };
  const platform: FakePlatform = {
    name: 'terminal',
    messages,
    threads,
    pins,
    editing: { now: 0, most: 0 },
    beforePost: undefined,
    refuses: (call, why) => void (why ? refused.set(call, why) : refused.delete(call)),
    closes: (thread) => void closed.add(thread),
    deletes: (ref) =>
      void messages.splice(
        messages.findIndex((each) => each.ref === ref),
        1,
      ),
    edits: { every, of: (place) => place },
    async connect() {},
    async close() {},
    async post(place, shown, once) {
      await platform.beforePost?.();
      deny('post', place);
      if (closed.has(place)) throw new PlatformError('post', place, 'the thread is not there', 'gone');
      return put(place, shown, once);
    },
    async edit(ref, shown) {
      platform.editing.now += 1;
      platform.editing.most = Math.max(platform.editing.most, platform.editing.now);
      try {
        await Promise.resolve();
        deny('edit', ref);
        const message = messages.find((each) => each.ref === ref);
        if (!message) throw new PlatformError('edit', ref, 'no such message', 'gone');
        message.shown = shown;
        message.edits += 1;
      } finally {
        platform.editing.now -= 1;
      }
    },
    async find(place, once) {
      const message = messages.findLast((each) => each.place === place && each.once === once);
      return message && { message: message.ref, at: message.at };
    },
    async openThread(on, title) {
      deny('thread', on);
      const message = messages.find(({ ref }) => ref === on);
      if (!message) throw new PlatformError('thread', on, 'no such message', 'gone');
      if (threads.has(message.place as PlaceId)) return message.place as PlaceId;
      const thread = placeId(message.place, on);
      if (!threads.has(thread)) threads.set(thread, title);
      return thread;
    },
    async pin(on) {
      deny('pin', on);
      pins.add(on);
    },
    async tell(person, shown, once) {
      deny('tell', person);
      return put(person, shown, once);
    },
  };
  return platform;
}
