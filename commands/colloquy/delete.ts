/** /colloquy delete: forgets a person, once they have said that they are sure. */
import {
  type Card,
  defineCommand,
  leaveDiscussions,
  leaveQuizzes,
  open,
  pick,
  type SuggestContext,
  turn,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Have all that I keep about you deleted', zh: '删除你在我这里的全部数据' },
  called: { zh: '删除' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  buttonOptions: {
    sure: pick({ about: { en: 'Sure', zh: '确定' }, called: { zh: '确定' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [{ type: 'colloquy delete', shows: { en: 'no way back', zh: '找不回来' } }],
  async act({ options, texts, desk }) {
    if (!options.sure) return question(texts.own);
    await leaveQuizzes(desk);
    await leaveDiscussions(desk);
    await desk.forget();
    const { deletedTitle, deletedText } = texts.own;
    return { title: deletedTitle, tone: 'good', blocks: [{ is: 'text', text: deletedText }] };
  },
});

const question = (own: SuggestContext['texts']['own']): Card => ({
  title: own.deleteTitle,
  blocks: [
    { is: 'text', text: own.deleteGoes },
    { is: 'text', text: own.deleteStays },
    { is: 'note', text: own.deleteNoWay },
    {
      is: 'actions',
      of: [
        { label: own.forgetMe, press: turn('colloquy delete', { sure: 'yes' }) },
        { label: own.exportFirst, press: open('colloquy export') },
      ],
    },
  ],
});
