/** A story runs on every store there is, and again with a restart between every two lines. */
import { describe, test } from 'vitest';
import { engines } from './databases.ts';
import { createFakeClock } from './fake-clock.ts';
import { openParty, type Party, type PartyOptions } from './party.ts';

/** Long enough for a restart after every line. */
const patience = 60_000;

export function story(name: string, run: (party: Party) => Promise<void>, options: PartyOptions = {}): void {
  describe.each(engines)(`$name: ${name}`, (engine) => {
    test.each([
      ['in one go', false],
      ['with a restart between every two lines', true],
    ] as const)(
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
