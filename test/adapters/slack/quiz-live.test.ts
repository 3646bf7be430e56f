import { test } from 'vitest';
import { picture } from '../../kit/slack/picture.ts';
import { rightAnswer, wrongAnswer } from '../../kit/quiz.ts';
import { labelOf, openTable } from '../../kit/slack/table.ts';
import { read } from '../../kit/slack/workspace.ts';

test('x', async () => {
  const table = await openTable('http');
  table.api.locales.set('UADA', 'en-GB').set('UZOE', 'zh-CN').set('ULIN', 'zh-TW');
  const show = (m: { blocks: readonly unknown[] }) => console.log(picture(m.blocks));
  const setup = await table.told('UADA', () => table.slack.slash('UADA', '/quiz start count:6 pace:host seconds:60 kinds:single,several,true-false,typed,ordering,which-section'));
  show(setup);
  await table.slack.press('UADA', setup, 'Start');
  await table.drawn();
  show(setup);
  show(table.board('Quiz'));
  for (const one of ['UADA', 'UZOE', 'ULIN', 'UMAL']) show(await table.presses(one, table.board('Quiz'), 'Join'));
  await table.drawn();
  show(await table.presses('UADA', table.board('Quiz'), 'Begin'));
  await table.drawn();
  for (let round = 0; round < 6; round++) {
    const board = table.board(`Question ${round + 1}`);
    show(board);
    const question = (await table.questions(board))[round]!;
    for (const [one, language, right] of [['UADA', 'en', true], ['UZOE', 'zh', true], ['ULIN', 'zh', false], ['UMAL', 'en', round % 2 === 0]] as const) {
      show(await table.gives(one, board, round, (right ? rightAnswer : wrongAnswer)(question, language)));
    }
    await table.drawn();
    const shown = table.board(`Question ${round + 1}`);
    show(shown);
    await table.presses('UADA', shown, labelOf(shown, 'next'));
    await table.drawn();
  }
  show(table.board('Final'));
  show(await table.presses('ULIN', table.board('Final'), 'My answers'));
  console.log(table.api.faults, table.complaints());
  await table.close();
});
