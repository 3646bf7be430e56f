/** Discussions on Slack, end to end: the claim, its thread, modals, a restart, and the report with its picture. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lasting } from '../../kit/quiz.ts';
import type { Message } from '../../kit/slack/api.ts';
import { picture } from '../../kit/slack/picture.ts';
import { openTable, type Table, titleOf } from '../../kit/slack/table.ts';
import { general, type Input, read, type Transport } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];

describe.each(transports)('a discussion over %s', (transport) => {
  let table: Table;
  beforeAll(async () => {
    table = await openTable(transport);
    table.api.locales.set('UZOE', 'zh-CN');
  });
  afterEach(() => {
    expect(table.api.faults.splice(0)).toEqual([]);
    expect(table.complaints()).toEqual([]);
  });
  afterAll(() => table.close());
  const scenes: string[] = [];
  const scene = (title: string, { blocks }: Message): void => {
    scenes.push(`~~~ ${title}\n${lasting(picture(blocks))}`);
  };
  const claim = () => table.board('Discussion · thesis 3');
  const boards = () => table.api.messages.filter(({ onlyFor, by }) => !onlyFor && by);

  test('the claim is posted, its thread begins with what can be done, and it is pinned', async () => {
    const started = await table.told('UADA', () => table.slack.slash('UADA', '/discuss start 3 pin:yes'));
    expect(read(started)).toContain('The discussion is open');
    await table.drawn();
    scene('everybody: the claim', claim());
    expect(boards().map((message) => [titleOf(message), message.thread])).toEqual([
      ['Discussion · thesis 3', undefined],
      ['Welcome to the discussion', claim().ts],
      ['Question 1 of 4', claim().ts],
    ]);
    expect([...table.api.pins]).toEqual([claim().ts]);
    scene('in the thread', table.board('Welcome'));
  });

  test('stands are taken privately', async () => {
    for (const [user, label] of [
      ['UADA', 'Agree'],
      ['UBO', 'Disagree'],
      ['UZOE', 'Not sure'],
    ] as const) {
      const told = await table.presses(user, claim(), label);
      expect(told).toMatchObject({ onlyFor: user, channel: general });
      if (user !== 'UBO') scene('one person, alone', told);
    }
    await table.drawn();
    expect(read(claim())).toContain('3 people have taken a stand.');
    expect(JSON.stringify(claim().blocks)).not.toMatch(/UADA|UBO|UZOE/);
  });

  test('why: a modal with the cited paragraphs first; a reason for all stands in the thread', async () => {
    const stood = await table.presses('UBO', claim(), 'My stand');
    const view = await table.opens('UBO', stood, 'Say why');
    const address = (view.blocks as readonly Input[]).find(({ block_id }) => block_id === 'address');
    const options = address?.element.options as readonly { readonly value: string }[];
    expect(options.slice(0, 2).map(({ value }) => value)).toEqual(['0.3', '0.4']);
    const sent = await table.submits('UBO', view, {
      words: 'Traffic is only the door.',
      address: '0.3',
      share: 'share',
    });
    expect(read(sent)).toContain('without your name');
    await table.drawn();
    const reason = table.board('Somebody who disagrees says');
    expect(reason.thread).toBe(claim().ts);
    scene('in the thread', reason);
    const thought = await table.presses('UZOE', reason, 'Made me think');
    expect(read(thought)).toContain('让你多想了想');
    expect(thought.thread).toBe(claim().ts);
    await table.drawn();
    expect(read(reason)).toContain('made 1 person think');
  });

  test('after a restart it goes on in the same thread; nothing is posted twice', async () => {
    const before = boards().length;
    await table.restarts();
    await table.presses('UADA', table.board('Welcome'), 'The other side');
    await table.drawn();
    expect(boards()).toHaveLength(before + 1);
    expect(table.board('The other side of thesis 3').thread).toBe(claim().ts);
    await table.presses('UZOE', claim(), 'Disagree');
  });

  test('Slack takes no slash commands in threads: a mention there means its discussion, and asks its article', async () => {
    const { ts } = claim();
    const stand = await table.slack.mentions('UMIA', '/discuss stand', { thread: ts });
    expect(stand.thread).toBe(ts);
    const own = await table.presses('UMIA', stand, 'Open for me');
    expect(read(own)).toContain('You have not taken a stand yet');
    const answer = await table.slack.mentions('UMIA', 'what does the article say about traffic?', { thread: ts });
    expect(read(await table.presses('UMIA', answer, 'Open for me'))).toContain('¶');
  });

  test('the report stands in the thread, its picture follows with words for who does not see it', async () => {
    await table.told('UADA', () => table.slack.slash('UADA', '/discuss wrap'));
    await table.drawn();
    await table.drawn();
    const report = table.board('What came of it');
    expect(report.thread).toBe(claim().ts);
    scene('in the thread: the report', report);
    scene('everybody: the claim', claim());
    const upload = table.api.uploads.at(-1);
    expect(upload).toMatchObject({ name: 'shift.png', mime: 'image/png', channel: general, thread: claim().ts });
    const [asked] = table.api.callsOf('files.getUploadURLExternal').slice(-1);
    expect(asked?.body.alt_text).toContain('Before: 1 agree · 1 not sure · 1 disagree');
    await expect(`${scenes.join('\n')}`).toMatchFileSnapshot('../../snapshots/slack/discussion.txt');
  });

  test('a picture that Slack does not take costs nothing but itself; a pin that it refuses is told to the host', async () => {
    table.api.scopes.delete('files:write');
    table.api.scopes.delete('pins:write');
    await table.told('UADA', () => table.slack.slash('UADA', '/discuss start 5 pin:yes'));
    await table.drawn();
    const second = table.board('Discussion · thesis 5');
    for (const user of ['UADA', 'UBO', 'UZOE']) await table.presses(user, second, 'Agree');
    expect(read(await table.presses('UADA', second, 'Host'))).toContain('so it is not pinned');
    await table.told('UADA', () => table.slack.slash('UADA', '/discuss wrap'));
    await table.drawn();
    await table.drawn();
    expect(read(table.board('What came of it · thesis 5'))).toContain('All 3 stand where they stood at first.');
    const lines = table.complaints();
    expect(lines.join('\n')).toMatch(/pins.add[\s\S]*a picture could not be uploaded/);
    expect(lines).toHaveLength(2);
  });
});
