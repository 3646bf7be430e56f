/** A moment, which Slack writes in the reader's own time zone and clock. */
import type { Span } from '../../core/card.ts';

export type Moment = Extract<Span, { readonly time: number }>;

/**
 * Slack has `{ago}`, which knows neither seconds nor the future: how long until then is a clock time.
 * https://docs.slack.dev/reference/block-kit/block-elements/date-element
 */
const formats = { clock: '{time_secs}', moment: '{date_short_pretty} {time}', relative: '{time_secs}' } as const;

export const formatOf = ({ as }: Moment): string => formats[as];

/** Slack takes whole seconds. Cut, not rounded: what is shown as the end is never later than the end. */
export const secondsOf = ({ time }: Moment): number => Math.floor(time / 1_000);

/** The moment in words where Slack does not write it, such as in a notification: `09:30:05 UTC`, `2026-09-21 09:30 UTC`. */
export function saidMoment(moment: Moment): string {
  const [day, clock] = new Date(moment.time).toISOString().split('T') as [string, string];
  return moment.as === 'moment' ? `${day} ${clock.slice(0, 5)} UTC` : `${clock.slice(0, 8)} UTC`;
}

/** The moment where Slack takes no rich text. Nothing of anybody else's is in it. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export const writtenMoment = (moment: Moment): string =>
  `<!date^${secondsOf(moment)}^${formatOf(moment)}|${saidMoment(moment)}>`;
