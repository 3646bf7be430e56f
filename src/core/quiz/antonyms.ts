/** What must never be taken for a slip: words and characters of opposite or of quite another meaning. Both languages; for comparing a near match. */

const characters =
  '上下 内外 前后 左右 高低 大小 多少 正负 正反 有无 进出 供需 供求 买卖 授受 升降 增减 加减 涨跌 强弱 快慢 轻重 冷热 开关 开闭 长短 深浅 新旧 男女 父母 南北 东西 生死 先后 主次 主客 主从 阴阳 雌雄 公私 善恶 优劣 好坏 软硬 干湿 借贷 出入 来去 攻守 胜败 胜负 成败 得失 真假 虚实 宏微 顺逆 收支 收付 异同 动静 明暗 远近 首末 始终 古今 单双 单复 奇偶 横纵 横竖 胖瘦 贫富 疏密 松紧 显隐 直曲 凹凸 酸碱 合分 聚散 集散 敌友 利弊 利害 损益 盈亏 褒贬 爱恨 喜悲 朝野 官民 城乡 农工 文武 早晚 昼夜 日夜 天地 山水 水火 钠钾 硫氮 氢氧 已未 历厉 再在';

const words =
  'online offline,increase decrease,internal external,inside outside,inner outer,inward outward,import export,supply demand,first last,former latter,maximum minimum,maximal minimal,maximise minimise,major minor,majority minority,positive negative,ascend descend,ascending descending,accept reject,include exclude,inclusive exclusive,explicit implicit,convergent divergent,converge diverge,upstream downstream,upload download,inflate deflate,inflation deflation,progress regress,progressive regressive,optimist pessimist,optimism pessimism,public private,modern traditional,consumer industrial,consumer producer,buyer seller,lender borrower,debtor creditor,employer employee,trainer trainee,payer payee,mentor mentee,lessor lessee,interviewer interviewee,grantor grantee,licensor licensee,absorption adsorption,abduction adduction,afferent efferent,affect effect,convex concave,concave convex,mitosis meiosis,anode cathode,anion cation,acid alkali,inductive deductive,induction deduction,active passive,appear disappear,attach detach,endothermic exothermic,encode decode,encrypt decrypt,encryption decryption,emigrate immigrate,emigration immigration,prologue epilogue,presence absence,present absent,prosecute persecute,perspective prospective,stalactite stalagmite,astronomy astrology,arteriole venule,ventral dorsal,median medium,evolution revolution,nitrate nitrite,sulfate sulfite,sulfate sulfide,sulfite sulfide,chlorate chlorite,chloride chlorate,chloride chlorine,fluoride fluorine,phosphate phosphite,ethane ethene,propane propene,butane butene,ethanol methanol,ethane methane,glucose glucagon,monet manet,austria australia,slovakia slovenia,iran iraq,niger nigeria,zambia gambia,dominica dominican,mauritius mauritania,sweden switzerland,paraguay uruguay,guinea guyana,budapest bucharest,java javascript,marx mars,shinto shiite,stationary stationery,complement compliment,principal principle,desert dessert,angel angle,continent incontinent,moral morale,personal personnel,bank bunk';

const pairs = new Set([
  ...characters.split(' ').flatMap((pair) => [pair, [...pair].reverse().join('')]),
  ...words.split(',').flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
]);

/** Parts of words that are opposites at the same place: `hyper…` and `hypo…`, `…er` and `…ee`. */
const affixes: readonly (readonly [RegExp, RegExp])[] = [
  [/^hyper/, /^hypo/],
  [/^inter/, /^intra/],
  [/^macro/, /^micro/],
  [/^maxi/, /^mini/],
  [/^endo/, /^e(?:xo|cto)/],
  [/^ante/, /^anti/],
  [/^over/, /^under/],
  [/^pre/, /^pro/],
  [/^(?:in|im)/, /^(?:ex|em?)/],
  [/^con/, /^contra/],
  [/^uni/, /^(?:multi|bi)/],
  [/^mono/, /^poly/],
  [/^super/, /^sub/],
  [/^up/, /^down/],
  [/[eo]r$/, /ee$/],
  [/ful$/, /less$/],
  [/er$/, /est$/],
  [/ide$/, /(?:ite|ate)$/],
  [/ane$/, /[ey]ne$/],
];
const denials = /^(?:un|in|im|ir|il|non|dis|de|anti|a|mis|counter|re|ex|pre|post|co|sub|super|over|under|out|off)$/;

/** Characters that turn a Chinese term round or make it another when they are added or left out. */
export const turning = /[不无非未反去没抗逆防免脱离再超次副准伪前后上下内外大小多少有半]/;

/** Whether two characters or two words in one spelling must not stand for one another. */
export function opposed(one: string, other: string): boolean {
  if (pairs.has(`${one}${other}`) || pairs.has(`${one} ${other}`)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length > short.length && long.endsWith(short)) return denials.test(long.slice(0, -short.length));
  return affixes.some(
    ([a, b]) =>
      (a.test(one) && b.test(other) && one.replace(a, '') === other.replace(b, '')) ||
      (b.test(one) && a.test(other) && one.replace(b, '') === other.replace(a, '')),
  );
}
