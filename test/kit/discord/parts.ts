/** A component as it stands in a message or a modal, as far as the tests look at it. */
export type Part = {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly style?: number;
  readonly url?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_values?: number;
  readonly max_length?: number;
  readonly accent_color?: number;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
  readonly components?: readonly Part[];
  readonly component?: Part;
};

/** The component and all that it holds. */
export const walk = (part: Part): readonly Part[] => [
  part,
  ...(part.components ?? []).flatMap(walk),
  ...(part.component ? walk(part.component) : []),
];

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
export const kind = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  text: 10,
  container: 17,
  label: 18,
} as const;

export const ephemeral = 1 << 6;
export const componentsV2 = 1 << 15;
