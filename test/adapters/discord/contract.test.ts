import { pressOf } from '../../../src/adapters/discord/custom-id.ts';
import { attachmentsOf } from '../../../src/adapters/discord/files.ts';
import { renderReply } from '../../../src/adapters/discord/render.ts';
import { writePress } from '../../../src/core/press.ts';
import { adapterContract } from '../../kit/adapter.contract.ts';
import { bodyFaults } from '../../kit/discord/openapi.ts';
import { walk } from '../../kit/discord/parts.ts';
import { picture, visibleWords } from '../../kit/discord/picture.ts';
import { messageFaults, wire } from '../../kit/discord/refusals.ts';

adapterContract({
  name: 'discord',
  render: (reply) => {
    const { message, pages } = renderReply(reply);
    const files = message.files.map(({ name, contentType = '', data }, at) => ({
      field: `files[${at}]`,
      name,
      mime: contentType,
      text: String(data),
    }));
    return { payload: { ...wire(message), attachments: attachmentsOf(message.files), files }, pages };
  },
  visible: (message) => visibleWords(message.components ?? []),
  presses: (message) =>
    (message.components ?? []).flatMap(walk).flatMap(({ custom_id: id }) => {
      const press = id === undefined ? undefined : pressOf(id);
      return press ? [writePress(press)] : [];
    }),
  faults: ({ files, ...body }) => [...bodyFaults('POST', '/channels/1/messages', body), ...messageFaults(body, files)],
  picture: (message) => picture(message.components ?? []),
});
