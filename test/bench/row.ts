/** One measured line of the bench: ours beside the bare thing in the same run. */
export type Row = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '/s' | '%' | 'lost' | 'edits';
  readonly ours: number;
  readonly bare?: number;
  /** What the bare thing is. */
  readonly beside?: string;
};
