/**
 * Reads markdown as Discord's clients show it, so that tests see what a person sees.
 * https://docs.discord.com/developers/reference#message-formatting and
 * https://support.discord.com/hc/en-us/articles/210298617 (Markdown Text 101).
 */
export type Node =
  | { readonly is: 'words' | 'code' | 'code block' | 'address' | 'ping' | 'token' | 'emoji'; readonly words: string }
  | { readonly is: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; readonly of: readonly Node[] }
  | { readonly is: 'link'; readonly of: readonly Node[]; readonly to: string };
export type Line = { readonly is: 'line' | 'heading' | 'subtext' | 'item' | 'quote'; readonly of: readonly Node[] };

const lines: readonly (readonly [Line['is'], RegExp])[] = [
  ['heading', /^\s*#{1,3}\s+(.+)$/],
  ['subtext', /^\s*-#\s+(.+)$/],
  ['item', /^\s*(?:[-*+]|\d+\.)\s+(.+)$/],
  ['quote', /^\s*>(?:>>)? (.*)$/],
];

export function readMarkdown(text: string): readonly Line[] {
  return text.split('\n').map((line) => {
    for (const [is, pattern] of lines) {
      const words = pattern.exec(line)?.[1];
      if (words === undefined) continue;
      // An item can begin with another of them.
      const inner = is === 'item' ? readMarkdown(words)[0] : undefined;
      return inner && inner.is !== 'line' ? inner : { is, of: inline(words) };
    }
    return { is: 'line', of: inline(line) };
  });
}

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Node];
const rules: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, words = '']) => ({ is: 'words', words })],
  [/^```([\s\S]+?)```/, ([, words = '']) => ({ is: 'code block', words })],
  [/^(`+)\s*([\s\S]*?[^`])\s*\1(?!`)/, ([, , words = '']) => ({ is: 'code', words })],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/,
    ([, words = '', to = '']) => ({ is: 'link', of: inline(words), to }),
  ],
  [/^<?https?:\/\/[^\s<>]+[^<>.,:;"'\]\s]>?/, ([words]) => ({ is: 'address', words })],
  [/^(<@[!&]?\d+>|@everyone|@here)/, ([words]) => ({ is: 'ping', words })],
  [/^<(#\d+|t:-?\d+(:[a-zA-Z])?|id:\w+|\/[^:<>]+:\d+)>/, ([words]) => ({ is: 'token', words })],
  [/^(<a?:\w+:\d+>|:[^\s:]+:)/, ([words]) => ({ is: 'emoji', words })],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, words = '']) => ({ is: 'bold', of: inline(words) })],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, words = '']) => ({ is: 'underline', of: inline(words) })],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/, ([, words = '']) => ({ is: 'strike', of: inline(words) })],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, ([, words = '']) => ({ is: 'spoiler', of: inline(words) })],
  [
    /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ([, words = '']) => ({ is: 'italic', of: inline(words) }),
  ],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/, ([, words = '']) => ({ is: 'italic', of: inline(words) })],
];

function inline(text: string): readonly Node[] {
  const nodes: Node[] = [];
  let rest = text;
  while (rest) {
    const found = rules.map(([pattern, read]) => ({ match: pattern.exec(rest), read })).find(({ match }) => match);
    const node = found?.match ? found.read(found.match) : ({ is: 'words', words: [...rest][0] ?? '' } as const);
    const last = nodes.at(-1);
    if (node.is === 'words' && last?.is === 'words') {
      nodes[nodes.length - 1] = { is: 'words', words: last.words + node.words };
    } else {
      nodes.push(node);
    }
    rest = rest.slice(found?.match ? found.match[0].length : ([...rest][0]?.length ?? 1));
  }
  return nodes;
}

/** What a person reads: the words without any mark. */
export const wordsOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('of' in node ? wordsOf(node.of) : node.words)).join('');

/** Every kind of line and of mark in it. */
export function kindsIn(text: string): ReadonlySet<string> {
  const kinds = (nodes: readonly Node[]): string[] =>
    nodes.flatMap((node) => [node.is, ...('of' in node ? kinds(node.of) : [])]);
  return new Set(readMarkdown(text).flatMap((line) => [line.is, ...kinds(line.of)]));
}

/** Whom the raw text would call if nothing else held it back: Discord looks for that before it reads marks. */
export const pingsIn = (text: string): readonly string[] => text.match(/<@[!&]?\d+>|@everyone|@here/gi) ?? [];
