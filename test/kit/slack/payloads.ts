/** What Slack sends, shaped like the examples of its documentation; recorded once, with the parts that differ put in. */

export const team = 'T0TEAM000';
export const botUser = 'U0BOT0000';
export const botId = 'B0BOT0000';
const app = { api_app_id: 'A0APP0000', token: 'verification-token-that-nobody-may-log' };
const teamPart = { id: team, domain: 'reading-circle' };

export type At = { readonly user: string; readonly channel: string; readonly thread?: string | undefined };

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export const slashCommand = (command: string, text: string, { user, channel }: At, url: string, trigger: string) => ({
  ...app,
  team_id: team,
  team_domain: 'reading-circle',
  channel_id: channel,
  channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
  user_id: user,
  user_name: user.toLowerCase(),
  command,
  // "&, < and > are escaped in everything people type": https://docs.slack.dev/messaging/formatting-message-text#escaping
  text: escapeTyped(text),
  is_enterprise_install: 'false',
  response_url: url,
  trigger_id: trigger,
});

export const escapeTyped = (typed: string): string =>
  typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** https://docs.slack.dev/apis/events-api#event-type-structure with an inner event of app_mention or message.im */
export const event = (inner: Record<string, unknown>, eventId: string) => ({
  ...app,
  team_id: team,
  context_team_id: team,
  context_enterprise_id: null,
  event: inner,
  type: 'event_callback',
  event_id: eventId,
  event_time: 1618272000,
  authorizations: [
    { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: '4-message',
});

/** https://docs.slack.dev/reference/events/app_mention */
export const appMention = (text: string, { user, channel, thread }: At, ts: string) => ({
  user,
  type: 'app_mention',
  ts,
  client_msg_id: 'e8a3a8f0-0000-4000-8000-000000000000',
  text,
  team,
  channel,
  event_ts: ts,
  ...(thread && { thread_ts: thread }),
});

/** https://docs.slack.dev/reference/events/message.im */
export const directMessage = (text: string, { user, channel, thread }: At, ts: string) => ({
  user,
  type: 'message',
  ts,
  client_msg_id: 'e8a3a8f0-0000-4000-8000-000000000001',
  text,
  team,
  channel,
  event_ts: ts,
  channel_type: 'im',
  ...(thread && { thread_ts: thread }),
});

export type Pressing = At & { readonly ts: string; readonly ephemeral: boolean; readonly blocks: unknown };

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const blockActions = (action: Record<string, unknown>, on: Pressing, url: string, trigger: string) => ({
  type: 'block_actions',
  user: { id: on.user, username: on.user.toLowerCase(), name: on.user.toLowerCase(), team_id: team },
  ...app,
  container: {
    type: 'message',
    message_ts: on.ts,
    channel_id: on.channel,
    is_ephemeral: on.ephemeral,
    ...(on.thread && { thread_ts: on.thread }),
  },
  trigger_id: trigger,
  team: teamPart,
  enterprise: null,
  is_enterprise_install: false,
  channel: { id: on.channel, name: on.channel.startsWith('D') ? 'directmessage' : 'general' },
  // An ephemeral message is not sent along.
  ...(!on.ephemeral && {
    message: {
      type: 'message',
      bot_id: botId,
      user: botUser,
      ts: on.ts,
      app_id: app.api_app_id,
      blocks: on.blocks,
      ...(on.thread && { thread_ts: on.thread }),
    },
  }),
  state: { values: {} },
  response_url: url,
  actions: [{ block_id: 'kT5pQ', action_ts: '1618272030.000400', ...action }],
});

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export const blockSuggestion = (
  menu: { readonly action_id: string; readonly block_id: string },
  typed: string,
  user: string,
  where: { readonly channel: string; readonly ts: string } | { readonly view: Record<string, unknown> },
) => ({
  type: 'block_suggestion',
  user: { id: user, name: user.toLowerCase(), team_id: team },
  ...app,
  container:
    'view' in where
      ? { type: 'view', view_id: 'V0VIEW000' }
      : { type: 'message', message_ts: where.ts, channel_id: where.channel },
  team: teamPart,
  enterprise: null,
  is_enterprise_install: false,
  ...('view' in where ? { view: where.view } : { channel: { id: where.channel, name: 'general' } }),
  ...menu,
  value: typed,
});

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission */
export const viewSubmission = (view: Record<string, unknown>, values: unknown, user: string, trigger: string) => ({
  type: 'view_submission',
  team: teamPart,
  user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
  ...app,
  trigger_id: trigger,
  view: openedView(view, values),
  response_urls: [],
  is_enterprise_install: false,
  enterprise: null,
});

export const openedView = (view: Record<string, unknown>, values: unknown) => ({
  id: 'V0VIEW000',
  team_id: team,
  ...view,
  state: { values },
  hash: '1618272040.abcdef',
  previous_view_id: null,
  root_view_id: 'V0VIEW000',
  app_id: app.api_app_id,
  external_id: '',
  app_installed_team_id: team,
  bot_id: botId,
});
