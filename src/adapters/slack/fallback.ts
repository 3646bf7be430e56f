/** A card as plain words, for notifications and screen readers. */
import { type Block, unreachable } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import { limits } from './limits.ts';
import { escapeControl, literal, oneLine, plainly, type Slash } from './rich.ts';

/** The first words of the card. Slack parses this text, so its control characters are escaped. */
export function fallback(title: string, blocks: readonly Block[], slash: Slash): string {
  let words = literal(title);
  for (const block of blocks) {
    if (words.length > limits.fallback) break;
    const said = wordsOf(block, slash);
    if (said) words += `\n${literal(said.slice(0, 2 * limits.fallback))}`;
  }
  return escapeControl(cut(words, limits.fallback));
}

function wordsOf(block: Block, slash: Slash): string {
  switch (block.is) {
    case 'text':
    case 'note':
      return plainly(block.text, slash);
    case 'quote':
      return `${plainly(block.words, slash)} ¶${block.from.address}`;
    case 'list':
      return block.items.map((item) => `• ${plainly(item, slash)}`).join('\n');
    case 'facts':
      return block.rows.map(({ label: name, value }) => `${name}: ${plainly(value, slash)}`).join('\n');
    case 'choices':
      return block.of.map(({ letter, text }) => `${letter}: ${plainly(text, slash)}`).join('\n');
    case 'standings':
      return block.rows.map(({ rank, name, points }) => `${rank}. ${oneLine(name)} · ${points}`).join('\n');
    case 'picture':
      return block.alt;
    case 'file':
      return block.name;
    case 'menu':
    case 'actions':
      return '';
    default:
      return unreachable(block);
  }
}
