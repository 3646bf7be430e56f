/** Questions to the article: what follows on them, what is said of their answers, and what becomes of those without one. */
import { expect } from 'vitest';
import type { CardReply } from '../../src/core/interaction.ts';
import { placeId } from '../../src/core/place.ts';
import type { Party } from '../kit/party.ts';
import { buttonOf, labelsOf, textOf } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const ask = (party: Party, name: string, question: string, more = {}) =>
  party.says(name, `/article ask ${question}`, more);
const direct = { direct: true, place: placeId('terminal', 'ada-and-the-bot') };
const thread = { place: placeId('terminal', 'thread') };
const hour = 3_600_000;

/** Mentions the bot in a place where others are; what is posted there. */
async function mentions(party: Party, name: string, text: string, more = {}): Promise<CardReply> {
  const reply = await party.room.mentions(text, { person: party.personOf(name), ...thread, ...more });
  expect(reply.shownTo).toBe('everyone');
  await party.restarts();
  return reply;
}

story('a follow-up in a thread is read with the question before it, whoever asked that', async (party) => {
  await mentions(party, 'Ada', 'Why let go of traffic?');
  const next = await mentions(party, 'Ben', 'and why?');
  expect(textOf(next)).toContain('I read it with the question before it: Why let go of traffic?');
  const opened = await party.room.send(
    { is: 'press', press: buttonOf(next, 'Open for me'), message: { ref: party.nowhere, shownTo: 'everyone' } },
    { person: party.personOf('Zoe'), ...thread },
  );
  if (opened?.is !== 'card') throw new Error('nothing was opened');
  expect(opened.shownTo).toBe('asker');
  expect(textOf(opened)).toContain('¶3.5');
  expect(textOf(opened)).toContain('I read it with the question before it: Why let go of traffic?');
  // What it goes on from stays, for “and why?” says nothing by itself.
  expect(textOf(await mentions(party, 'Zoe', 'but how?'))).toContain('Why let go of traffic?');
  // A whole question begins anew; and another place knows nothing of this one.
  expect(textOf(await mentions(party, 'Ben', 'What is S2B?'))).not.toContain('the question before');
  expect(textOf(await mentions(party, 'Ben', 'and why?'))).toContain('What is S2B?');
  const elsewhere = await mentions(party, 'Ben', 'and why?', { place: placeId('terminal', 'elsewhere') });
  expect(textOf(elsewhere)).not.toContain('the question before');
});

story('what was asked in private is nobody’s to go on from', async (party) => {
  await ask(party, 'Ada', 'Why let go of traffic?', thread);
  expect(textOf(await mentions(party, 'Ben', 'and why?'))).not.toContain('traffic');
  expect(await ask(party, 'Ada', 'and why?', thread)).toContain('too little');
});

story('a thread that begins on a mention is the place of what follows', async (party) => {
  const channel = placeId('terminal', 'channel');
  const ada = { person: party.personOf('Ada'), place: channel };
  await party.room.send({ is: 'mention', text: 'Why let go of traffic?', thread: thread.place }, ada);
  await party.restarts();
  expect(textOf(await mentions(party, 'Ben', 'and why?'))).toContain('Why let go of traffic?');
  expect(textOf(await mentions(party, 'Ben', 'and why?', { place: channel }))).not.toContain('the question before');
});

story('in a direct conversation one goes on from one’s own question, or reads it alone', async (party) => {
  expect(await ask(party, 'Ada', 'Why let go of traffic?', direct)).toContain('¶3.5');
  const next = await ask(party, 'Ada', 'and why does it matter?', direct);
  expect(next).toContain('I read it with the question before it: Why let go of traffic?');
  expect(await party.presses('Ada', 'This helped', direct)).toContain('I read it with the question before it');
  const alone = await party.room.presses(
    await party.room.types('/article ask and why does it matter?', { ...direct, person: party.personOf('Ada') }),
    'Read it by itself',
    'asker',
    { ...direct, person: party.personOf('Ada') },
  );
  expect(JSON.stringify(alone)).toContain('too little');
  // Some weeks later it is forgotten.
  await party.waits(22 * 24 * hour);
  expect(await ask(party, 'Ada', 'and why?', direct)).toContain('too little');
});

story('what helped and what did not is kept once, can be changed, and shows', async (party) => {
  await ask(party, 'Ada', 'Why let go of traffic?');
  const no = await party.presses('Ada', 'Did not help');
  expect(no).toContain('[✓ Did not help]');
  expect(no).toContain('[Ask it otherwise]');
  expect(no).toContain('I keep this question, without your name');
  expect(await party.says('Ada', '/article gaps')).toContain('Why let go of traffic? · the answer did not help');
  // Asked again, it shows what was said; the other word takes it back.
  expect(await ask(party, 'Ada', 'why should we let go of the traffic')).toContain('[✓ Did not help]');
  const yes = await party.presses('Ada', 'This helped');
  expect(yes).toContain('[✓ This helped]');
  expect(yes).toContain('[Did not help]');
  expect(await party.says('Ada', '/article gaps')).toContain('Nobody has asked');
  // Ben has said nothing.
  expect(await ask(party, 'Ben', 'Why let go of traffic?')).toContain('[This helped]');
});

story('an answer is private until it is shared, once', async (party) => {
  await ask(party, 'Ada', 'Why let go of traffic?');
  const answer = party.last('Ada') as CardReply;
  expect(answer.shownTo).toBe('asker');
  expect(labelsOf(answer)).toContain('Share with everyone');
  const as = { person: party.personOf('Ada') };
  const both = await Promise.all([0, 1].map(() => party.room.presses(answer, 'Share with everyone', 'asker', as)));
  const cards = both.flatMap((reply) => (reply?.is === 'card' ? [reply] : []));
  expect(cards.map(({ shownTo }) => shownTo).sort()).toEqual(['asker', 'everyone']);
  const shared = cards.find(({ shownTo }) => shownTo === 'everyone') as CardReply;
  expect(shared.instead).toBeUndefined();
  expect(textOf(shared)).toContain('“Why let go of traffic?”');
  expect(textOf(shared)).not.toContain('Ada');
  await party.restarts();
  expect(JSON.stringify(await party.room.presses(answer, 'Share with everyone', 'asker', as))).toContain('already');
  // Now everybody here may go on from it.
  const next = await party.room.mentions('and why?', { person: party.personOf('Ben') });
  expect(textOf(next)).toContain('Why let go of traffic?');
  const ben = await party.room.presses(shared, 'Open for me', 'everyone', { person: party.personOf('Ben') });
  expect(ben).toMatchObject({ is: 'card', shownTo: 'asker' });
});

story('in a direct conversation nothing is offered to be shared, and a forged press shares nothing', async (party) => {
  expect(await ask(party, 'Ada', 'Why let go of traffic?', direct)).not.toContain('Share');
  const press = { machine: 'article ask', session: '', event: 'open', args: ['question=Why traffic?', 'share=yes'] };
  const reply = await party.room.send(
    { is: 'press', press, message: { ref: party.nowhere, shownTo: 'asker' } },
    { person: party.personOf('Ada'), ...direct },
  );
  expect(reply).toMatchObject({ is: 'card', shownTo: 'asker' });
});

story('what was not answered is a gap: once a subject, with its counts, without names', async (party) => {
  expect(await ask(party, 'Ada', '@everyone Who won the 2018 World Cup')).toContain('I keep this question');
  for (let n = 0; n < 3; n++) await ask(party, 'Ada', 'who won the World Cup of 2018, @everyone?');
  await ask(party, 'Ben', 'Who won the 2018 World Cup @everyone');
  await party.waits(2 * hour);
  await ask(party, 'Ben', 'Who painted the Mona Lisa');
  const gaps = await party.says('Mia', '/article gaps');
  expect(gaps).toContain('Who won the 2018 World Cup @everyone · not in the article · asked 2 times by 2 people');
  expect(gaps.indexOf('Mona Lisa')).toBeLessThan(gaps.indexOf('World Cup'));
  const most = await party.presses('Mia', 'Most asked first');
  expect(most.indexOf('Mona Lisa')).toBeGreaterThan(most.indexOf('World Cup'));
  for (const name of ['Ada', 'Ben']) expect(gaps).not.toContain(name);
  // The table, and nothing of people in it.
  const table = await party.presses('Mia', 'As a table (CSV)');
  expect(table).toContain('"Who won the 2018 World Cup @everyone"');
  expect(table).not.toMatch(/Ada|Ben/);
  // One of them: asked again, done.
  await party.says('Mia', '/article gaps order:most');
  const id = party.menuOf('Mia').of[0]?.id ?? '';
  expect(await party.picks('Mia', id)).toContain('Ask it again now');
  // A look at it is no asking.
  expect(await party.presses('Mia', 'Ask it again now')).toContain('Not in this article');
  expect(await party.says('Mia', '/article gaps order:most')).toContain('asked 2 times by 2 people');
  await party.picks('Mia', id);
  expect(await party.presses('Mia', 'Mark as done')).toContain('off the list');
  expect(await party.says('Mia', '/article gaps')).not.toContain('World Cup');
  // Somebody asks it again, some time later.
  await party.waits(2 * hour);
  await ask(party, 'Zoe', 'Who won the 2018 World Cup @everyone');
  expect(await party.says('Mia', '/article gaps')).toContain('World Cup');
});

story('whoever asked may take it back, or be forgotten', async (party) => {
  await ask(party, 'Ada', 'Who won the 2018 World Cup');
  const without = await party.presses('Ada', 'Do not keep it');
  expect(without).not.toContain('I keep this question');
  expect(await party.says('Mia', '/article gaps')).toContain('Nobody has asked');
  expect(await party.presses('Ada', 'Keep my question')).toContain('I keep this question');
  expect(await party.says('Ada', '/colloquy export')).toContain('Who won the 2018 World Cup');
  await party.room.store.deletePerson(party.idOf('Ada'));
  expect(await party.says('Mia', '/article gaps')).toContain('Nobody has asked');
});

story(
  'managers see the whole server, hosts what was asked in their place, and others nothing',
  async (party) => {
    await ask(party, 'Ada', 'Who painted the Mona Lisa', { place: placeId('terminal', 'other') });
    expect(await party.says('Ben', '/article gaps')).toContain('Nobody has asked');
    expect(await party.says('Mia', '/article gaps')).toContain('Mona Lisa');
    await party.says('Mia', '/colloquy settings hosts:managers');
    expect(await party.says('Ben', '/article gaps')).toContain('only those who manage');
    // In a direct conversation everybody manages; they see their own.
    expect(await party.says('Ben', '/article gaps', { ...direct, manages: true })).not.toContain('Mona Lisa');
  },
  { managers: ['Mia'] },
);

story(
  'many gaps come ten at a time',
  async (party) => {
    const subjects = ['apple', 'berry', 'cherry', 'date', 'elder', 'fig', 'grape', 'hazel', 'iris', 'jasmin', 'kiwi'];
    for (const subject of subjects) {
      await party.room.types(`/article ask Who grew the ${subject} of Zanzibar in 1733`, {
        person: party.personOf('Ada'),
      });
    }
    const first = await party.says('Mia', '/article gaps');
    expect(party.menuOf('Mia').of).toHaveLength(10);
    expect(first).not.toContain('Earlier ones');
    const second = await party.presses('Mia', 'More →');
    expect(party.menuOf('Mia').of).toHaveLength(1);
    expect(second).not.toContain('More →');
    expect(await party.presses('Mia', '← Earlier ones')).toBe(first);
  },
  { managers: ['Mia'] },
);

story('a question as long as it may be keeps its words behind every button', async (party) => {
  const long = `${'很长很长的问题说的是火星上的苹果树和它的第一位园丁'.repeat(20)}`.slice(0, 300);
  expect(await ask(party, 'Ada', `\u200b${long}`)).toContain(long);
  expect(await party.presses('Ada', 'Do not keep it')).toContain(long);
  expect(await party.presses('Ada', 'Keep my question')).toContain(long);
  expect(await party.says('Mia', '/article gaps')).toContain(long.slice(0, 150));
  // And what follows it in a conversation of two.
  await ask(party, 'Ada', long, direct);
  expect(await ask(party, 'Ada', 'and why?', direct)).toContain(`I read it with the question before it: ${long}`);
});

story('“ask …?” is the question behind it, by mention too', async (party) => {
  const reply = await mentions(party, 'Ada', 'ask Why let go of traffic?');
  expect(textOf(reply)).toContain('“Why let go of traffic?”');
  expect(textOf(await mentions(party, 'Ben', '提问 那数据呢？'))).toContain('Why let go of traffic?');
  // Without a question the button opens the form.
  const empty = await mentions(party, 'Ben', 'article ask');
  const form = await party.room.presses(empty, 'Open for me', 'everyone', { person: party.personOf('Ben') });
  expect(form?.is).toBe('form');
});
