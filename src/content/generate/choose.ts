/** Which candidates become drafts: the most promising that pass every gate beside those chosen before, spread over the article. Pure. */
import { shuffled } from '../../core/chance.ts';
import { type AskedDraft, askedDraft } from './asked.ts';
import { guess, seenIn, solvers } from './blind.ts';
import type { Candidate } from './gaps.ts';
import { reportOf } from './gates.ts';
import type { Reading } from './reading.ts';
import type { Draft, Form } from './schema.ts';

/** The most of a form among the drafts, as a share. Two choices are guessed too easily, and an ordering takes long. */
const mostOf: Readonly<Partial<Record<Form, number>>> = { statement: 0.2, section: 0.25, odd: 0.15, order: 0.1 };
/** No blind solver may find more; the line is 35 %, and the next drafts move it a little. */
const mostGuessed = 0.33;
/** Below this many a share says nothing. */
const fewestGuessed = 9;

type Choosing = {
  readonly reading: Reading;
  readonly seed: string;
  readonly count: number;
  readonly kept: readonly Draft[];
};

/**
 * At most `count` drafts with their reports, none of which `kept` (decided by a person) already has. Keys take the places in turn.
 * Fewer where the article gives no more.
 */
export function chooseDrafts(
  candidates: readonly Candidate[],
  { reading, seed, count, kept }: Choosing,
): readonly Draft[] {
  const known = new Set(kept.map(({ id }) => id));
  const left = shuffled(
    candidates.filter(({ draft }) => !known.has(draft.id)),
    seed,
  );
  const live = kept.filter(({ state }) => state !== 'dropped');
  const chosen: Draft[] = [];
  const seen = seenIn(left.flatMap(({ draft }) => askedDraft(draft, reading.source) ?? []));
  const hits = new Map<string, number>();
  // What fails alone fails beside others too.
  const alone = left.filter(({ draft }) => passes(draft, []));
  while (chosen.length < count && alone.length > 0) {
    const costs = alone.map(({ draft, promise }) => promise - crowding(draft, chosen));
    const [next] = alone.splice(costs.indexOf(Math.max(...costs)), 1);
    const draft = next && placed(next.draft, chosen);
    if (!draft || tooMany(draft, chosen, count) || !passes(draft, [...live, ...chosen]) || tellsEarlier(draft))
      continue;
    const found = foundOf(draft);
    if (found.some((name) => tooOften(name))) continue;
    for (const name of found) hits.set(name, (hits.get(name) ?? 0) + 1);
    chosen.push(draft);
  }
  return report(chosen, live, reading);

  function passes(draft: Draft, earlier: readonly Draft[]): boolean {
    return reportOf(draft, { reading, earlier, seen }).every(({ passed }) => passed);
  }
  /** A quiz asks in another order: neither may tell the other's answer. */
  function tellsEarlier(draft: Draft): boolean {
    return [...live, ...chosen].some((other) => {
      const [gate] = reportOf(other, { reading, earlier: [draft], seen }, ['not-leaked']);
      return gate?.passed === false;
    });
  }
  function foundOf(draft: Draft): readonly string[] {
    const asked = askedDraft(draft, reading.source);
    return asked ? namesFinding(asked) : [];
  }
  function namesFinding(asked: AskedDraft): readonly string[] {
    return Object.entries(solvers).flatMap(([name, solver]) =>
      guess(solver, asked, seen) === asked.key ? [name] : [],
    );
  }
  function tooOften(name: string): boolean {
    const after = (hits.get(name) ?? 0) + 1;
    return after > Math.max(fewestGuessed * mostGuessed, (chosen.length + 1) * mostGuessed);
  }
}

/** How much there is already of its section, paragraph and form. */
function crowding(draft: Draft, chosen: readonly Draft[]): number {
  const same = (is: (other: Draft) => boolean) => chosen.filter(is).length;
  const { length } = chosen;
  return (
    (same(({ question }) => question.section === draft.question.section) * 6) / (length + 1) +
    (same(({ form }) => form === draft.form) * 4) / (length + 1) +
    same(({ quote }) => quote.address === draft.quote.address) * 3
  );
}

function tooMany(draft: Draft, chosen: readonly Draft[], count: number): boolean {
  const most = mostOf[draft.form];
  const have = chosen.filter(({ form }) => form === draft.form);
  if (most !== undefined && have.length >= Math.max(1, Math.floor(count * most))) return true;
  if (draft.question.kind !== 'true-false') return false;
  const { key } = draft.question;
  const same = have.filter(({ question }) => question.kind === 'true-false' && question.key === key).length;
  return same > have.length - same;
}

/** The key where it has stood least; `a` to `d` in order of the choices, as the shape of a question wants it. */
function placed(draft: Draft, chosen: readonly Draft[]): Draft {
  const { question } = draft;
  if (question.kind !== 'single' && question.kind !== 'which-section') return draft;
  const ids = ['a', 'b', 'c', 'd'] as const;
  const times = ids.map(
    (id) => chosen.filter((other) => 'choices' in other.question && other.question.key === id).length,
  );
  const fewest = Math.min(...times);
  const [place = 'a'] = shuffled(
    ids.filter((_, at) => times[at] === fewest),
    `${draft.id} place`,
  );
  const at = ids.indexOf(place);
  const move = <C extends { readonly id: string }>(choices: readonly C[]): C[] => {
    const key = choices.filter(({ id }) => id === question.key);
    const wrong = choices.filter(({ id }) => id !== question.key);
    return [...wrong.slice(0, at), ...key, ...wrong.slice(at)].map((choice, index) => ({
      ...choice,
      id: ids[index] ?? 'd',
    }));
  };
  return question.kind === 'single'
    ? { ...draft, question: { ...question, key: place, choices: move(question.choices) } }
    : { ...draft, question: { ...question, key: place, choices: move(question.choices) } };
}

/** Each with what the gates say beside all the others. */
function report(chosen: readonly Draft[], live: readonly Draft[], reading: Reading): readonly Draft[] {
  const seen = seenIn([...live, ...chosen].flatMap((draft) => askedDraft(draft, reading.source) ?? []));
  return chosen.flatMap((draft, at) => {
    const gates = reportOf(draft, { reading, earlier: [...live, ...chosen.slice(0, at)], seen });
    return gates.every(({ passed }) => passed) ? [{ ...draft, gates: [...gates] }] : [];
  });
}
