/** /review now: the question that is due, for the person who asks. */
import {
  askable,
  type Block,
  type Card,
  defineCommand,
  dueBefore,
  open,
  takenNow,
  zoneOf,
} from '../../src/core/kit.ts';

/** More than anybody keeps; what is beyond counts when these are answered. */
const mostCards = 1_000;
/** The last moment that a date can have. */
const ever = 8_640_000_000_000_000;

export default defineCommand({
  about: { en: 'What is due for review, one question at a time', zh: '到期的题，一次一道' },
  called: { zh: '现在' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'review now', shows: { en: 'You keep no questions yet', zh: '你还没有留下题目' } }],
  async act({ library, texts, desk }) {
    const { quiz } = texts;
    const today = dueBefore(desk.now, zoneOf(desk));
    const kept = askable(await desk.store.dueCards(desk.person.id, ever, mostCards), library);
    const due = kept.filter(({ card }) => card.due <= today);
    const first = await notTaken(due);
    if (first) return desk.ask(first.pack, first.card.question, 'review', due.length - 1);
    return nothing(kept[0]?.card.due, await desk.store.countCards(desk.person.id, today));

    /** The first that no quiz has taken just now. */
    async function notTaken(all: typeof due) {
      const articles = [...new Set(all.map(({ pack }) => pack.id))];
      const taken = new Map(await Promise.all(articles.map(async (id) => [id, await takenNow(desk, id)] as const)));
      return all.find(({ pack, card }) => !taken.get(pack.id)?.has(card.question));
    }

    function nothing(next: number | undefined, { all, retired }: { all: number; retired: number }): Card {
      const comes: Block[] =
        next === undefined ? [] : [{ is: 'text', text: [quiz.nextIs, { time: next, as: 'moment' }, quiz.period] }];
      return {
        title: quiz.dueTitle,
        blocks: [
          { is: 'text', text: all === 0 ? quiz.nothingKept : quiz.nothingDue },
          ...comes,
          ...(all === 0 ? [] : [{ is: 'note' as const, text: quiz.keptCount(all, retired) }]),
          {
            is: 'actions',
            of: [
              { label: quiz.questionForMe, press: open('quiz question'), main: true },
              { label: quiz.planTitle, press: open('review plan') },
            ],
          },
        ],
      };
    }
  },
});
