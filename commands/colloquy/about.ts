/** /colloquy about: what this is, and which version runs. */
import { defineCommand, open } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'What this bot is, and which version runs', zh: '这是什么，运行的是哪个版本' },
  called: { zh: '关于' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'colloquy about', shows: { en: 'language model', zh: '语言模型' } }],
  run({ library, version, texts }) {
    return {
      title: texts.aboutTitle(version),
      blocks: [
        { is: 'text', text: texts.aboutText },
        { is: 'list', items: texts.aboutPoints },
        { is: 'note', text: texts.aboutCount(library.length) },
        {
          is: 'actions',
          of: [
            { label: texts.help, press: open('colloquy help') },
            { label: texts.articles, press: open('article list') },
          ],
        },
      ],
    };
  },
});
