/** Dates, names and languages as files and pages write them, to the forms that are kept. */
import type { Block } from './block.ts';

/** What a file says of itself, as far as it does. */
export type Facts = {
  readonly title?: string;
  readonly author?: string;
  readonly date?: string;
  readonly language?: string;
  readonly source?: { readonly name?: string; readonly url?: string };
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day in a text as `YYYY-MM-DD`: ISO 8601, RFC 2822, `2021年4月13日`, `2021/4/13`, `13 April 2021`, `April 13, 2021`, a PDF's
 * `D:20210413`. The day as it was written, in whatever zone. `undefined` where there is none or it does not exist.
 */
export function dayIn(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const said = text.normalize('NFKC');
  const numbers =
    /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(said) ??
    /^(?:D:)?((?:19|20)\d{2})(\d{2})(\d{2})(?=\D|\d{6}|$)/.exec(said);
  if (numbers) return day(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const named = months.join('|');
  const british = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of )?(${named})[a-z]*\\.?,?[\\s-]+((?:19|20)\\d{2})`,
    'i',
  ).exec(said);
  if (british) return day(Number(british[3]), monthOf(british[2]), Number(british[1]));
  const american = new RegExp(`\\b(${named})[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})`, 'i').exec(
    said,
  );
  return american ? day(Number(american[3]), monthOf(american[1]), Number(american[2])) : undefined;
}

const monthOf = (name = ''): number => months.indexOf(name.toLowerCase()) + 1;

function day(year: number, month: number, date: number): string | undefined {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const made = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(written) ? written : undefined;
}

/** A name without `By`, `作者：`, an address or white space; `undefined` where nothing of a name is left. */
export function nameIn(text: string | undefined): string | undefined {
  const name = text
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:(?:written |posted |published )?by:?\s+|(?:作者|撰文|文|作者\/来源)\s*[:：|｜丨/／]\s*|author:\s*)/i,
      '',
    )
    .replace(/\s*[<(]?[\w.+-]+@[\w.-]+\.\w+[>)]?\s*/g, ' ')
    .trim();
  return name && name.length <= 120 && /\p{L}/u.test(name) && !/^https?:/.test(name) ? name : undefined;
}

/** BCP 47, the language alone (`zh`, `en`, `ja`), from a tag such as `zh-CN` or `en_US`. Traditional Chinese is `zh` too: the bot folds both. */
export function languageIn(tag: string | undefined): string | undefined {
  const primary = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase();
  return primary === 'cmn' ? 'zh' : primary === 'und' || primary === 'mul' ? undefined : primary;
}

const common: Readonly<Record<string, RegExp>> = {
  en: /\b(the|and|of|to|is|that|with|for|it|are)\b/gi,
  de: /\b(der|die|und|das|nicht|ist|ein|eine|mit|auf)\b/gi,
  fr: /\b(le|les|des|est|une|dans|que|pour|qui|et)\b/gi,
  es: /\b(el|los|las|una|que|por|con|para|del|y)\b/gi,
  pt: /\b(os|uma|não|que|com|para|do|da|em|é)\b/gi,
  it: /\b(il|che|di|della|per|una|con|sono|gli|è)\b/gi,
  nl: /\b(het|een|van|niet|dat|zijn|voor|met|ook|de)\b/gi,
};

/**
 * The language of a text: what its letters say, before what is declared (templates declare `en` over anything); Latin letters by
 * the declaration, else by their commonest words, else English.
 */
export function languageOfText(text: string, declared?: string): string {
  const sample = text.slice(0, 20_000);
  const count = (letters: RegExp) => sample.match(letters)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const tag = languageIn(declared);
  // A Chinese letter says as much as three Latin ones.
  if ((han + kana + hangul) * 3 > latin) {
    if (kana > (han + kana) * 0.1) return 'ja';
    if (hangul > han) return 'ko';
    return han > 0 && tag !== 'yue' ? 'zh' : (tag ?? 'zh');
  }
  if (cyrillic > latin) return tag && tag !== 'en' && tag !== 'zh' ? tag : 'ru';
  if (tag && !['zh', 'ja', 'ko'].includes(tag) && tag !== 'en') return tag;
  const [best] = Object.entries(common)
    .map(([name, words]) => ({ name, hits: count(words) }))
    .sort((a, b) => b.hits - a.hits);
  return best && best.hits >= 5 ? best.name : tag && !['zh', 'ja', 'ko'].includes(tag) ? tag : 'en';
}

const name = "[\\p{L}·•.\\-’' ]{1,40}?";

/** The author's card at the end: `孟某，微信公众号：…`, with the platform that it names (`某某专栏作家`). */
export function cardIn(
  dropped: readonly Block[],
  kept: readonly Block[],
): { readonly author?: string; readonly platform?: string } {
  const said = dropped.map(({ text }) => text);
  const heading = said.findIndex(
    (text) => /专栏作家|專欄作家|作者简介|关于作者|作者介绍/.test(text) && text.length < 20,
  );
  const card =
    heading >= 0
      ? said[heading + 1]
      : [...said, ...kept.slice(-3).map(({ text }) => text)].find((text) => /^(作者简介|关于作者)\s*[:：]/.test(text));
  const author = /^(?:作者简介|关于作者|作者)?\s*[:：]?\s*([\p{Script=Han}·A-Za-z0-9_]{2,16})\s*[，,：:（(|｜。]/u.exec(
    card ?? '',
  )?.[1];
  const platform =
    /[，,。；;]\s*([^，,。；;\s]{2,20}?)(?:的)?专栏作家/.exec(card ?? '')?.[1] ??
    said
      .map((text) => /(?:原创|首发)?(?:发布|首发)(?:于|在)\s*[“"《]?([^，,。”"》\s]{2,20})/.exec(text)?.[1])
      .find(Boolean);
  return { ...(author && { author }), ...(platform && { platform }) };
}

/** How many blocks a byline may stand below the title. */
const bylineWithin = 6;

/** `作者：…`, `By …`, `来源：…` and dates on lines of their own at the head: these facts, and the blocks without the lines. */
export function bylineIn(blocks: readonly Block[]): { readonly facts: Facts; readonly rest: readonly Block[] } {
  let facts: Facts = {};
  const rest = blocks.filter((block, at) => {
    if (at >= bylineWithin || block.is !== 'text' || block.text.length > 100) return true;
    const found = factsOfLine(block.text);
    if (found) facts = { ...found, ...facts };
    return !found;
  });
  return { facts, rest };
}

function factsOfLine(text: string): Facts | undefined {
  const parts = text
    .split(/\n|\s{2,}|[|｜丨•·]\s|\s[-–—/]\s|(?<=\S)\s+(?=(?:来源|作者|编辑|时间|日期|发布|责编)[^\S\n]*[:：])/u)
    .map((part) => part.trim())
    .filter(Boolean);
  let facts: Facts = {};
  for (const part of parts) {
    const author =
      new RegExp(`^(?:作者|撰文|文)\\s*[:：|｜丨/／]\\s*(${name})$`, 'u').exec(part)?.[1] ??
      new RegExp(
        `^(?:[Ww]ritten |[Pp]osted )?(?:[Bb]y|BY|[Aa]uthor:)\\s+(\\p{Lu}${name})(?:,? (?:on )?[A-Z]?[a-z]*\\.? ?\\d.*)?$`,
        'u',
      ).exec(part)?.[1];
    const source = /^(?:来源|來源|出处|转载自|Source)\s*[:：|｜]\s*(.{2,40})$/.exec(part)?.[1];
    const date = part.length <= 60 ? dayIn(part) : undefined;
    const bare =
      date &&
      /^(?:(?:发布|發布|发表|更新)?(?:时间|日期|于)?|date|published|posted|updated)?\s*(?:on)?\s*[:：]?\s*[\p{L}.]{0,10},?\s*[\d\s\p{L}年月日/.,:：-]{6,34}$/iu.test(
        part,
      );
    if (!author && !source && !bare && !/^(?:责任)?(?:编辑|責編|责编|校对|阅读|浏览)\s*[:：]?\s*.{1,12}$/.test(part))
      return undefined;
    const url = source && /^https?:\S+$/.exec(source)?.[0];
    facts = {
      ...facts,
      ...(author && { author: author.trim() }),
      ...(source && { source: url ? { url } : { name: source.trim() } }),
      ...(date && { date }),
    };
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}
