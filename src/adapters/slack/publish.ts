/** The app manifest: everything that Slack must know of the app, to be pasted at api.slack.com/apps. */
import type { Catalogue } from '../../core/command.ts';
import { SetupError } from '../../core/errors.ts';
import { limits } from './limits.ts';

/** Where Slack sends everything in HTTP mode. */
export const endpoint = '/slack/events';

export type ManifestOptions = {
  /** Put before the slash commands' names, for all apps of a workspace share them: `acme` makes `/acme-article`. */
  readonly prefix?: string;
  /** Colloquy unless told; at most 35 characters. */
  readonly name?: string;
  /** Asks for the optional scopes that let the bot find its own posts again after a crash. */
  readonly history?: boolean;
} & (
  | { readonly mode: 'socket' }
  /** The public address of the bot; `/slack/events` is added to it, unless it ends so. */
  | { readonly mode: 'http'; readonly url: string }
);

/** All that the bot needs, and no more. */
const scopes = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'users:read',
  'files:read',
  'files:write',
  // To pin a discussion where its host wants it.
  'pins:write',
] as const;

/**
 * With these the bot looks, after a crash, whether its own post stands already; without them such a post is never repeated.
 * Whoever installs the app can leave them out: https://docs.slack.dev/changelog/2026/03/16/optional-scopes
 */
const historyScopes = ['channels:history', 'groups:history'] as const;

const description = 'Puts an article into your team’s chat, to look things up in it and to think about it together.';
const longDescription =
  'Colloquy answers from one article, and every statement that it shows has an address, such as ¶2.3, that opens the paragraph ' +
  'it rests on. Type a slash command, mention it in a channel or a thread, or write to it directly; in English or in Chinese. ' +
  'It reads only what is addressed to it, needs no language model, and when the article does not say, it says so.';

/**
 * A complete manifest, pure; a name that Slack would refuse is a `SetupError`. The slash commands are sent unescaped (`should_escape: false`): what people type is a question or
 * a title, and mentions in it should stay the letters that they typed; the bot calls nobody.
 * https://docs.slack.dev/reference/app-manifest
 */
export function manifestFor(catalogue: Catalogue, options: ManifestOptions) {
  const { prefix, name = 'Colloquy' } = options;
  if (name.length > limits.appName) {
    throw new SetupError(
      `“${name}” has ${name.length} characters, and Slack takes ${limits.appName} in the name of an app. Choose a shorter one.`,
    );
  }
  const url = options.mode === 'http' ? endpointAt(options.url) : undefined;
  return {
    display_information: { name, description, long_description: longDescription, background_color: '#1f3a5f' },
    features: {
      // Without the tab that can be written in, nobody could send it a direct message.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      slash_commands: Object.entries(catalogue.groups).map(([group, { about }]) => ({
        command: `/${prefix ? `${prefix}-` : ''}${group}`,
        ...(url && { url }),
        description: `${about.en} · ${about.zh}`,
        usage_hint: hintFor(catalogue, group),
        should_escape: false,
      })),
    },
    oauth_config: { scopes: scopesFor(options) },
    settings: {
      event_subscriptions: { ...(url && { request_url: url }), bot_events: ['app_mention', 'message.im'] },
      interactivity: { is_enabled: true, ...(url && { request_url: url, message_menu_options_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: options.mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

const scopesFor = ({ history }: ManifestOptions) =>
  history ? { bot: [...scopes, ...historyScopes], bot_optional: [...historyScopes] } : { bot: [...scopes] };

const endpointAt = (url: string): string => {
  const address = url.replace(/\/+$/, '');
  return address.endsWith(endpoint) ? address : address + endpoint;
};

/** `summary | section [which] | …`, for Slack completes nothing after the command. */
const hintFor = (catalogue: Catalogue, group: string): string =>
  catalogue.commands
    .filter(({ words }) => words[0] === group)
    .map(({ words: [, name], options }) =>
      [
        name,
        ...Object.entries(options).map(([option, { required }]) => (required ? `<${option}>` : `[${option}]`)),
      ].join(' '),
    )
    .join(' | ');
