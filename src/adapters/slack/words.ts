/** What a person typed, out of what Slack made of it. */

/** The three characters that Slack escapes: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescapeControl = (written: string): string =>
  written.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));

/**
 * The words of a message that calls the bot: without the call, with mentions, channels and links as a person reads them.
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export const calledWords = (written: string, botUser: string): string =>
  unescapeControl(
    written
      .replace(new RegExp(`<@${botUser}(\\|[^>]*)?>`, 'g'), ' ')
      .replace(/<([^<>]+)>/g, (_, inside: string) => read(inside)),
  )
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();

/** `@U1|ada`, `#C1|general`, `!here`, `!subteam^S1|@team`, `!date^1^{date}|fallback`, `https://a.example|label`. */
function read(inside: string): string {
  const [target = '', name] = inside.split('|', 2);
  const sign = target.charAt(0);
  if (sign === '@' || sign === '#') return `${sign}${name || target.slice(1)}`;
  if (sign === '!') return name || `@${target.slice(1)}`;
  return name || target.replace(/^mailto:/, '');
}
