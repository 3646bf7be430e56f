/** Kills a bot in the middle of its deliveries, 200 times on each database and on each platform's double, and counts what stands twice or is lost. */
import { personId, placeId } from '../../src/core/place.ts';
import type { Subscription } from '../../src/core/store.ts';
import { engines, type Kind } from '../kit/databases.ts';
import { daily, distantVenue, type Killed, killsOne, type Venue, wrongOf } from '../kit/digest-crash.ts';
import { channels, guildId, people } from '../kit/discord/scene.ts';
import { openWorld } from '../kit/discord/world.ts';
import { openApi } from '../kit/slack/api.ts';
import { team } from '../kit/slack/payloads.ts';
import { secret, tokens } from '../kit/slack/workspace.ts';
import type { Row } from './row.ts';

const kills = Number(process.env.KILLS ?? 200);
/** Calls to the store and the platform that one delivery is made of, each with a point before and one after; and a few at the start. */
const pointsOf = (deliveries: number): number => 16 * deliveries;

type Counted = { readonly deliveries: number; readonly wrong: readonly Killed[]; readonly unknown: number };

/** Half of them die at a point, half at a moment. */
async function killing(kind: Kind, venue: () => Venue, times: number): Promise<Counted> {
  let [deliveries, unknown] = [0, 0];
  const wrong: Killed[] = [];
  for (let n = 0; n < times; n++) {
    const database = await kind.create();
    const at = venue();
    const how =
      n % 2 === 0
        ? { dies: 1 + Math.floor(Math.random() * pointsOf(at.subscriptions.length)) }
        : { after: Math.random() * 250 };
    const { killed } = await killsOne({ database, venue: at, ...how });
    deliveries += killed.length;
    unknown += killed.filter(({ results }) => results[0] === 'unknown').length;
    wrong.push(...wrongOf(killed));
    await database.drop();
  }
  for (const each of wrong) process.stderr.write(`wrong: ${JSON.stringify(each)}\n`);
  return { deliveries, wrong, unknown };
}

const row = (what: string, times: number, { deliveries, wrong, unknown }: Counted): Row => ({
  what: `${what}: killed ${times} times in the middle of ${deliveries.toLocaleString('en')} digests (${unknown} of them unknown, where the history may not be read); posted twice or lost`,
  unit: 'lost',
  ours: wrong.length,
});

async function onDiscord(kind: Kind): Promise<Row> {
  const world = await openWorld();
  const placed = (name: 'general' | 'forgetful' | 'talk'): Subscription => {
    const place = placeId('discord', guildId, channels[name].id);
    return daily(name, { target: place, place, person: personId('discord', people.ada.id) });
  };
  const ada = personId('discord', people.ada.id);
  const { place: _, ...alone } = daily('alone', { target: ada, person: ada });
  const venue: Venue = {
    platform: { is: 'discord', token: world.token, api: world.api },
    subscriptions: [placed('general'), placed('forgetful'), placed('talk'), alone],
    mayLook: ({ id }) => id !== 'forgetful',
    posts: ({ id }) =>
      world
        .posts(id === 'alone' ? { with: 'ada' } : (id as 'general'))
        // What ada is told of trouble is no digest.
        .filter(({ components }) => JSON.stringify(components).includes('Question of the day')).length,
    forgets: () => world.layer.posted.clear(),
  };
  const counted = await killing(kind, () => venue, kills);
  await world.close();
  return row('Discord’s double', kills, counted);
}

async function onSlack(kind: Kind): Promise<Row> {
  const api = await openApi(tokens);
  api.scopes.add('channels:history');
  const ids = ['C0GENERAL', 'C0SECOND0', 'G0PRIVATE'];
  for (const id of ids) api.members.add(id);
  const venue: Venue = {
    platform: { is: 'slack', botToken: tokens.bot, apiUrl: api.url, signingSecret: secret },
    subscriptions: ids.map((id) => {
      const place = placeId('slack', team, id);
      return daily(id, { target: place, place, person: personId('slack', team, 'UADA') });
    }),
    mayLook: ({ id }) => id.startsWith('C'),
    posts: ({ id }) => api.messages.filter(({ channel }) => channel === id).length,
  };
  const counted = await killing(kind, () => venue, kills);
  await api.close();
  return row('Slack’s double', kills, counted);
}

const rows: Row[] = [];
for (const kind of engines) {
  const name = kind.name === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  rows.push(row(name, kills, await killing(kind, () => distantVenue(12), kills)));
}
const [embedded] = engines;
if (embedded) rows.push(await onDiscord(embedded), await onSlack(embedded));
process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
process.exit();
