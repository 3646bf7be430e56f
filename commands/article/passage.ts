/** /article passage: one paragraph, by its address. */
import {
  type Article,
  attribution,
  type Card,
  defineCommand,
  findGone,
  findPassage,
  type Gone,
  open,
  quoteOf,
  readAddress,
  type SuggestContext,
  sectionTitle,
  sourceButton,
  suggestPassages,
  text,
  turn,
  UserError,
  wordsOf,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Open one paragraph by its address', zh: '按地址打开一个段落' },
  called: { zh: '段落' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    at: text(
      { about: { en: 'Its address, such as 2.3', zh: '地址，例如 2.3' }, called: { zh: '地址' }, most: 20 },
      { required: true, suggest: suggestPassages },
    ),
  },
  examples: [
    { type: 'article passage 2.3', shows: { en: '¶2.3', zh: '¶2.3' } },
    { type: 'article passage ¶4.1', shows: { en: '¶4.1', zh: '¶4.1' } },
    { type: 'article passage 2.99', shows: { en: 'no paragraph', zh: '没有' }, failed: true },
  ],
  run({ options, article, texts }) {
    const outline = { label: texts.outline, press: open('article outline') };
    const address = readAddress(options.at);
    if (!address) throw new UserError(texts.noAddress(options.at), [outline]);
    const found = findPassage(article, address);
    const gone = found ? undefined : findGone(article, address);
    if (gone) return goneCard(article, gone, texts);
    if (!found) throw new UserError(texts.noPassage(address), [outline]);
    const { section, passage, before, after } = found;
    const theses = article.theses.filter((thesis) => thesis.cites.includes(address));
    return {
      title: `¶${address} · ${section.title}`,
      blocks: [
        ...(passage.note ? [{ is: 'text' as const, text: passage.note }] : []),
        ...quoteOf(article, passage),
        attribution(article, texts),
        {
          is: 'actions',
          of: [
            ...(before
              ? [{ label: `← ¶${before.address}`, press: turn('article passage', { at: before.address }) }]
              : []),
            ...(after ? [{ label: `¶${after.address} →`, press: turn('article passage', { at: after.address }) }] : []),
            { label: sectionTitle(section), press: turn('article section', { which: section.number }) },
            ...theses
              .slice(0, 2)
              .map(({ number }) => ({ label: texts.thesis(number), press: turn('article thesis', { which: number }) })),
            ...(wordsOf(passage) === undefined ? sourceButton(article, texts) : []),
          ],
        },
      ],
    };
  },
});

/** A paragraph that an earlier version of the article had: what it said, and where to go on. */
function goneCard(article: Article, { passage, before, after }: Gone, texts: SuggestContext['texts']): Card {
  return {
    title: texts.packs.goneTitle(passage.address),
    blocks: [
      { is: 'text', text: texts.packs.gone },
      ...(passage.text
        ? [{ is: 'text' as const, text: texts.packs.itRead }, ...quoteOf(article, passage), attribution(article, texts)]
        : []),
      {
        is: 'actions',
        of: [
          ...(before ? [{ label: `← ¶${before}`, press: turn('article passage', { at: before }) }] : []),
          ...(after ? [{ label: `¶${after} →`, press: turn('article passage', { at: after }) }] : []),
          { label: texts.outline, press: open('article outline') },
        ],
      },
    ],
  };
}
