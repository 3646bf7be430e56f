/** /article draft: questions from an imported article's own words, for a person to review. */
import {
  type Action,
  type Block,
  type Card,
  type Desk,
  type Drafting,
  defineCommand,
  managesHere,
  number,
  open,
  type SuggestContext,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Draft questions about an imported article (managers)', zh: '给导入的文章起草题目（管理员）' },
  called: { zh: '出题' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    count: number(
      { about: { en: 'How many; 30 unless you say', zh: '要几道；不说就是 30 道' }, called: { zh: '数量' } },
      { least: 1, most: 200 },
    ),
  },
  examples: [
    {
      type: 'article draft',
      shows: { en: 'manage', zh: '管理' },
      failed: true,
    },
  ],
  async act({ options: { count }, pack, article, texts, language, desk }) {
    const { drafts } = texts;
    if (desk.direct && !managesHere(desk)) throw new UserError(texts.add.inChannel);
    if (!desk.manages) throw new UserError(drafts.managers);
    if (!desk.drafter) throw new UserError(texts.add.notHere);
    const drafting = desk.drafter.draft(pack, count);
    return {
      card: { title: drafts.workingTitle, blocks: [{ is: 'text', text: drafts.working(article.title) }] },
      later: drafting.then((outcome) => {
        if (outcome.is === 'refused') throw new UserError(outcome.why[language]);
        return cardOf(outcome, { count, article: pack.id, texts, desk });
      }),
    };
  },
});

type Shown = {
  readonly count: number | undefined;
  readonly article: string;
  readonly texts: SuggestContext['texts'];
  readonly desk: Desk;
};

function cardOf(drafted: Drafting & { is: 'drafted' }, { count, article, texts, desk }: Shown): Card {
  const { drafts } = texts;
  const { id, title, forms, candidates, approved, dropped, edited, proposed } = drafted;
  const made = Object.values(forms).reduce((sum, each) => sum + each, 0);
  const decided = approved + dropped + edited > 0;
  const notes = [
    ...(count !== undefined && made > 0 && made < count ? [drafts.fewerHere(count, made)] : []),
    ...(decided ? [drafts.keptBefore(approved, dropped, edited)] : []),
    ...(proposed > 0 ? [drafts.proposed(proposed)] : []),
  ];
  const nothing = made + proposed === 0;
  const next: Action = desk.here.drafts
    ? { label: drafts.tryOne, press: open('quiz question', { article }), main: true }
    : { label: drafts.allow, press: turn('colloquy settings', { drafts: 'yes' }) };
  return {
    title: drafts.draftedTitle,
    ...(made > 0 && { tone: 'good' as const }),
    blocks: [
      { is: 'text', text: made > 0 ? drafts.made(made, candidates, title) : drafts.none(title) },
      ...(made > 0 ? [{ is: 'list' as const, items: formsOf(forms, texts) }] : []),
      ...notes.map((text): Block => ({ is: 'note', text })),
      ...(nothing ? [] : [reviewBlock(id, texts)]),
      ...(made > 0 ? [{ is: 'text' as const, text: desk.here.drafts ? drafts.allowed : drafts.untilThen }] : []),
      ...(made > 0 ? [{ is: 'actions' as const, of: [next] }] : []),
    ],
  };
}

/** The form of which there are most first. */
const formsOf = (forms: (Drafting & { is: 'drafted' })['forms'], { drafts }: Shown['texts']): string[] =>
  (Object.entries(forms) as [keyof typeof forms, number][])
    .toSorted((a, b) => b[1] - a[1])
    .map(([form, count]) => drafts.ofForm(drafts.forms[form], count));

const reviewBlock = (id: string, { drafts }: Shown['texts']): Block => ({
  is: 'text',
  text: [drafts.reviewBy, { code: `npm run -s review:drafts -- ${id}` }, drafts.reviewThen],
});
