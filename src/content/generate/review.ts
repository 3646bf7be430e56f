/** What a person makes of a draft: how it is shown, edited and decided. Pure; the tool asks. */
import type { Texts } from '../../texts/texts.ts';
import { askedDraft, titleOf } from './asked.ts';
import { seenIn } from './blind.ts';
import { reportOf } from './gates.ts';
import type { Drafted } from './kept.ts';
import type { Reading } from './reading.ts';
import type { Draft, Proposal } from './schema.ts';
import type { Quote, Source } from './source.ts';

export const verbs = ['approve', 'edit', 'drop', 'skip', 'quit'] as const;
export type Verb = (typeof verbs)[number];

/** What was typed, in any of the languages; `undefined` for anything else. */
export function readVerb(typed: string, all: readonly Texts[]): Verb | undefined {
  const said = typed.normalize('NFKC').trim().toLowerCase();
  return verbs.find((verb) => all.some((texts) => texts.drafts.verbs[verb].includes(said)));
}

/** The lines that show a draft. */
export function draftLines(draft: Draft, source: Source, texts: Texts): readonly string[] {
  const { question, quote, parts, gates } = draft;
  const words = texts.drafts;
  return [
    `${words.forms[draft.form]} · ¶${quote.address}`,
    question.stem,
    ...answerLines(draft, source, texts),
    '',
    words.inPlace,
    ...(parts ? parts.map((part) => part.quote) : [quote]).map((each) => paragraphLine(each, source)),
    '',
    ...(draft.edited ? [words.editedNote] : []),
    ...(draft.stale ? [words.staleNote] : []),
    ...gateLines(gates, texts),
  ];
}

export const gateLines = (gates: Draft['gates'], { drafts: words }: Texts): readonly string[] => {
  const failed = gates.filter(({ passed }) => !passed);
  return failed.length > 0
    ? failed.map(({ gate, why }) => words.failed(words.gates[gate], why ?? ''))
    : [words.allPassed];
};

function answerLines({ question }: Draft, source: Source, { drafts: words }: Texts): readonly string[] {
  const line = (id: string, text: string, right: boolean) => `  ${right ? '→' : ' '} ${id.toUpperCase()}. ${text}`;
  switch (question.kind) {
    case 'true-false':
      return [`  → ${question.key ? words.isTrue : words.isFalse}`];
    case 'single':
      return question.choices.map(({ id, text }) => line(id, text, id === question.key));
    case 'which-section':
      return question.choices.map(({ id, section }) =>
        line(id, `${section} · ${titleOf(source, section)}`, id === question.key),
      );
    case 'ordering':
      return [
        ...question.items.map(({ id, text }) => line(id, text, false)),
        `  → ${question.key.join(' ').toUpperCase()}`,
      ];
    default:
      return [];
  }
}

/** The whole paragraph, the quote between marks. */
export function paragraphLine({ address, start, end }: Quote, { sections }: Source): string {
  const text = sections.flatMap(({ passages }) => passages).find((each) => each.address === address)?.text ?? '';
  return `  ¶${address} ${text.slice(0, start)}【${text.slice(start, end)}】${text.slice(end)}`;
}

export const proposalLines = ({ quote, stale, thesis }: Proposal, source: Source, texts: Texts): readonly string[] => [
  `${texts.drafts.thesis} · ¶${quote.address}`,
  thesis?.claim ?? quote.words,
  '',
  texts.drafts.inPlace,
  paragraphLine(quote, source),
  ...(stale ? [texts.drafts.staleNote] : []),
];

/** One thing to type when a draft is edited: what it is called, what stands there, and the draft with something else there. */
export type Field = {
  readonly name: string;
  readonly value: string;
  /** `undefined` where that cannot stand there. */
  readonly set: (draft: Draft, typed: string) => Draft | undefined;
};

/** Everything of a draft that can be edited, in the order in which it is asked. */
export function fieldsOf({ question }: Draft, { drafts: words }: Texts): readonly Field[] {
  const stem: Field = {
    name: words.fields.stem,
    value: question.stem,
    set: (draft, typed) => ({ ...draft, question: { ...draft.question, stem: typed } }),
  };
  const explanation: Field = {
    name: words.fields.explanation,
    value: question.explanation,
    set: (draft, typed) => ({ ...draft, question: { ...draft.question, explanation: typed } }),
  };
  return [stem, ...choiceFields(question, words), ...keyFields(question, words), explanation];
}

function choiceFields(question: Draft['question'], words: Texts['drafts']): readonly Field[] {
  if (question.kind === 'single') {
    return question.choices.map(({ id, text }) => ({
      name: words.fields.choice(id.toUpperCase()),
      value: text,
      set: (draft, typed) =>
        draft.question.kind === 'single'
          ? { ...draft, question: { ...draft.question, choices: retold(draft.question.choices, id, typed) } }
          : undefined,
    }));
  }
  if (question.kind !== 'ordering') return [];
  return question.items.map(({ id, text }) => ({
    name: words.fields.item(id.toUpperCase()),
    value: text,
    set: (draft, typed) =>
      draft.question.kind === 'ordering'
        ? { ...draft, question: { ...draft.question, items: retold(draft.question.items, id, typed) } }
        : undefined,
  }));
}

const retold = <C extends { readonly id: string; readonly text: string }>(
  all: readonly C[],
  id: string,
  text: string,
) => all.map((each) => (each.id === id ? { ...each, text } : each));

function keyFields(question: Draft['question'], words: Texts['drafts']): readonly Field[] {
  const name = words.fields.key;
  if (question.kind === 'true-false') {
    const value = question.key ? words.isTrue : words.isFalse;
    return [{ name, value, set: (draft, typed) => withTruth(draft, typed, words) }];
  }
  if (question.kind !== 'single' && question.kind !== 'which-section') return [];
  return [{ name, value: question.key.toUpperCase(), set: withKey }];
}

function withTruth(draft: Draft, typed: string, words: Texts['drafts']): Draft | undefined {
  const said = typed.trim().toLowerCase();
  const key = [words.isTrue, 'true', 't', '对'].includes(said)
    ? true
    : [words.isFalse, 'false', 'f', '错'].includes(said)
      ? false
      : undefined;
  if (key === undefined || draft.question.kind !== 'true-false') return undefined;
  return { ...draft, question: { ...draft.question, key } };
}

/** The reason why the new key would be wrong goes; the old key gets none: the reviewer words the explanation. */
function withKey(draft: Draft, typed: string): Draft | undefined {
  const { question } = draft;
  const key = (['a', 'b', 'c', 'd'] as const).find((id) => id === typed.normalize('NFKC').trim().toLowerCase());
  if (!key) return undefined;
  if (question.kind === 'single') {
    const choices = question.choices.map(({ id, text, wrong }) => ({
      id,
      text,
      ...(id !== key && wrong && { wrong }),
    }));
    return { ...draft, question: { ...question, key, choices } };
  }
  if (question.kind !== 'which-section') return undefined;
  const choices = question.choices.map(({ id, section, wrong }) => ({
    id,
    section,
    ...(id !== key && wrong && { wrong }),
  }));
  const section = choices.find(({ id }) => id === key)?.section ?? question.section;
  return { ...draft, question: { ...question, key, section, choices } };
}

/** An edited draft with what the gates say of it now, beside the others. */
export function regated(draft: Draft, others: readonly Draft[], reading: Reading): Draft {
  const live = others.filter(({ id, state }) => id !== draft.id && state !== 'dropped');
  const seen = seenIn([...live, draft].flatMap((each) => askedDraft(each, reading.source) ?? []));
  const at = others.findIndex(({ id }) => id === draft.id);
  const earlier = others.slice(0, Math.max(0, at)).filter(({ state }) => state !== 'dropped');
  return { ...draft, edited: true, gates: [...reportOf(draft, { reading, earlier, seen })] };
}

/** A proposal approved: under the next number, which stays its own. */
export function approvedProposal(
  proposal: Proposal,
  others: readonly Proposal[],
  { claim, counterpoint }: { readonly claim: string; readonly counterpoint?: string },
): Proposal {
  const numbers = others.flatMap(({ thesis }) => thesis?.number ?? []);
  const number = proposal.thesis?.number ?? Math.max(0, ...numbers) + 1;
  const { stale, ...rest } = proposal;
  const thesis = { number, claim, cites: [proposal.quote.address], reasons: [], ...(counterpoint && { counterpoint }) };
  return { ...rest, state: 'approved', thesis };
}

/** What drafting says it did, and what comes next. `count`: how many were asked for, where somebody said. */
export function draftedLines(
  { title, made, kept, candidates, proposed }: Drafted,
  id: string,
  count: number | undefined,
  { drafts: words }: Texts,
): readonly string[] {
  const of = (state: string) => kept.filter((each) => each.state === state).length;
  return [
    made.length > 0 ? words.made(made.length, candidates, title) : words.none(title),
    ...(count !== undefined && made.length > 0 && made.length < count ? [words.fewer(count, made.length)] : []),
    ...(kept.length > 0
      ? [words.keptBefore(of('approved'), of('dropped'), kept.filter(({ edited }) => edited).length)]
      : []),
    ...(proposed > 0 ? [words.proposed(proposed)] : []),
    ...(made.length + proposed > 0 ? [words.next(id)] : []),
  ];
}
