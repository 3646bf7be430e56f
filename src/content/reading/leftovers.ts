/** What a site leaves around an article: elements by their names, and lines by their words. */
import type { Block } from './block.ts';
import type { Element } from './dom.ts';

const names =
  /(^|[\s_-])(support-?author|reward|donat\w*|tip-?(jar|button)|share(-?(bar|buttons?|box|links?|bu))?|sharing|sharedaddy|social(-?(links?|buttons?|share|media|bar|icons?))?|addtoany\w*|author-?(card|box|bio|info|profile)|about-?author|related(-?(posts?|articles?|reading))?|recommend(ed|ation|ations)?|comments?(-?(list|area|form|section))?|disqus\w*|newsletter(-?\w+)?|subscribe(-?\w+)?|breadcrumbs?|pagination|pager|post-?nav\w*|article-?nav\w*|toc|table-?of-?contents|cookie-?\w*|advert\w*|ads?-?(box|slot|wrap)|promo\w*|copyright(-?\w+)?|post-?(tags|meta|footer)|entry-?(meta|footer))(?=$|[\s_-])/i;

/** An element that its class, id or role gives away, unless it holds a good part of what it stands in. */
export function isLeftover(element: Element): boolean {
  const role = element.getAttribute('role') ?? '';
  if (/^(navigation|search|contentinfo|complementary|button|dialog|menu|toolbar)$/.test(role)) return isSmall(element);
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return named.length > 1 && names.test(named) && isSmall(element);
}

/** A wrapper that is called `post share-enabled` holds the article itself. */
function isSmall(element: Element): boolean {
  const size = (element.textContent ?? '').length;
  return size < 200 || (size < 2000 && element.querySelectorAll('p').length < 4);
}

/** Headings and bold lines that what follows belongs to the site or to the author's card. */
const closing =
  /^[#【[\s]*(专栏作家|專欄作家|作者简介|作者簡介|关于作者|關於作者|作者介绍|延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关文章|相關文章|推荐阅读|推薦閱讀|猜你喜欢|热门评论|发表评论|精选评论|评论区?|留言板?|赞赏|打赏|扫码关注|关注我们|about the authors?|related (posts?|articles?|stories|reading|content)|you (may|might) also (like|enjoy)|recommended( for you| reading)?|read next|more from .{1,40}|leave a (reply|comment)|comments?( \(\d+\))?|\d+ comments?|share this( \w+)?|follow us|newsletter|subscribe( to .{1,40})?)[#】\]\s:：]*$/i;

/** Lines that are never an article's own words, wherever they stand. */
const lines: readonly RegExp[] = [
  /^(本文|此文|文章)?.{0,12}(原创|首发|授权)?(发布|首发|发表|转载).{0,30}(未经|禁止|谢绝|严禁|请勿).{0,12}转载/,
  /^(未经.{0,10}(许可|授权|允许)|谢绝|严禁|禁止|请勿).{0,10}(转载|轉載|复制|摘编)/,
  /^(转载|轉載)(请|請|须|時請)?(注明|註明|联系|保留)/,
  /^(本文|文章|原文)(来源|轉自|转自|转载自)[:：]?.{0,60}$/,
  /^(题图|題圖|头图|封面图?|配图|图片)(来自|來自|来源|源自|由)[:：]?.{0,60}$/,
  /^(给作者打赏|打赏|赞赏|喜欢就.{0,6}(点赞|赞赏)|点赞|收藏|举报|分享到|分享至|微信扫一扫|扫描二维码|扫码|长按(识别)?二维码|点击.{0,6}(关注|阅读原文)|阅读原文|阅读全文|欢迎(大家)?关注.{0,30}(公众号|微信)|关注.{0,10}公众号)/,
  /^(该文观点仅代表作者本人|本文(仅)?代表作者(个人)?观点|文章仅代表作者).{0,80}$/,
  /^(责任)?(编辑|責任編輯|责编|校对|排版)[:：].{1,20}$/,
  /^(tweet|share|email|print|pin it|like|reply|advertisement|sponsored( content)?|loading\W*|skip to (main )?content|back to top|sign up|log ?in|subscribe( now)?|(click|tap) here to (subscribe|share).{0,40})$/i,
  /^(share (this|on|via)|tweet this|follow (us|me|@)|like us on|join our newsletter|sign up (for|to) (our|the) .{0,40}newsletter|subscribe to (our|my|the) )[^.]{0,60}[.!]?$/i,
  /^(copyright )?(©|\(c\)|copyright).{0,80}(all rights reserved.{0,20})?$/i,
  /^all rights reserved\.?$/i,
];

const isLine = (text: string): boolean => {
  const said = text.replace(/^(• |> |\d+\. )/, '').trim();
  return said.length <= 140 && lines.some((line) => line.test(said));
};

/** The blocks without the site's lines and closing parts; these apart, for they name the author. */
export function withoutLeftovers(blocks: readonly Block[]): {
  readonly kept: readonly Block[];
  readonly dropped: readonly Block[];
} {
  const kept: Block[] = [];
  const dropped: Block[] = [];
  let level = 0;
  blocks.forEach((block, at) => {
    if (block.is === 'heading' && level > 0 && block.level <= level) level = 0;
    const begins = isClosing(block) && isShort(blocks, at);
    if (begins && level === 0) level = block.is === 'heading' ? block.level : 7;
    if (level > 0 || (block.is !== 'code' && isLine(block.text))) dropped.push(block);
    else kept.push(block);
  });
  // What is nothing but leftovers is not an article's leftovers.
  return kept.length === 0 ? { kept: blocks, dropped: [] } : { kept, dropped };
}

/** A line that is no heading, such as a table's, must say more than one word that an article has too. */
const isClosing = (block: Block): boolean =>
  block.is === 'heading'
    ? closing.test(block.text)
    : block.is === 'text' &&
      block.text.length < 40 &&
      closing.test(block.text) &&
      !/^(comments?|newsletter|subscribe|评论区?|留言板?)$/i.test(block.text);

/** An article about comments has a section of that name, but a site's closing part is the smaller one and stands at the end. */
function isShort(blocks: readonly Block[], at: number): boolean {
  const size = (some: readonly Block[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const after = size(blocks.slice(at));
  const share = blocks[at]?.is === 'heading' ? 0.4 : 0.15;
  return after < size(blocks) * share || after < 400;
}
