/** The bot on Discord: one gateway connection in, HTTP calls out. */
import {
  type APIInteraction,
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  Options,
} from 'discord.js';
import { SetupError } from '../../core/errors.ts';
import type { Bot } from '../../core/interaction.ts';
import type { Log, Platform } from '../../core/ports.ts';
import { answerInteraction, isLate, within } from './answer.ts';
import { openCalls } from './calls.ts';
import { openDownload } from './download.ts';
import { answerMessage } from './mention.ts';
import { leastPermissions } from './permissions.ts';
import { openPosts } from './posts.ts';
import { type DiscordAccess, isWrongToken, publishCommands, wrongToken } from './publish.ts';

export type DiscordOptions = DiscordAccess & {
  /** Milliseconds that the bot has before the asker sees that it is thinking; Discord gives up after 3,000. 1,500 unless told. */
  readonly answerWithin?: number;
  /** The same of what belongs to a session, where the answer should be the first response; 2,500 unless told. */
  readonly sessionWithin?: number;
  /** Milliseconds that a call for an ordinary message may take before Discord counts as unreachable; 10,000 unless told. */
  readonly callWithin?: number;
  /** Milliseconds that closing waits for what is under way; 3,000 unless told, for then a first response is worth nothing. */
  readonly closeWithin?: number;
  /** Called once when Discord has ended a connection that stood, and it will not come back; never after `close`. */
  readonly lost?: (reason: SetupError) => void;
};

/**
 * The bot on Discord. `connect` rejects with a `SetupError` where whoever runs it can help; `close` waits for what is under
 * way, but not for one that Discord holds back: what was left then is counted in the log.
 */
export function createDiscord(options: DiscordOptions, log: Log): Platform {
  const { answerWithin = 1_500, sessionWithin = 2_500, callWithin = 10_000, closeWithin = 3_000 } = options;
  const client = openClient(options);
  const calls = openCalls(client.rest, callWithin);
  const posts = openPosts(client, calls);
  const download = openDownload(options.api);
  const underWay = new Set<Promise<void>>();
  const begin = (work: Promise<void>) => {
    const seen = work
      .catch((error) => log.error({ err: error }, 'an event could not be answered'))
      .finally(() => underWay.delete(seen));
    underWay.add(seen);
  };
  /** What the bot does by itself is awaited at the end as well; whoever asked for it hears how it went. */
  const awaited = <T>(work: Promise<T>): Promise<T> => {
    begin(Promise.allSettled([work]).then(() => {}));
    return work;
  };
  let closing = false;
  listenForTrouble(client, log);
  return {
    name: 'discord',
    async connect(bot) {
      const answering = { bot, log, calls, download, answerWithin, sessionWithin };
      // Events are read as they come from the gateway: nothing is built of them, and nothing of them is kept.
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (event: APIInteraction) => {
        if (!closing) begin(answerInteraction(event, answering));
      });
      client.ws.on(GatewayDispatchEvents.MessageCreate, (event: GatewayMessageCreateDispatchData) => {
        if (!closing && client.isReady()) begin(answerMessage(event, { ...answering, client }));
      });
      await publish(options, bot, log);
      await logIn(client, options.token);
      client.once(Events.ShardDisconnect, ({ code }) => {
        if (!closing) options.lost?.(closedForGood(code));
      });
      log.info({ invite: inviteLink(client), guilds: client.guilds.cache.size }, 'Discord is connected');
    },
    post: (...asked) => awaited(posts.post(...asked)),
    edit: (...asked) => awaited(posts.edit(...asked)),
    find: (...asked) => awaited(posts.find(...asked)),
    tell: (...asked) => awaited(posts.tell(...asked)),
    openThread: (...asked) => awaited(posts.openThread(...asked)),
    pin: (...asked) => awaited(posts.pin(...asked)),
    edits: posts.edits,
    async close() {
      closing = true;
      if (isLate(await within(Promise.allSettled(underWay), closeWithin))) {
        log.warn({ unanswered: underWay.size }, 'Discord is closed before everything was answered');
      }
      await client.destroy();
    },
  };
}

/** Keeps what permissions are worked out from (servers, channels, roles, the bot itself) and nothing else. */
function openClient(options: DiscordOptions): Client {
  const isSelf = ({ id }: { readonly id: string }): boolean => id === client.user?.id;
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    ...(options.api !== undefined && { rest: { api: options.api } }),
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: isSelf },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: isSelf },
      VoiceStateManager: 0,
    }),
  });
  return client;
}

/** An 'error' without a listener would end the process; discord.js reconnects by itself where it can. */
function listenForTrouble(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ err: error }, 'Discord reports an error'));
  client.on(Events.ShardError, (error, shard) => log.error({ err: error, shard }, 'the Discord connection has failed'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting to Discord'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'the Discord connection is back'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ code, shard }, 'Discord has closed the connection for good');
  });
  client.rest.on('rateLimited', ({ method, route, timeToReset }) => {
    log.warn({ method, route, wait: timeToReset }, 'Discord asks for patience');
  });
}

/** Without its commands the bot still answers mentions, buttons and the commands of yesterday. */
async function publish(options: DiscordOptions, bot: Bot, log: Log): Promise<void> {
  try {
    await publishCommands(options, bot.catalogue, log);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    log.error({ err: error }, 'the Discord commands could not be published; they stay as they were');
  }
}

async function logIn(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)));
  });
  try {
    await Promise.all([client.login(token), ready]);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (isWrongToken(error)) throw wrongToken();
    throw new SetupError(
      `Discord cannot be reached (${error instanceof Error ? error.message : error}). Check the network, then start again.`,
      { cause: error },
    );
  }
}

/** What happened and what to do, by the code that Discord closed with. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function closedForGood(code: number): SetupError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return wrongToken();
  if (code === GatewayCloseCodes.DisallowedIntents) {
    return new SetupError(
      `Discord has closed the connection for good (${code}): it does not allow the intents that were asked for. Colloquy ` +
        'needs no privileged intent: where the setting of the intents was changed, switch it back, then start again.',
    );
  }
  return new SetupError(
    `Discord has closed the connection for good (${code}). What that means is told at ` +
      'https://docs.discord.com/developers/topics/opcodes-and-status-codes; put it right, then start again.',
  );
}

/** Where somebody who manages a server adds the bot to it, with the least permissions. */
function inviteLink(client: Client): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', client.application?.id ?? '');
  link.searchParams.set('scope', 'bot applications.commands');
  link.searchParams.set('permissions', String(leastPermissions));
  return link.href;
}
