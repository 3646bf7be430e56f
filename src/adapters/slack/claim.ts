/** Whether a delivery is ours to answer. */
import { LRUCache } from 'lru-cache';
import type { Bot } from '../../core/interaction.ts';
import type { Log } from '../../core/ports.ts';
import type { Acknowledge } from './acknowledge.ts';
import type { Arrived } from './arrived.ts';
import { within } from './within.ts';

/** Asks before anything is acknowledged, but no longer than Slack waits. Rejects when the bot cannot say. */
export type Claim = (arrived: Arrived, acknowledge: Acknowledge) => Promise<boolean>;

const hour = 3_600_000;

/**
 * Slack repeats what it believes lost, three times within the hour, and mostly to the process that has it already: those
 * are known here without asking. https://docs.slack.dev/apis/events-api#retries
 */
export function createClaim(bot: Bot, patience: number, log: Log): Claim {
  const seen = new LRUCache<string, true>({ max: 5_000, ttl: hour, ttlResolution: 1_000 });
  return async ({ interaction: { delivery, place } }, acknowledge) => {
    if (seen.has(delivery)) {
      log.info({ delivery, place }, 'Slack repeated a delivery');
      return false;
    }
    seen.set(delivery, true);
    const claim = bot.claims(delivery);
    try {
      if ((await within(claim, patience)) === 'late') await acknowledge();
      const ours = await claim;
      if (!ours) log.info({ delivery, place }, 'a delivery is answered already, or by another process');
      return ours;
    } catch (error) {
      seen.delete(delivery);
      throw error;
    }
  };
}
