import { expect, test } from 'vitest';
import { readActionId } from '../../../src/adapters/slack/action.ts';
import { renderReply, type SlackMessage } from '../../../src/adapters/slack/render.ts';
import { slashOf } from '../../../src/adapters/slack/rich.ts';
import type { CardReply } from '../../../src/core/interaction.ts';
import { writePress } from '../../../src/core/press.ts';
import { adapterContract } from '../../kit/adapter.contract.ts';
import { corpus } from '../../kit/corpus.ts';
import { picture, wordsIn } from '../../kit/slack/picture.ts';
import { fallbackText, messageBlocks } from '../../kit/slack/rules.ts';

type Element = { readonly action_id?: string };

adapterContract<SlackMessage>({
  name: 'slack',
  render: (reply) => {
    const { message, pages } = renderReply(reply, slashOf(undefined));
    return { payload: message, pages };
  },
  visible: ({ blocks }) => wordsIn(blocks),
  presses: ({ blocks }) =>
    blocks
      .flatMap((block) => ('elements' in block ? (block.elements as readonly Element[]) : []))
      .flatMap(({ action_id }) => {
        const read = action_id ? readActionId(action_id) : undefined;
        return read?.is === 'press' ? [writePress(read.press)] : [];
      }),
  faults: ({ text, blocks }) => [...fallbackText(text, 'text'), ...messageBlocks(blocks, 'blocks')],
  picture: ({ blocks }) => picture(blocks),
});

test('a command is shown as it is typed in this workspace', () => {
  const typed = (prefix: string | undefined) =>
    wordsIn(renderReply(corpus['an error'] as CardReply, slashOf(prefix)).message.blocks);
  expect(typed(undefined)).toContain('/article section 2');
  expect(typed('acme')).toContain('/acme-article section 2');
});
