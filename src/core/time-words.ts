/** Times, days and zones as people type them, in both languages. What cannot be read for certain is not guessed: `undefined`. */
import { fold } from './tokens.ts';

/** Places that people name and the zone database does not, by their folded names. */
const places: Readonly<Record<string, string>> = {
  'Asia/Shanghai':
    '中国 北京 上海 广州 深圳 杭州 成都 武汉 西安 南京 china beijing shenzhen guangzhou hangzhou chengdu wuhan nanjing',
  'Asia/Hong_Kong': '香港',
  'Asia/Taipei': '台北 台湾',
  'Asia/Macau': '澳门',
  'Asia/Tokyo': '日本 东京 大阪 japan osaka',
  'Asia/Seoul': '首尔 韩国',
  'Asia/Singapore': '新加坡',
  'Asia/Dubai': '迪拜',
  'Asia/Kolkata': '孟买 德里 新德里 印度 india mumbai delhi new_delhi bangalore bengaluru kolkata',
  'Australia/Sydney': '悉尼',
  'Australia/Melbourne': '墨尔本',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'Europe/Berlin': '柏林 慕尼黑 法兰克福 munich frankfurt hamburg',
  'Europe/Zurich': '苏黎世',
  'Europe/Madrid': '马德里',
  'Europe/Rome': '罗马',
  'Europe/Amsterdam': '阿姆斯特丹',
  'Europe/Moscow': '莫斯科',
  'Europe/Kyiv': 'kyiv kiev 基辅',
  'America/New_York': '纽约 华盛顿 波士顿 washington boston',
  'America/Chicago': '芝加哥',
  'America/Los_Angeles': '洛杉矶 旧金山 西雅图 san_francisco seattle',
  'America/Toronto': '多伦多',
  'America/Vancouver': '温哥华',
  'America/Sao_Paulo': '圣保罗',
  UTC: 'utc gmt z 世界时 协调世界时 格林尼治',
};

const key = (name: string): string =>
  fold(name)
    .trim()
    .replace(/[\s_]+/g, '_');

/** The zones by the last part of their names, `new_york`, and by what else their places are called. No two zones end alike. */
const byPlace: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').map((zone) => [key(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const),
  ...Object.entries(places).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const)),
]);

/**
 * The zone that was meant, spelt as in the IANA database: its name in any case (`asia/shanghai`), or the place alone (`New York`,
 * `北京`, `北京时间`). Not an offset and not an abbreviation: `EST` has no summer time, and whoever types it has.
 */
export function readZone(typed: string): string | undefined {
  const name = key(typed).replace(/_?(time|时间)$/, '');
  if (!/^[a-z]+(\/[a-z0-9_+-]+)+$/.test(name)) return byPlace.get(name);
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch (error) {
    // The only way to ask Temporal whether it knows a zone.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const digits = '零一二三四五六七八九';
const han = `[${digits}〇两十]{1,3}`;

/** `9`, `九`, `十二`, `二十一`: below a hundred. */
function numberOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  const plain = words.replace('〇', '零').replace('两', '二');
  const match = new RegExp(`^(?:零([${digits}])|([二三四五六七八九])?(十)?([一二三四五六七八九])?|零)$`).exec(plain);
  if (!match) return undefined;
  const [, afterZero, tens, ten, ones] = match;
  if (afterZero) return digits.indexOf(afterZero);
  if (!ten) return tens && ones ? undefined : Math.max(digits.indexOf(tens ?? ones ?? '零'), 0);
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

const part = '(凌晨|清晨|早晨|早上|今早|上午|中午|午后|下午|傍晚|晚上|今晚|夜里|夜晚|深夜|半夜)?';
const digital = new RegExp(`^${part} ?(?:at )?(\\d{1,2})(?:[:.](\\d{2}))? ?(a\\.?m\\.?|p\\.?m\\.?)?$`);
const military = /^(\d{2})(\d{2})$/;
const spoken = new RegExp(
  `^${part} ?(\\d{1,2}|${han}) ?(?:点钟?|时)(?:整|(半)|(?:过)?([一三])刻|(?:过)?(\\d{1,2}|${han})分?)?$`,
);
const named: Readonly<Record<string, string>> = {
  noon: '12:00',
  中午: '12:00',
  正午: '12:00',
  midnight: '00:00',
  午夜: '00:00',
};

/** Which hour of 24 it is, given the part of the day that was named; nothing where the two contradict or may mean two things. */
function hourOf(hour: number, when = ''): number | undefined {
  if (!when) return hour;
  if (/^(a|凌晨)/.test(when)) return hour > 12 ? undefined : hour % 12;
  if (/^(清晨|早晨|早上|今早|上午)/.test(when)) return hour > 11 ? undefined : hour;
  if (when === '中午') return hour > 0 && hour < 4 ? hour + 12 : hour > 10 && hour < 16 ? hour : undefined;
  if (/^(p|午后|下午|傍晚)/.test(when)) return hour === 0 ? undefined : hour < 12 ? hour + 12 : hour;
  // 晚上9点 is in the evening, 夜里2点 is not.
  const evening = /^(晚上|今晚|夜晚)/.test(when) ? 5 : 8;
  return hour === 12 ? 0 : hour >= evening && hour < 12 ? hour + 12 : hour;
}

function clock(hour: number | undefined, minute: number | undefined): string | undefined {
  if (hour === undefined || minute === undefined || minute > 59) return undefined;
  if (hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return [hour % 24, minute].map((each) => String(each).padStart(2, '0')).join(':');
}

/** A time of day as `HH:MM`: `9`, `9:00`, `09.30`, `0930`, `9am`, `9:30 pm`, `21点`, `晚上9点半`, `早上八点`, `noon`. */
export function readTime(typed: string): string | undefined {
  const words = fold(typed).trim().replace(/\s+/g, ' ');
  if (Object.hasOwn(named, words)) return named[words];
  const fields = military.exec(words);
  if (fields) return clock(Number(fields[1]), Number(fields[2]));
  const written = digital.exec(words);
  if (written) {
    const [, when, hour, minute = '0', half] = written;
    return when && half ? undefined : clock(hourOf(Number(hour), when ?? half), Number(minute));
  }
  const [, when, hour, half, quarters, minute] = spoken.exec(words) ?? [];
  if (!hour) return undefined;
  const past = half ? 30 : quarters ? digits.indexOf(quarters) * 15 : numberOf(minute ?? '0');
  const read = numberOf(hour);
  return read === undefined ? undefined : clock(hourOf(read, when), past);
}
