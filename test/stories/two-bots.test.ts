/** Two bots, each in a process of its own, play one quiz on one PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../src/core/card.ts';
import type { Interaction } from '../../src/core/interaction.ts';
import { messageRef } from '../../src/core/place.ts';
import type { Press } from '../../src/core/press.ts';
import { type Database, engines, noPostgres } from '../kit/databases.ts';
import { type Bots, openBots } from '../kit/processes.ts';
import { here, someone } from '../kit/room.ts';

const postgres = engines.find(({ name }) => name === 'postgres');

describe.skipIf(!postgres)(`two bots on one database${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  let database: Database;
  let bots: Bots;
  let deliveries = 0;
  beforeAll(async () => {
    database = (await postgres?.create()) as Database;
    if (!('url' in database.where)) throw new Error('not a PostgreSQL');
    bots = await openBots(2, database.where.url, database.where.schema);
  }, 30_000);
  afterAll(async () => {
    await bots?.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await database?.drop();
  });

  const from = (name: string) => ({
    person: someone(name),
    ...here,
    direct: false,
    manages: false,
    language: 'en' as const,
    delivery: `two:${++deliveries}`,
    sentAt: { at: Date.now(), by: 'platform' as const },
  });
  const press = (name: string, pressed: Press): Interaction => ({
    ...from(name),
    is: 'press',
    press: pressed,
    message: { ref: messageRef('terminal', 'm1'), shownTo: 'everyone', at: Date.now() },
  });
  const pressOf = (card: Card | undefined, label: string): Press => {
    const actions = card?.blocks.flatMap((block) => (block.is === 'actions' ? block.of : [])) ?? [];
    const action = actions.find((each) => each.label === label);
    if (!action || !('press' in action)) throw new Error(`no button “${label}” on “${card?.title}”`);
    return action.press;
  };
  const titled = (title: string) =>
    bots.messages.findLast(({ shown }) => shown.card.title.startsWith(title))?.shown.card;
  const until = async <T>(what: string, find: () => T | undefined, patience = 20_000): Promise<T> => {
    const end = Date.now() + patience;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > end)
        throw new Error(
          `${what} did not happen: ${JSON.stringify(
            bots.messages.map(({ shown }) => shown.card),
            undefined,
            1,
          )}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const words = (card: Card | undefined): string => JSON.stringify(card?.blocks ?? []);

  test('a quiz is one quiz, whoever hears what', { timeout: 90_000 }, async () => {
    const start = { ...from('Ada'), is: 'line' as const, text: '/quiz start kinds:single count:3 seconds:8 pace:host' };
    const setup = await bots.send(0, start);
    if (setup.reply?.is !== 'card') throw new Error('no set-up card');
    // Both connections receive every event: one of them answers.
    const twice = press('Ada', pressOf(setup.reply.card, 'Start'));
    const answers = await Promise.all([bots.send(0, twice), bots.send(1, twice)]);
    expect(answers.filter(({ claimed }) => claimed)).toHaveLength(1);
    const lobby = await until('the lobby', () => titled('Quiz:'));
    const people = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];
    await Promise.all(people.map((name, at) => bots.send(at % 2, press(name, pressOf(lobby, 'Join')))));
    await until(
      'everybody in',
      () => words(titled('Quiz:')).includes('more') || words(titled('Quiz:')).includes('Hal') || undefined,
    );
    await bots.send(1, press('Ada', pressOf(titled('Quiz:'), 'Begin')));

    // Everybody answers at once, each click delivered to both.
    const first = await until('question 1', () => titled('Question 1 of 3'));
    const clicks = people.map((name, at) => press(name, pressOf(first, 'ABCD'[at % 4] ?? 'A')));
    const outcomes = await Promise.all(clicks.flatMap((click) => [bots.send(0, click), bots.send(1, click)]));
    expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(people.length);
    const revealed = await until('the answer to question 1', () => titled('Question 1 of 3: the answer'));
    expect(words(revealed)).toContain('2 of 8 got it right');

    // One of the two dies with a question open; the deadline is kept by the other.
    await until('next', () => titled('Question 1 of 3: the answer'));
    await bots.send(0, press('Ada', pressOf(revealed, 'Next question')));
    const second = await until('question 2', () => titled('Question 2 of 3'));
    const acknowledged = await bots.send(0, press('Ben', pressOf(second, 'A')));
    expect(acknowledged.reply).toMatchObject({ is: 'card' });
    await bots.kills(0);
    const after = await until('the answer to question 2', () => titled('Question 2 of 3: the answer'), 40_000);
    expect(words(after)).toMatch(/[01] of 1 got it right/);

    // It comes back, and both go on.
    await bots.restarts(0);
    await bots.send(0, press('Ada', pressOf(after, 'Next question')));
    const third = await until('question 3', () => titled('Question 3 of 3'));
    await Promise.all(people.map((name, at) => bots.send(at % 2, press(name, pressOf(third, 'B')))));
    const last = await until('the answer to question 3', () => titled('Question 3 of 3: the answer'));
    await bots.send(1, press('Ada', pressOf(last, 'To the result')));
    const podium = await until('the podium', () => titled('Final standings'));
    expect(podium).toBeDefined();
    // A lobby, three questions, a podium: nothing was posted twice, and no two edits of one message met.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(bots.messages.map(({ shown }) => shown.card.title.slice(0, 10))).toHaveLength(5);
    expect(bots.mostEditing()).toBe(1);
    expect(words(titled('Quiz:'))).toContain('It is over');
  });
});
