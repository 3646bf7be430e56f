/** Every example of every command, in both languages: what it promises to show, it shows. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openRoom, textOf } from '../kit/room.ts';

const rooms = { en: await openRoom({ language: 'en' }), zh: await openRoom({ language: 'zh' }) };

for (const command of rooms.en.catalogue.commands) {
  test(`/${command.words.join(' ')} has examples`, () => {
    expect(command.examples.length).toBeGreaterThan(0);
  });
  for (const { type, shows, failed } of command.examples) {
    for (const language of ['en', 'zh'] as const) {
      test(`/${type} (${language}) shows ${shows[language]}`, async () => {
        const reply = await rooms[language].types(`/${type}`);
        expect(reply.failed ?? false).toBe(failed ?? false);
        expect(reply.language).toBe(language);
        expect(textOf(reply)).toContain(shows[language]);
        const file = `../snapshots/commands/${type.replaceAll(/[^\p{L}\p{N}.]+/gu, '-')}.${language}.txt`;
        await expect(textOf(reply)).toMatchFileSnapshot(fileURLToPath(new URL(encodeURI(file), import.meta.url)));
      });
    }
  }
}

test('every card that speaks of the article cites it', async () => {
  for (const line of [
    'summary line',
    'summary',
    'summary length:page',
    'section 3',
    'thesis 7',
    'glossary S2B',
    'ask What is S2B?',
    'search platform',
  ]) {
    expect(textOf(await rooms.en.types(`/article ${line}`))).toMatch(/¶\d\.\d/);
  }
});
