/** A component as it stands in a message or a modal, as far as the tests look at it. */
export type Part = {
  readonly type: number;
  readonly id?: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly style?: number;
  readonly url?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly max_length?: number;
  readonly accent_color?: number;
  readonly file?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
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
  gallery: 12,
  file: 13,
  container: 17,
  label: 18,
  upload: 19,
} as const;

/** As Discord gives a message back: who has no id gets one. https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
export function numbered(components: readonly Part[]): readonly Part[] {
  const taken = new Set(components.flatMap(walk).map(({ id }) => id));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (part: Part): Part => ({
    ...part,
    id: part.id || next(),
    ...(part.components && { components: part.components.map(number) }),
  });
  return components.map(number);
}

export const ephemeral = 1 << 6;
export const componentsV2 = 1 << 15;
