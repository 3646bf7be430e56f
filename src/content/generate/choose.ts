/** Which candidates become drafts: the most promising that pass every gate beside those chosen before, spread over the article. Pure. */
import { shuffled } from '../../core/chance.ts';
import { type AskedDraft, askedDraft } from './asked.ts';
import { blindShares, foundBy, seenIn } from './blind.ts';
import type { Candidate } from './gaps.ts';
import { reportOf } from './gates.ts';
import { type Reading, remember } from './reading.ts';
import { type Draft, type Form, type GateName, gateNames } from './schema.ts';

/** The most of a form among the drafts, as a share. Two choices are guessed too easily, and an ordering takes long. */
const mostOf: Readonly<Partial<Record<Form, number>>> = { statement: 0.2, section: 0.25, odd: 0.15, order: 0.1 };
/** No blind solver may find more; the line is 35 %, and the next drafts move it a little. */
const mostGuessed = 0.33;
const fair = 0.28;
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
  // What fails alone fails beside others too; whether it is guessed depends on where its key stands.
  const alone = left.filter(({ draft }) =>
    passes(
      draft,
      [],
      gateNames.filter((gate) => gate !== 'needs-reading'),
    ),
  );
  const found = remember((place: string): readonly string[] => {
    const [at = '', which = ''] = place.split(' ');
    const candidate = alone[Number(at)];
    const asked = candidate && askedDraft(withKeyAt(candidate.draft, Number(which)), reading.source);
    return asked ? foundBy(asked, seen) : [];
  });
  const hits = new Map<string, number>();
  const open = new Set(alone.keys());
  while (chosen.length < count && open.size > 0) {
    const place = leastUsed(chosen);
    const worth = [...open].map((at) => {
      const { draft, promise } = alone[at] as Candidate;
      return { at, worth: promise - crowding(draft, chosen) - 2 * guessedOften(found(`${at} ${place}`)) };
    });
    const best = worth.reduce((a, b) => (b.worth > a.worth ? b : a));
    open.delete(best.at);
    const draft = withKeyAt((alone[best.at] as Candidate).draft, place);
    if (tooMany(draft, chosen, count) || !passes(draft, [...live, ...chosen]) || tellsEarlier(draft)) continue;
    for (const name of found(`${best.at} ${place}`)) hits.set(name, (hits.get(name) ?? 0) + 1);
    chosen.push(draft);
  }
  const first = unguessable(chosen, reading);
  chosen.splice(0, chosen.length, ...first);
  refill();
  return report(chosen, live, reading);

  /** The places of those that were taken out again go to whatever keeps the shares, wherever its key has to stand for it. */
  function refill(): void {
    const taken = new Set(chosen.map(({ id }) => id));
    const others = alone.filter(({ draft }) => !taken.has(draft.id)).toSorted((a, b) => b.promise - a.promise);
    for (const { draft } of others) {
      if (chosen.length >= count) return;
      if (tooMany(draft, chosen, count)) continue;
      const fitting = placesFor(draft, chosen).find((placed) => {
        const all = [...chosen, placed];
        return passes(placed, [...live, ...chosen]) && !tellsEarlier(placed) && !guessable(all, reading);
      });
      if (fitting) chosen.push(fitting);
    }
  }

  function passes(draft: Draft, earlier: readonly Draft[], only?: readonly GateName[]): boolean {
    return reportOf(draft, { reading, earlier, seen }, only).every(({ passed }) => passed);
  }
  /** A quiz asks in another order: neither may tell the other's answer. */
  function tellsEarlier(draft: Draft): boolean {
    return [...live, ...chosen].some((other) => {
      const [gate] = reportOf(other, { reading, earlier: [draft], seen }, ['not-leaked']);
      return gate?.passed === false;
    });
  }
  /** How far beyond a fair share those go who would find this one too. */
  function guessedOften(names: readonly string[]): number {
    const after = chosen.length + 1;
    return names.reduce((sum, name) => sum + Math.max(0, (hits.get(name) ?? 0) + 1 - after * fair), 0);
  }
}

/** The solvers that find more than they may. */
const guessing = (asked: readonly AskedDraft[], seen = seenIn(asked)): readonly string[] =>
  blindShares(asked, seen).flatMap(([name, share]) => (share > mostGuessed ? [name] : []));
const guessable = (drafts: readonly Draft[], { source }: Reading): boolean =>
  drafts.length >= fewestGuessed && guessing(drafts.flatMap((draft) => askedDraft(draft, source) ?? [])).length > 0;

/** Without those that let a blind solver find more than it may: the one that helps most of them goes first. */
function unguessable(chosen: readonly Draft[], reading: Reading): readonly Draft[] {
  let left = chosen;
  while (left.length >= fewestGuessed) {
    const items = left.map((draft) => askedDraft(draft, reading.source));
    const asked = items.flatMap((item) => item ?? []);
    const seen = seenIn(asked);
    const often = new Set(guessing(asked, seen));
    if (often.size === 0) return left;
    const helps = items.map((item) => (item ? foundBy(item, seen).filter((name) => often.has(name)).length : 0));
    const worst = helps.lastIndexOf(Math.max(...helps));
    left = left.filter((_, at) => at !== worst);
  }
  return left;
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

const ids = ['a', 'b', 'c', 'd'] as const;

/** Where a key has stood least, from 0. */
function leastUsed(chosen: readonly Draft[]): number {
  const times = ids.map(
    (id) => chosen.filter((other) => 'choices' in other.question && other.question.key === id).length,
  );
  const fewest = Math.min(...times);
  const places = ids.flatMap((_, at) => (times[at] === fewest ? [at] : []));
  return shuffled(places, `place ${chosen.length}`)[0] ?? 0;
}

/** The draft with its key at each place where keys have not stood more often than elsewhere, the least used first. */
function placesFor(draft: Draft, chosen: readonly Draft[]): readonly Draft[] {
  if (!('choices' in draft.question)) return [draft];
  const times = ids.map(
    (id) => chosen.filter((other) => 'choices' in other.question && other.question.key === id).length,
  );
  const fewest = Math.min(...times);
  const open = [...ids.keys()].filter((at) => (times[at] ?? 0) <= fewest + 1);
  return open.toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0)).map((at) => withKeyAt(draft, at));
}

/** The draft with its key at a place; ids go in order of the choices, as the shape of a question wants it. */
function withKeyAt(draft: Draft, at: number): Draft {
  const { question } = draft;
  if (question.kind !== 'single' && question.kind !== 'which-section') return draft;
  const place = ids[at] ?? 'a';
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

/** Each with what the gates say beside all the others; one that fails there goes, and the others are looked at again. */
function report(chosen: readonly Draft[], live: readonly Draft[], reading: Reading): readonly Draft[] {
  const seen = seenIn([...live, ...chosen].flatMap((draft) => askedDraft(draft, reading.source) ?? []));
  const reported = chosen.map((draft, at) => {
    const gates = reportOf(draft, { reading, earlier: [...live, ...chosen.slice(0, at)], seen });
    return { ...draft, gates: [...gates] };
  });
  const failing = reported.findLastIndex(({ gates }) => gates.some(({ passed }) => !passed));
  return failing < 0 ? reported : report(chosen.toSpliced(failing, 1), live, reading);
}
