/** What a document is made of, once its markup is gone. */

/** `bold` is a paragraph that is bold from its first letter to its last: a heading in disguise, often. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly bold?: true }
  | { readonly is: 'item' | 'quote' | 'table' | 'code'; readonly text: string };

/** Letters as they take room: one of Chinese is worth two of Latin. */
export const widthOf = (text: string): number =>
  text.length + (text.match(/[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0);
