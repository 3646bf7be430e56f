/** What one person sees of a discussion: what became of what they did, where they stand, and what a host can do. */
import { textsOf } from '../../texts/texts.ts';
import { type Action, type Block, type Card, type Form, unreachable } from '../card.ts';
import { UserError } from '../errors.ts';
import { cut } from '../graphemes.ts';
import type { Language } from '../language.ts';
import { open } from '../lookup.ts';
import { type Actor, button, pressOn } from '../session.ts';
import type { Stance, Talk } from '../store.ts';
import { articleSays, otherSide, standActions, withCites } from './board.ts';
import { reasonForm, sayForm, sectionChoices } from './form.ts';
import { shiftOf } from './report.ts';
import { type Discussion, fewest, isHost, machineName, type Told } from './state.ts';

/** What a private look at a discussion is drawn from. */
export type Looked = {
  readonly actor: Actor;
  readonly talk: Talk;
  readonly stance?: Stance;
  /** The numbers of the reasons that they put forward. */
  readonly reasons: readonly number[];
};

const press = ({ id }: Discussion, event: string, ...args: readonly (string | number)[]) =>
  pressOn(machineName, id, event, ...args);

export const looksAfter = ({ is }: Told): boolean => ['stood', 'explained', 'said', 'tookBack'].includes(is);

/** What somebody is told of their own event. */
export function told(what: Told, discussion: Discussion, actor: Actor, seen?: Looked): Card | UserError {
  const { language } = actor;
  const texts = textsOf(language).discuss;
  switch (what.is) {
    case 'stood':
    case 'explained':
    case 'said':
    case 'tookBack':
      return seen ? mine(discussion, seen, texts.told[what.is]) : { title: texts.told[what.is], blocks: [] };
    case 'resigned':
    case 'thought':
    case 'begun':
    case 'wrapped':
    case 'cancelled':
      return { title: texts.told[what.is], tone: 'good', blocks: [] };
    case 'brought':
      return { title: texts.brought[what.what], blocks: [] };
    case 'there':
      return what.what === 'other' ? otherSide(discussion, language) : articleSays(discussion, language);
    case 'standFirst':
      return new UserError(texts.refused.standFirst, standActions(discussion, language));
    case 'over':
      return new UserError(texts.refused.over, [
        { label: texts.another, press: open('discuss start', { article: discussion.article }) },
      ]);
    default:
      return new UserError(texts.refused[what.is]);
  }
}

export function view(name: string, args: readonly string[], discussion: Discussion, seen: Looked): Card | Form {
  const { actor, stance } = seen;
  switch (name) {
    case 'mine':
      return mine(discussion, seen);
    case 'host':
      return hostMenu(discussion, actor);
    case 'reason':
      return reasonForm(discussion, actor.language, args[0], stance);
    case 'say':
      return sayForm(discussion, actor.language, args[0] === undefined ? undefined : Number(args[0]));
    default:
      throw new RangeError(`a discussion has no view ${name}`);
  }
}

/** Where somebody stands, and how they can move; where everybody does, once there are enough. */
function mine(discussion: Discussion, seen: Looked, said?: string): Card {
  const { actor, stance } = seen;
  const { language } = actor;
  const texts = textsOf(language).discuss;
  const { claim } = discussion.taken.faces[language];
  const isOpen = discussion.state.phase === 'open';
  const first: Block[] = said ? [{ is: 'note', text: said }] : [];
  if (!stance) {
    return {
      title: texts.noStand,
      blocks: [
        ...first,
        { is: 'text', text: withCites(discussion.article, [{ bold: claim }], discussion.taken.cites) },
        ...(isOpen ? [{ is: 'actions' as const, of: standActions(discussion, language) }] : []),
        ...ownReasons(discussion, seen),
      ],
    };
  }
  return {
    title: texts.youStand[stance.stand],
    blocks: [
      ...first,
      { is: 'text', text: claim },
      ...explained(discussion, stance, language),
      { is: 'text', text: spreadOf(seen) },
      ...(isOpen ? moving(discussion, stance, language) : []),
      ...ownReasons(discussion, seen),
    ],
  };
}

function explained({ article }: Discussion, { reason, address }: Stance, language: Language): readonly Block[] {
  if (!reason && !address) return [];
  const texts = textsOf(language).discuss;
  return [{ is: 'text', text: withCites(article, [{ bold: texts.because }, reason ?? ''], address ? [address] : []) }];
}

/** Only to those who have taken a stand themselves, and only of enough people. */
function spreadOf({ talk, actor }: Looked): string {
  const texts = textsOf(actor.language).discuss;
  const { people, after } = shiftOf(talk);
  return people < fewest ? texts.spreadLater(people, fewest) : texts.spreadNow(texts.spread(after));
}

function moving(discussion: Discussion, stance: Stance, language: Language): readonly Block[] {
  const texts = textsOf(language).discuss;
  const others = standActions(discussion, language).filter(
    (action) => !('press' in action) || action.press.args[0] !== stance.stand,
  );
  const sections = sectionChoices(discussion, language);
  return [
    {
      is: 'actions',
      of: [button(stance.reason ? texts.changeReason : texts.addReason, press(discussion, 'reason'), true), ...others],
    },
    // The form has room for some paragraphs only: of a section that is picked here it has all.
    ...(sections.length > 0
      ? [{ is: 'menu' as const, press: press(discussion, 'reason'), hint: texts.otherParagraph, of: sections }]
      : []),
    { is: 'note', text: texts.mayChange },
  ];
}

function ownReasons(discussion: Discussion, { talk, reasons, actor }: Looked): readonly Block[] {
  const texts = textsOf(actor.language).discuss;
  const own = talk.reasons.filter(({ number }) => reasons.includes(number));
  if (own.length === 0) return [];
  return [
    {
      is: 'menu',
      press: press(discussion, 'takeBack'),
      hint: texts.takeBack,
      of: own.map(({ number, words }) => ({ id: String(number), label: cut(words, 80) })),
    },
  ];
}

/** What the host can do right now. */
function hostMenu(discussion: Discussion, actor: Actor): Card {
  const texts = textsOf(actor.language).discuss;
  const { state, taken } = discussion;
  if (!isHost(discussion, actor)) throw new UserError(texts.refused.notHost);
  const actions = hostActions(discussion, actor.language);
  return {
    title: texts.hostTitle,
    blocks: [
      { is: 'text', text: texts.hostText[state.phase] },
      ...(taken.closesAt !== undefined && state.phase === 'open'
        ? [{ is: 'text' as const, text: [texts.closes, { time: taken.closesAt, as: 'moment' as const }, texts.period] }]
        : []),
      ...(state.pinned === false ? [{ is: 'note' as const, text: texts.notPinned }] : []),
      ...(actions.length > 0 ? [{ is: 'actions' as const, of: actions }] : []),
    ],
  };
}

export function hostActions(discussion: Discussion, language: Language): readonly Action[] {
  const texts = textsOf(language).discuss;
  const { phase, prompts } = discussion.state;
  switch (phase) {
    case 'prepared':
      return [
        button(texts.beginNow, press(discussion, 'begin'), true),
        button(texts.cancel, press(discussion, 'cancel')),
      ];
    case 'open':
      return [
        ...(prompts < discussion.taken.faces.en.prompts.length
          ? [button(texts.nextPrompt, press(discussion, 'prompt'))]
          : []),
        button(texts.wrap, press(discussion, 'wrap')),
      ];
    case 'over':
      return [];
    default:
      return unreachable(phase);
  }
}
