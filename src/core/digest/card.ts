/** The digest itself, as it is posted. Must not know how it comes there. */
import { type Texts, textsOf } from '../../texts/texts.ts';
import { type Article, sectionTitle } from '../article/article.ts';
import { type Action, type Card, type Rich, unreachable } from '../card.ts';
import type { Pack } from '../library.ts';
import { cited, open } from '../lookup.ts';
import { type Item, readItem } from './choose.ts';
import { askBlocks, beforeBlocks, dueBlocks, type Scene, subjectBlocks } from './parts.ts';
import type { Subscription } from './records.ts';
import type { Taken } from './taken.ts';

export function digestCard(taken: Taken, scene: Scene): Card {
  const { subscription, library, language } = scene;
  const pack = library.find(({ id }) => id === subscription.article);
  const texts = textsOf(language);
  if (!pack || taken.is === 'article') return articleGone(scene, texts);
  const article = pack.faces[language];
  switch (taken.is) {
    case 'item':
      return itemCard(taken, article, scene, texts);
    case 'recap':
      return recapCard(taken, article, scene, texts);
    case 'end':
      return endCard(taken.of, pack, scene, texts);
    case 'due':
      return {
        title: texts.digest.myReviews,
        blocks: [...dueBlocks(scene, texts), { is: 'note', text: [texts.digest.how, { command: 'digest status' }] }],
      };
    case 'nothing':
      throw new TypeError('a time that was missed has no card');
    default:
      return unreachable(taken);
  }
}

function itemCard(taken: Taken & { is: 'item' }, article: Article, scene: Scene, texts: Texts): Card {
  const { subscription } = scene;
  const item = readItem(taken.item);
  const wants = (what: Subscription['content'][number]) => subscription.content.includes(what);
  const prompt = wants('prompt') ? article.prompts.find(({ id }) => id === taken.prompt) : undefined;
  return {
    title: titleOf(article, item, texts),
    blocks: [
      ...(wants('thesis') ? subjectBlocks(article, item, scene, texts) : []),
      ...(prompt
        ? [{ is: 'text' as const, text: cited(article, [{ bold: texts.digest.prompt }, prompt.text], prompt.cites) }]
        : []),
      ...(taken.question ? askBlocks(taken.question, scene, texts) : []),
      ...dueBlocks(scene, texts),
      ...beforeBlocks(scene, texts),
      {
        is: 'note',
        text: [
          texts.digest.progress(article.title, taken.at, taken.of),
          texts.quiz.gap,
          texts.digest.how,
          { command: 'digest status' },
        ],
      },
    ],
  };
}

function titleOf(article: Article, { is, number }: Item, texts: Texts): string {
  if (is === 'thesis') return texts.thesisNumber(number, article.theses.length);
  const section = article.sections.find((each) => each.number === number);
  return section ? texts.digest.sectionTitle(sectionTitle(section)) : article.title;
}

function recapCard(taken: Taken & { is: 'recap' }, article: Article, scene: Scene, texts: Texts): Card {
  const claims = taken.items.flatMap((written): Rich[] => {
    const item = readItem(written);
    const thesis = item.is === 'thesis' && article.theses.find(({ number }) => number === item.number);
    if (thesis) return [cited(article, [{ bold: `${thesis.number}` }, ' ', thesis.claim], thesis.cites)];
    const section = article.sections.find(({ number }) => item.is === 'section' && number === item.number);
    return section ? [[{ bold: sectionTitle(section) }, ' ', section.gist ?? '']] : [];
  });
  return {
    title: texts.digest.recapTitle,
    blocks: [
      {
        is: 'text',
        text:
          claims.length > 0
            ? texts.digest.recapMissed
            : taken.answered > 0
              ? texts.digest.recapNothing
              : texts.digest.recapQuiet,
      },
      ...(claims.length > 0 ? [{ is: 'list' as const, items: claims }] : []),
      ...(taken.question ? askBlocks(taken.question, scene, texts) : []),
      ...dueBlocks(scene, texts),
      ...beforeBlocks(scene, texts),
      { is: 'note', text: [texts.digest.how, { command: 'digest status' }] },
    ],
  };
}

function endCard(of: number, pack: Pack, scene: Scene, texts: Texts): Card {
  const { title, theses } = pack.faces[scene.language];
  return {
    title: texts.digest.endTitle,
    blocks: [
      { is: 'text', text: texts.digest.endText(title, of, theses.length === 0) },
      { is: 'actions', of: [...endActions(texts), ...otherArticles(scene, texts)] },
      ...beforeBlocks(scene, texts),
    ],
  };
}

/** What may come after all has been shown. */
export const endActions = (texts: Texts): readonly Action[] => [
  { label: texts.digest.beginAgain, press: open('digest resume', { how: 'again' }), main: true },
  { label: texts.digest.weeklyRecap, press: open('digest resume', { how: 'recap' }) },
];

/** At most three others, the one after this first. */
export function otherArticles(
  { subscription, library, language }: Pick<Scene, 'subscription' | 'library' | 'language'>,
  texts: Texts,
): Action[] {
  const at = library.findIndex(({ id }) => id === subscription.article);
  const others = [...library.slice(at + 1), ...library.slice(0, Math.max(0, at))].slice(0, 3);
  return others.map(({ id, faces }) => ({
    label: texts.digest.nextArticle(faces[language].title),
    press: open('digest subscribe', { article: id, next: 'yes' }),
  }));
}

function articleGone(scene: Scene, texts: Texts): Card {
  return {
    title: texts.digest.articleGoneTitle,
    blocks: [
      { is: 'text', text: texts.digest.articleGone(scene.subscription.article) },
      ...beforeBlocks(scene, texts),
      { is: 'actions', of: otherArticles(scene, texts) },
    ],
  };
}
