/** /article add: bring an article in, by link or by file. */
import {
  type Action,
  type Added,
  type Block,
  type Card,
  type Desk,
  defineCommand,
  findPack,
  type Importer,
  open,
  pick,
  type SuggestContext,
  text,
  UserError,
} from '../../src/core/kit.ts';

const command = 'article add';
/** Sections that are told; the outline has them all. */
const mostSections = 12;

const right = pick(
  {
    about: { en: 'Whether you have the right to show its text here', zh: '你是否有权在这里显示它的原文' },
    called: { zh: '有权' },
  },
  {
    yes: { en: 'Yes, I have the right to show it', zh: '可以，我有权显示原文' },
    no: { en: 'No: keep titles and addresses only', zh: '不可以：只存标题和编号' },
  },
);

export default defineCommand({
  about: { en: 'Add an article, by link or by file (managers)', zh: '用链接或文件加一篇文章（管理员）' },
  called: { zh: '添加' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    link: text({ about: { en: 'The address of the page', zh: '网页的地址' }, called: { zh: '链接' }, most: 2_000 }),
    right,
  },
  examples: [
    {
      type: 'article add link:https://example.com/essay',
      shows: { en: 'manage', zh: '管理' },
      failed: true,
    },
  ],
  async act({ options: { link, right: said }, texts, language, desk, library }) {
    const { add } = texts;
    const retry: Action = { label: add.again, press: open(command), main: true };
    const importer = mayAdd(desk, texts);
    const files = desk.files ?? [];
    if (!link && files.length === 0) {
      if (!desk.files) return { form: formOf(importer, texts, language) };
      throw new UserError(add.nothing, [retry]);
    }
    if (link && files.length > 0) throw new UserError(add.both, [retry]);
    const from = link ?? files.map(({ name }) => name).join(', ');
    const hasRight = said === 'yes';
    const asked = importer.add(link ? { url: link } : { files }, { right: hasRight, now: desk.now });
    return {
      card: { title: add.workingTitle, blocks: [{ is: 'text', text: add.working(from) }] },
      later: asked.then((imported) => {
        if (imported.is === 'refused') throw new UserError(imported.why[language], [retry]);
        const [first, ...others] = imported.articles;
        if (!first) throw new UserError(add.nothing, [retry]);
        const again = link && !hasRight ? { link } : undefined;
        return others.length > 0
          ? cardOfSeveral(imported.articles, texts, hasRight)
          : cardOf(first, { texts, desk, hasRight, ...(again && { again }), joined: titleOf(first.joins) });
      }),
    };

    function titleOf(id: string | undefined): string | undefined {
      return id === undefined ? undefined : findPack(library, id)?.faces[language].title;
    }
  },
});

/** The way in, for whoever may use it. What is added is for everybody that the bot serves. */
function mayAdd(desk: Desk, { add }: Texts): Importer {
  // Everybody manages their own direct conversation; only at the terminal is it the whole server.
  if (desk.direct && desk.place !== desk.server) throw new UserError(add.inChannel);
  if (!desk.manages) throw new UserError(add.managers);
  if (!desk.importer) throw new UserError(add.notHere);
  return desk.importer;
}

type Texts = SuggestContext['texts'];

function formOf({ most, endings }: Importer, { add }: Texts, language: SuggestContext['language']) {
  const of = Object.entries(right.of).map(([id, label]) => ({ id, label: label[language] }));
  return {
    title: add.formTitle,
    press: { machine: command, session: '', event: 'fill', args: [] },
    fields: [
      { id: 'link', label: add.linkField, required: false, is: 'line', most: 2_000 },
      { id: 'file', label: add.fileField(endings), required: false, is: 'upload', most, endings },
      { id: 'right', label: add.rightField, required: false, is: 'pick', of },
    ],
  } as const;
}

type Shown = {
  readonly texts: Texts;
  readonly desk: Desk;
  readonly hasRight: boolean;
  /** What adds it again with its text. */
  readonly again?: { readonly link: string };
  /** What our own article of the same is called. */
  readonly joined: string | undefined;
};

function cardOf(article: Added, { texts, desk, hasRight, again, joined }: Shown): Card {
  const { add } = texts;
  const { id, title, became, added, changed, stale, outdated } = article;
  const changes = became === 'changed' ? add.changes(added, changed, stale) : '';
  const notes = [
    ...(outdated > 0 ? [add.outdated(outdated)] : []),
    ...(joined ? [add.joins(joined)] : []),
    ...(article.author && article.date ? [] : [add.unsure]),
    ...(hasRight ? [] : [add.noRight]),
    ...(hasRight && became === 'new' && !desk.drafter ? [texts.drafts.offer(id)] : []),
  ];
  const actions: Action[] = [
    { label: add.outline, press: open('article outline', { article: id }), main: true },
    ...(desk.direct ? [] : [{ label: add.use, press: open('article use', { which: id }) }]),
    ...(hasRight && desk.drafter
      ? [{ label: texts.drafts.button, press: open('article draft', { article: id }) }]
      : []),
    ...(again ? [{ label: add.haveRight, press: open(command, { ...again, right: 'yes' }) }] : []),
  ];
  return {
    title: add.became[became](title),
    tone: 'good',
    blocks: [
      ...(changes ? [{ is: 'text' as const, text: changes }] : []),
      { is: 'list', items: sectionsOf(article, texts) },
      { is: 'facts', rows: factsOf(article, texts) },
      ...notes.map((said): Block => ({ is: 'note', text: said })),
      { is: 'actions', of: actions },
    ],
  };
}

function sectionsOf({ sections }: Added, { add }: Texts): string[] {
  const told = sections.filter(({ number, paragraphs }) => number > 0 || paragraphs > 0);
  const more = told.length - mostSections;
  return [
    ...told.slice(0, mostSections).map(({ number, title, paragraphs }) => {
      const name = number === 0 ? add.opening : [add.section(number), title].filter(Boolean).join(' · ');
      return `${name} · ${add.paragraphs(paragraphs)}`;
    }),
    ...(more > 0 ? [add.moreSections(more)] : []),
  ];
}

function factsOf({ author, date, source }: Added, { add }: Texts) {
  const where = source?.name ?? source?.url;
  return [
    { label: add.author, value: author ?? add.unknown },
    { label: add.date, value: date ?? add.unknown },
    ...(where ? [{ label: add.source, value: source?.url ? [{ link: where, to: source.url }] : where }] : []),
  ];
}

function cardOfSeveral(articles: readonly Added[], { add }: Texts, hasRight: boolean): Card {
  const rows = articles.slice(0, 25);
  return {
    title: add.severalTitle(articles.length),
    tone: 'good',
    blocks: [
      {
        is: 'list',
        items: rows.map(({ id, title, became, sections }) => {
          const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs, 0);
          return [add.became[became](title), ' · ', add.paragraphs(paragraphs), ' · ', { code: id }];
        }),
      },
      ...(hasRight ? [] : [{ is: 'note' as const, text: add.noRight }]),
      { is: 'actions', of: [{ label: add.outline, press: open('article outline', { article: rows[0]?.id }) }] },
    ],
  };
}
