/** Discussions on Discord, end to end: the claim, its thread, modals, a restart, and the report with its picture. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { did, words } from '../../kit/discord/connected.ts';
import type { Exchange, Message } from '../../kit/discord/layer.ts';
import { walk } from '../../kit/discord/parts.ts';
import { picture } from '../../kit/discord/picture.ts';
import { openTable, titleOf } from '../../kit/discord/table.ts';
import { lasting } from '../../kit/quiz.ts';

const table = await openTable();
const [ada, ben, zoe, lin, mia] = [
  table.person('ada'),
  table.person('ben'),
  table.person('zoe'),
  table.person('lin'),
  table.person('mia'),
];
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual([]);
});
afterAll(() => table.close());

const scenes: string[] = [];
const scene = (title: string, message: Message | undefined): void => {
  scenes.push(`~~~ ${title}\n${lasting(picture(message?.components ?? []))}`);
};
const shown = ({ steps }: Exchange): Message | undefined => steps.findLast(({ message }) => message)?.message;
/** The thread on the claim: it has the message's id. */
const threadOf = (message: Message) => ({ thread: message.id });
const inThread = (claim: Message, title: string): Message => table.board(threadOf(claim), title);

describe('a discussion in a channel', () => {
  const claim = () => table.board('general', 'Discussion · thesis 3');

  test('the claim is posted, a thread is opened on it, and it is pinned', async () => {
    const started = await ada.types('general', '/discuss start', { thesis: '3', pin: 'yes' });
    expect(did(started)).toEqual(['reply privately']);
    await table.drawn();
    scene('everybody: the claim', claim());
    expect(table.layer.threads.get(claim().id)).toMatch(/^3 · Traffic was never the key/);
    expect(table.layer.pins.has(claim().id)).toBe(true);
    expect(table.posts(threadOf(claim())).map(titleOf)).toEqual(['Welcome to the discussion', 'Question 1 of 4']);
    scene('in the thread', inThread(claim(), 'Welcome'));
    scene('in the thread', inThread(claim(), 'Question 1'));
  });

  test('stands are taken privately, each in the press’s own callback', async () => {
    for (const [person, label] of [
      [ada, 'Agree'],
      [ben, 'Disagree'],
      [zoe, 'Not sure'],
    ] as const) {
      const pressed = await person.presses(claim(), label);
      expect(did(pressed)).toEqual(['reply privately']);
      if (person !== ben) scene('one person, alone', shown(pressed));
    }
    await table.drawn();
    expect(picture(claim().components)).toContain('3 people have taken a stand.');
    expect(picture(claim().components)).not.toMatch(/ada|ben|zoe/);
  });

  test('why: a modal with the cited paragraphs first; a reason for all stands in the thread', async () => {
    const stood = shown(await ben.presses(claim(), 'My stand'));
    const modal = await ben.presses(stood, 'Say why');
    expect(did(modal)).toEqual(['modal']);
    const select = modal.steps[0]?.modal?.components?.flatMap(walk).find(({ custom_id }) => custom_id === 'address');
    expect(select?.options?.slice(0, 2).map(({ value }) => value)).toEqual(['0.3', '0.4']);
    expect(select?.options).toHaveLength(25);
    const [first] = select?.options ?? [];
    const sent = await ben.submits(modal, {
      'Your reason': 'Traffic is only the door.',
      'A paragraph that supports it': first?.label ?? '',
      'Who sees it': 'Everybody, without my name',
    });
    expect(words(sent, 0)).toContain('without your name');
    await table.drawn();
    const reason = inThread(claim(), 'Somebody who disagrees says');
    scene('in the thread', reason);
    const thought = await lin.presses(reason, 'Made me think');
    expect(words(thought)).toContain('让你多想了想');
    await table.drawn();
    expect(picture(inThread(claim(), 'Somebody who disagrees').components)).toContain('made 1 person think');
    // A paragraph elsewhere: first the section, then the modal with all of it.
    const again = shown(await ben.presses(claim(), 'My stand'));
    const section = again?.components.flatMap(walk).find(({ options }) => options)?.options?.[2]?.label ?? '';
    const whole = await ben.picks(again, section);
    expect(did(whole)).toEqual(['modal']);
    const all = whole.steps[0]?.modal?.components?.flatMap(walk).find(({ custom_id }) => custom_id === 'address');
    expect(all?.options?.every(({ value }) => value.startsWith('2.'))).toBe(true);
  });

  test('a restart changes nothing, and the thread is asked for no second time', async () => {
    const before = table.layer.calls.filter(({ path }) => path.endsWith('/threads')).length;
    await table.restarts();
    const pressed = await mia.presses(inThread(claim(), 'Welcome'), 'The other side');
    expect(words(pressed)).toContain('The other side stands in the thread');
    await table.drawn();
    scene('in the thread', inThread(claim(), 'The other side'));
    await zoe.presses(claim(), 'Disagree');
    expect(table.layer.calls.filter(({ path }) => path.endsWith('/threads'))).toHaveLength(before);
  });

  test('a mention in the thread asks the article there, and a command there means that discussion', async () => {
    await ada.says(threadOf(claim()), '<@1000000000000000002> what does the article say about traffic?');
    const answer = await table.layer.until('an answer in the thread', () =>
      table.posts(threadOf(claim())).find(({ answers }) => answers !== undefined),
    );
    expect(words(await mia.presses(answer, 'Open for me'))).toContain('¶');
    const stood = await mia.types(threadOf(claim()), '/discuss stand');
    expect(words(stood)).toContain('You have not taken a stand yet');
  });

  test('the report stands in the thread, with a picture that has words', async () => {
    const wrapped = await ada.types('general', '/discuss wrap');
    expect(words(wrapped)).toContain('The discussion is over');
    await table.drawn();
    await table.drawn();
    const report = inThread(claim(), 'What came of it');
    scene('in the thread: the report', report);
    scene('everybody: the claim', claim());
    const gallery = report.components.flatMap(walk).find(({ items }) => items)?.items?.[0];
    expect(gallery?.description).toContain('Before: 1 agree · 1 not sure · 1 disagree');
    expect(report.files).toMatchObject([{ name: '1-shift.png', mime: 'image/png' }]);
    await expect(`${scenes.join('\n\n')}\n`).toMatchFileSnapshot('../../snapshots/discord/discussion.txt');
  });
});

test('in a thread, as in a forum’s post, it goes on right there', async () => {
  await zoe.types('talk', '/discuss start', { thesis: '5' });
  await table.drawn();
  const claim = table.board('talk', '讨论 · 论点 5');
  expect(table.layer.threads.has(claim.id)).toBe(false);
  expect(table.board('talk', '欢迎来讨论').channel).toBe(claim.channel);
  const second = await ada.types('talk', '/discuss start', { thesis: '7' });
  expect(words(second)).toContain('going on in this thread');
});

test('where threads are not allowed it goes on in the channel; the log says which permission is missing', async () => {
  await ada.types('plain', '/discuss start', { thesis: '5', pin: 'yes' });
  await table.drawn();
  const lines = table.complaints();
  expect(lines).toHaveLength(2);
  expect(lines.join('\n')).toMatch(/CreatePublicThreads[\s\S]*PinMessages/);
  expect(picture(table.board('plain', 'Discussion · thesis 5').components)).toContain('I may not open threads here');
  expect(table.board('plain', 'Welcome to the discussion')).toBeDefined();
  const host = await ada.presses(table.board('plain', 'Discussion · thesis 5'), 'Host');
  expect(words(host)).toContain('so it is not pinned');
});

test('without Attach Files the report comes without its picture', async () => {
  await ada.types('bare', '/discuss start', { thesis: '5' });
  await table.drawn();
  const claim = table.board('bare', 'Discussion · thesis 5');
  for (const person of [ada, ben, mia]) await person.presses(claim, 'Agree');
  await ada.types('bare', '/discuss wrap');
  await table.drawn();
  await table.drawn();
  const report = inThread(claim, 'What came of it');
  expect(picture(report.components)).toContain('After');
  expect(report.files).toEqual([]);
});
