/** Which scope a method wants: https://docs.slack.dev/reference/methods, on the page of each. */

/** What an app has that was made with our manifest as it is written without flags. */
export const manifestScopes: readonly string[] = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'users:read',
  'files:read',
  'files:write',
  'pins:write',
];

const wanted: Readonly<Record<string, string>> = {
  'users.info': 'users:read',
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'files.info': 'files:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'pins.add': 'pins:write',
};

/** The scope that the call needs, if it needs one; reading a conversation needs the one of its kind. */
export function scopeFor(method: string, body: Readonly<Record<string, unknown>>): string | undefined {
  if (!method.startsWith('conversations.')) return wanted[method];
  const kind = String(body.channel).charAt(0);
  return kind === 'D' ? 'im:history' : kind === 'G' ? 'groups:history' : 'channels:history';
}
