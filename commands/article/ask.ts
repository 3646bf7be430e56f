/** /article ask: the paragraph that answers a question, or a plain "not in this article". */
import {
  answerCard,
  asked,
  defineCommand,
  findAnswer,
  goesOnFrom,
  hasSubject,
  hasWords,
  open,
  pick,
  sharedCard,
  shownAddress,
  sourceButton,
  subjectOf,
  text,
  UserError,
  wordingOf,
} from '../../src/core/kit.ts';

const yes = { yes: { en: 'yes', zh: '是' } } as const;
const yesOrNo = { ...yes, no: { en: 'no', zh: '否' } } as const;

export default defineCommand({
  about: { en: 'Ask the article a question', zh: '向文章提问' },
  called: { zh: '提问' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    question: text(
      {
        about: { en: 'Your question, in English or Chinese', zh: '你的问题，中文英文都可以' },
        called: { zh: '问题' },
        most: 300,
      },
      { required: true, rest: true },
    ),
  },
  buttonOptions: {
    before: text({
      about: { en: 'The question that it goes on from', zh: '接着哪个问题问的' },
      called: { zh: '前问' },
      most: 300,
    }),
    alone: pick({ about: { en: 'It goes on from nothing', zh: '单独来看' }, called: { zh: '单独' } }, yes),
    at: text({ about: { en: 'Which paragraph to show', zh: '显示哪一段' }, called: { zh: '段' }, most: 20 }),
    helped: pick({ about: { en: 'Whether it helped', zh: '有没有帮助' }, called: { zh: '有用' } }, yesOrNo),
    keep: pick(
      { about: { en: 'Whether to keep the question', zh: '要不要留下问题' }, called: { zh: '留下' } },
      yesOrNo,
    ),
    share: pick({ about: { en: 'Show it to everyone', zh: '给大家看' }, called: { zh: '分享' } }, yes),
    tries: pick(
      { about: { en: 'Only a look at what others asked', zh: '只是看看别人问的' }, called: { zh: '试问' } },
      yes,
    ),
  },
  examples: [
    { type: 'article ask 为什么说产业互联网不是终极状态', shows: { en: '¶4', zh: '¶4' } },
    { type: 'article ask Why let go of traffic?', shows: { en: '¶', zh: '¶' } },
    { type: 'article ask Who won the 2018 World Cup', shows: { en: 'Not in this article', zh: '文章里没有' } },
    { type: 'article ask 🙂', shows: { en: 'words', zh: '文字' }, failed: true },
  ],
  async act({ options, pack, article, language, texts, catalogue, desk }) {
    const { question, at, helped, keep, share, tries } = options;
    const { store, place, server, now, direct } = desk;
    const person = desk.person.id;
    if (!hasWords(question)) throw new UserError(texts.needsWords);
    const isNew = !helped && !keep && !share && at === undefined;
    const told = { place, person, article: pack.id, question, at: now };
    // Where others are, a question that was asked in private is nobody's to go on from.
    const last = isNew && direct && !options.before && !options.alone ? await goesOnFrom(store, told) : undefined;
    const before = options.alone ? undefined : (options.before ?? last);
    if (!hasSubject(question) && !before) {
      throw new UserError(texts.needsSubject, [
        { label: texts.summary, press: open('article summary') },
        { label: texts.source, press: open('article source') },
      ]);
    }
    if (wordingOf(article) === 'none') {
      throw new UserError(texts.packs.notSearchable, [
        ...sourceButton(article, texts),
        { label: texts.outline, press: open('article outline') },
      ]);
    }
    const finding = findAnswer(pack.index, question, { language, ...(before !== undefined && { before }) });
    const answer = { article, catalogue, texts, question, before, finding, at };
    const subject = subjectOf(question, before);
    const again = open('article ask', asked(answer));
    if (share && shownAddress(answer) && !direct) {
      if (!(await store.share(place, person, pack.id, subject, now))) {
        return { title: texts.ask.sharedTitle, blocks: [{ is: 'text', text: texts.ask.sharedAlready }] };
      }
      // From now on it is no secret: who goes on from it here is understood.
      if (hasSubject(question)) await store.putLastAsked(told);
      return { card: sharedCard(answer), shownTo: 'everyone', again };
    }
    const asking = { person, place, server, article: pack.id, subject, question, outcome: finding.outcome, at: now };
    if (isNew && !tries) await store.noteAsking(asking);
    const said = { ...(helped && { helped: helped === 'yes' }), ...(keep && { kept: keep === 'yes' }) };
    const known = helped || keep ? await store.judgeAsking(asking, said) : await store.asking(person, pack.id, subject);
    return { card: answerCard(answer, { asking: known, direct, toldNow: helped !== undefined }), again };
  },
});
