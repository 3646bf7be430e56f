/** Files that come with answers. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { after, did, looks, openConnected, reply, words } from '../../kit/discord/connected.ts';
import { picture } from '../../kit/discord/picture.ts';
import { botId } from '../../kit/discord/scene.ts';

const server = await openConnected();
const [ada, zoe] = [server.person('ada'), server.person('zoe')];
afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
});
afterAll(() => server.close());

const report = {
  is: 'file' as const,
  name: 'report.csv',
  mime: 'text/csv',
  text: 'question,right\r\n"为什么, b",3\r\n',
};

test('a file comes with the answer, with a later one, with a redrawn message and with a mention', async () => {
  const upload = { name: 'report.csv', mime: 'text/csv; charset=utf-8', text: report.text };
  server.answers(async () => reply('Your report', {}, [report]));
  const quick = await ada.types('general', '/article outline');
  expect(did(quick)).toEqual(['reply privately']);
  expect(looks(quick)).toContain('[ ⬇ report.csv ]');
  expect(quick.steps[0]?.message?.files).toMatchObject([upload]);
  server.answers(async () => {
    await after(200);
    return reply('Your report', { shownTo: 'everyone' }, [report]);
  });
  const slow = await ada.types('general', '/article outline');
  await server.layer.until('all steps', () => slow.steps[2]);
  expect(did(slow)).toEqual(['defer privately', 'withdraw privately', 'follow']);
  expect(slow.steps[2]?.message?.files).toMatchObject([upload]);
  server.answers(async (asked) =>
    asked.is === 'press'
      ? reply('No file any more', { instead: true })
      : reply('Your report', {}, [
          report,
          { is: 'actions', of: [{ label: 'Go', press: { machine: 'x', session: '', event: 'x', args: [] } }] },
        ]),
  );
  const shown = await ada.types('general', '/article outline');
  expect((await ada.presses(shown.steps[0]?.message, 'Go')).steps[0]?.message?.files).toEqual([]);
  server.answers(async () => reply('The report', { shownTo: 'everyone' }, [report]));
  const before = server.posts('general').length;
  await ada.says('general', `<@${botId}> report`);
  const post = await server.layer.until('the post', () => server.posts('general')[before]);
  expect(post.files).toMatchObject([upload]);
});

test('a file that all should see comes to the asker alone where the bot may not put files, with what to do', async () => {
  server.answers(async () => reply('The report', { shownTo: 'everyone' }, [report]));
  const asked = await ada.types('bare', '/article outline');
  expect(did(asked)).toEqual(['reply privately']);
  expect(words(asked)).toContain('“Attach Files”');
  expect(asked.steps[0]?.message?.files).toHaveLength(1);
  server.refuse('/callback', 403, 50013, 'Missing Permissions');
  const refused = await zoe.types('bare', '/article outline');
  expect(words(refused)).toContain('“附加文件”');
  expect(refused.steps[0]?.message?.files).toEqual([]);
  expect(server.news()).toEqual(['error: an interaction could not be answered']);
  const before = server.posts({ with: 'ada' }).length;
  await ada.says('bare', `<@${botId}> report`);
  const told = await server.layer.until('the direct message', () => server.posts({ with: 'ada' })[before]);
  expect(picture(told.components)).toContain('“Attach Files”');
  expect(told.files).toHaveLength(1);
  expect(server.news()).toEqual(['warn: may not write where it was asked']);
  server.answers(async () => reply('Nothing but words', { shownTo: 'everyone' }));
  expect(did(await ada.types('bare', '/article outline'))).toEqual(['reply']);
});
