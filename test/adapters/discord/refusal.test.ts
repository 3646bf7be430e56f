/** What Discord's errors mean, and what of them is told. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import { expect, test } from 'vitest';
import { attempt, inTime, isBroken, isClosed, isOver, Refusal } from '../../../src/adapters/discord/refusal.ts';

const address = 'https://discord.example/api/v10/webhooks/1/A_SECRET_TOKEN';
const request = { files: undefined, body: { secret: 'A_SECRET_TOKEN' } };

async function refused(error: unknown): Promise<Refusal> {
  const told = await attempt('post', 'channel 1', () => Promise.reject(error)).catch((reason: unknown) => reason);
  if (!(told instanceof Refusal)) throw new Error(`no refusal: ${told}`);
  expect(`${told.stack} ${JSON.stringify(told)}`).not.toContain('A_SECRET_TOKEN');
  return told;
}
const byDiscord = (status: number, code: number) =>
  refused(new DiscordAPIError({ code, message: 'No' }, code, status, 'POST', address, request));

test.each([
  [404, 10003, 'gone'],
  [404, 10004, 'gone'],
  [404, 10008, 'gone'],
  [404, 10013, 'gone'],
  [400, 10013, 'gone'],
  [404, 0, 'gone'],
  [401, 0, 'refused'],
  [401, 40001, 'refused'],
  [403, 50001, 'refused'],
  [403, 50007, 'refused'],
  [403, 50013, 'refused'],
  [400, 50035, 'refused'],
  [400, 50083, 'refused'],
  [403, 50278, 'refused'],
  [400, 200000, 'refused'],
  [413, 40005, 'refused'],
  [400, 20016, 'unreachable'],
  [400, 30046, 'unreachable'],
  [403, 40003, 'unreachable'],
  [408, 0, 'unreachable'],
  [429, 0, 'unreachable'],
  [503, 130000, 'unreachable'],
] as const)('%i with the code %i is %s', async (status, code, why) => {
  const told = await byDiscord(status, code);
  expect(told).toMatchObject({ why, code, call: 'post', place: 'channel 1', said: `${status} No (${code})` });
  expect(told.message).toBe(`post on channel 1: ${status} No (${code})`);
});

test('Discord out of order, or not there at all, is unreachable', async () => {
  const broken = await refused(new HTTPError(502, 'Bad Gateway', 'POST', address, request));
  expect(broken).toMatchObject({ why: 'unreachable', code: undefined, said: '502 Bad Gateway', status: 502 });
  const over = await refused(new HTTPError(500, 'Internal Server Error', 'GET', address, request));
  expect([over.why, isBroken(over), isBroken(broken)]).toEqual(['unreachable', true, false]);
  expect(await refused(new Error('connect ECONNREFUSED'))).toMatchObject({ why: 'unreachable' });
  expect(await refused('a word')).toMatchObject({ why: 'unreachable', said: 'a word' });
});

test('codes that decide what comes next', async () => {
  for (const code of [10062, 40060, 50027]) expect(isOver(await byDiscord(400, code))).toBe(true);
  for (const code of [50001, 50013]) expect(isClosed(await byDiscord(403, code))).toBe(true);
  expect([isOver(await byDiscord(403, 50001)), isClosed(await byDiscord(403, 50007))]).toEqual([false, false]);
  expect([isOver(new Error('x')), isClosed(undefined)]).toEqual([false, false]);
});

test('what takes too long is given up, and told to stop', async () => {
  let signal: AbortSignal | undefined;
  const slow = inTime(20, (given) => {
    signal = given;
    return new Promise(() => {});
  });
  await expect(slow).rejects.toThrow('no answer within 20 ms');
  expect(signal?.aborted).toBe(true);
  let kept: AbortSignal | undefined;
  const quick = await inTime(20, async (given) => {
    kept = given;
    return 'there';
  });
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect([quick, kept?.aborted]).toEqual(['there', false]);
});
