/** How a quiz is played, and which questions it asks. */
import { z } from 'zod';
import type { Article } from '../article/article.ts';
import { shuffled } from '../chance.ts';
import type { Pack } from '../library.ts';
import { type AskedQuestion, asked, type Kind, kinds } from './question.ts';

export const setupSchema = z.strictObject({
  count: z.int().min(1).max(30),
  /** None: all. */
  sections: z.array(z.int()),
  kinds: z.array(z.enum(kinds)),
  difficulty: z.int().min(1).max(3).optional(),
  /** Seconds a question; 0: no limit. */
  seconds: z.int().min(0).max(600),
  /** live: together, one question at a time. window: each at their own pace until it closes. */
  mode: z.enum(['live', 'window']),
  scoring: z.enum(['accuracy', 'speed']),
  teams: z.enum(['off', 'pick', 'balanced']),
  /** auto: the next question comes by itself. */
  pace: z.enum(['auto', 'host']),
  /** Whether an answer may be changed until its question closes. */
  changes: z.boolean(),
  /** When a window closes. */
  closesAt: z.int().optional(),
});
export type Setup = z.infer<typeof setupSchema>;

export const defaultSetup: Setup = {
  count: 5,
  sections: [],
  kinds: [],
  seconds: 40,
  mode: 'live',
  scoring: 'accuracy',
  teams: 'off',
  pace: 'auto',
  changes: false,
};

/** Kinds that are answered in a form take longer. */
const slow: readonly Kind[] = ['several', 'typed', 'ordering'];

/** Milliseconds that a question is open; 0: no limit. */
export const timeFor = (kind: Kind, { seconds }: Pick<Setup, 'seconds'>): number =>
  seconds * (slow.includes(kind) ? 1_500 : 1_000);

/** The teams of a quiz, by their names in state and rows. */
export const teamsOf = ({ teams }: Pick<Setup, 'teams'>): readonly string[] => (teams === 'off' ? [] : ['1', '2']);

type Wish = {
  readonly count: number;
  readonly sections: readonly number[];
  readonly kinds: readonly Kind[];
  readonly difficulty?: number | undefined;
  /** Questions that are not to be among them. */
  readonly without?: ReadonlySet<string>;
};

/**
 * The questions of a run: spread over the sections, no two from one paragraph while there are others, kinds mixed, easy ones first, and those that were asked here lately only when
 * nothing else is left. `lately` has the latest first. May be fewer than wanted.
 */
export function chooseQuestions(pack: Pack, wish: Wish, seed: string, lately: readonly string[] = []): AskedQuestion[] {
  const fitting = fittingOf(pack.faces.zh.questions, wish);
  const age = new Map(lately.map((id, at) => [id, at]));
  const mixed = shuffled(fitting, seed);
  const fresh = mixed.filter(({ id }) => !age.has(id));
  const old = mixed.filter(({ id }) => age.has(id)).sort((a, b) => (age.get(b.id) ?? 0) - (age.get(a.id) ?? 0));
  const picked = spread([...fresh, ...old.slice(0, Math.max(0, wish.count - fresh.length))], wish.count);
  const ordered = picked.toSorted((a, b) => a.difficulty - b.difficulty);
  return ordered.flatMap(({ id }) => asked(pack, id, seed) ?? []);
}

/** Those that a wish names. */
function fittingOf<Q extends Article['questions'][number]>(
  from: readonly Q[],
  wish: Omit<Wish, 'count'>,
): readonly Q[] {
  return from.filter(
    ({ id, section, kind, difficulty }) =>
      !wish.without?.has(id) &&
      (wish.sections.length === 0 || wish.sections.includes(section)) &&
      (wish.kinds.length === 0 || wish.kinds.includes(kind)) &&
      (wish.difficulty === undefined || wish.difficulty === difficulty),
  );
}

/**
 * The id of one question for one person: an approved one that they were not asked lately, else, where `drafts` may be asked, a draft that they were not
 * asked lately, else whichever they were asked longest ago. `undefined`: none fits.
 */
export function chooseAlone(
  pack: Pack,
  wish: Omit<Wish, 'count'>,
  { seed, lately, drafts }: { readonly seed: string; readonly lately: readonly string[]; readonly drafts: boolean },
): string | undefined {
  const [approved] = chooseQuestions(pack, { ...wish, count: 1 }, seed, lately);
  if (!drafts || (approved && !lately.includes(approved.id))) return approved?.id;
  const waiting = shuffled(fittingOf(pack.drafts ?? [], wish), seed).map(({ id }) => id);
  const fresh = waiting.find((id) => !lately.includes(id));
  if (fresh) return fresh;
  return [...(approved ? [approved.id] : []), ...waiting].reduce<string | undefined>(
    (oldest, id) => (oldest === undefined || lately.indexOf(id) > lately.indexOf(oldest) ? id : oldest),
    undefined,
  );
}

/** One answer must not tell another: more than the rest together can cost. */
const sameParagraph = 1_000;

/** Takes in turn from whatever paragraph, section and kind has been taken from least. */
function spread<Q extends { readonly section: number; readonly kind: Kind; readonly cites: readonly string[] }>(
  from: readonly Q[],
  count: number,
): Q[] {
  const left = [...from];
  const taken: Q[] = [];
  const cost = (question: Q): number =>
    sameParagraph * taken.filter(({ cites }) => cites.some((address) => question.cites.includes(address))).length +
    2 * taken.filter(({ section }) => section === question.section).length +
    taken.filter(({ kind }) => kind === question.kind).length;
  while (taken.length < count && left.length > 0) {
    const costs = left.map(cost);
    const [next] = left.splice(costs.indexOf(Math.min(...costs)), 1);
    if (next) taken.push(next);
  }
  return taken;
}
