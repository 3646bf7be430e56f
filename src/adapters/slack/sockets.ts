/** Socket Mode, connected without gaps. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { within } from './within.ts';

type Options = {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly sdkLog: Logger;
};

/** How long a new connection may take to say hello, and an old one to say goodbye. */
const helloWithin = 10_000;
const goodbyeWithin = 1_000;
const firstPause = 250;
const longestPause = 30_000;

/**
 * A receiver that always has a connection: Slack ends each after some hours, with a warning, and the next one is opened
 * then, before the old one is gone. The SDK's own reconnecting waits five seconds without a connection, in which commands
 * fail, and a refusal while it reconnects ends the process. https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSockets({ appToken, apiUrl, log, sdkLog }: Options): Receiver {
  const closing = new AbortController();
  const closed = new Promise<'closed'>((resolve) => {
    closing.signal.addEventListener('abort', () => resolve('closed'), { once: true });
  });
  let app: App | undefined;
  let current: SocketModeReceiver | undefined;
  let replacing: Promise<void> | undefined;

  async function open(): Promise<void> {
    const next = new SocketModeReceiver({
      appToken,
      logger: sdkLog,
      autoReconnectEnabled: false,
      // `retries` of its own, for else it tries for hours without saying so.
      installerOptions: { clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } } },
    });
    if (app) next.init(app);
    const started = next.start();
    try {
      const hello = await within(Promise.race([started, closed]), helloWithin);
      if (hello === 'late') throw new Error('Slack did not say hello');
      if (hello === 'closed') throw new Error('closed before Slack said hello');
    } catch (error) {
      await goodbye(next);
      // One that stands after all is not wanted any more; why it did not is told below.
      void started.then(
        () => goodbye(next),
        () => undefined,
      );
      throw error ?? new Error('the connection was closed before Slack said hello');
    }
    const leave = () => {
      if (current === next) replace();
    };
    next.client.on('disconnected', leave);
    next.client.on('ws_message', (message: unknown) => {
      if (isFarewell(message)) leave();
    });
    current = next;
  }

  function replace(): void {
    if (closing.signal.aborted) return;
    replacing ??= reopen().finally(() => {
      replacing = undefined;
    });
  }

  async function reopen(): Promise<void> {
    for (let pause = firstPause; !closing.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await open();
        log.info({}, 'Slack: connected again');
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        log.warn({ err: error, call: 'apps.connections.open', pause }, 'Slack: no connection, trying again');
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  return {
    init(to) {
      app = to;
    },
    start: open,
    async stop() {
      closing.abort();
      await replacing;
      if (current) await goodbye(current);
    },
  };
}

/** Slack closes a connection soon after it said so: https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
const isFarewell = (message: unknown): boolean =>
  typeof message === 'string' && message.length < 2_000 && /"type":\s*"disconnect"/.test(message);

async function goodbye(receiver: SocketModeReceiver): Promise<void> {
  await within(receiver.client.disconnect(), goodbyeWithin);
}
