/** The forms of a discussion: why one stands where one does, and a reason for all to read. */
import { textsOf } from '../../texts/texts.ts';
import type { Field, Form, Pickable } from '../card.ts';
import type { Language } from '../language.ts';
import { pressOn } from '../session.ts';
import type { Stance } from '../store.ts';
import { type Discussion, machineName } from './state.ts';

/** The longest reason, in UTF-16 units. */
export const longestReason = 500;
/** What a menu holds on Discord: https://docs.discord.com/developers/components/reference#string-select */
const mostOptions = 25;

/** Why one stands where one does. `within`: a part of the article that was picked, as in `sectionChoices`. */
export function reasonForm(
  discussion: Discussion,
  language: Language,
  within: string | undefined,
  stance: Stance | undefined,
): Form {
  const texts = textsOf(language).discuss;
  const paragraphs = paragraphField(discussion, language, within, stance?.address);
  return {
    title: texts.reasonTitle,
    press: pressOn(machineName, discussion.id, 'explained'),
    fields: [
      {
        id: 'words',
        is: 'paragraph',
        label: texts.reasonLabel,
        required: false,
        most: longestReason,
        ...(stance?.reason && { typed: stance.reason }),
      },
      ...paragraphs,
      {
        id: 'share',
        is: 'pick',
        label: texts.shareLabel,
        required: true,
        of: shares(language),
        picked: shares(language)[0] as Pickable,
      },
    ],
  };
}

const shares = (language: Language): readonly Pickable[] => {
  const { keep, share } = textsOf(language).discuss.shares;
  return [
    { id: 'keep', label: keep },
    { id: 'share', label: share },
  ];
};

/** A reason for all to read; `prompt`: the open question that it answers. */
export function sayForm(discussion: Discussion, language: Language, prompt: number | undefined): Form {
  const texts = textsOf(language).discuss;
  return {
    title: prompt === undefined ? texts.sayTitle : texts.answerTitle(prompt + 1),
    press: pressOn(machineName, discussion.id, 'said', ...(prompt === undefined ? [] : [prompt])),
    fields: [
      { id: 'words', is: 'paragraph', label: texts.sayLabel, required: true, most: longestReason },
      ...paragraphField(discussion, language, undefined, undefined),
    ],
  };
}

/** The thesis's own paragraphs first, then the others in their order, as many as fit. None where the article has none. */
function paragraphField(
  discussion: Discussion,
  language: Language,
  within: string | undefined,
  address: string | undefined,
): readonly Field[] {
  const texts = textsOf(language).discuss;
  const all = paragraphs(discussion, language);
  const { said } = discussion.taken.faces[language];
  const cited = [...discussion.taken.cites, ...said.map((each) => each.address)];
  const first = all.filter(({ id }) => cited.includes(id));
  const others = all.filter(({ id }) => !cited.includes(id));
  const of = (within === undefined ? [...first, ...others] : part(discussion, language, within)).slice(0, mostOptions);
  const picked = of.find(({ id }) => id === address);
  if (of.length === 0) return [];
  return [{ id: 'address', is: 'pick', label: texts.paragraphLabel, required: false, of, ...(picked && { picked }) }];
}

const labelled = ({ address, says }: { readonly address: string; readonly says: string }): Pickable => ({
  id: address,
  label: `¶${address} ${says}`.trim(),
});

const paragraphs = ({ taken }: Discussion, language: Language): readonly Pickable[] =>
  taken.faces[language].sections.flatMap(({ passages }) => passages.map(labelled));

/** The parts of the article whose paragraphs fit into one menu: sections, long ones in several parts. None where all of them fit. */
export function sectionChoices({ taken }: Discussion, language: Language): readonly Pickable[] {
  const { sections } = taken.faces[language];
  if (sections.reduce((all, { passages }) => all + passages.length, 0) <= mostOptions) return [];
  return sections
    .flatMap(({ number, title, passages }) =>
      Array.from({ length: Math.ceil(passages.length / mostOptions) }, (_, at): Pickable => {
        const some = passages.slice(at * mostOptions, (at + 1) * mostOptions);
        const range = passages.length > mostOptions ? ` ¶${some[0]?.address}–${some.at(-1)?.address}` : '';
        return { id: `${number}-${at}`, label: `${number} · ${title}${range}` };
      }),
    )
    .slice(0, mostOptions);
}

function part({ taken }: Discussion, language: Language, within: string): readonly Pickable[] {
  const [number, at = 0] = within.split('-').map(Number);
  const section = taken.faces[language].sections.find((each) => each.number === number);
  return (section?.passages ?? []).slice(at * mostOptions, (at + 1) * mostOptions).map(labelled);
}
