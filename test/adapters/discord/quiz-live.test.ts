/** A quiz of four people on Discord, from the command to the podium. */
import { expect, test } from 'vitest';
import { did, words } from '../../kit/discord/connected.ts';
import { picture } from '../../kit/discord/picture.ts';
import { gives, labelOf, openTable } from '../../kit/discord/table.ts';
import { rightAnswer, wrongAnswer } from '../../kit/quiz.ts';

test('x', async () => {
  const table = await openTable();
  const [ada, zoe, lin, mal] = [table.person('ada'), table.person('zoe'), table.person('lin'), table.person('mal')];
  const setup = await ada.types('general', '/quiz start', { count: '6', pace: 'host', seconds: '60', kinds: 'single, several, true-false, typed, ordering, which-section' });
  console.log(did(setup), picture(setup.steps[0]?.message?.components ?? []));
  const started = await ada.presses(setup.steps[0]?.message, 'Start');
  console.log(did(started), words(started));
  await table.drawn();
  console.log(table.screen('ben', 'general'));
  for (const one of [ada, zoe, lin, mal]) {
    const joined = await one.presses(table.board('general', 'Quiz'), 'Join');
    console.log(did(joined), words(joined));
  }
  await table.drawn();
  console.log(did(await ada.presses(table.board('general', 'Quiz'), 'Begin')));
  await table.drawn();
  for (let round = 0; round < 6; round++) {
    const board = table.board('general', `Question ${round + 1}`);
    console.log(picture(board.components));
    const question = (await table.questions(board))[round]!;
    for (const [one, language, right] of [[ada, 'en', true], [zoe, 'zh', true], [lin, 'zh', false], [mal, 'en', round % 2 === 0]] as const) {
      const answer = await gives(one, board, round, (right ? rightAnswer : wrongAnswer)(question, language));
      console.log(did(answer), picture(answer.steps[0]?.message?.components ?? []));
    }
    await table.drawn();
    const shown = table.board('general', `Question ${round + 1}`);
    console.log(picture(shown.components));
    await ada.presses(shown, labelOf(shown, 'next'));
    await table.drawn();
  }
  console.log(picture(table.board('general', 'Final').components));
  console.log(table.layer.faults, table.complaints());
  await table.close();
});
