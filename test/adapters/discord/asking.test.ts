/** Questions on Discord: follow-ups in a thread, answers that are shared, and what is said of them. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { did, words } from '../../kit/discord/connected.ts';
import type { Message } from '../../kit/discord/layer.ts';
import type { Person, Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { botId } from '../../kit/discord/scene.ts';
import { openTable } from '../../kit/discord/table.ts';

const table = await openTable();
const [ada, zoe, ben] = (['ada', 'zoe', 'ben'] as const).map((name) => table.person(name)) as [Person, Person, Person];
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual([]);
});
afterAll(() => table.close());

/** The post that a mention brings. */
async function mentions(person: Person, where: Where, text: string): Promise<Message> {
  const before = table.posts(where).length;
  await person.says(where, `<@${botId}> ${text}`);
  return table.layer.until('an answer to a mention', () => table.posts(where)[before]);
}

test('a follow-up in a thread goes on from the question before it, after a restart too', async () => {
  await mentions(ada, 'talk', 'Why let go of traffic?');
  await table.restarts();
  const next = await mentions(ben, 'talk', 'and why?');
  expect(picture(next.components)).toContain('I read it with the question before it: Why let go of traffic?');
  const opened = await ben.presses(next, 'Open for me');
  expect(did(opened)).toEqual(['reply privately']);
  expect(words(opened)).toContain('¶3.5');
  // The channel around the thread is another place.
  expect(picture((await mentions(ben, 'general', 'and why?')).components)).not.toContain('the question before');
});

test('an answer is shared by its asker: once, for everybody, and anybody opens it for themselves', async () => {
  const answer = await ada.types('general', '/article ask', { question: 'Why let go of traffic?' });
  expect(did(answer)).toEqual(['reply privately']);
  const before = table.posts('general').length;
  const both = await Promise.all([0, 1].map(() => ada.presses(answer.steps[0]?.message, 'Share with everyone')));
  expect(both.map((each) => did(each)[0]).sort()).toEqual(['reply', 'reply privately']);
  const shared = both.find((each) => did(each)[0] === 'reply')?.steps[0]?.message as Message;
  expect(shared.owner).toBeUndefined();
  const looks = picture(shared.components);
  expect(looks).toContain('“Why let go of traffic?”');
  expect(looks).toContain('¶3.5');
  expect(looks).not.toMatch(/helped|Share/);
  expect(table.posts('general').length - before).toBeLessThanOrEqual(1);
  const opened = await zoe.presses(shared, 'Open for me');
  expect(did(opened)).toEqual(['reply privately']);
  expect(words(opened)).toContain('文章怎么说');
  // It is no secret any more: what follows goes on from it.
  expect(picture((await mentions(ben, 'general', 'and why?')).components)).toContain('Why let go of traffic?');
});

test('an answer that took its time is shared all the same', async () => {
  const answer = await ben.types('talk', '/article ask', { question: 'What is S2B?' });
  table.slow(() => new Promise((resolve) => setTimeout(resolve, 1_300)));
  const shared = await ben.presses(answer.steps[0]?.message, 'Share with everyone');
  await table.layer.until('what is shared', () => shared.steps.find(({ did: what }) => what === 'follow'));
  table.slow(async () => {});
  expect(did(shared)).toEqual(['wait', 'follow']);
  expect(shared.steps.at(-1)?.message?.owner).toBeUndefined();
});

test('what is said of an answer stays between the two, and shows on it', async () => {
  const answer = await ada.types('general', '/article ask', { question: 'What are data hubs' });
  const no = await ada.presses(answer.steps[0]?.message, 'Did not help');
  expect(did(no)).toEqual(['redraw privately']);
  expect(words(no)).toContain('✓ Did not help');
  const yes = await ada.presses(no.steps[0]?.message, 'This helped');
  expect(words(yes)).toContain('✓ This helped');
  expect(words(yes)).not.toContain('✓ Did not help');
});

test('in a direct conversation one goes on from one’s own question, and shares with nobody', async () => {
  const me = { with: 'zoe' } as const;
  const before = table.posts(me).length;
  await zoe.says(me, '为什么要去流量');
  const first = await table.layer.until('an answer', () => table.posts(me)[before]);
  expect(picture(first.components)).not.toContain('给大家看');
  await zoe.says(me, '为什么呢？');
  const next = await table.layer.until('another', () => table.posts(me)[before + 1]);
  expect(picture(next.components)).toContain('我是接着前一个问题来理解的：为什么要去流量');
});
