/** 中文：加文章，和网页打不开的原因。 */
import type { Texts } from './en.ts';

const megabytes = (bytes: number): string => `${Math.round(bytes / 104_857.6) / 10} MB`;

export const add: Texts['add'] = {
  formTitle: '加一篇文章',
  linkField: '文章的链接',
  fileField: (endings) => `或者一个文件（${endings.join('、')}）`,
  rightField: '可以在这里显示原文吗？',
  managers: '只有频道管理员能加文章。可以请他们来加。',
  inChannel: '私信里我看不出谁管理哪里。请在你管理的频道里输入。',
  notHere: '我没有放文章的文件夹。请运行我的人设置 DATA_DIR。',
  nothing: '请给我一个链接，或者一个文件。',
  both: '链接和文件，给一样就好。',
  again: '再试一次',
  workingTitle: '正在读',
  working: (from) => `正在读“${from}”，可能要一分钟。读完就在这里告诉你。`,
  became: {
    new: (title) => `加好了：《${title}》`,
    changed: (title) => `更新好了：《${title}》`,
    same: (title) => `没有变化：《${title}》`,
  },
  severalTitle: (count) => `读进了 ${count} 篇文章`,
  author: '作者',
  date: '日期',
  source: '出处',
  unknown: '没有找到',
  opening: '开头',
  section: (number) => `第${number}节`,
  paragraphs: (count) => `${count} 段`,
  moreSections: (count) => `……还有 ${count} 节`,
  changes: (added, changed, stale) =>
    [
      added > 0 ? `新增 ${added} 段` : '',
      changed > 0 ? `改动 ${changed} 段` : '',
      stale > 0 ? `删去 ${stale} 段（编号保留，不会另给别人）` : '',
    ]
      .filter(Boolean)
      .join('，'),
  outdated: (count) => `有 ${count} 份草稿引用了变动的地方，要请人再看一遍。`,
  joins: (title) => `这就是《${title}》：那里现在除了我们的转述，还有原文。`,
  unsure: '没有找到作者或日期。运行我的人可以在文章文件里补上。',
  noRight: '你没有说可以显示原文，所以我只存标题、编号和指纹，一个字的原文也不留：我能说出在哪里，不能说出写了什么。',
  haveRight: '我有权：显示原文',
  outline: '提纲',
  use: '这个频道就用它',
  tooLarge: (most) => `文件太大了，最多读 ${megabytes(most)}。可以给短一点的版本，或者一章一章来。`,
  notGiven: '这个文件没有拿到。请再发一次，或者给我链接。',
  mayNotRead: '我没有权限读这个文件。在 Slack 上我需要 files:read 权限，请安装我的人重新安装一次；也可以给我链接。',
  fetch: {
    url: (address) => `“${address}”不是网址。网址以 https:// 开头，指向一个网页。`,
    scheme: (scheme) => `我只打开 https 或 http 的网页，打不开“${scheme}”。`,
    credentials: () => '链接里有用户名或密码。请给我一个不带这些的链接。',
    port: (port) => `我不打开 ${port} 端口。网页一般在 80、443、8080 或 8443。`,
    inside: (host) => `“${host}”通向内部网络，我只打开公开的网页。可以把网页存成文件发给我。`,
    'unknown-host': (host) => `网上找不到“${host}”。是不是写错了？`,
    unreachable: (host) => `“${host}”没有回应，或者中途断了。请过一会儿再试。`,
    certificate: (host) => `“${host}”证明不了自己的身份，这样的网页我不读。`,
    slow: (seconds) => `等了 ${seconds} 秒，网页还没传完。请再试一次，或者把它存成文件发给我。`,
    redirects: (most) => `这个链接转了 ${most} 次还没到。请给我最后那个网址。`,
    status: (status) =>
      status === '404' || status === '410'
        ? '这个网址上没有网页（或者已经撤了）。'
        : status === '401' || status === '403'
          ? '这个网页不对所有人开放，或者不让机器人看。可以存成文件发给我。'
          : `网站回的是“${status}”，不是网页。请过一会儿再试，或者存成文件发给我。`,
    type: (type) => `这不是能读的文字（${type}）。我读网页、Markdown、纯文本、EPUB 和 PDF。`,
    encoding: () => '网页的压缩方式我解不开。可以存成文件发给我。',
    large: (most) => `网页太大了，最多读 ${megabytes(Number(most))}。`,
  },
};
