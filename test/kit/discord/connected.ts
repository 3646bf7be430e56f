/** The whole bot, connected to a server of the tests by the real discord.js. */
import { createDiscord } from '../../../src/adapters/discord/connect.ts';
import { assemble } from '../../../src/assemble.ts';
import { realClock } from '../../../src/clock.ts';
import type { Block } from '../../../src/core/card.ts';
import type { Importer } from '../../../src/core/importer.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../../src/core/interaction.ts';
import type { Platform } from '../../../src/core/ports.ts';
import { openInMemory } from '../../../src/store/sqlite.ts';
import { listen } from '../room.ts';
import type { Exchange } from './layer.ts';
import { picture, visibleWords } from './picture.ts';
import { openWorld } from './world.ts';

/** `answers` and `claims` put another bot in the real one's place until `real` puts it back. */
export async function openConnected(importer?: Importer) {
  const log = listen();
  const world = await openWorld();
  const store = await openInMemory({ clock: realClock, log });
  const platforms: Platform[] = [];
  const bot = await assemble(
    { article: undefined, language: 'en', zone: 'UTC' },
    { log, store, platforms: () => platforms, ...(importer && { importer }) },
  );
  let { handle, claims }: Pick<Bot, 'handle' | 'claims'> = bot;
  const times = { answerWithin: 150, sessionWithin: 400, callWithin: 1_000 };
  const discord = createDiscord({ token: world.token, api: world.api, ...times }, log);
  await discord.connect({
    catalogue: bot.catalogue,
    language: bot.language,
    claims: (delivery) => claims(delivery),
    handle: (interaction) => handle(interaction),
  });
  platforms.push(discord);
  await bot.start();
  let told = log.lines.length;
  return {
    ...world,
    log,
    store,
    bot,
    discord,
    /** The log since the last look. */
    news: () => {
      const lines = log.lines.slice(told);
      told = log.lines.length;
      return lines.map(({ level, message }) => `${level}: ${message}`);
    },
    /** How many lines `news` would bring. */
    untold: () => log.lines.length - told,
    answers: (other: (interaction: Interaction) => Promise<Reply | undefined>) => {
      handle = other;
    },
    claims: (other: Bot['claims']) => {
      claims = other;
    },
    real: () => {
      ({ handle, claims } = bot);
    },
    async close() {
      await discord.close();
      await bot.close();
      await store.close();
      await world.close();
    },
  };
}

/** A reply for tests: one line, and what else is wanted. */
export const reply = (words: string, more: Partial<CardReply> = {}, blocks: readonly Block[] = []): CardReply => ({
  is: 'card',
  card: { title: words, blocks },
  shownTo: 'asker',
  language: 'en',
  ...more,
});

/** What the bot did, one word a step. */
export const did = (exchange: Exchange): readonly string[] =>
  exchange.steps.map((step) => `${step.did}${step.private ? ' privately' : ''}`);

/** How the message that came of it looks. */
export const looks = (exchange: Exchange, at = 0): string => picture(exchange.steps[at]?.message?.components ?? []);
export const words = (exchange: Exchange, at = 0): string =>
  visibleWords(exchange.steps[at]?.message?.components ?? []).replaceAll('\u200b', '');

export const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
