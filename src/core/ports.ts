/** What the outside must provide. */
import type { Bot } from './interaction.ts';

/** One chat platform. `connect` resolves when people can reach the bot and rejects with what to do; `close` waits for what is under way. */
export type Platform = {
  readonly name: 'discord' | 'slack' | 'terminal';
  connect(bot: Bot): Promise<void>;
  close(): Promise<void>;
};

/** Structured lines; secrets are taken out before anything is written. */
export type Log = {
  readonly [level in 'debug' | 'info' | 'warn' | 'error']: (
    fields: Readonly<Record<string, unknown>>,
    message: string,
  ) => void;
};
