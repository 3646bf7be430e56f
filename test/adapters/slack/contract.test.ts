import { readActionId } from '../../../src/adapters/slack/action.ts';
import { renderReply, type SlackMessage } from '../../../src/adapters/slack/render.ts';
import { writePress } from '../../../src/core/press.ts';
import { adapterContract } from '../../kit/adapter.contract.ts';
import { picture, wordsIn } from '../../kit/slack/picture.ts';
import { fallbackText, messageBlocks } from '../../kit/slack/rules.ts';

type Element = { readonly action_id?: string };

adapterContract<SlackMessage>({
  name: 'slack',
  render: (reply) => {
    const { message, pages } = renderReply(reply);
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
