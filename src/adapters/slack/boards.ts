/** The messages that the bot sends by itself: posted once, edited afterwards, found again. */
import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Instant, PersonId, PlaceId, Posted } from '../../core/place.ts';
import { messageRef, placeId } from '../../core/place.ts';
import type { Log, Platform, Shown } from '../../core/ports.ts';
import { instantOf } from './arrived.ts';
import { type Files, filesOf } from './files.ts';
import { readMessage, readPerson, readPlace } from './ids.ts';
import type { Patiently } from './patience.ts';
import { isDoubtful, platformError, reasonOf } from './refusal.ts';
import { renderShown } from './render.ts';
import type { Slash } from './rich.ts';
import { bodyOf, editOf } from './ways.ts';

export type Boards = Pick<Platform, 'post' | 'edit' | 'find' | 'tell' | 'edits' | 'openThread' | 'pin'>;

export type BoardParts = {
  readonly client: webApi.WebClient;
  /** One that tries a call only once: a post whose answer was lost may stand, and would be there twice. */
  readonly poster: webApi.WebClient;
  readonly patiently: Patiently;
  readonly files: Files;
  readonly slash: Slash;
  readonly log: Log;
  /** Whether that bot is us. */
  readonly isUs: (bot: string | undefined) => boolean;
  /** Is told each direct conversation that turns out to be with the bot. */
  readonly learnDirect: (channel: string) => void;
};

/** Any member of the workspace can read it: https://docs.slack.dev/messaging/message-metadata */
const eventType = 'colloquy_board';
/** Milliseconds in which the same `once` is not posted again. */
const remembered = 10 * 60_000;
/** How many of a channel's latest messages are looked through. A thread is read from its beginning, so all that one call gives. */
const looked = 50;
const lookedInThread = 999;
/** Where all since a moment are looked through: a page, and how many of them. */
const lookedSince = 200;
const mostPages = 10;
/** By how much Slack's clock may be behind ours, in milliseconds. */
const clockSkew = 5 * 60_000;
/** chat.update allows "50+" a minute in a workspace (tier 3), here 45. https://docs.slack.dev/apis/web-api/rate-limits */
const everyEdit = 1_334;

const history = z.array(
  z.object({
    ts: z.string(),
    bot_id: z.string().optional(),
    metadata: z
      .object({ event_type: z.string(), event_payload: z.object({ once: z.unknown() }) })
      .optional()
      .catch(undefined),
  }),
);

type History = z.infer<typeof history>[number];

type Target = { readonly team: string; readonly channel: string; readonly thread?: string; readonly place: string };

export function createBoards({ client, poster, patiently, files, slash, log, isUs, learnDirect }: BoardParts): Boards {
  const standing = new LRUCache<string, Promise<Posted>>({ max: 5_000, ttl: remembered });
  /** Posts that Slack may have taken without our knowing. */
  const doubtful = new LRUCache<string, true>({ max: 5_000, ttl: remembered });

  const calling = <Said>(call: string, place: string, go: () => Promise<Said>): Promise<Said> =>
    told(call, place, patiently(call, place, go));

  function onlyOnce(key: string, go: () => Promise<Posted>): Promise<Posted> {
    const known = standing.get(key);
    if (known) return known;
    const work = go();
    standing.set(key, work);
    work.catch((error: unknown) => {
      standing.delete(key);
      if (error instanceof Error && isDoubtful(error.cause)) doubtful.set(key, true);
    });
    return work;
  }

  async function send({ team, channel, thread, place }: Target, shown: Shown, once: string): Promise<Posted> {
    const message = renderShown(shown, slash);
    const uploaded = await told('upload', place, files.upload(shown.card, place)).catch((error: unknown) => {
      // A picture only shows what the words say: without it they are posted all the same.
      if (filesOf(shown.card).some(({ is }) => is === 'file')) throw error;
      log.warn({ err: error, place }, 'a picture could not be uploaded');
      return [];
    });
    const said = await calling('chat.postMessage', place, () =>
      poster.chat.postMessage({
        ...bodyOf(message),
        channel,
        metadata: { event_type: eventType, event_payload: { once } },
        ...(thread && { thread_ts: thread }),
      }),
    );
    const { ts = '', channel: where = channel } = said;
    const posted = postedAs(team, where, ts, thread);
    // The message stands: a file that does not come after it is no reason to post it again.
    await files.share(uploaded, { channel: where, thread }, place).catch((error: unknown) => {
      log.warn(
        { err: platformError('files.completeUploadExternal', place, error), place },
        'a file could not be shown',
      );
    });
    return posted;
  }

  /** The latest messages of a place, or all since a moment; `whole`: nothing was left out. */
  async function read({ channel, thread }: { channel: string; thread?: string }, place: string, since?: Instant) {
    const found: History[] = [];
    const how = {
      channel,
      include_all_metadata: true,
      ...(since !== undefined && { oldest: String((since - clockSkew) / 1000), inclusive: true }),
    };
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const on = { ...how, ...(cursor && { cursor }) };
      const said = await (thread
        ? calling('conversations.replies', place, () =>
            client.conversations.replies({ ...on, ts: thread, limit: lookedInThread }),
          )
        : calling('conversations.history', place, () =>
            client.conversations.history({ ...on, limit: since === undefined ? looked : lookedSince }),
          ));
      found.push(...history.parse(said.messages ?? []));
      cursor = said.response_metadata?.next_cursor;
      if (since === undefined || !said.has_more) return { found, whole: true };
      if (!cursor) break;
    }
    return { found, whole: false };
  }

  const find: Boards['find'] = async (place, once, since) => {
    // A direct conversation has a name of its own, which only a scope that we do not ask for would tell.
    if (isPerson(place)) return 'unknown';
    const { team, channel, thread } = readPlace(place);
    try {
      const at = { channel, ...(thread && { thread }) };
      // The latest too: whoever's clock was wrong is not to look past a message that stands.
      const latest = since === undefined ? [] : (await read(at, place)).found;
      const { found: all, whole } = await read(at, place, since);
      const found = [...latest, ...all];
      const ours = found.find(
        ({ bot_id: bot, metadata }) =>
          isUs(bot) && metadata?.event_type === eventType && metadata.event_payload.once === once,
      );
      if (ours) return postedAs(team, channel, ours.ts, thread);
      return whole ? undefined : 'unknown';
    } catch (error) {
      if (mayNotLook(error)) return 'unknown';
      throw error;
    }
  };

  return {
    find,
    post: (place, shown, once) => {
      const key = `${place} ${once}`;
      return onlyOnce(key, async () => {
        const found = doubtful.has(key) && (await find(place, once).catch(() => 'unknown' as const));
        return found && found !== 'unknown' ? found : send({ ...readPlace(place), place }, shown, once);
      });
    },
    tell: (person, shown, once) => {
      const { team, user } = readPerson(person);
      return onlyOnce(`${person} ${once}`, async () => {
        const posted = await send({ team, channel: user, place: person }, shown, once);
        learnDirect(readMessage(posted.message).channel);
        return posted;
      });
    },
    async edit(message, shown) {
      const { channel, ts } = readMessage(message);
      const body = editOf(renderShown(shown, slash));
      await calling('chat.update', message, () => client.chat.update({ channel, ts, ...body }));
    },
    // A thread begins with the first reply: its name is the message's, and there is nothing to open.
    openThread: async (message) => {
      const { team, channel, ts, thread } = readMessage(message);
      return placeId('slack', team, channel, thread ?? ts);
    },
    async pin(message) {
      const { channel, ts } = readMessage(message);
      await calling('pins.add', message, () => client.pins.add({ channel, timestamp: ts })).catch((error: unknown) => {
        if (!(error instanceof Error && reasonOf(error.cause) === 'already_pinned')) throw error;
      });
    },
    edits: { every: everyEdit, of: (place) => placeId('slack', readPlace(place).team) },
  };
}

/** `slack:team:user`: users begin with U, or with W where an organisation is large. */
const isPerson = (id: PlaceId | PersonId): id is PersonId => /^[UW]/.test(id.split(':')[2] ?? '');

/** A message's time is its name. */
const postedAs = (team: string, channel: string, ts: string, thread?: string): Posted => ({
  message: messageRef('slack', team, channel, ts, ...(thread ? [thread] : [])),
  at: instantOf(ts) ?? 0,
});

/** Whatever goes wrong with it is a `PlatformError`. */
async function told<Said>(call: string, place: string, work: Promise<Said>): Promise<Said> {
  try {
    return await work;
  } catch (error) {
    throw platformError(call, place, error);
  }
}

/** Without the optional scopes, or without being in the channel, its history is closed to us. */
const mayNotLook = (error: unknown): boolean =>
  error instanceof Error &&
  ['missing_scope', 'not_in_channel', 'no_permission', 'not_allowed_token_type'].includes(reasonOf(error.cause));
