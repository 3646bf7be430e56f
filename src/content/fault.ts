/** What is wrong with a pack, for the person who writes it. */
export type Fault = {
  /** The pack's folder. */
  readonly pack: string;
  readonly file: string;
  /** What in the file: `questions[3].stem.zh`, or an id. */
  readonly item: string;
  readonly reason: string;
};

/** `industrial-internet/questions.json, s2-single-1: the key stands in the stem`. */
export const tellFault = ({ pack, file, item, reason }: Fault): string => `${pack}/${file}, ${item}: ${reason}`;
