/** /digest subscribe: one thesis a day for a channel, or for oneself. */
import {
  aboutRows,
  articleOption,
  type Card,
  carried,
  defineCommand,
  fillIn,
  isAlone,
  isOwn,
  mayChange,
  nextBlocks,
  open,
  pick,
  progressOf,
  quietFor,
  readContent,
  readDays,
  readTime,
  readZone,
  type Subscription,
  type SuggestContext,
  subscribedBy,
  suggestContent,
  targetOf,
  text,
  toOption,
  turn,
  UserError,
  usualTime,
  zoneOf,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'One thesis a day, for this channel or for you', zh: '每天一个论点，给这个频道或给你自己' },
  called: { zh: '订阅' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    time: text({
      about: { en: 'At what time: 09:00, 9:30 pm', zh: '几点：09:00、晚上9点半' },
      called: { zh: '时间' },
      most: 20,
    }),
    days: text(
      {
        about: { en: 'On which days: weekdays, every day, Mon, Wed, Fri', zh: '哪几天：工作日、每天、周一三五' },
        called: { zh: '日子' },
        most: 60,
      },
      { rest: true },
    ),
    content: text(
      {
        about: { en: 'What is in it: thesis, question, prompt, due', zh: '有什么：论点、题、想一想、复习' },
        called: { zh: '内容' },
        most: 60,
      },
      { suggest: suggestContent },
    ),
    order: pick(
      { about: { en: 'In which order', zh: '按什么次序' }, called: { zh: '次序' } },
      {
        written: { en: 'as written', zh: '按原文' },
        shuffled: { en: 'shuffled', zh: '打乱' },
        need: { en: 'by need', zh: '按需要' },
      },
    ),
    zone: text({
      about: { en: 'In which time zone: London, Shanghai', zh: '哪个时区：上海、London' },
      called: { zh: '时区' },
      most: 60,
    }),
    holidays: pick(
      {
        about: { en: 'Whose holidays and make-up workdays count', zh: '要不要按中国大陆的放假与调休' },
        called: { zh: '假日' },
      },
      { china: { en: 'mainland China', zh: '按放假与调休' }, none: { en: 'none', zh: '不管' } },
    ),
    to: toOption,
  },
  buttonOptions: {
    // Common to all that read an article; here it is asked whether one was named.
    article: articleOption,
    next: pick(
      { about: { en: 'Go on with this article', zh: '接着讲这篇' }, called: { zh: '接着' } },
      { yes: { en: 'yes', zh: '是' } },
    ),
  },
  examples: [
    { type: 'digest subscribe', shows: { en: 'one thesis a day', zh: '一个论点：主张' } },
    {
      type: 'digest subscribe 9:30 weekdays zone:Shanghai order:need',
      shows: { en: 'on workdays of mainland China at 09:30', zh: '工作日（按中国大陆的放假与调休） 09:30' },
    },
    { type: 'digest subscribe teatime', shows: { en: '“teatime”', zh: '“teatime”' }, failed: true },
    { type: 'digest subscribe 9:00 content:weather', shows: { en: '“weather”', zh: '“weather”' }, failed: true },
  ],
  async act({ options, pack, library, texts, language, desk }) {
    const { digest, own } = texts;
    mayChange(desk, options.to, texts);
    const alone = isOwn(desk, options.to);
    const before = await desk.store.subscriptionOf(targetOf(desk, options.to));
    const wish = {
      time: read(options.time, readTime, own.unknownTime),
      days: read(options.days, readDays, own.unknownDays),
      zone: read(options.zone, readZone, own.unknownZone),
      content: read(options.content, readContent, digest.unknownContent),
      calendar: options.holidays,
      order: options.order,
    };
    const says = [...Object.values(wish), options.next, options.article].some((value) => value !== undefined);
    if (!says && !before) return offer();
    const usual = alone ? zoneOf(desk) : (desk.here.zone ?? desk.own.zone ?? desk.zone);
    const quiet = alone ? desk.own.quiet : undefined;
    const place = alone && !isAlone(desk) ? undefined : desk.place;
    const setting = {
      target: targetOf(desk, options.to),
      ...(place && { place }),
      server: desk.server,
      person: desk.person.id,
      language: alone ? language : (desk.here.language ?? language),
      article: options.article || !before ? pack.id : before.article,
      zone: usual,
      now: desk.now,
      id: desk.seed,
      quiet,
    };
    const set = says ? subscribedBy(before, wish, setting) : before;
    if (!set) return offer();
    if (says) await desk.store.putSubscription(set);
    const shown = await desk.store.shownItems(set.id, set.round);
    return { card: setCard(set, shown), ...(options.next && { shownTo: 'everyone' as const }) };

    /** Nothing comes to anybody who has not asked for it. */
    function offer(): Card {
      const zone = alone ? zoneOf(desk) : (desk.here.zone ?? desk.own.zone ?? desk.zone);
      const to = alone && !isAlone(desk) ? { to: 'me' } : {};
      const example = subscribedBy(
        undefined,
        {},
        {
          target: desk.place,
          server: desk.server,
          person: desk.person.id,
          language,
          article: pack.id,
          zone,
          now: desk.now,
          id: desk.seed,
        },
      );
      return {
        title: digest.title,
        blocks: [
          { is: 'text', text: alone ? digest.noneForYou : digest.none },
          aboutRows(example, progressOf(example, library, []), library, language, texts),
          {
            is: 'actions',
            of: [
              {
                label: digest.subscribeAt(usualTime),
                press: turn('digest subscribe', { time: usualTime, ...to }),
                main: true,
              },
              { label: digest.otherwise, press: fillIn('digest subscribe', to) },
            ],
          },
        ],
      };
    }

    function setCard(subscription: Subscription, shown: readonly string[]): Card {
      return {
        title: says ? (before ? digest.changedTitle : digest.setTitle) : digest.title,
        ...(says && { tone: 'good' as const }),
        blocks: [
          aboutRows(subscription, progressOf(subscription, library, shown), library, language, texts),
          ...nextBlocks(subscription, desk.now, 1, quietFor(desk, subscription), texts),
          { is: 'actions', of: stepsFor(subscription, texts, carried(desk, subscription)) },
        ],
      };
    }
  },
});

function stepsFor(
  { time, days, content, order, zone }: Subscription,
  { digest, quiz }: SuggestContext['texts'],
  to: object,
) {
  const before = { time, days: quiz.days(days), content: content.join(', '), order, zone, ...to };
  return [
    { label: digest.preview, press: open('digest preview', { ...to }) },
    { label: digest.change, press: fillIn('digest subscribe', before) },
    { label: digest.bringNow, press: open('digest now', { ...to }) },
    { label: digest.status, press: turn('digest status', { ...to }) },
  ];
}

/** What was typed, as it is meant; what cannot be read is the person's to mend. */
function read<T>(
  typed: string | undefined,
  as: (typed: string) => T | undefined,
  unreadable: (typed: string) => string,
): T | undefined {
  if (typed === undefined) return undefined;
  const meant = as(typed);
  if (meant === undefined) throw new UserError(unreadable(typed));
  return meant;
}
