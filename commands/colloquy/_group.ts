import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'How the bot works', zh: '机器人的用法' },
  called: { zh: '共读' },
});
