/** An article comes in through Discord: by a file in a form, and by a link. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { openDownload } from '../../../src/adapters/discord/download.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { TooLarge } from '../../../src/core/upload.ts';
import { after, did, looks, openConnected, reply, words } from '../../kit/discord/connected.ts';
import { picture } from '../../kit/discord/picture.ts';
import { essay, openEssays } from '../../kit/essays.ts';

const { importer, written, texts } = openEssays();
const server = await openConnected(importer);
const [ada, mia] = [server.person('ada'), server.person('mia')];
const fileLabel = texts.fileField(importer.endings);
const bytes = new TextEncoder().encode(essay);
afterEach(() => {
  server.real();
  written.length = 0;
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
});
afterAll(() => server.close());

test('a manager sends a file with the form', async () => {
  const asked = await mia.types('general', '/article add');
  expect(picture(asked.steps[0]?.modal?.components ?? [])).toContain(`${fileLabel}\n[ ⬆ ]`);
  const file = server.layer.attach('harbours.md', bytes, { content_type: 'text/markdown' });
  const sent = await mia.submits(asked, { [fileLabel]: file });
  expect(words(sent)).toContain('Added: “On harbours”');
  expect(did(sent)).toEqual(['reply privately']);
  expect(written).toEqual([{ title: 'On harbours', from: 'harbours.md', right: false, bytes: bytes.length }]);
});

test('and a link, as an option', async () => {
  const sent = await mia.types('general', '/article add', { link: 'https://a.test/essay', right: 'yes' });
  expect(words(sent)).toContain('Added: “On harbours”');
  expect(written).toMatchObject([{ from: 'https://a.test/essay', right: true }]);
});

test('who does not manage the channel is told so', async () => {
  const sent = await ada.types('general', '/article add', { link: 'https://a.test/essay' });
  expect(words(sent)).toContain('Only those who manage this channel can add articles');
  expect(written).toEqual([]);
});

test('nor in a direct conversation, which everybody manages', async () => {
  const sent = await mia.types({ with: 'mia' }, '/article add', { link: 'https://a.test/essay' });
  expect(words(sent)).toContain('Type it in a channel that you manage');
});

test('a file that is larger than it said, or gone, is a clear answer', async () => {
  const asked = await mia.types('general', '/article add');
  const large = server.layer.attach('large.txt', new Uint8Array(20_000), { size: 5 });
  expect(words(await mia.submits(asked, { [fileLabel]: large }))).toContain('That file is too large');
  const gone = server.layer.attach('gone.txt', bytes, {
    url: `${new URL(server.api).origin}/ephemeral-attachments/1/gone`,
  });
  const again = await mia.types('general', '/article add');
  expect(words(await mia.submits(again, { [fileLabel]: gone }))).toMatch(/could not get the file|not allowed to read/);
  expect(written).toEqual([]);
});

test('what was under way ends where it was said to be, early or late', async () => {
  const later = after(50).then(() => reply('All of it'));
  server.answers(async () => reply('Reading', { later }));
  const quick = await ada.types('general', '/article outline');
  await server.layer.until('the end', () => quick.steps[1]);
  expect([did(quick), looks(quick, 1)]).toEqual([
    ['reply privately', 'edit privately'],
    expect.stringContaining('All of it'),
  ]);
  server.answers(async () => {
    await after(250);
    return reply('Reading', { later: after(50).then(() => reply('All of it')) });
  });
  const slow = await ada.types('general', '/article outline');
  await server.layer.until('the end', () => slow.steps[2]);
  expect(did(slow)).toEqual(['defer privately', 'edit privately', 'edit privately']);
});

test('bytes come from Discord’s own hosts, within the limit, and are not sent on', async () => {
  const ours = openDownload(server.api);
  const file = server.layer.attach('a.txt', bytes);
  const url = String(server.layer.attached.get(file)?.said.url);
  expect(await ours(url, bytes.length)).toEqual(bytes);
  await expect(ours(url, bytes.length - 1)).rejects.toThrow(TooLarge);
  await expect(openDownload()(url, 100)).rejects.toThrow('not a host of Discord’s');
  for (const other of [
    'https://cdn.discordapp.com.evil.test/a',
    'http://cdn.discordapp.com/a',
    'https://evil.test/cdn.discordapp.com',
  ]) {
    await expect(openDownload()(other, 100)).rejects.toThrow(PlatformError);
  }
});
