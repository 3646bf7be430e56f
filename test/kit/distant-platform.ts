/** A platform whose messages are kept by another process: what it has taken stands, whether or not the bot lives to hear of it. */
import { PlatformError } from '../../src/core/errors.ts';
import { type PersonId, type PlaceId, type Posted, placeId } from '../../src/core/place.ts';
import type { Platform, Shown } from '../../src/core/ports.ts';

/** What the bot's process tells. */
export type Told =
  | { readonly is: 'ready' }
  /** Nothing is left to do for now. */
  | { readonly is: 'done' }
  | { readonly is: 'point'; readonly name: string }
  | { readonly is: 'call'; readonly id: number; readonly call: DistantCall };
export type DistantCall =
  | { readonly do: 'post'; readonly place: PlaceId | PersonId; readonly shown: Shown; readonly once: string }
  | { readonly do: 'find'; readonly place: PlaceId | PersonId; readonly once: string };
/** What it is answered. */
export type Heard = { readonly id: number; readonly posted?: Posted };

/** The history of places whose name says so is closed. */
export const isClosed = (place: string): boolean => place.includes('closed');

export function createDistantPlatform(): Platform {
  let calls = 0;
  const waiting = new Map<number, (heard: Heard) => void>();
  process.on('message', (heard: Heard) => {
    waiting.get(heard.id)?.(heard);
    waiting.delete(heard.id);
  });
  const ask = (call: DistantCall): Promise<Heard> =>
    new Promise((resolve) => {
      calls += 1;
      waiting.set(calls, resolve);
      process.send?.({ is: 'call', id: calls, call } satisfies Told);
    });
  const post = async (place: PlaceId | PersonId, shown: Shown, once: string): Promise<Posted> => {
    const { posted } = await ask({ do: 'post', place, shown, once });
    if (!posted) throw new PlatformError('post', place, 'no answer', 'unreachable', { doubtful: true });
    return posted;
  };
  return {
    name: 'terminal',
    edits: { every: 200, of: (place) => place },
    connect: async () => {},
    close: async () => {},
    post,
    tell: post,
    edit: async () => {},
    openThread: async (message) => placeId('terminal', message),
    pin: async () => {},
    find: async (place, once) => (isClosed(place) ? 'unknown' : (await ask({ do: 'find', place, once })).posted),
  };
}
