/** The cards of a discussion, drawn by its own rules: of a small article, with words that a platform could take for something else. */
import { drawBoard } from '../../src/core/discussion/board.ts';
import { view } from '../../src/core/discussion/private.ts';
import type { Discussion, State } from '../../src/core/discussion/state.ts';
import type { Taken, TakenFace } from '../../src/core/discussion/taken.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import type { Language } from '../../src/core/language.ts';
import { type PersonId, placeId } from '../../src/core/place.ts';
import type { Talk } from '../../src/core/store.ts';

const zh: TakenFace = {
  article: '渡口与桥',
  author: '测试者',
  claim: '修桥的人多了，摆渡的人就该改行修路。',
  counterpoint: '摆渡的人认得水，路修不修得成，还得问认得水的人。',
  mind: '数一数改行的人里有几个后来真的修成了路。',
  prompts: ['桥和路，哪一个更难修？', '你见过改行改对了的人吗？'],
  said: [
    { address: '1.1', words: '桥通了以后，渡口一天只来三个人。', is: 'note' },
    { address: '2.3', words: '他说，水退了，船还在。\n人散了，路还在。', is: 'text' },
  ],
  sections: [
    { number: 0, title: '开头', passages: [{ address: '0.1', says: '从前有一条河' }] },
    { number: 1, title: '桥', passages: [{ address: '1.1', says: '桥通了以后' }] },
  ],
};
const en: TakenFace = {
  ...zh,
  article: 'Ferry and bridge',
  author: 'A. Tester',
  claim: 'Once there are bridges, those who ferried people over should build roads.',
  counterpoint: 'Ferrymen know the water; whether a road will hold is theirs to say.',
  mind: 'Count who among them ever built a road that lasted.',
  prompts: [
    'Which is harder to build, a bridge or a road?',
    'Have you met somebody who changed trades and was right to?',
  ],
  said: [
    { address: '1.1', words: 'After the bridge three people a day came to the ferry.', is: 'note' },
    { address: '2.3', words: '他说，水退了，船还在。\n人散了，路还在。', is: 'text' },
  ],
  sections: [
    { number: 0, title: 'Opening', passages: [{ address: '0.1', says: 'There was a river once' }] },
    { number: 1, title: 'Bridges', passages: [{ address: '1.1', says: 'After the bridge' }] },
  ],
};
const taken: Taken = {
  thesis: 3,
  of: 14,
  cites: ['1.1', '2.3'],
  faces: { zh, en },
  closesAt: Date.UTC(2026, 10, 27, 9),
  pin: true,
};

const place = placeId('test', 'room');
const discussion = (language: Language, state: Partial<State> = {}): Discussion => ({
  id: 'k3f9a1b2c3d4',
  machine: 'discussion',
  place,
  server: placeId('test'),
  language,
  article: 'tiny',
  version: 4,
  live: true,
  startedAt: Date.UTC(2026, 10, 25, 9),
  state: {
    phase: 'open',
    host: 'test:ada' as PersonId,
    thread: placeId('test', 'room', 'thread'),
    prompts: 2,
    other: true,
    says: true,
    reasons: 2,
    ...state,
  },
  taken,
});
const over: Partial<State> = { phase: 'over', ended: 'wrapped' };

const talk: Talk = {
  stands: [
    { first: 'agree', now: 'agree', count: 3 },
    { first: 'unsure', now: 'agree', count: 2 },
    { first: 'unsure', now: 'disagree', count: 1 },
    { first: 'disagree', now: 'disagree', count: 1 },
  ],
  changed: 3,
  cited: [
    { address: '1.1', stand: 'agree', count: 2 },
    { address: '1.1', stand: 'disagree', count: 1 },
    { address: '2.3', count: 1 },
  ],
  reasons: [
    {
      number: 0,
      stand: 'disagree',
      words: `<@U0ADA> *@everyone* & “#general”: ${'the river is not asked, but it answers. '.repeat(12)}`.trim(),
      address: '1.1',
      thoughts: 3,
    },
    { number: 1, words: '我外公摆了一辈子渡。', prompt: 0, thoughts: 1 },
  ],
};

/** One white pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

const board = (name: string, language: Language, state: Partial<State> = {}, png?: string): CardReply => ({
  is: 'card',
  card: drawBoard(name, discussion(language, state), talk, png),
  shownTo: 'everyone',
  language,
});
const alone = (language: Language): CardReply => {
  const actor = {
    person: { id: 'test:ben' as PersonId, name: 'Ben' },
    sentAt: { at: 0, by: 'platform' as const },
    manages: false,
    language,
  };
  const stance = { stand: 'agree' as const, reason: 'Roads go where bridges do not.', address: '1.1', sentAt: 0 };
  const card = view('mine', [], discussion('en'), { actor, talk, stance, reasons: [0] });
  if ('fields' in card) throw new TypeError('a form where a card should be');
  return { is: 'card', card, shownTo: 'asker', language };
};

export const discussionCards: Readonly<Record<string, CardReply>> = {
  'a claim under discussion': board('claim', 'en'),
  'a claim under discussion in Chinese': board('claim', 'zh'),
  'a claim whose discussion is over': board('claim', 'en', over),
  'the guide of a discussion': board('guide', 'en', { prompts: 1 }),
  'an open question of a discussion': board('prompt0', 'zh'),
  'the other side of a thesis': board('other', 'en'),
  'what the article says of a thesis': board('says', 'zh'),
  'a reason without a name': board('reason0', 'en'),
  'a reason that was taken back': board('reason7', 'zh'),
  'the report of a discussion': board('report', 'en', over, pixel),
  'the report of a discussion in Chinese': board('report', 'zh', over, pixel),
  'where one stands': alone('en'),
  'where one stands in Chinese': alone('zh'),
};
