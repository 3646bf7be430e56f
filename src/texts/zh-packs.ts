/** 中文：导入的文章。 */
import type { packs as english } from './en-packs.ts';

export const packs: typeof english = {
  opening: '开篇',
  untitled: (number) => `第 ${number} 部分`,

  verbatim: (author) => (author ? `以上为原文；作者：${author}。` : '以上为原文。'),
  oursAndTheirs: (author) => `转述出自我们，引文为原文${author ? `；原文作者：${author}` : ''}。`,
  ourWordsAlone: '以上为我们的转述。',
  noText: '这里不展示原文，请到出处阅读。',
  lead: '编者按：',
  picked: '这些句子按规则摘出，一字未改；没有人为这篇文章写过摘要。',
  noParagraphs: '这个标题下没有自己的段落。',

  goneTitle: (address) => `¶${address} · 文中已没有这一段`,
  gone: '文章后来改过，这一段已经不在了。可以点开离它最近的段落。',
  itRead: '它原来是这样写的：',

  noTheses: (title) => `还没有论点 · ${title}`,
  noThesesHelp: '论点要由人来写，这篇文章还没有人写过。文章讲了什么，可以看摘要和提纲。',
  approvedByPerson: '由这里的人撰写并审定，不是作者的原话。',
  noGlossary: (title) => `没有术语表 · ${title}`,
  noGlossaryHelp: '这篇文章还没有术语表。想知道一个词出现在哪里，可以搜索。',
  noQuestions: (title) => `《${title}》还没有题目：草稿要有人审过才会拿来提问。维护机器人的人可以出题并审定。`,
  notSearchable: '这篇文章在这里只有标题和地址，没有可搜索的文字。请到出处阅读。',

  imported: '导入',
  language: '语言',
  nameless: '不详',
  rightHere: '由维护机器人的人导入，其有权使用原文',
  rightNotHere: '导入时不含原文：这里只有标题和地址',
  whatIsTheirs: '我展示的内容都是原文，一字未改，每一句都标明出自哪一段。',

  trouble: {
    empty: '没有读到任何段落，所以什么也没有导入。',
    tooLong: '这篇太长，地址不够用：最多 999 节，一节最多 9,999 段。请分成几部分导入，例如一章一篇。',
    badId: (id) => `“${id}”不能用作编号。编号由小写拉丁字母和数字组成，词与词之间用连字符，最长 48 个字符。`,
    idTaken: (id, title) => `编号“${id}”已经是另一篇文章《${title}》的了。请换一个编号，或先删掉那一篇。`,
    broken: (id, why) =>
      `编号“${id}”下的内容读不出来，直接覆盖会丢掉已有的地址（${why}）。请先修好或删掉那个文件夹，再重新导入。`,
    unknown: (id) => `没有导入过“${id}”这篇文章。`,
    diskFull: (folder) => `磁盘满了，${folder} 写不下。什么都没有改动；请腾出空间后再导入。`,
    notWritable: (folder, code) =>
      `${folder} 无法写入（${code}）。什么都没有改动；请让运行本程序的用户有权写入后再导入。`,
    busy: (folder) => `另一次导入已经在 ${folder} 里写了一分钟。什么都没有改动；请等它结束后再试。`,
  },
};
