/** Of which quizzes scores and reports speak: where they were played, and since when. */
import { pick } from '../command.ts';
import type { Desk } from '../desk.ts';
import type { Bilingual } from '../language.ts';
import { zoneOf } from '../own/choices.ts';
import type { Scope } from '../store.ts';
import { since as sinceWhen } from '../time.ts';

/** The two places that quizzes are counted in. */
export const places = {
  here: { en: 'this channel', zh: '本频道' },
  everywhere: { en: 'the whole server or workspace', zh: '整个服务器或工作区' },
} as const satisfies Record<string, Bilingual>;

/** Where they are counted. */
export const whereOption = <const Of extends Readonly<Record<string, Bilingual>>>(of: Of) =>
  pick({ about: { en: 'Counted where', zh: '统计范围' }, called: { zh: '范围' } }, of);

export const sinceOption = pick(
  { about: { en: 'Since when', zh: '从何时起' }, called: { zh: '时间' } },
  {
    week: { en: 'this week', zh: '本周' },
    month: { en: 'this month', zh: '本月' },
    ever: { en: 'ever', zh: '全部' },
  },
);

type Wish = {
  readonly where?: string | undefined;
  readonly since?: 'week' | 'month' | 'ever' | undefined;
  readonly article?: string | undefined;
};

/** Weeks and months begin in the person's own zone, else in the place's. */
export function scopeOf(desk: Desk, { where, since, article }: Wish): Scope {
  return {
    ...(where === 'everywhere' ? { by: 'server', id: desk.server } : { by: 'place', id: desk.place }),
    ...(since && since !== 'ever' && { since: sinceWhen(desk.now, zoneOf(desk), since) }),
    ...(article && { article }),
  };
}
