/** Every example of every command as a slash command on Discord, in both languages. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { readLine } from '../../../src/core/line.ts';
import { personId, placeId } from '../../../src/core/place.ts';
import { did, openConnected, words } from '../../kit/discord/connected.ts';
import { channels, guildId } from '../../kit/discord/scene.ts';

const server = await openConnected();
// What an example leaves behind changes what the next one shows.
beforeEach(async () => {
  for (const name of ['ada', 'zoe'] as const) {
    await server.store.deletePerson(personId('discord', server.person(name).id));
  }
  const digest = await server.store.subscriptionOf(placeId('discord', guildId, channels.general.id));
  if (digest) await server.store.dropSubscription(digest.id, Date.now());
});
afterEach(() => expect(server.layer.faults.splice(0)).toEqual([]));
afterAll(() => server.close());

for (const command of server.bot.catalogue.commands) {
  for (const { type, shows } of command.examples) {
    for (const [name, language] of [
      ['ada', 'en'],
      ['zoe', 'zh'],
    ] as const) {
      test(`/${type} (${language}) shows ${shows[language]}`, async () => {
        const line = readLine(server.bot.catalogue, type);
        if (line.is !== 'command' || line.extra) throw new Error(`not a whole command: ${type}`);
        const exchange = await server.person(name).types('general', `/${command.words.join(' ')}`, line.given);
        expect(did(exchange)).toEqual([command.shownTo === 'asker' ? 'reply privately' : 'reply']);
        expect(words(exchange)).toContain(shows[language]);
      });
    }
  }
}
