/** /discuss start: posts a claim, opens a thread on it, and collects where people stand. */
import {
  type Card,
  defineCommand,
  findThesis,
  open,
  pick,
  pickFor,
  readClosing,
  type SuggestContext,
  suggestTheses,
  take,
  text,
  thesisChoices,
  UserError,
} from '../../src/core/kit.ts';

/** Nobody should have to remember to end it. */
const usualLength = '7 days';

export default defineCommand({
  about: { en: 'Discuss a thesis here, in a thread of its own', zh: '在这里讨论一个论点，开一个帖子' },
  called: { zh: '发起' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    thesis: text(
      {
        about: { en: 'Its number, or a few words from it', zh: '论点编号，或其中的几个字' },
        called: { zh: '论点' },
        most: 120,
      },
      { suggest: suggestTheses, rest: true },
    ),
    until: text({
      about: {
        en: 'When it ends by itself: 18:00, 8h, 3 days (7 days)',
        zh: '何时自动结束：18:00、8小时、3天（7 天）',
      },
      called: { zh: '截止' },
      most: 20,
    }),
    pin: pick(
      { about: { en: 'Pin it in the channel', zh: '在频道里置顶' }, called: { zh: '置顶' } },
      { no: { en: 'no', zh: '不' }, yes: { en: 'yes', zh: '要' } },
    ),
  },
  examples: [
    { type: 'discuss start', shows: { en: 'Which thesis', zh: '哪个论点' } },
    { type: 'discuss start 99', shows: { en: '1 to', zh: '1 到' }, failed: true },
  ],
  async act({ options, pack, article, texts, language, desk }) {
    const { discuss } = texts;
    if (desk.here.hosts === 'managers' && !desk.manages) throw new UserError(discuss.managersHost);
    if (article.theses.length === 0) {
      throw new UserError(discuss.noTheses(article.title), [{ label: texts.articles, press: open('article list') }]);
    }
    if (!options.thesis) return which({ article, texts }, options);
    const thesis = findThesis({ article, pack }, options.thesis);
    if (!thesis) {
      throw new UserError(texts.noThesis(options.thesis, article.theses.length), [
        { label: texts.theses, press: open('article thesis') },
      ]);
    }
    const zone = desk.here.zone ?? desk.own.zone ?? desk.zone;
    const until = options.until ?? usualLength;
    const closesAt = readClosing(until, desk.now, zone);
    if (closesAt === undefined) throw new UserError(discuss.unknownUntil(until));
    const live = await desk.store.liveSessions(desk.place);
    if (live.some(({ thread }) => thread === desk.place)) {
      throw new UserError(discuss.inThisThread);
    }
    const taken = take(pack, thesis.number, { pin: options.pin === 'yes', closesAt });
    const begun = taken && (await desk.beginDiscussion(taken, pack.id, desk.here.language ?? language));
    if (!begun) {
      const stand = { label: discuss.mine, press: open('discuss stand', { thesis: thesis.number }) };
      const status = { label: discuss.statusTitle, press: open('discuss status') };
      return { title: discuss.under, blocks: [{ is: 'actions', of: [stand, status] }] };
    }
    return { title: discuss.openedTitle, tone: 'good', blocks: [{ is: 'text', text: discuss.openedText }] };
  },
});

function which(
  { article, texts }: Pick<SuggestContext, 'article' | 'texts'>,
  given: { readonly until?: string | undefined; readonly pin?: string | undefined },
): Card {
  const { discuss } = texts;
  return {
    title: discuss.whichTitle(article.title),
    blocks: [
      { is: 'text', text: discuss.whichText },
      {
        is: 'menu',
        press: pickFor('discuss start', 'thesis', { until: given.until, pin: given.pin }),
        hint: discuss.whichHint,
        of: thesisChoices(article.theses),
        suggests: true,
      },
    ],
  };
}
