/** What kind of answer a question wants, and whether a sentence has one of its own: a date, a number, a name, a place, a reason. */

/** `what` is everything without a mark of its own. */
export type Kind = 'when' | 'number' | 'who' | 'where' | 'why' | 'how' | 'what';

const asks: readonly (readonly [Kind, RegExp])[] = [
  [
    'when',
    /何时|何年|何月|何日|哪(?:一|个|几)?(?:年|月|日|天|世纪|年代|时期|时候|朝|时)|什么(?:时候|时间|时期|时代|年代|年份|日子)|几(?:年|月|号|日|点)(?!后|前|间)|时间是|\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade|time|era|period)\b|\bhow long ago\b/,
  ],
  [
    'number',
    /多少|几(?!乎|何|率|近)|多(?:长|大|高|久|远|重|深|宽|厚|快|厉害)|(?:数量|人数|面积|人口|比例|长度|高度|编号|海拔|排名第).{0,4}(?:是|为|有)?(?:什么|？|\?|$)|\bhow (?:many|much|long|old|often|far|large|big|tall|high|fast|deep|wide|heavy)\b|\bwhat (?:percent|percentage|number|amount|fraction|proportion|share|age|size)\b/,
  ],
  [
    'who',
    /谁|何人|哪(?:一|几|两|三)?(?:位|名|家|个人|些人)|什么人|(?:姓名|名字|本名)|\bwho(?:se|m)?\b|\bwhich (?:person|people|man|woman|author|king|president|leader|scientist)\b/,
  ],
  [
    'where',
    /哪里|哪儿|何处|何地|在哪|什么(?:地方|地区|位置|国家|城市|省|地点)|哪(?:一|个|些|几)?(?:国|省|市|县|区|地|城|岛|洲|州|大洲|地方|地区|国家|城市|条河|大学)|位于哪|\bwhere\b|\b(?:what|which) (?:country|city|state|place|region|area|continent|town|county|province|location|island)\b/,
  ],
  [
    'why',
    /为什么|为何|为甚么|什么原因|原因是|何故|因何|怎么会|缘何|\bwhy\b|\bwhat (?:caused?|reasons?|led)\b|\bfor what reason\b/,
  ],
  ['how', /如何|怎么|怎样|怎么样|什么(?:方式|方法|办法|手段)|\bhow\b/],
];

/** Reads a folded question. */
export const kindOf = (folded: string): Kind => asks.find(([, asking]) => asking.test(folded))?.[0] ?? 'what';

const date =
  /\d{3,4}(?!\d)|\d{1,2}(?:月|日|号|世纪|点|时)|\d+年|[〇零一二三四五六七八九十]+(?:年|月|日|世纪)|世纪|年代|年间|时期|时代|[元明清宋唐汉秦周](?:朝|代|末|初)|\b(?:january|february|march|april|june|july|august|september|october|november|december|century|centuries|decade|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d0s\b/gu;
const number =
  /\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两半数]+(?=[个名位人年月日次条座间所家种类部分公米千吨元辆张届集卷章节首支只头名代岁天小成倍层]|$)|百分之|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|twice|percent|several|both)\b/gu;
const nameLatin = /(?<![.!?]\s|^)\b\p{Lu}[\p{L}'’.-]+(?:\s+(?:of|de|van|von|the|al)?\s?\p{Lu}[\p{L}'’.-]+)*/gu;
const nameHan =
  /[\p{Script=Han}]{1,5}[·•‧・][\p{Script=Han}·•‧・]{1,12}|(?:由|被|与|和|是|、|：|者|家|员|长|人|师|帝|王|父|母|妻|子|女|兄|弟)[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封芮储靳邴松井段富巫乌焦巴弓牧隗山谷车侯全班秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公]\p{Script=Han}{1,2}|公司|集团|大学|先生|女士|小姐|教授|博士|将军|导演|作者|队|皇帝|政府|组织|协会/gu;
const place =
  /[\p{Script=Han}]{1,6}(?:省|市|县|区|州|国|岛|镇|村|乡|山|河|湖|海|洋|洲|港|路|街|部|岸|湾|站|园|地区|半岛|大学|盆地|高原)|东|南|西|北|美国|日本|法国|英国|德国|中国|香港|台湾|\b(?:in|at|near|from|to|of|on|around|between)\s+(?:the\s+)?\p{Lu}\p{L}+/gu;
const reason =
  /因|由于|为了|所以|导致|使得|以便|目的|缘|致使|令|从而|避免|故|\bbecause\b|\bdue to\b|\bsince\b|\bso that\b|\bin order\b|\bas a result\b|\bresult(?:ed|ing|s)?\b|\bcaus(?:e|ed|es|ing)\b|\breasons?\b|\btherefore\b|\bthus\b|\blead(?:s|ing)?\b|\bled\b|\ballow(?:s|ed|ing)?\b/giu;
const way = /通过|利用|使用|采用|以|用|经|借|将|先|然后|\bby\b|\bthrough\b|\busing\b|\bvia\b|\bwith\b/giu;

/**
 * How many answers of the kind a sentence has that the question does not bring itself: “1998” answers no question about 1998.
 * Expects both as they are shown (names are told by their capitals), simplified and NFKC where Chinese; 3 at most.
 */
export function ownAnswers(kind: Kind, sentence: string, question: string): number {
  const pattern = patternOf(kind);
  if (!pattern) return 0;
  const asked = question.toLowerCase();
  let count = 0;
  const text = kind === 'who' || kind === 'where' ? sentence : sentence.toLowerCase();
  for (const [answer] of text.matchAll(pattern)) {
    if (!asked.includes(answer.toLowerCase())) count += 1;
    if (count === 3) break;
  }
  if (kind === 'who' && count < 3) {
    for (const [answer] of text.matchAll(nameHan)) {
      if (!asked.includes(answer)) count += 1;
      if (count === 3) break;
    }
  }
  return count;
}

function patternOf(kind: Kind): RegExp | undefined {
  switch (kind) {
    case 'when':
      return date;
    case 'number':
      return number;
    case 'who':
      return nameLatin;
    case 'where':
      return place;
    case 'why':
      return reason;
    case 'how':
      return way;
    case 'what':
      return undefined;
  }
}
