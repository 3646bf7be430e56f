/** Words that turn a statement into its opposite, and words that mean nearly the same: for false statements, and so that no wrong choice is right. */
import type { Language } from '../../core/language.ts';

const poles: Readonly<Record<Language, string>> = {
  zh: '增加 减少,上升 下降,提高 降低,提前 推迟,扩大 缩小,多于 少于,高于 低于,早于 晚于,快于 慢于,大于 小于,最多 最少,最高 最低,最大 最小,最早 最晚,最快 最慢,最长 最短,最好 最差,变快 变慢,变多 变少,变高 变低,之前 之后,以前 以后,以上 以下,以内 以外,左边 右边,上游 下游,东部 西部,南部 北部,东岸 西岸,南岸 北岸,城市 乡村,支持 反对,赞成 反对,允许 禁止,成功 失败,容易 困难,便宜 昂贵,主动 被动,公开 秘密,集中 分散,开始 结束,内部 外部,进口 出口,白天 夜里,夏天 冬天,春天 秋天,早晨 傍晚,上午 下午,加快 放慢,延长 缩短,变厚 变薄,变轻 变重,超过 不到,至少 至多,顺着 逆着,变硬 变软,变深 变浅,长期 短期,直接 间接,相同 不同,先 后,多数 少数,大多数 少数,更多 更少,更高 更低,更大 更小,更快 更慢,更长 更短,更早 更晚,更深 更浅,更轻 更重,更冷 更热,更便宜 更贵',
  en: 'increase decrease,increased decreased,rose fell,rise fall,rises falls,more less,more fewer,most least,most fewest,higher lower,highest lowest,larger smaller,largest smallest,bigger smaller,longer shorter,longest shortest,faster slower,fastest slowest,earlier later,before after,above below,inside outside,first last,oldest newest,older newer,warmer colder,warm cold,hot cold,wet dry,cheaper dearer,cheap expensive,easy hard,easier harder,early late,north south,northern southern,east west,eastern western,left right,upstream downstream,upper lower,deeper shallower,deep shallow,heavier lighter,heavy light,stronger weaker,strong weak,gained lost,won lost,opened closed,open closed,accepted refused,allowed forbidden,summer winter,spring autumn,morning evening,day night,public private,success failure,succeeded failed,best worst,better worse,quickly slowly,always never,rich poor,wide narrow,wider narrower,thick thin,thicker thinner',
};

const twins: Readonly<Record<Language, string>> = {
  zh: '客户 顾客 用户 消费者 买家,企业 公司 商家 厂商,价格 价钱 售价,成本 费用 开支 花费,工人 员工 职工 雇员,学校 学堂 校园,医生 大夫,孩子 儿童 小孩,老师 教师,方法 办法 方式 手段 做法,问题 难题 困难 麻烦,目的 目标,原因 缘故 理由,结果 后果 结局,关键 核心 重点 要点,本质 实质 内核,变化 改变 转变,能力 本领 本事,机会 时机 机遇,经验 阅历,信息 消息 资讯,数据 资料 数字,技术 工艺,工具 器具,机器 机械 设备,道路 公路 马路,河流 江河 河水,房子 房屋 住宅,食物 食品,开始 起初 最初 当初,最后 最终 终于,增加 增长 提高 提升 上升,减少 下降 降低 缩减,帮助 协助,需要 必须,重要 要紧 关键,简单 容易,困难 艰难,迅速 快速 很快,巨大 庞大,市场 商场,地方 地区 地点 区域,时候 时间 时期 时代 时刻,过程 流程 历程,模式 方式 形式,政府 官方 当局,居民 市民 村民 百姓 人们,研究 调查 考察,发现 察觉,建造 修建 兴建 建设,思考 思维 思想,意义 价值 作用,看法 观点 意见 想法,平台 渠道',
  en: 'customer client buyer shopper consumer user,company firm business enterprise,price cost charge fee,worker employee labourer laborer,school academy,doctor physician,child kid,teacher instructor tutor,method way means technique approach,problem difficulty trouble issue,goal aim purpose objective,reason cause,result outcome effect consequence,key core heart,change shift,ability skill,chance opportunity,information data facts,machine device apparatus equipment,road street route path,river stream,house home dwelling,food meal,start begin beginning,end finish,grow increase rise,fall drop decline decrease shrink,help assist aid,need require,important vital essential crucial,simple easy,hard difficult,quick fast rapid,huge enormous vast large big,small little tiny,market trade,place site spot location area region,time period era age,process procedure,government authorities state,resident inhabitant villager townspeople people,study research survey,find discover detect,build construct erect,idea thought notion,value worth,build make,ship boat vessel,town city village,wall barrier,ground soil earth,stone rock,crew team staff,money funds,picture image',
};

type Pairs = ReadonlyMap<string, readonly string[]>;

const pairsOf = (table: string): Pairs => {
  const pairs = new Map<string, string[]>();
  for (const pair of table.split(',')) {
    const [a = '', b = ''] = pair.split(' ');
    pairs.set(a, [...(pairs.get(a) ?? []), b]);
    pairs.set(b, [...(pairs.get(b) ?? []), a]);
  }
  return pairs;
};
const opposites = { zh: pairsOf(poles.zh), en: pairsOf(poles.en) } as const;

/** What a word's opposite is called; `undefined` where none is known. */
export const oppositeOf = (word: string, language: Language): string | undefined =>
  opposites[language].get(language === 'en' ? word.toLowerCase() : word)?.[0];

const groupsOf = (table: string): ReadonlyMap<string, ReadonlySet<number>> => {
  const groups = new Map<string, Set<number>>();
  for (const [at, group] of table.split(',').entries()) {
    for (const word of group.split(' ')) groups.set(word, (groups.get(word) ?? new Set()).add(at));
  }
  return groups;
};
const groups = { zh: groupsOf(twins.zh), en: groupsOf(twins.en) } as const;

/** Whether two words are known to mean nearly the same. */
export function areTwins(a: string, b: string, language: Language): boolean {
  const [first, second] = [a, b].map((word) => groups[language].get(singular(word, language)));
  return [...(first ?? [])].some((group) => second?.has(group));
}

const singular = (word: string, language: Language): string =>
  language === 'en' ? word.toLowerCase().replace(/(?<=[^s]{2})s$/, '') : word;
