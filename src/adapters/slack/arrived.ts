/** What arrived, and where its answer can go: the parts that all of Slack's payloads share. */
import { z } from 'zod';
import type { Interaction } from '../../core/interaction.ts';
import { type Instant, placeId } from '../../core/place.ts';
import type { Download } from './download.ts';

/** What is known when something arrives, beside what the payload says. */
export type Receipt = {
  readonly at: Instant;
  /** What the names of our slash commands begin with, without the hyphen. */
  readonly prefix?: string;
  readonly botUser: string;
  /** Whether that channel is a direct conversation with the bot: Slack tells it from one between two people only in events. */
  readonly isDirect: (channel: string) => boolean;
  readonly download: Download;
};

/** Where an answer can go. */
export type Where = {
  readonly user: string;
  readonly channel?: string;
  /** The thread that it was in. */
  readonly thread?: string;
  /** The message that a public answer starts a thread on. */
  readonly opens?: string;
  /** Whether only its person sees the message that was pressed. */
  readonly ephemeral?: boolean;
  /** Valid for 30 minutes and five messages: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  readonly responseUrl?: string;
  /** Valid for three seconds and one modal: https://docs.slack.dev/reference/methods/views.open */
  readonly triggerId?: string;
};

export type Arrived = { readonly interaction: Interaction; readonly where: Where };

export const id = z.string().min(1);
const team = z.object({ id }).nullish();
const person = z.object({
  id,
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().optional(),
});
/** In an install for a whole organisation the team may be missing: then the person's, then the organisation. */
export const origin = z.object({ team, user: person, enterprise: team });
export const teamOf = (body: z.infer<typeof origin>): string =>
  body.team?.id ?? body.user.team_id ?? body.enterprise?.id ?? 'unknown';
export const nameOf = ({ name, username, id: user }: z.infer<typeof person>): string => username ?? name ?? user;

/** The first message of a thread carries its own time as `thread_ts`, and is not in the thread. */
export const threadOf = (ts: string, thread: string | undefined): string | undefined =>
  thread !== ts ? thread : undefined;

/** Where something happened, of what Slack says in every payload. `manages` is looked up later: payloads do not say. */
export const here = (
  team: string,
  channel: string | undefined,
  thread: string | undefined,
  direct: boolean,
): Pick<Interaction, 'place' | 'server' | 'direct' | 'manages'> => ({
  place: placeId('slack', team, ...placeParts(channel, thread)),
  server: placeId('slack', team),
  direct,
  manages: direct,
});

const placeParts = (channel: string | undefined, thread: string | undefined): string[] =>
  channel ? [channel, ...(thread ? [thread] : [])] : [];

export function timeOf(ts: string | undefined, receipt: Instant): Interaction['sentAt'] {
  const at = instantOf(ts);
  return at === undefined ? { at: receipt, by: 'receipt' } : { at, by: 'platform' };
}

/** Slack writes times as seconds with a fraction, `1618272000.000200`; `undefined` for what is none. */
export function instantOf(ts: string | undefined): Instant | undefined {
  const seconds = Number(ts);
  return seconds > 0 ? Math.round(seconds * 1000) : undefined;
}
