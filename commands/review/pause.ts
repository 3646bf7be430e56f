/** /review pause: no questions by themselves until the person resumes. */
import { defineCommand, open, turn, UserError } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Pause your review plan', zh: '暂停复习计划' },
  called: { zh: '暂停' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'review pause', shows: { en: 'Review plan', zh: '复习计划' }, failed: true }],
  async act({ texts, desk }) {
    const { quiz } = texts;
    const plan = await desk.store.plan(desk.person.id);
    if (!plan) throw new UserError(quiz.noPlan, [{ label: quiz.planTitle, press: open('review plan') }]);
    await desk.store.putPlan({ ...plan, paused: 'asked' });
    return {
      title: quiz.planTitle,
      blocks: [
        { is: 'text', text: [{ bold: quiz.planIsPaused }] },
        { is: 'text', text: quiz.pausedText },
        {
          is: 'actions',
          of: [
            { label: quiz.resume, press: turn('review plan', { resume: 'yes' }), main: true },
            { label: texts.own.dueNow, press: open('review now') },
          ],
        },
      ],
    };
  },
});
