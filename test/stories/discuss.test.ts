/** Discussions: a claim, where people stand, what they say, and what came of it. */
import { expect } from 'vitest';
import type { Party } from '../kit/party.ts';
import { story } from '../kit/story.ts';

const hour = 3_600_000;

/** What stands in the only thread, oldest first. */
const inThread = (party: Party): readonly string[] =>
  party.platform.messages
    .filter(({ place }) => party.threads().some((thread) => thread === place))
    .map(({ shown }) => shown.card.title);

story(
  'a claim with its address is posted, a thread is opened on it, and stands are private',
  async (party) => {
    expect(await party.says('Ada', '/discuss start')).toContain('Which thesis shall we discuss?');
    expect(await party.picks('Ada', '3')).toContain('The discussion is open');
    const claim = party.titled('Discussion · thesis 3');
    expect(claim).toContain('Traffic was never the key');
    expect(claim).toContain('¶0.3');
    expect(claim).toContain('Nobody has taken a stand yet.');
    expect(party.threads()).toHaveLength(1);
    expect([...party.platform.threads.values()][0]).toMatch(/^3 · Traffic was never the key/);
    expect(inThread(party)).toEqual(['Welcome to the discussion', 'Question 1 of 4']);

    const stood = await party.presses('Ben', 'Agree');
    expect(stood).toContain('You agree');
    expect(stood).toContain('1 person so far. From 3 on');
    await party.waits(2_000);
    expect(party.titled('Discussion · thesis 3')).toContain('One person has taken a stand.');
    expect(await party.presses('Mei', 'Disagree')).toContain('你反对');
    expect(await party.presses('Cleo', 'Not sure')).toContain('So far: 1 agree · 1 not sure · 1 disagree.');
    await party.waits(2_000);
    const board = party.titled('Discussion · thesis 3');
    expect(board).toContain('3 people have taken a stand.');
    // Not before they have taken a stand themselves, and never with a name.
    expect(await party.says('Dan', '/discuss stand')).toContain('You have not taken a stand yet');
    expect(party.boards()).not.toMatch(/1 agree|Ben|Mei|Cleo/);

    // The same again changes nothing; another mind is counted once.
    expect(await party.presses('Ben', 'Agree')).toContain('You agree');
    await party.waits(1_000);
    expect(await party.presses('Cleo', 'Disagree')).toContain('So far: 1 agree · 0 not sure · 2 disagree.');
    expect(await party.says('Dan', '/discuss wrap')).toContain('Only the host');
    expect(await party.says('Ada', '/discuss wrap')).toContain('The discussion is over');
    await party.waits(4_000);
    const report = party.titled('What came of it · thesis 3');
    expect(report).toContain('Before: 1 agree · 1 not sure · 1 disagree');
    expect(report).toContain('After: 1 agree · 0 not sure · 2 disagree');
    expect(report).toContain('1 of 3 people changed their mind');
    expect(report).toContain('1: Not sure → Disagree');
    expect(report).toContain('🖼 Where 3 people stood, as two columns.');
    expect(report).not.toMatch(/Ben|Mei|Cleo/);
    expect(inThread(party).at(-1)).toBe('What came of it · thesis 3');
    const over = party.titled('Discussion · thesis 3');
    expect(over).toContain('It is over. 3 people took a stand.');
    expect(over).not.toContain('[Agree]');
    expect(await party.says('Ben', '/discuss stand')).toContain('No discussion is going on here');
    expect(party.platform.messages.filter(({ shown }) => shown.card.title.startsWith('Discussion'))).toHaveLength(1);
    expect(party.threads()).toHaveLength(1);
  },
  { chinese: ['Mei'] },
);

story('reasons: for oneself, or for all without a name; what made people think; what was cited', async (party) => {
  await party.says('Ada', '/discuss start 3');
  await party.presses('Ben', 'Agree');
  const form = await party.opens('Ben', 'Say why');
  const paragraphs = form.fields.find(({ id }) => id === 'address');
  expect(paragraphs?.is === 'pick' && paragraphs.of.slice(0, 2).map(({ id }) => id)).toEqual(['0.3', '0.4']);
  expect(paragraphs?.is === 'pick' && paragraphs.of.length).toBe(25);
  const kept = await party.sends('Ben', { words: 'Traffic runs dry', address: '0.3', share: 'keep' });
  expect(kept).toContain('Because: Traffic runs dry ¶0.3');
  expect(party.boards()).not.toContain('Traffic runs dry');
  // A paragraph elsewhere: first the section, then the form with all of it.
  const [menu] = [party.menuOf('Ben')];
  expect(menu.of.map(({ id }) => id)).toContain('4-0');

  await party.presses('Cleo', 'Disagree');
  await party.opens('Cleo', 'Say why');
  expect(await party.sends('Cleo', { words: 'Traffic is only the door', address: '0.3', share: 'share' })).toContain(
    'It stands in the thread, without your name.',
  );
  // Of two people the side of one would tell where both stand.
  expect(party.titled('Somebody says')).toContain('Traffic is only the door ¶0.3');
  await party.presses('Eve', 'Agree');
  await party.waits(4_000);
  const reason = party.titled('Somebody who disagrees says');
  expect(reason).toContain('Traffic is only the door ¶0.3');
  expect(reason).not.toContain('Cleo');
  expect(await party.presses('Cleo', 'Made me think')).toContain('That is your own');
  expect(await party.presses('Ben', 'Made me think')).toContain('this made you think');
  expect(await party.presses('Ben', 'Made me think')).toContain('You have said so already');
  await party.presses('Dan', 'Made me think');
  await party.waits(4_000);
  expect(party.titled('Somebody who disagrees says')).toContain('made 2 people think');

  // An answer to an open question, from somebody who has taken no stand.
  await party.opens('Dan', 'Answer without my name');
  await party.sends('Dan', { words: 'Look at retention first' });
  expect(party.titled('Somebody says')).toContain('On question 1.');
  await party.waits(2_000);
  expect(party.titled('Question 1 of 4')).toContain('1 answer without a name so far.');

  await party.presses('Ada', 'Next question');
  expect(party.titled('Question 2 of 4')).toContain('Nobody has answered');
  await party.says('Ada', '/discuss wrap');
  await party.waits(6_000);
  const report = party.titled('What came of it');
  expect(report).toContain('Traffic is only the door ¶0.3 · made 2 people think');
  expect(report).toMatch(/Most cited: ¶0\.3 by 2 people/);
  expect(report).toContain('Most contested: ¶0.3 cited by 1 for it and by 1 against it');
  expect(report).toContain('Questions that nobody answered through the button');
  expect(report).not.toContain('Traffic runs dry');
  expect(report).not.toMatch(/Ben|Cleo|Dan|Eve/);
});

story(
  'in the thread: questions in turn, the other side, what the article says, and questions to the article',
  async (party) => {
    await party.says('Ada', '/discuss start 3');
    const [thread] = party.threads();
    expect(thread).toBeDefined();
    const there = thread === undefined ? {} : { place: thread };
    expect(await party.presses('Ben', 'The other side')).toContain('The other side stands in the thread');
    expect(party.titled('The other side of thesis 3')).toContain('are ours, not the author’s');
    expect(await party.presses('Cleo', 'The other side')).toContain('are ours, not the author’s');
    expect(await party.presses('Ben', 'What the article says')).toContain('stands in the thread');
    expect(party.titled('What the article says · thesis 3')).toContain('¶0.3');
    for (const at of [2, 3, 4]) {
      await party.says('Ben', '/discuss prompt', there);
      expect(party.titled(`Question ${at} of 4`)).toBeDefined();
    }
    expect(await party.says('Ben', '/discuss prompt', there)).toContain('no more questions');
    expect(inThread(party).filter((title) => title.startsWith('The other side'))).toHaveLength(1);
    const answer = await party.room.mentions('what is said about traffic?', there);
    expect(answer.card.title).not.toBe('');
    expect(answer.failed).toBeUndefined();
  },
);

story('several in one channel, one a thread; a command without a name asks which', async (party) => {
  await party.says('Ada', '/discuss start 3');
  expect(await party.says('Ben', '/discuss start 3')).toContain('prepared here already');
  await party.says('Ben', '/discuss start 5');
  expect(party.threads()).toHaveLength(2);
  const [first, second] = party.threads();
  if (!first || !second) throw new Error('no threads');
  expect(await party.says('Cleo', '/discuss stand', { place: second })).toContain('You have not taken a stand yet');
  expect(await party.says('Cleo', '/discuss start 7', { place: first })).toContain('going on in this thread');
  const which = await party.says('Cleo', '/discuss stand');
  expect(which).toContain('Which one?');
  expect(await party.presses('Cleo', 'Thesis 5')).toContain('You have not taken a stand yet');
  expect(await party.says('Ben', '/discuss wrap', { place: second })).toContain('The discussion is over');
  expect(await party.says('Ben', '/discuss wrap', { place: second })).toContain('No discussion is going on here');
  await party.waits(3_000);
  expect(party.titled('Discussion · thesis 3')).toContain('[Agree]');
  expect(party.titled('Discussion · thesis 5')).not.toContain('[Agree]');
});

story('it ends by itself at its time, also where nobody ran the bot then', async (party) => {
  expect(await party.says('Ada', '/discuss start 3 until:soon')).toContain('18:00');
  await party.says('Ada', '/discuss start 3 until:8h');
  expect(party.titled('Discussion · thesis 3')).toContain('It closes');
  for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, 'Agree');
  await party.sleeps(9 * hour);
  expect(party.titled('What came of it')).toContain('All 3 stand where they stood at first.');
  expect(await party.presses('Ben', 'Discuss another thesis')).toContain('Which thesis');
});

story('below three stands no number gives anybody away', async (party) => {
  await party.says('Ada', '/discuss start 3');
  await party.presses('Ben', 'Agree');
  await party.presses('Cleo', 'Disagree');
  await party.says('Ada', '/discuss wrap');
  await party.waits(3_000);
  const report = party.titled('What came of it');
  expect(report).toContain('2 people took a stand: too few');
  expect(report).not.toMatch(/\d agree|Before|🖼/);
});

story('without permission for threads it goes on in the channel, and says why', async (party) => {
  party.platform.refuses('thread', 'refused');
  await party.says('Ada', '/discuss start 3 pin:yes');
  await party.waits(3_000);
  expect(party.threads()).toEqual([]);
  expect(party.titled('Discussion · thesis 3')).toContain('I may not open threads here');
  expect(party.titled('Welcome to the discussion')).toContain('[The other side]');
  expect(party.platform.pins.size).toBe(1);
  for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, 'Agree');
  await party.says('Ada', '/discuss wrap');
  await party.waits(6_000);
  expect(party.titled('What came of it')).toContain('After: 3 agree');
});

story('who is forgotten is not counted any more, and what they said is gone', async (party) => {
  await party.says('Ada', '/discuss start 3');
  for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, 'Agree');
  await party.opens('Ben', 'Say it without my name');
  await party.sends('Ben', { words: 'Unmistakably mine' });
  await party.presses('Cleo', 'Made me think');
  await party.waits(4_000);
  expect(party.boards()).toContain('Unmistakably mine');
  await party.says('Ben', '/colloquy delete');
  await party.presses('Ben', 'Forget me');
  await party.waits(8_000);
  expect(party.titled('Discussion · thesis 3')).toContain('2 people have taken a stand.');
  expect(party.boards()).not.toContain('Unmistakably mine');
  expect(party.titled('This was taken back.')).toBeDefined();
  expect(await party.presses('Cleo', 'My stand')).toContain('2 people so far');
  // A host who is forgotten leaves it to everybody.
  expect(await party.says('Cleo', '/discuss wrap')).toContain('Only the host');
  await party.says('Ada', '/colloquy delete');
  await party.presses('Ada', 'Forget me');
  expect(await party.says('Cleo', '/discuss wrap')).toContain('The discussion is over');
});

story('one’s own words can be taken back; too many without a name are too many', async (party) => {
  await party.says('Ada', '/discuss start 3');
  for (const at of [1, 2, 3, 4, 5]) {
    await party.opens('Ben', 'Say it without my name');
    await party.sends('Ben', { words: `Reason ${at}` });
    await party.waits(1_000);
  }
  await party.opens('Ben', 'Say it without my name');
  expect(await party.sends('Ben', { words: 'Reason 6' })).toContain('five things');
  await party.presses('Ben', 'My stand');
  expect(await party.picks('Ben', '0')).toContain('It is taken back.');
  await party.waits(4_000);
  expect(party.boards()).not.toContain('Reason 1');
  expect(party.boards()).toContain('Reason 2');
});

story('a thread that somebody deletes takes no report with it: it stands in the channel', async (party) => {
  await party.says('Ada', '/discuss start 3');
  for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, 'Agree');
  const [thread] = party.threads();
  if (!thread) throw new Error('no thread');
  party.platform.closes(thread);
  await party.presses('Ben', 'Next question');
  await party.waits(6_000);
  expect(party.titled('Discussion · thesis 3')).toContain('I could no longer write in its thread');
  const report = party.platform.messages.find(({ shown }) => shown.card.title.startsWith('What came of it'));
  expect(report?.place).not.toBe(thread);
  expect(party.titled('What came of it')).toContain('After: 3 agree');
  expect(await party.says('Ben', '/discuss stand')).toContain('No discussion is going on here');
});

story(
  'what was said for a stand can be changed and taken out; what is too late is told before one writes',
  async (party) => {
    await party.says('Ada', '/discuss start 3');
    await party.presses('Ben', 'Agree');
    await party.opens('Ben', 'Say why');
    expect(await party.sends('Ben', { share: 'keep' })).toContain('Write a few words, or choose a paragraph.');
    await party.presses('Ben', 'My stand');
    await party.opens('Ben', 'Say why');
    expect(await party.sends('Ben', { words: 'First thoughts', address: '9.9', share: 'keep' })).not.toContain('9.9');
    const form = await party.opens('Ben', 'Change my reason');
    expect(form.fields.find(({ id }) => id === 'words')).toMatchObject({ typed: 'First thoughts' });
    expect(await party.sends('Ben', { share: 'keep' })).not.toContain('First thoughts');
    await party.says('Ada', '/discuss wrap');
    await party.waits(2_000);
    await expect(party.opens('Ben', 'Say why')).rejects.toThrow('brought card, not a form');
  },
);
