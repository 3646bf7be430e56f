/** Digests as they are posted, drawn from the shipped article: what every adapter must be able to show. */
import { contentFolder } from '../../src/assemble.ts';
import { loadLibrary } from '../../src/content/load.ts';
import { digestCard } from '../../src/core/digest/card.ts';
import { questionFor } from '../../src/core/digest/choose.ts';
import type { Scene } from '../../src/core/digest/parts.ts';
import type { Taken } from '../../src/core/digest/taken.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import type { Language } from '../../src/core/language.ts';
import type { Library } from '../../src/core/library.ts';
import { noLog } from './databases.ts';
import { daily } from './digest-crash.ts';

const library: Library = await loadLibrary(contentFolder, noLog);
const [pack] = library;
const [today, before] = [7, 6].map((number) => questionFor(pack, { is: 'thesis', number }, 'corpus', []));
if (!today || !before) throw new Error('the shipped article has lost its questions');
const prompt = pack.faces.zh.prompts.find(({ thesis }) => thesis === 7)?.id ?? '';
const subscription = daily('corpus', { content: ['thesis', 'question', 'prompt', 'due'] });

const spread = [
  { given: before.key, count: 4, credit: 1_000 },
  { given: before.kind === 'true-false' ? String(before.key !== 'true') : 'a', count: 2, credit: 0 },
];
const told = {
  id: 'digest06xxxx',
  question: before,
  spread,
  streaks: [
    { name: 'Ada *bold* @everyone', days: 5 },
    { name: '阿宝', days: 3 },
    ...['Ben', 'Cleo', 'Dan', 'Eve'].map((name) => ({ name, days: 2 })),
  ],
};

function drawn(taken: Taken, language: Language, more: Partial<Scene> = {}): CardReply {
  const before = 'before' in taken && { before: told };
  const scene: Scene = { id: 'digest07xxxx', subscription, library, language, discusses: true, ...before, ...more };
  return { is: 'card', card: digestCard(taken, scene), shownTo: 'everyone', language };
}

const first: Taken = { is: 'item', item: 't7', at: 7, of: 20, question: today, prompt };
const item: Taken = { ...first, before: told.id };

export const digestCards: Readonly<Record<string, CardReply>> = {
  'a digest': drawn(item, 'en'),
  'a digest in Chinese': drawn(item, 'zh'),
  'a digest for one person': drawn(first, 'en', {
    subscription: { ...subscription, target: subscription.person },
    due: 3,
  }),
  'the end of a digest': drawn({ is: 'end', of: 20, before: told.id }, 'en'),
  'a weekly recap': drawn({ is: 'recap', items: ['t3', 't9'], answered: 12, question: today, before: told.id }, 'zh'),
};
