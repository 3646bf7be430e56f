/** Every example of every command, in both languages: what it promises to show, it shows. */
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { renderReply as renderOnDiscord } from '../../src/adapters/discord/render.ts';
import { renderReply as renderOnSlack } from '../../src/adapters/slack/render.ts';
import { slashOf } from '../../src/adapters/slack/rich.ts';
import { draw } from '../../src/adapters/terminal/render.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import { picture as discordPicture } from '../kit/discord/picture.ts';
import { wire } from '../kit/discord/refusals.ts';
import { openRoom, textOf } from '../kit/room.ts';
import { picture as slackPicture } from '../kit/slack/picture.ts';

const room = await openRoom();
afterAll(() => room.close());

/** The card as it looks on every platform, so that a review shows it. */
const pictures = (reply: CardReply): string =>
  [
    ['in the terminal', draw(reply, { ansi: false, conversation: true, zone: 'UTC', now: 0 }).drawn.text],
    ['on Discord', discordPicture(wire(renderOnDiscord(reply).message).components ?? [])],
    ['on Slack', slackPicture(renderOnSlack(reply, slashOf(undefined)).message.blocks)],
  ]
    .map(([where, picture]) => `======== ${where}\n\n${picture}`)
    .join('\n\n');

for (const command of room.catalogue.commands) {
  test(`/${command.words.join(' ')} has examples`, () => {
    expect(command.examples.length).toBeGreaterThan(0);
  });
  for (const { type, shows, failed } of command.examples) {
    for (const language of ['en', 'zh'] as const) {
      test(`/${type} (${language}) shows ${shows[language]}`, async () => {
        // Some of them change what is stored.
        const fresh = await openRoom({ language, catalogue: room.catalogue, library: room.library });
        const reply = await fresh.types(`/${type}`).finally(fresh.close);
        expect(reply.failed ?? false).toBe(failed ?? false);
        expect(reply.language).toBe(language);
        expect(textOf(reply)).toContain(shows[language]);
        const file = `../snapshots/commands/${type.replaceAll(/[^\p{L}\p{N}.]+/gu, '-')}.${language}.txt`;
        await expect(pictures(reply)).toMatchFileSnapshot(fileURLToPath(new URL(encodeURI(file), import.meta.url)));
      });
    }
  }
}

test('every card that speaks of the article cites it', async () => {
  for (const line of [
    'summary line',
    'outline',
    'thesis',
    'glossary',
    'passage 2.3',
    'summary',
    'summary length:page',
    'section 3',
    'thesis 7',
    'glossary S2B',
    'ask What is S2B?',
    'search platform',
  ]) {
    expect(textOf(await room.types(`/article ${line}`))).toMatch(/¶\d\.\d/);
  }
});
