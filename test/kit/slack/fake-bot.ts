/** A bot that answers as a test tells it to, and remembers what it heard. */
import type { Card } from '../../../src/core/card.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../../src/core/interaction.ts';

export type FakeBot = Bot & {
  readonly heard: Interaction[];
  /** The deliveries that were claimed, in order. */
  readonly claimed: string[];
  /** Whether the next deliveries are ours. */
  claim: (delivery: string) => boolean | Promise<boolean>;
  /** How the next interactions are answered. */
  answer: (interaction: Interaction) => Reply | undefined | Promise<Reply | undefined>;
};

export function openFakeBot(answer: FakeBot['answer'] = () => says('Hello')): FakeBot {
  const bot: FakeBot = {
    catalogue: { groups: {}, commands: [] },
    language: 'en',
    heard: [],
    claimed: [],
    claim: () => true,
    answer,
    async claims(delivery) {
      bot.claimed.push(delivery);
      return bot.claim(delivery);
    },
    async handle(interaction) {
      bot.heard.push(interaction);
      return bot.answer(interaction);
    },
  };
  return bot;
}

/** A card with one line, for the asker unless told. */
export const says = (title: string, more: Partial<CardReply> = {}, blocks: Card['blocks'] = []): CardReply => ({
  is: 'card',
  card: { title, blocks: [{ is: 'text', text: `${title}.` }, ...blocks] },
  shownTo: 'asker',
  language: 'en',
  ...more,
});
