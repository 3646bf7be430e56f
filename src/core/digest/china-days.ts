/**
 * Mainland China's public holidays and make-up workdays, year by year, from the yearly notices of the General Office of the State Council
 * (facts, not its words). A notice for the next year comes out in autumn; the first and the last day of each holiday belong to it.
 */
type Year = {
  /** The notice. */
  readonly source: string;
  /** `MM-DD`, or the first and the last day of a holiday. */
  readonly off: readonly string[];
  /** Days of a weekend on which people work. */
  readonly work: readonly string[];
};

const years: Readonly<Record<number, Year>> = {
  2024: {
    source: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    off: ['01-01', '02-10 02-17', '04-04 04-06', '05-01 05-05', '06-10', '09-15 09-17', '10-01 10-07'],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    off: ['01-01', '01-28 02-04', '04-04 04-06', '05-01 05-05', '05-31 06-02', '10-01 10-08'],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    off: ['01-01 01-03', '02-15 02-23', '04-04 04-06', '05-01 05-05', '06-19 06-21', '09-25 09-27', '10-01 10-07'],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

/** The last year whose notice is known here; after it only the days of the week are. */
export const lastKnownYear: number = Math.max(...Object.keys(years).map(Number));

/** What the notices say of a date: a holiday, a make-up workday, or nothing. */
export function chinaDay(date: Temporal.PlainDate): 'off' | 'work' | undefined {
  const year = years[date.year];
  if (!year) return undefined;
  const day = date.toString().slice(5);
  if (year.work.includes(day)) return 'work';
  const isOff = year.off.some((span) => {
    const [from = '', to = from] = span.split(' ');
    return from <= day && day <= to;
  });
  return isOff ? 'off' : undefined;
}
