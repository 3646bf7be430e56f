/** /article search: every place that has the words, best first. */
import {
  type Article,
  attribution,
  type Block,
  type Card,
  cite,
  cited,
  defineCommand,
  findPassage,
  findSection,
  type Hit,
  hasWords,
  open,
  pick,
  type Rich,
  type SuggestContext,
  search,
  searchLibrary,
  sectionBounds,
  shownWords,
  snippet,
  sourceButton,
  suggestSections,
  text,
  UserError,
  wordingOf,
} from '../../src/core/kit.ts';

/** More than a reader goes through; a better word helps more than a longer list. */
const mostHits = 10;

export default defineCommand({
  about: { en: 'Find paragraphs, theses and terms by words', zh: '按词语找段落、论点和术语' },
  called: { zh: '搜索' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    words: text(
      { about: { en: 'What to look for', zh: '要找的词语' }, called: { zh: '词语' }, most: 200 },
      { required: true, rest: true },
    ),
    section: text(
      { about: { en: 'Only in this section', zh: '只在这一节里找' }, called: { zh: '章节' }, most: 80 },
      { suggest: suggestSections },
    ),
    everywhere: pick(
      { about: { en: 'In all articles that are here', zh: '在这里的所有文章里找' }, called: { zh: '全部' } },
      { yes: { en: 'yes', zh: '是' } },
    ),
  },
  examples: [
    { type: 'article search blockchain', shows: { en: '¶1.6', zh: '¶1.6' } },
    { type: 'article search 信息不对称', shows: { en: '¶3.3', zh: '¶3.3' } },
    { type: 'article search platform section:3', shows: { en: '¶3', zh: '¶3' } },
    { type: 'article search 信息不对称 everywhere:yes', shows: { en: '¶3.3', zh: '¶3.3' } },
    { type: 'article search zebra', shows: { en: 'Nothing', zh: '没有找到' } },
    { type: 'article search 🙂🙂', shows: { en: 'words', zh: '文字' }, failed: true },
  ],
  run({ options, pack, article, library, language, texts }) {
    const { words } = options;
    if (!hasWords(words)) throw new UserError(texts.needsWords);
    if (options.everywhere) return everywhere({ library, language, texts }, words);
    const section = options.section ? findSection({ article, pack }, options.section) : undefined;
    if (options.section && !section) throw new UserError(texts.noSection(options.section, ...sectionBounds(article)));
    if (wordingOf(article) === 'none') {
      throw new UserError(texts.packs.notSearchable, [
        ...sourceButton(article, texts),
        { label: texts.outline, press: open('article outline') },
      ]);
    }
    const all = search(pack.index, words, section?.number);
    const hits = all.slice(0, mostHits);
    const steps = [
      { label: texts.askInstead, press: open('article ask', { question: words }) },
      { label: texts.outline, press: open('article outline') },
    ];
    if (hits.length === 0) {
      return {
        title: texts.nothingFound(words),
        blocks: [
          { is: 'text', text: texts.nothingFoundHelp },
          { is: 'actions', of: steps },
        ],
      };
    }
    return {
      title: texts.found(words),
      blocks: [
        { is: 'list', items: hits.flatMap((hit) => show(article, hit, words, texts)) },
        ...(all.length > hits.length ? [{ is: 'note' as const, text: texts.moreFound(hits.length, all.length) }] : []),
        attribution(article, texts),
        { is: 'actions', of: steps },
      ],
    };
  },
});

type Shelf = Pick<SuggestContext, 'library' | 'language' | 'texts'>;

/** The best paragraphs of all articles, each with the title of its own. */
function everywhere({ library, language, texts }: Shelf, words: string): Card {
  const items = searchLibrary(library, words, mostHits).flatMap(({ pack, address }): Rich[] => {
    const article = pack.faces[language];
    const found = findPassage(article, address);
    if (!found) return [];
    const from = [{ bold: article.title }, ' ', cite(article, address), ' '];
    return [[...from, ...partsOf(snippet(shownWords(found.passage, words), words))]];
  });
  const steps: Block = { is: 'actions', of: [{ label: texts.articles, press: open('article list') }] };
  return items.length > 0
    ? {
        title: texts.found(words),
        blocks: [{ is: 'list', items }, { is: 'note', text: texts.ask.everywhere(library.length) }, steps],
      }
    : { title: texts.nothingFound(words), blocks: [{ is: 'text', text: texts.nothingFoundHelp }, steps] };
}

/** One hit, with what was looked for in bold. */
function show(article: Article, hit: Hit, words: string, texts: SuggestContext['texts']): Rich[] {
  if (hit.of === 'passage') {
    const found = findPassage(article, hit.address);
    return found
      ? [[cite(article, hit.address), ' ', ...partsOf(snippet(shownWords(found.passage, words), words))]]
      : [];
  }
  if (hit.of === 'thesis') {
    const thesis = article.theses.find(({ number }) => number === hit.number);
    return thesis
      ? [
          cited(
            article,
            [{ bold: texts.thesis(thesis.number) }, texts.colon, ...partsOf(snippet(thesis.claim, words))],
            thesis.cites,
          ),
        ]
      : [];
  }
  const term = article.glossary.find(({ id }) => id === hit.id);
  return term
    ? [cited(article, [{ bold: term.term }, texts.colon, ...partsOf(snippet(term.meaning, words))], term.cites)]
    : [];
}

const partsOf = (rich: Rich) => (typeof rich === 'string' ? [rich] : rich);
