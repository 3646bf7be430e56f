/** English and numeric dates, written the Chinese way (`1949年10月1日`), so that a date has one order. For matching only. */

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
const month = `(${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '(\\d{3,4})';

const numeric = /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])/g;
const monthFirst = new RegExp(`\\b${month} (?:the )?${day}(?:,? (?:of )?${year})?\\b`, 'g');
const dayFirst = new RegExp(`\\b(?:the )?${day} (?:of )?${month},?(?: ${year})?(?![\\d\\p{L}])`, 'gu');
const monthAndYear = new RegExp(`\\b${month},? (?:of )?(\\d{4})\\b`, 'g');

const numberOf = (name: string): number => months.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1;
const spelled = (y: string | undefined, m: number, d?: string): string =>
  `${y ? `${Number(y)}年` : ''}${m}月${d ? `${Number(d)}日` : ''}`;

/** Expects folded text. Only orders that can be read in one way: `3/4/2021` is left alone. */
export function spellDates(folded: string): string {
  if (!/\d/.test(folded)) return folded;
  return folded
    .replace(numeric, (_, y: string, __, m: string, d: string) => spelled(y, Number(m), d))
    .replace(monthFirst, (_, m: string, d: string, y?: string) => spelled(y, numberOf(m), d))
    .replace(dayFirst, (_, d: string, m: string, y?: string) => spelled(y, numberOf(m), d))
    .replace(monthAndYear, (_, m: string, y: string) => spelled(y, numberOf(m)))
    .replace(/(?<=月[\d一二三十]{1,3})号/g, '日');
}
