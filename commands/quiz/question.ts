/** /quiz question: one question for the person who asks. */
import {
  chooseAlone,
  type Desk,
  defineCommand,
  managesHere,
  number,
  type Pack,
  readKinds,
  type SuggestContext,
  suggestKinds,
  takenNow,
  text,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'One question, for you alone', zh: '出一道题，只给你看' },
  called: { zh: '题目' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    section: number(
      { about: { en: 'From which section', zh: '出自第几节' }, called: { zh: '节' } },
      { least: 0, most: 99 },
    ),
    kind: text(
      { about: { en: 'What kind of question', zh: '哪种题型' }, called: { zh: '题型' }, most: 40 },
      { suggest: suggestKinds },
    ),
  },
  examples: [
    { type: 'quiz question', shows: { en: 'A question for you', zh: '给你一道题' } },
    { type: 'quiz question section:42', shows: { en: 'No question fits', zh: '没有符合条件的题' }, failed: true },
  ],
  async act({ options, pack, article, texts, desk }) {
    const kinds = options.kind === undefined ? [] : readKinds(options.kind);
    if (!kinds) throw new UserError(texts.quiz.unknownKind(options.kind ?? '', Object.values(texts.quiz.kinds)));
    const lately = await desk.store.askedLately(desk.person.id, pack.id);
    const without = await takenNow(desk, pack.id);
    const wish = { without, sections: options.section === undefined ? [] : [options.section], kinds };
    const drafts = desk.here.drafts ?? false;
    const question = chooseAlone(pack, wish, { seed: desk.seed, lately, drafts });
    if (question) return desk.ask(pack, question, 'solo');
    throw article.questions.length > 0 || drafts
      ? new UserError(texts.quiz.noQuestion)
      : noneApproved(pack, article.title, desk, texts);
  },
});

/** Drafts may be waiting: who manages the channel can let them be asked. */
function noneApproved(
  { drafts = [] }: Pack,
  title: string,
  desk: Desk,
  { packs, drafts: words }: SuggestContext['texts'],
): UserError {
  if (drafts.length === 0) return new UserError(packs.noQuestions(title));
  const allow = { label: words.allow, press: turn('colloquy settings', { drafts: 'yes' }) };
  return new UserError(words.waiting(title, drafts.length), managesHere(desk) ? [allow] : []);
}
