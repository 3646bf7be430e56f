/** /colloquy language: which language the bot speaks with a person, and on the boards of a channel. */
import {
  type Action,
  type Card,
  choose,
  type Desk,
  defineCommand,
  pick,
  type SuggestContext,
  textsOf,
  turn,
  UserError,
  whoseOption,
} from '../../src/core/kit.ts';

type Texts = SuggestContext['texts'];
const ways = ['zh', 'en', 'auto'] as const;
type Way = (typeof ways)[number];

export default defineCommand({
  about: { en: 'Which language I speak with you, or on this channel’s boards', zh: '我跟你说哪种语言，题板用哪种语言' },
  called: { zh: '语言' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    which: pick(
      { about: { en: 'Which language', zh: '哪种语言' }, called: { zh: '哪种' } },
      {
        zh: { en: '中文 (Chinese)', zh: '中文' },
        en: { en: 'English', zh: 'English（英文）' },
        auto: { en: 'that of your app, or of whoever starts', zh: '自动' },
      },
    ),
    for: whoseOption,
  },
  examples: [
    { type: 'colloquy language', shows: { en: 'that of your app', zh: '跟随你的应用' } },
    { type: 'colloquy language auto', shows: { en: 'As your app has it', zh: '跟随你的应用' } },
  ],
  async act({ options, texts, desk }) {
    const { own } = texts;
    const which = options.which;
    if (options.for === 'channel') {
      if (desk.direct) throw new UserError(own.onlyUs);
      if (!desk.manages) throw new UserError(own.managersChoose);
    }
    if (!which) return choices(desk, texts);
    if (options.for === 'channel') {
      await desk.setHere({ language: which === 'auto' ? null : which });
      const said = which === 'auto' ? own.boardsFollow : own.boardsSet(own.names[which]);
      return { title: own.boardsSetTitle, tone: 'good', blocks: [{ is: 'text', text: said }] };
    }
    await choose(desk, { language: which === 'auto' ? null : which });
    const language = which === 'auto' ? desk.usualLanguage : which;
    return { card: chosen(which, textsOf(language)), language };
  },
});

function chosen(which: Way, { own }: Texts): Card {
  const follows = which === 'auto';
  return {
    title: follows ? own.languageFollowsTitle : own.languageSetTitle,
    tone: 'good',
    blocks: [
      { is: 'text', text: follows ? own.languageFollows : own.languageSet },
      { is: 'note', text: own.languageNote },
    ],
  };
}

/** What is chosen, and a button for each of the other choices. */
function choices(desk: Desk, { own }: Texts): Card {
  const mine: Way = desk.own.language ?? 'auto';
  const boards: Way = desk.here.language ?? 'auto';
  const named = (way: Way, auto: string) => (way === 'auto' ? auto : own.names[way]);
  const others = (now: Way, label: (way: Way) => string, more: { readonly for?: 'channel' } = {}): Action[] =>
    ways
      .filter((way) => way !== now)
      .map((way) => ({ label: label(way), press: turn('colloquy language', { which: way, ...more }) }));
  return {
    title: own.languageTitle,
    blocks: [
      {
        is: 'facts',
        rows: [
          { label: own.you, value: named(mine, own.appLanguage) },
          ...(desk.direct ? [] : [{ label: own.rowBoardLanguage, value: named(boards, own.hostLanguage) }]),
        ],
      },
      { is: 'note', text: own.languageNote },
      { is: 'actions', of: others(mine, (way) => own.buttons[way]) },
      ...(desk.direct || !desk.manages
        ? []
        : [{ is: 'actions' as const, of: others(boards, (way) => own.boardButtons[way], { for: 'channel' }) }]),
    ],
  };
}
