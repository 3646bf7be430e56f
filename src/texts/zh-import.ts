/** 中文：把文章读进来。 */
import type { ImportTexts } from './en-import.ts';

export const importing: ImportTexts = {
  trouble: {
    empty: '里面什么也没有。',
    'no-text':
      '没有找到文章的正文。如果这个网页要靠浏览器才能显示，请在浏览器里另存，或把文字粘贴到 .txt 或 .md 文件里。',
    binary: '不管文件名怎么写，它不是文本。能读的有 HTML、Markdown、纯文本、EPUB 和 PDF。',
    deep: '标记嵌套得太深，读不了。',
    'broken-zip': '这个 EPUB 已损坏，请重新获取一份。',
    'unsafe-path': '这个 EPUB 里有文件名指向包外，这样的文件不会打开。',
    'not-epub': '它是 zip，但不是 EPUB。请解压后导入整个文件夹。',
    'broken-pdf': '这个 PDF 已损坏。打开后另存一份，往往就好了。',
    'no-text-layer': '这个 PDF 只有页面图像，没有文字。请先做文字识别（OCR）。',
    locked: '它有密码或版权保护，只能读未加锁的文件。',
    slow: '读得太久，已经停下。请只取其中一部分试试。',
    memory: '读它要用的内存超出了单个文件的上限。请只取其中一部分试试。',
    'no-articles': '里面没有能读的文件。能读的有 HTML、Markdown、纯文本、EPUB 和 PDF。',
    large: (most) => `文件太大，最多 ${most} MB。`,
    bomb: (most) => `解压后会超过 ${most} MB，这样的文件不会打开。`,
    'many-elements': (most) => `网页里的元素超过 ${most} 个。请只保存文章那一部分。`,
    'many-sections': (most) => `超过 ${most} 节，段落地址编不下。如果是书，可以一章一篇（--chapters）。`,
    'many-paragraphs': (most) => `有一节超过 ${most} 段，段落地址编不下。请用标题把它分开。`,
    'many-pages': (most) => `这个 PDF 超过 ${most} 页。请只取需要的那些页。`,
    'many-files': (most) => `里面超过 ${most} 个文件。请只取一部分。`,
    'unknown-format': (formats) => `不认识这种文件。能读的有 ${formats}。`,
    'broken-front-matter': (line) => `文件开头的信息（front matter）读不了，大约在第 ${line} 行。带冒号的值要加引号。`,
  },
  said: (file, what) => `${file}：${what}`,
  usage: [
    '用法：npm run -s import -- 文件|文件夹|网址 [它是什么] [要做什么]',
    '  --title … --author … --date YYYY-MM-DD   识别有误时自己写',
    '  --lang zh|en      文章的语言',
    '  --id 名字          小写字母、数字和连字符',
    '  --chapters        书：一章一篇（--one-pack：整本一篇，默认如此）',
    '  --i-have-the-right   有权展示全文：连文字一起保存，可以引用；否则只存标题和地址',
    '  --dry-run         只看提纲，什么都不保存',
    '  --json            只输出读到的内容（JSON）',
  ].join('\n'),
  unknownOption: (said) => `不认识 ${said}。`,
  notThere: (file) => `${file} 不存在，或无权读取。`,
  badDate: (said) => `“${said}”不是日期，请写成 2021-04-13 这样。`,
  badId: (said) => `“${said}”不能作 id：只用小写字母、数字和连字符，最多 48 个。`,
  idForMany: '文章不止一篇，--id、--title、--author、--date 不能同时给所有文章用。如果是书，加 --one-pack 可合为一篇。',
  reading: (at, all, file) => `正在读第 ${at} 个，共 ${all} 个：${file}`,
  leftOut: (count) => `有 ${count} 个没能读进来，原因见上。`,
  fetching: (address) => `正在抓取 ${address}`,
  askRight:
    '你有权把这篇文章的全文展示给用这个机器人的人吗？有，就连文字一起保存，可以引用；没有，就只保存标题和地址。[y/N]',
  withoutRight: '只保存了标题和地址，没有文字。如果你有权使用全文，请加 --i-have-the-right 再导入一次。',
  lookAt: (id, folder) =>
    id === undefined
      ? `已存到 ${folder}，正在运行的机器人几秒内就能看到。查看：npm run -s play -- "/article list"`
      : `已存到 ${folder}，正在运行的机器人几秒内就能看到。查看：npm run -s play -- "/article outline article:${id}"`,
  author: '作者',
  date: '日期',
  source: '出处',
  language: '语言',
  lead: '编者的话',
  unknown: '没有找到',
  opening: '开篇',
  paragraphs: (count) => `${count} 段`,
};
