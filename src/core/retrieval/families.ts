/** Words that questions and texts use for one thing: who asks when somebody “died” is answered by “her death”. Kept to what questions ask for again and again. */
import { fold, tokensOf } from '../tokens.ts';

const families = [
  'die died dies dead death deceased',
  'born birth birthplace',
  'found founded founder establish established establishment create created creation creator',
  'build built construct constructed construction',
  'write wrote written writer author authored',
  'invent invented inventor invention',
  'discover discovered discovery discoverer',
  'disappear disappeared vanish vanished gone extinct',
  'locate located location situated',
  'win won winner victory',
  'kill killed assassinated murdered',
  'marry married wife husband spouse marriage wedding',
  'buy bought purchase purchased acquired sold',
  'reconcile reconciled bridge unite united',
  'largest biggest',
  'arise arose arisen appear appeared emerge emerged originate originated born',
  'stay remain keep kept',
  'bind bound tie tied',
  // Irregular forms, which no stem brings together.
  'begin began begun',
  'break broke broken',
  'bring brought',
  'choose chose chosen choice',
  'draw drew drawn',
  'drive drove driven',
  'eat ate eaten',
  'fall fell fallen',
  'feel felt',
  'fight fought',
  'fly flew flown flight',
  'forbid forbade forbidden',
  'forget forgot forgotten',
  'freeze froze frozen',
  'give gave given',
  'grow grew grown growth',
  'hold held',
  'know knew known',
  'lead led leader',
  'leave left',
  'lend lent',
  'lie lay lain',
  'lose lost loss',
  'make made',
  'meet met',
  'pay paid',
  'rise rose risen',
  'run ran',
  'see saw seen',
  'seek sought',
  'send sent',
  'shoot shot',
  'show shown',
  'sing sang sung',
  'sink sank sunk',
  'speak spoke spoken',
  'spend spent',
  'stand stood',
  'steal stole stolen',
  'swim swam swum',
  'take took taken',
  'teach taught teacher',
  'think thought',
  'throw threw thrown',
  'wear wore worn',
].map((family) => family.split(' '));

const hanFamilies = [
  '去世 逝世 病逝 死亡 过世 身亡 离世 病故 辞世 卒于',
  '出生 生于 诞生 出生地 籍贯',
  '成立 创立 创建 创办 建立 设立 组建 始建 创始 建于',
  '位于 坐落 地处 位在 所在',
  '作者 著作 所著 撰写 编写 所作 写作',
  '又名 别名 又称 亦称 别称 俗称 也称 亦名 原名 旧称 简称 称为 叫做',
  '消失 不复 灭绝 消亡 不再',
  '消解 化解 解决 消除',
  '原因 因为 由于 导致 起因',
  '面积 占地 平方',
  '人口 居民 总人口',
  '毕业 就读 入读 毕业于',
  '导演 执导',
  '主演 饰演 出演 主角',
  '栖息 生活 生活在 栖息地 生存',
  '分布 产于 原产 分布于 见于',
  '获得 获颁 荣获 赢得 夺得 获',
  '担任 出任 就任 任职 上任 接任',
  '结婚 妻子 丈夫 配偶 夫人 嫁给 娶',
  '首都 首府 省会',
  '发行 推出 发布 出版 发售 上市',
  '开通 通车 启用 开放 投入使用',
  '作用 功能 用途 意义 用于 功用',
  '特点 特征 特色 特性',
  '发明 发明者 发明人',
  '发现 发现者',
  '建造 兴建 修建 建成 落成',
  '球队 效力 加盟',
  '颜色 红色 白色 黑色 黄色 绿色 蓝色 褐色 灰色 棕色',
  '形状 椭圆形 圆形 长形 卵形 三角形',
  '影响 造成 带来',
  '上映 首映 公映',
  '播出 首播 播放',
  '合并 并入 收购',
  '改名 更名 改称 易名',
  '父亲 之子 之女 父',
  '出现 诞生 产生 兴起 问世',
  '一种 一类 之一',
].map((family) => family.split(' '));

const kinOf = new Map<string, readonly string[]>();
for (const family of families) {
  for (const word of family) {
    const [stem = word] = tokensOf(word);
    kinOf.set(
      stem,
      [...new Set([...(kinOf.get(stem) ?? []), ...family])].filter((one) => one !== word),
    );
  }
}
const hanKin = new Map<string, readonly string[]>();
for (const family of hanFamilies) {
  for (const word of family)
    if (word.length >= 2) hanKin.set(word, [...(hanKin.get(word) ?? []), ...family.filter((one) => one !== word)]);
}

/** Of a Latin word: other words of its families. */
export const kinOfWord = (word: string): readonly string[] => kinOf.get(tokensOf(word)[0] ?? '') ?? [];

/** In a run of folded Chinese: which two or three characters have a family, and the words of it. */
export function kinIn(
  run: string,
): readonly { readonly from: number; readonly to: number; readonly words: readonly string[] }[] {
  const found = [];
  for (let from = 0; from + 2 <= run.length; from += 1) {
    for (const length of [3, 2]) {
      const words = hanKin.get(fold(run.slice(from, from + length)));
      if (words && run.length >= from + length) found.push({ from, to: from + length, words });
    }
  }
  return found;
}
