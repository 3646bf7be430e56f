import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personId, placeId } from '../../../src/core/place.ts';
import { openRoom, type Room } from '../../kit/room.ts';
import { team } from '../../kit/slack/payloads.ts';
import { general, labelsOf, openWorkspace, read, type Transport, type Workspace } from '../../kit/slack/workspace.ts';

const { catalogue, close } = await openRoom();
await close();
const transports: readonly Transport[] = ['http', 'socket'];
const examples = catalogue.commands.flatMap((command) => command.examples.map((example) => ({ command, example })));
/** Ada reads English, Bo 中文; Slack says so. */
const readers = { UADA: 'en', UBO: 'zh' } as const;

describe.each(transports)('the whole bot over %s', (transport) => {
  let room: Room;
  let slack: Workspace;
  beforeAll(async () => {
    // Deliveries are counted from one in each workspace: one room for both would have seen them already.
    room = await openRoom();
    slack = await openWorkspace(transport, room.bot);
    slack.api.locales.set('UADA', 'en-GB').set('UBO', 'zh-CN');
  });
  afterEach(() => {
    expect(slack.api.faults).toEqual([]);
    expect(slack.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });
  afterAll(async () => {
    await slack.close();
    await room.close();
  });

  describe.each(Object.entries(readers))('%s', (user, language) => {
    // What an example leaves behind changes what the next one shows.
    beforeEach(async () => {
      await room.store.deletePerson(personId('slack', team, user));
      const digest = await room.store.subscriptionOf(placeId('slack', team, general));
      if (digest) await room.store.dropSubscription(digest.id, room.clock.now());
    });

    test.each(examples)('types /$example.type', async ({ command, example }) => {
      const message = await slack.types(user, `/${example.type}`);
      expect(read(message)).toContain(example.shows[language]);
      expect(message.onlyFor).toBe(example.failed || command.shownTo === 'asker' ? user : undefined);
    });

    test.each(examples)('mentions the bot with $example.type', async ({ command, example }) => {
      const message = await slack.mentions(user, example.type);
      // In public where it was asked: in a thread on the mention.
      expect(message.thread).toBeDefined();
      expect(message.onlyFor).toBeUndefined();
      if (command.shownTo === 'everyone' && !example.failed)
        return expect(read(message)).toContain(example.shows[language]);
      const [button = ''] = labelsOf(message);
      const opened = await slack.presses(user, message, button);
      expect(opened).toMatchObject({ thread: message.thread, onlyFor: user });
      expect(read(opened)).toContain(example.shows[language]);
    });

    test.each(examples)('writes $example.type in a direct message', async ({ example }) => {
      const message = await slack.says(user, example.type);
      expect([message.channel, message.thread, message.onlyFor]).toEqual([slack.dm(user), undefined, undefined]);
      expect(read(message)).toContain(example.shows[language]);
    });
  });
});
