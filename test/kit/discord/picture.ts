/** A message or a modal as text that reads as it looks on the screen. */
import { type Node, readMarkdown, wordsOf } from './markdown.ts';
import { kind, type Part, walk } from './parts.ts';

/** One line a row; the bar on the left is the container, a double one is coloured. */
export function picture(components: readonly Part[]): string {
  return components
    .flatMap((part) => rows(part))
    .join('\n')
    .replace(/(\n[│┃]?)+$/, '');
}

function rows(part: Part): string[] {
  switch (part.type) {
    case kind.container: {
      const bar = part.accent_color === undefined ? '│' : '┃';
      return (part.components ?? []).flatMap(rows).map((row) => `${bar} ${row}`.trimEnd());
    }
    case kind.text:
      return [...textRows(part.content ?? ''), ''];
    case kind.file:
      return [`[ ⬇ ${fileName(part)} ]`];
    case kind.gallery:
      return (part.items ?? []).map(({ media, description = '' }) => `[ 🖼 ${nameIn(media.url)}: ${description} ]`);
    case kind.row: {
      const [first] = part.components ?? [];
      if (first?.type === kind.select) return select(first);
      return [(part.components ?? []).map(button).join(' ')];
    }
    case kind.label: {
      const field = part.component;
      const needed = field?.required === false ? '' : ' *';
      return [`${part.label}${needed}`, ...(field?.type === kind.select ? select(field) : [input(field)])];
    }
    default:
      return [`? ${JSON.stringify(part)}`];
  }
}

const nameIn = (url: string): string => url.replace('attachment://', '');
const fileName = (part: Part): string => nameIn(part.file?.url ?? '');
/** The one that is expected is filled. */
const button = (part: Part): string =>
  `[${part.style === 1 ? '▪' : ' '}${part.label}${part.url === undefined ? '' : ` ↗ ${part.url}`} ]`;
const input = (part: Part | undefined): string =>
  part?.type === kind.upload ? '[ ⬆ ]' : `[ ${part?.value ?? ''}____ ${part?.max_length} ]`;
const select = (part: Part): string[] => [
  `[ ${part.placeholder ?? ''} ▾ ]`,
  ...(part.options ?? []).map(({ label, value }) => `    ${label}  (${value})`),
];

function textRows(content: string): string[] {
  return readMarkdown(content).map((line) => {
    const words = line.of.map(marked).join('');
    const before = { line: '', heading: '█ ', subtext: '· ', item: '• ', quote: '▎' }[line.is];
    return before + words;
  });
}

/** Marks stand where the screen shows another face; what is only letters has none. */
function marked(node: Node): string {
  switch (node.is) {
    case 'words':
      return node.words;
    case 'bold':
      return `*${node.of.map(marked).join('')}*`;
    case 'italic':
      return `/${node.of.map(marked).join('')}/`;
    case 'link':
      return `${node.of.map(marked).join('')} ‹${node.to}›`;
    case 'code':
      return `\`${node.words}\``;
    case 'token':
      return timeOf(node.words) ?? `‹token: ${node.words}›`;
    default:
      return `‹${node.is}: ${'of' in node ? node.of.map(marked).join('') : node.words}›`;
  }
}

/** Each reader sees it in their own zone and words. */
function timeOf(token: string): string | undefined {
  const [, seconds, style] = /^<t:(\d+):([TfR])>$/.exec(token) ?? [];
  const as = { T: 'clock', f: 'moment', R: 'relative' }[style ?? ''];
  return as && `‹${as} ${new Date(Number(seconds) * 1_000).toISOString().replace('.000', '')}›`;
}

/** All the words on the screen: texts, files, buttons, menus. */
export function visibleWords(components: readonly Part[]): string {
  return components
    .flatMap(walk)
    .flatMap((part) => [
      ...readMarkdown(part.content ?? '').map((line) => wordsOf(line.of)),
      fileName(part),
      ...(part.items ?? []).map(({ description = '' }) => description),
      part.label ?? '',
      part.placeholder ?? '',
      ...(part.options ?? []).map(({ label }) => label),
    ])
    .filter(Boolean)
    .join('\n');
}
