/** /quiz report: what was missed here, which questions are hard or mislead, and files to keep. */
import {
  ankiOf,
  type Block,
  type Card,
  csvOf,
  cut,
  defineCommand,
  hardest,
  pick,
  places,
  type QuestionReport,
  type Report,
  type ReportedQuestion,
  type Rich,
  reportedQuestions,
  reportOf,
  scopeOf,
  sinceOption,
  turn,
  whereOption,
} from '../../src/core/kit.ts';

const mostAnswers = 20_000;
const mostDisputes = 50;
const mostListed = 8;

export default defineCommand({
  about: { en: 'What was missed here, and which questions mislead', zh: '这里答错了什么，哪些题容易误导' },
  called: { zh: '报告' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    what: pick(
      { about: { en: 'Which report', zh: '哪份报告' }, called: { zh: '内容' } },
      {
        sections: { en: 'by section', zh: '按节' },
        questions: { en: 'hard and misleading questions', zh: '难题与误导题' },
        disputes: { en: 'objections', zh: '异议' },
        csv: { en: 'a table (CSV)', zh: '表格（CSV）' },
        anki: { en: 'cards for Anki', zh: 'Anki 卡片' },
      },
    ),
    where: whereOption(places),
    since: sinceOption,
  },
  examples: [{ type: 'quiz report', shows: { en: 'Nothing has been asked', zh: '还没有' } }],
  async act({ options, pack, article, texts, language, desk }) {
    const { quiz } = texts;
    const scope = scopeOf(desk, { ...options, article: pack.id });
    const what = options.what ?? 'sections';
    const questions = reportedQuestions(pack, language);
    const title = quiz.reportTitle(article.title);
    const again = (which: string, label: string) => ({
      label,
      press: turn('quiz report', { ...options, what: which }),
    });
    const steps: Block = {
      is: 'actions',
      of: (['sections', 'questions', 'disputes', 'csv', 'anki'] as const)
        .filter((which) => which !== what)
        .map((which) => again(which, quiz.reportKinds[which])),
    };
    if (what === 'disputes') {
      const disputes = await desk.store.disputes(scope, mostDisputes);
      const items = disputes.map(
        ({ question, reason, at, status }): Rich => [
          { bold: stemOf(questions, question) },
          ` ${status === 'void' ? quiz.takenOut : ''}“${reason}” `,
          { time: at, as: 'moment' },
        ],
      );
      const body: Block = items.length > 0 ? { is: 'list', items } : { is: 'text', text: quiz.noDisputes };
      return { title, blocks: [body, steps] };
    }
    const answers = await desk.store.pastAnswers(scope, mostAnswers);
    if (answers.length === 0) return { title, blocks: [{ is: 'text', text: quiz.nothingAsked }] };
    // What was never asked here stays untold: its answer would be in the cards.
    const whole = reportOf(answers, questions);
    const report = { ...whole, questions: whole.questions.filter((each) => each.asked > 0) };
    const asked = questions.filter(({ id }) => report.questions.some(({ question }) => question === id));
    const { title: name, source: published } = article;
    const source = { title: name, ...(published?.url && { url: published.url }) };
    const cards: Readonly<Record<Exclude<typeof what, 'disputes'>, () => Card>> = {
      sections: () => ({ title, blocks: [sectionsBlock(report), { is: 'note', text: quiz.namesNote }, steps] }),
      questions: () => ({ title, blocks: [...questionBlocks(report), steps] }),
      csv: () => ({
        title,
        blocks: [
          { is: 'text', text: quiz.fileText },
          { is: 'file', name: `${pack.id}.csv`, mime: 'text/csv', text: csvOf(tableOf(report, asked)) },
          steps,
        ],
      }),
      anki: () => ({
        title,
        blocks: [
          { is: 'text', text: quiz.ankiText },
          {
            is: 'file',
            name: `${pack.id}-anki.txt`,
            mime: 'text/plain',
            text: ankiOf(asked, { deck: `Colloquy::${article.title}`, tag: pack.id, source }),
          },
          steps,
        ],
      }),
    };
    return cards[what]();

    function sectionsBlock({ sections }: Report): Block {
      return {
        is: 'list',
        items: sections
          .filter(({ answered }) => answered > 0)
          .map(({ section, share, answered, missed }) => [
            { bold: texts.sectionLabel(section) },
            ` ${quiz.shareOf(Math.round(share * 100), answered)}`,
            ...(missed.length > 0
              ? [` ${quiz.missedBy(missed.slice(0, 5).map(({ name, missed: times }) => `${name} (${times})`))}`]
              : []),
          ]),
      };
    }

    function questionBlocks({ questions: all }: Report): Block[] {
      const line = ({ question, share, answered }: QuestionReport): Rich => [
        { bold: stemOf(questions, question) },
        ` ${quiz.shareOf(Math.round(share * 100), answered)}`,
      ];
      const misleading = all.filter((each) => each.misleading !== undefined);
      return [
        { is: 'text', text: [{ bold: quiz.hardestTitle }] },
        { is: 'list', items: hardest(all).slice(0, mostListed).map(line) },
        ...(misleading.length > 0
          ? ([
              { is: 'text', text: [{ bold: quiz.misleadingTitle }] },
              {
                is: 'list',
                items: misleading
                  .slice(0, mostListed)
                  .map(
                    (each): Rich => [
                      ...(line(each) as readonly (string | { bold: string })[]),
                      ` ${quiz.misleading[each.misleading ?? 'distractor']}`,
                    ],
                  ),
              },
            ] as const)
          : []),
      ];
    }

    function tableOf({ questions: all }: Report, known: readonly ReportedQuestion[]) {
      const head = quiz.csvHead;
      return [
        head,
        ...all.map(
          ({ question, section, asked: times, answered, right, share, discrimination, misleading, spread }) => [
            question,
            section,
            known.find(({ id }) => id === question)?.stem ?? '',
            times,
            answered,
            right,
            Number(share.toFixed(3)),
            discrimination === undefined ? undefined : Number(discrimination.toFixed(3)),
            misleading ?? '',
            spread.map(({ given, count }) => `${given}: ${count}`).join('; '),
          ],
        ),
      ];
    }
  },
});

const stemOf = (questions: readonly ReportedQuestion[], id: string): string =>
  cut(questions.find((question) => question.id === id)?.stem ?? id, 90);
