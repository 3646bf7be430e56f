/** A picture of numbers, before anybody draws it: its words are in the reader's language already. */

/** A group of people on one side of a chart; `share` from 0 to 1. */
export type Bar = { readonly label: string; readonly count: number; readonly share: number };

/** How many stood where before and after: two stacked columns, and ribbons for those who went from one bar to another. */
export type Chart = {
  readonly is: 'shift';
  readonly title: string;
  readonly before: { readonly label: string; readonly bars: readonly Bar[] };
  readonly after: { readonly label: string; readonly bars: readonly Bar[] };
  /** By the positions of their bars. */
  readonly moves: readonly { readonly from: number; readonly to: number; readonly count: number }[];
};
