/** Slack: slash commands, mentions, direct messages, buttons, menus and forms, over HTTP or Socket Mode. */
import { App, HTTPReceiver, type Logger, type Receiver, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { SetupError } from '../../core/errors.ts';
import type { Bot } from '../../core/interaction.ts';
import type { Log, Platform } from '../../core/ports.ts';
import { createBoards } from './boards.ts';
import { createDelivery } from './deliver.ts';
import { createDownload } from './download.ts';
import { createFiles } from './files.ts';
import { type Directs, listen } from './listen.ts';
import { createPatience } from './patience.ts';
import { createPeople } from './people.ts';
import { endpoint } from './publish.ts';
import { slashOf } from './rich.ts';
import { createSdkLog } from './sdk-log.ts';
import { botTokenIsAt, startError, tokenError } from './setup.ts';
import { createSockets } from './sockets.ts';
import { within } from './within.ts';

export type SlackOptions = {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`: Socket Mode. Without it, HTTP with `signingSecret` on `port`. */
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** 3000 unless told; 0 takes a free one, which the log says. */
  readonly port?: number;
  /** Another Web API than Slack's own. */
  readonly apiUrl?: string;
  /** What the names of our slash commands begin with: `acme` for `/acme-article`. */
  readonly prefix?: string;
  /** Milliseconds that an answer may take to stand in the acknowledgement, which Slack wants within 3,000; 1,500 unless told. */
  readonly answerWithin?: number;
  /** Milliseconds that closing waits for what is under way; 5,000 unless told. */
  readonly closeWithin?: number;
};

/**
 * A Slack app for one workspace. `connect` asks Slack who the bot is before anything else, so that a wrong token rejects
 * with one `SetupError` that says where the right one is; `close` waits for what is under way, but not for a
 * Slack that does not answer: what was left then is counted in the log.
 */
export function createSlack(options: SlackOptions, log: Log): Platform {
  const { answerWithin = 1_500, closeWithin = 5_000 } = options;
  const sdkLog = createSdkLog(log);
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const directs: Directs = new LRUCache<string, true>({ max: 5_000 });
  const slash = slashOf(options.prefix);
  const patiently = createPatience(log, closing.signal);
  const client = clientFor(options, sdkLog, 2);
  const poster = clientFor(options, sdkLog, 0);
  const files = createFiles(poster, patiently);
  const { botToken: token, apiUrl } = options;
  const download = createDownload({ client, patiently, token, ...(apiUrl && { apiUrl }) });
  let app: App | undefined;
  let self: Self | undefined;
  const boards = createBoards({
    client,
    poster,
    patiently,
    files,
    slash,
    log,
    isUs: (bot) => bot !== undefined && bot === self?.bot,
    learnDirect: (channel) => void directs.set(channel, true),
  });
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  /** Closing waits for it. */
  const tracked = <Said>(work: Promise<Said>): Promise<Said> => {
    const task = work.then(noop, noop).finally(() => underWay.delete(task));
    underWay.add(task);
    return work;
  };

  return {
    name: 'slack',
    edits: boards.edits,
    post: (...args) => tracked(boards.post(...args)),
    edit: (...args) => tracked(boards.edit(...args)),
    find: (...args) => tracked(boards.find(...args)),
    tell: (...args) => tracked(boards.tell(...args)),
    openThread: (...args) => tracked(boards.openThread(...args)),
    pin: (...args) => tracked(boards.pin(...args)),
    async connect(bot: Bot) {
      self = await whoAmI(client);
      const people = createPeople(
        async (user) => profileOf(await client.users.info({ user, include_locale: true })),
        answerWithin,
        log,
      );
      const delivery = createDelivery({ client, bot: self.name, slash, log, patiently, files });
      const made = new App({
        receiver: receiverFor(options, log, sdkLog),
        token: options.botToken,
        botId: self.bot,
        botUserId: self.user,
        logger: sdkLog,
        clientOptions: apiOf(options),
        convoStore: false,
        // Who wrote a message is looked at where it is read.
        ignoreSelf: false,
      });
      const { prefix } = options;
      listen(made, {
        bot,
        delivery,
        people,
        log,
        underWay,
        directs,
        answerWithin,
        botUser: self.user,
        prefix,
        download,
      });
      const started: unknown = await made.start().catch((error: unknown) => {
        throw startError(error, options);
      });
      app = made;
      log.info({ team: self.team, bot: self.name, ...modeOf(options, started) }, 'Slack: connected');
    },
    async close() {
      closing.abort();
      const by = performance.now() + closeWithin;
      const waitFor = (work: Promise<unknown> | undefined) =>
        within(work ?? Promise.resolve(), Math.max(0, by - performance.now()));
      await waitFor(settled());
      await waitFor(app?.stop());
      await waitFor(settled());
      if (underWay.size > 0) log.warn({ unanswered: underWay.size }, 'Slack: closed before everything was answered');
      app = undefined;
    },
  };
}

const noop = (): void => undefined;

const apiOf = ({ apiUrl }: SlackOptions) => (apiUrl ? { slackApiUrl: apiUrl } : {});

/** Rate limits are ours to wait for: the SDK would hold back every other call meanwhile. */
const clientFor = (options: SlackOptions, logger: Logger, retries: number): webApi.WebClient =>
  new webApi.WebClient(options.botToken, {
    ...apiOf(options),
    logger,
    rejectRateLimitedCalls: true,
    retryConfig: { retries, minTimeout: 300 },
    timeout: 10_000,
  });

function receiverFor(options: SlackOptions, log: Log, sdkLog: Logger): Receiver {
  const { appToken, signingSecret = '', port = 3000 } = options;
  if (appToken) return createSockets({ appToken, log, sdkLog, ...(options.apiUrl && { apiUrl: options.apiUrl }) });
  return new HTTPReceiver({
    signingSecret,
    endpoints: [endpoint],
    port,
    logger: sdkLog,
    // Slack hangs up after three seconds: an answer that is written then is lost without a word.
    customPropertiesExtractor: (request) => ({ hungUp: () => request.socket.destroyed }),
  });
}

type Self = { readonly user: string; readonly bot: string; readonly name: string; readonly team: string };

async function whoAmI(client: webApi.WebClient): Promise<Self> {
  const said = await client.auth.test().catch((error: unknown) => {
    throw tokenError('SLACK_BOT_TOKEN', error, botTokenIsAt);
  });
  const { user_id: user, bot_id: bot, user: name = 'the bot', team = '' } = said;
  if (!user || !bot) throw new SetupError(`SLACK_BOT_TOKEN is not the token of a bot. ${botTokenIsAt}`);
  return { user, bot, name, team };
}

const profileOf = ({ user }: webApi.UsersInfoResponse) => ({
  ...(user?.locale && { locale: user.locale }),
  ...((user?.profile?.display_name || user?.real_name) && { name: user.profile?.display_name || user.real_name || '' }),
  ...((user?.is_admin || user?.is_owner) && { manages: true as const }),
});

const modeOf = ({ appToken }: SlackOptions, started: unknown): Record<string, unknown> =>
  appToken ? { mode: 'socket' } : { mode: 'http', port: portOf(started), path: endpoint };

function portOf(server: unknown): unknown {
  const address =
    server instanceof Object && 'address' in server && typeof server.address === 'function'
      ? server.address()
      : undefined;
  return address instanceof Object && 'port' in address ? address.port : undefined;
}
