/** A moment in words, as the clock on the reader's wall shows it. Pure. */
import type { Span } from '../../core/card.ts';
import type { Language } from '../../core/language.ts';
import type { Instant } from '../../core/place.ts';
import { textsOf } from '../../texts/texts.ts';

/** Where the terminal stands, and what time it is there. */
export type Here = { readonly zone: string; readonly now: Instant };

const local = (at: Instant, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** `09:30:05` today, else with the day; `Mon 21 September, 09:30`; `in 40 s`, said as of now. */
export function momentIn(
  { time, as }: Extract<Span, { readonly time: Instant }>,
  language: Language,
  { zone, now }: Here,
): string {
  if (as === 'relative') return relative(time - now, language);
  const at = local(time, zone);
  const clock = at.toPlainTime().toString({ smallestUnit: as === 'clock' ? 'second' : 'minute' });
  const today = at.toPlainDate().equals(local(now, zone).toPlainDate());
  return as === 'clock' && today
    ? clock
    : dayIn(time, language, { zone, now }) + (language === 'zh' ? ' ' : ', ') + clock;
}

function dayIn(time: Instant, language: Language, { zone, now }: Here): string {
  const sameYear = local(time, zone).year === local(now, zone).year;
  const form = new Intl.DateTimeFormat({ en: 'en-GB', zh: 'zh-CN' }[language], {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
  return form.format(time);
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function relative(until: number, language: Language): string {
  const texts = textsOf(language).terminal;
  const size = Math.abs(until);
  const say = until > 0 ? texts.inTime : texts.ago;
  if (size < second / 2) return texts.rightNow;
  if (size < 100 * second) return say(Math.round(size / second), 's');
  if (size < 100 * minute) return say(Math.round(size / minute), 'min');
  if (size < 2 * day) return say(Math.round(size / hour), 'h');
  return say(Math.round(size / day), 'd');
}
