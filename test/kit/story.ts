/** A story runs on every store there is, and again with a restart between every two lines. */
import { describe, test } from 'vitest';
import { engines } from './databases.ts';
import { createFakeClock } from './fake-clock.ts';
import { openParty, type Party, type PartyOptions } from './party.ts';

/** Long enough for a restart after every line. */
const patience = 60_000;

export type StoryOptions = PartyOptions & {
  /** On a server only in one go: what it keeps there is the store's, and its contract says so. */
  readonly light?: true;
};

export function story(
  name: string,
  run: (party: Party) => Promise<void>,
  { light, ...options }: StoryOptions = {},
): void {
  describe.each(engines)(`$name: ${name}`, (engine) => {
    const ways = [
      ['in one go', false],
      ['with a restart between every two lines', true],
    ] as const;
    test.each(light && engine.name === 'postgres' ? ways.slice(0, 1) : ways)(
      '%s',
      async (_, restless) => {
        const database = await engine.create();
        const party = await openParty({ ...options, restless, store: database.open, clock: createFakeClock() });
        try {
          await run(party);
        } finally {
          await party.close();
          await database.drop();
        }
      },
      patience,
    );
  });
}
