import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'One thesis a day, at your time', zh: '每天一个论点，按时送到' },
  called: { zh: '每日一论' },
});
