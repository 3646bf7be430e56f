/** What Slack said when it refused, and what the person it concerns can do about it. */
import { webApi } from '@slack/bolt';
import type { Card } from '../../core/card.ts';
import { PlatformError, type Refused } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import { textsOf } from '../../texts/texts.ts';

/** Slack's word for it, such as `not_in_channel`; what we have of it where Slack did not answer. */
export function reasonOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof ResponseUrlError) return error.reason;
  return error instanceof Error ? error.message : String(error);
}

/** The scope that was missing. */
const neededOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError && 'needed' in error.data ? String(error.data.needed) : '';

/** Seconds to wait before trying again; `undefined` when waiting does not help. */
export const retryAfter = (error: unknown): number | undefined =>
  error instanceof webApi.WebAPIRateLimitedError || error instanceof ResponseUrlError ? error.retryAfter : undefined;

/** A `response_url` that did not take a message. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly reason: string;
  readonly retryAfter: number | undefined;
  constructor(reason: string, after?: number) {
    super(`response_url: ${reason}`);
    this.reason = reason;
    this.retryAfter = after;
  }
}

/** A refused call as an error that says which call, on which place, and what Slack said. */
export const platformError = (call: string, place: string, error: unknown): PlatformError =>
  error instanceof PlatformError
    ? error
    : new PlatformError(call, place, [reasonOf(error), neededOf(error)].filter(Boolean).join(' '), whyOf(error), {
        cause: error,
        doubtful: isDoubtful(error),
      });

/** What is not there any more: https://docs.slack.dev/reference/methods/chat.postMessage#errors and the pages beside it. */
const gone = new Set([
  'channel_not_found',
  'message_not_found',
  'thread_not_found',
  'user_not_found',
  'team_not_found',
  'cant_update_message',
  'is_archived',
  'is_inactive',
  'account_inactive',
  'user_disabled',
  'expired_url',
  'used_url',
]);
/** What may pass by itself. */
const passing = new Set([
  'ratelimited',
  'rate_limited',
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'update_failed',
  'team_added_to_org',
  'external_channel_migrating',
]);

/** What it means that Slack said no, and whether it said so at all: the rest is the network, or a Slack out of order. */
export function whyOf(error: unknown): Refused {
  if (error instanceof webApi.WebAPIPlatformError || error instanceof ResponseUrlError) {
    const reason = reasonOf(error);
    if (gone.has(reason)) return 'gone';
    return passing.has(reason) || /^HTTP 5/.test(reason) ? 'unreachable' : 'refused';
  }
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500 ? 'unreachable' : 'refused';
  return 'unreachable';
}

/** Whether Slack may have done the call all the same: it did not say that it did not. */
export const isDoubtful = (error: unknown): boolean =>
  retryAfter(error) === undefined && whyOf(error) === 'unreachable';

/** The card that tells the asker what went wrong and what to type or whom to ask. `bot` is the name that the bot is mentioned by. */
export function refusalCard(error: unknown, bot: string, language: Language): Card {
  const texts = textsOf(language).slack;
  return { title: texts.refusedTitle, tone: 'bad', blocks: [{ is: 'text', text: adviceOn(error, bot, language) }] };
}

/** What the person can do about it, in their language. */
export function adviceOn(error: unknown, bot: string, language: Language): string {
  const texts = textsOf(language).slack;
  const reason = reasonOf(error);
  switch (reason) {
    case 'not_in_channel':
    case 'channel_not_found':
      return texts.notInChannel(`/invite @${bot}`);
    case 'is_archived':
      return texts.archived;
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return texts.restricted;
    case 'file_uploads_disabled':
    case 'file_uploads_except_images_disabled':
    case 'file_type_not_allowed':
    case 'file_upload_size_restricted':
      return texts.noFiles;
    case 'missing_scope':
      return texts.missingScope(neededOf(error));
    case 'ratelimited':
      return texts.slowDown;
    case 'expired_trigger_id':
    case 'exchanged_trigger_id':
      return texts.formTooLate;
    default:
      return texts.refused(reason);
  }
}
