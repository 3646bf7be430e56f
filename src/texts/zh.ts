/** 中文。与英文同形：缺一句就编译不过。 */
import type { Texts } from './texts.ts';

export const zh: Texts = {
  previousPage: '上一页',
  nextPage: '下一页',
  pageNumber: (at, of) => `第 ${at} 页，共 ${of} 页`,
  cut: '这里放不下余下的内容。',
  openParagraph: '打开一个段落',
  discord: {},
  slack: {},
};
