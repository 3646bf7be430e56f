/** /colloquy export: everything that is stored about a person, for that person. */
import { defineCommand, open } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'All that I keep about you, as a file', zh: '把你在我这里的数据导出成文件' },
  called: { zh: '导出' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'colloquy export', shows: { en: 'What I keep about you', zh: '你在我这里的数据' } }],
  async act({ texts, desk }) {
    const { own } = texts;
    const found = await desk.store.exportPerson(desk.person.id);
    const title = own.exportTitle;
    if (Object.keys(found).length === 0) return { title, blocks: [{ is: 'text', text: own.exportNothing }] };
    return {
      title,
      blocks: [
        { is: 'text', text: own.exportText },
        {
          is: 'file',
          name: 'colloquy.json',
          mime: 'application/json',
          text: `${JSON.stringify(found, null, 2)}\n`,
        },
        { is: 'actions', of: [{ label: own.forgetMe, press: open('colloquy delete') }] },
      ],
    };
  },
});
