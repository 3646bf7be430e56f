/** What whoever runs the bot can put right when it does not start. */
import { webApi } from '@slack/bolt';
import { SetupError } from '../../core/errors.ts';
import { reasonOf } from './refusal.ts';

/** Where the operator finds the bot's token. */
export const botTokenIsAt =
  'The right one begins with xoxb-: open https://api.slack.com/apps, choose your app, then “OAuth & Permissions”, ' +
  'and copy the Bot User OAuth Token.';
const appTokenIsAt =
  'The right one begins with xapp-: open https://api.slack.com/apps, choose your app, then “Basic Information”, ' +
  'and make an App-Level Token with the scope connections:write. Socket Mode must be switched on for the app.';

/** Why the app could not start to listen. */
export function startError(
  error: unknown,
  { appToken, port }: { readonly appToken?: string; readonly port?: number },
): Error {
  if (appToken) return tokenError('SLACK_APP_TOKEN', error, appTokenIsAt);
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken
    ? new SetupError(`Port ${port} is in use already. Choose another one for Slack (SLACK_PORT).`, { cause: error })
    : asError(error);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A refused token is the operator's to put right; anything else is said as it is. */
export function tokenError(variable: string, error: unknown, help: string): Error {
  const reason = reasonOf(error);
  return error instanceof webApi.WebAPIPlatformError
    ? new SetupError(`Slack does not accept ${variable} (${reason}). ${help}`, { cause: error })
    : new SetupError(`Slack cannot be reached (${reason}). Check the network, then start again.`, { cause: error });
}
