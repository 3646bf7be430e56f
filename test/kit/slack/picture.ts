/** Slack blocks as text: what stands in the snapshots, and what a person reads. */

type Part = Record<string, unknown>;
const partsOf = (part: Part, key = 'elements'): Part[] => (part[key] ?? []) as Part[];
const textIn = (part: Part): string => String((part.text as Part | undefined)?.text ?? '');

/** The words that are seen, without marks, one line a block. */
export const wordsIn = (blocks: readonly unknown[]): string => (blocks as Part[]).map(wordsOf).join('\n');

function wordsOf(block: Part): string {
  if (block.type === 'header') return textIn(block);
  if (block.type === 'context')
    return partsOf(block)
      .map(({ text }) => withMoments(String(text)))
      .join(' ');
  if (block.type === 'rich_text') return partsOf(block).map(richWords).join('\n');
  return partsOf(block)
    .map((element) => (element.type === 'button' ? textIn(element) : textIn({ text: element.placeholder })))
    .join(' ');
}

const richWords = (part: Part): string =>
  part.type === 'rich_text_list'
    ? partsOf(part).map(richWords).join('\n')
    : partsOf(part)
        .map(({ text, fallback }) => text ?? fallback)
        .join('');

/** A moment in a note as it reads where Slack cannot write it. */
const withMoments = (text: string): string => text.replace(/<!date\^\d+\^[^|]+\|([^>]+)>/g, '$1');

/** The message as it looks: headings, marks, lists, buttons in brackets, menus with their options. */
export const picture = (blocks: readonly unknown[]): string => `${(blocks as Part[]).map(draw).join('\n\n')}\n`;

function draw(block: Part): string {
  switch (block.type) {
    case 'header':
      return `## ${textIn(block)}`;
    case 'context':
      return indent(
        partsOf(block)
          .map(({ type, text }) =>
            type === 'mrkdwn' ? String(text).replace(/^<!date\^\d+\^([^|]+)\|([^>]+)>$/, '⟨$1 = $2⟩') : String(text),
          )
          .join(''),
        '  · ',
      );
    case 'rich_text':
      return partsOf(block).map(drawRich).join('\n');
    case 'actions':
      return partsOf(block).map(drawElement).join(' ');
    default:
      return `a block of type ${block.type}`;
  }
}

function drawRich(part: Part): string {
  if (part.type === 'rich_text_quote') return indent(partsOf(part).map(drawRun).join(''), '▎ ', '▎ ');
  if (part.type !== 'rich_text_list') return partsOf(part).map(drawRun).join('');
  return partsOf(part)
    .map((item) => indent(drawRich(item), '• '))
    .join('\n');
}

const indent = (words: string, first: string, then = ' '.repeat(first.length)): string =>
  first + words.replaceAll('\n', `\n${then}`);

function drawRun({ type, text, style, url, format, fallback }: Part): string {
  if (type === 'date') return `⟨${format} = ${fallback}⟩`;
  if (type === 'link') return `${text} → ${url}`;
  const marks = (style ?? {}) as Part;
  const sign = marks.bold ? '**' : marks.italic ? '__' : marks.code ? '`' : '';
  return `${sign}${text}${sign}`;
}

function drawElement(element: Part): string {
  if (element.type === 'button') {
    const label = element.style === 'primary' ? `★ ${textIn(element)}` : textIn(element);
    return element.url ? `[ ${label} ↗ ]` : `[ ${label} ]`;
  }
  const hint = textIn({ text: element.placeholder });
  if (element.type === 'external_select') return `[ ${hint} ⌕ ]`;
  return [`[ ${hint} ▾ ]`, ...partsOf(element, 'options').map((option) => `    ${textIn(option)}`)].join('\n');
}
