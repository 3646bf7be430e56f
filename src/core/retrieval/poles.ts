/** Words that turn a sentence round: the two poles of a matter, and “not”. Kept to what is asked about again and again. */
import { eachToken } from './letters.ts';

const opposed: readonly (readonly [string, string])[] = [
  ['largest biggest highest most greatest longest best more', 'smallest lowest least fewest shortest worst less fewer'],
  [
    'increase rise rose risen grow grew grown gain higher larger',
    'decrease decline fall fell fallen lower smaller reduce shrink shrank',
  ],
  ['first earliest oldest', 'last latest newest'],
  ['before prior earlier', 'after following later'],
  ['begin began begun start open', 'end stop close finish cease'],
  ['north northern', 'south southern'],
  ['east eastern', 'west western'],
  ['male men man', 'female women woman'],
  ['win won victory defeated', 'lose lost defeat loss'],
  ['support favor favour accept agree approve', 'oppose reject against refuse disagree'],
  ['allow legal permit', 'prohibit forbid forbidden ban illegal'],
  ['import', 'export'],
  ['public', 'private'],
  ['positive', 'negative'],
  ['internal inside within', 'external outside'],
  ['minimum', 'maximum'],
  ['easy simple', 'hard difficult complex'],
  ['weak weaken', 'strong strengthen'],
  ['upper above', 'lower below'],
  ['majority', 'minority'],
  ['young younger', 'old older'],
  ['same', 'different'],
  ['slow', 'fast quick rapid'],
  ['buy bought', 'sell sold'],
  ['advantage benefit', 'disadvantage drawback'],
  ['rich wealthy', 'poor'],
  ['ally allied', 'enemy enemies'],
  ['attack invade', 'defend'],
  ['arrive arrival enter', 'leave left depart departure exit'],
  ['create built', 'destroy demolish dissolve abolish'],
  ['add', 'remove'],
  ['appear', 'disappear vanish'],
  ['ancient', 'modern'],
  ['rural', 'urban'],
  ['natural', 'artificial'],
  ['active', 'passive'],
  ['superior', 'inferior'],
  ['success succeed', 'failure fail'],
  ['encourage promote', 'discourage prevent'],
  ['cause', 'cure'],
  ['hot warm', 'cold cool'],
  ['wide broad', 'narrow'],
  ['alive born birth', 'dead died death'],
  ['input', 'output'],
  ['absorb', 'emit release'],
  ['最大 最多 最高 最长 最早 最强', '最小 最少 最低 最短 最晚 最弱'],
  ['增加 增长 上升 提高 扩大 增多', '减少 下降 降低 缩小 下跌'],
  ['第一', '最后'],
  ['之前 以前', '之后 以后'],
  ['开始 开业', '结束 停业'],
  ['成立 创立', '解散 撤销'],
  ['出生 诞生', '去世 逝世'],
  ['男性 男子', '女性 女子'],
  ['胜利 战胜 击败', '失败 落败 败给'],
  ['支持 赞成', '反对'],
  ['购买 买入', '出售 卖出'],
  ['进口', '出口'],
  ['左侧 左边', '右侧 右边'],
  ['东部 东方 东侧 东岸', '西部 西方 西侧 西岸'],
  ['南部 南方 南侧 南岸', '北部 北方 北侧 北岸'],
  ['优点 优势', '缺点 劣势'],
  ['正面', '负面'],
  ['早期', '晚期 后期'],
  ['内部', '外部'],
  ['国内', '国外 海外'],
  ['公立 国立 公营', '私立 私营'],
  ['上游', '下游'],
  ['上半', '下半'],
  ['乐观', '悲观'],
  ['主动', '被动'],
  ['直接', '间接'],
  ['建造 兴建', '拆除 拆毁'],
  ['加入', '退出 离开'],
  ['合法', '非法'],
  ['允许 准许', '禁止 不准'],
  ['快速 迅速', '缓慢'],
  ['古代', '现代'],
  ['城市', '农村 乡村'],
  ['雄性', '雌性'],
  ['上任 就任 就职', '卸任 离任 辞职'],
  ['入学', '毕业'],
  ['盈利', '亏损'],
  ['升级', '降级'],
  ['批准 通过', '否决 驳回'],
];
/** Of each word the number of its matter, and on which side it stands: 2 n or 2 n + 1. */
const sides = new Map<number, number[]>();
for (const [at, pair] of opposed.entries()) {
  for (const [side, words] of pair.entries()) {
    eachToken(words, (token, _, is) => {
      if (is === 'word' || is === 'pair') sides.set(token, [...(sides.get(token) ?? []), at * 2 + side]);
    });
  }
}

function sidesIn(tokens: Iterable<number>): Set<number> {
  const found = new Set<number>();
  for (const token of tokens) for (const side of sides.get(token) ?? []) found.add(side);
  return found;
}

/** Whether the question names one pole of a matter where the text names only the other. */
export function isTurned(asked: ReadonlySet<number>, said: ReadonlySet<number>): boolean {
  const there = sidesIn(asked);
  if (there.size === 0) return false;
  const here = sidesIn(said);
  return [...there].some((side) => !there.has(side ^ 1) && !here.has(side) && here.has(side ^ 1));
}

const deniedEn =
  "(?<!\\bor )not|never|none|neither|nor|without|cannot|[a-z]+n['’]t|unable|fail(?:s|ed)?|except|lack(?:s|ed)?|refus(?:e|ed|es)|den(?:y|ied|ies)";
/** “是不是”, “不同” and the like ask or name, and deny nothing. */
const denies = new RegExp(
  `(?<!能|是|会|可|有|要|好|差)不(?!同|过|久|仅|但|断|少|足|管|论|是不|只|可|得|到|双|单|光|妨|禁|愧)|(?<!有)没有|没能|从未|并未|未能|未曾|尚未|无法|无关|\\b(?:${deniedEn})\\b`,
  'u',
);
const deniesSomehow = new RegExp(`[不没未无非]|\\b(?:${deniedEn}|no)\\b`, 'u');

/** Whether the question denies what the text says. Expects both folded. */
export const isDenied = (asked: string, said: string): boolean => denies.test(asked) && !deniesSomehow.test(said);
