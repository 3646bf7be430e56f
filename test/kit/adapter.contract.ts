/** What every adapter promises of every card, whatever its platform. */
import { expect, test } from 'vitest';
import { type Block, type Card, plain, type Span } from '../../src/core/card.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import { richesOf } from '../../src/core/pages.ts';
import { readPress, writePress } from '../../src/core/press.ts';
import { corpus } from './corpus.ts';

export type AdapterUnderTest<Payload> = {
  /** The name of the folder of snapshots. */
  readonly name: string;
  /** The payload of the page that `reply.page` names, and the number of pages. */
  readonly render: (reply: CardReply) => { readonly payload: Payload; readonly pages: number };
  /** The words that a person sees in it, without marks and escapes. */
  readonly visible: (payload: Payload) => string;
  /** The written presses of its buttons and menus. */
  readonly presses: (payload: Payload) => readonly string[];
  /** What is wrong with it by the platform's limits; empty when nothing is. */
  readonly faults: (payload: Payload) => readonly string[];
  /** The text of its snapshot. */
  readonly picture: (payload: Payload) => string;
};

/** Runs the contract in the calling test file. */
export function adapterContract<Payload>(adapter: AdapterUnderTest<Payload>): void {
  const allPages = (reply: CardReply): Payload[] => {
    const { pages } = adapter.render({ ...reply, page: 1 });
    return Array.from({ length: pages }, (_, n) => adapter.render({ ...reply, page: n + 1 }).payload);
  };
  for (const [name, reply] of Object.entries(corpus)) {
    test(`${name}: every word of it is on one of its pages`, () => {
      const seen = squeeze(allPages(reply).map(adapter.visible).join(' '));
      for (const words of wordsOf(reply.card)) expect(seen).toContain(squeeze(words));
    });
    test(`${name}: every page keeps the platform's limits`, () => {
      for (const page of allPages(reply)) expect(adapter.faults(page)).toEqual([]);
    });
    test(`${name}: every press survives writing and reading`, () => {
      const presses = allPages(reply).flatMap(adapter.presses);
      for (const written of presses) {
        const press = readPress(written);
        expect(press && writePress(press)).toBe(written);
      }
      for (const press of pressesOf(reply.card)) expect(presses).toContain(writePress(press));
    });
    test(`${name}: looks as it should`, async () => {
      const file = new URL(`../snapshots/${adapter.name}/${name.replaceAll(/[ ,]+/g, '-')}.txt`, import.meta.url);
      await expect(adapter.picture(adapter.render(reply).payload)).toMatchFileSnapshot(file.pathname);
    });
  }
}

/** A moment is written by the platform, in the reader's own zone. */
const spoken = (part: string | Span): string => (typeof part === 'object' && 'time' in part ? '' : plain([part]));

/** What must be readable: titles and labels may be cut where a platform's limit says so, all else is whole. */
function wordsOf(card: Card): string[] {
  return card.blocks
    .flatMap((block) => [
      ...richesOf(block).flatMap((rich) => (typeof rich === 'string' ? [rich] : rich.map(spoken))),
      ...(block.is === 'facts' ? block.rows.map((row) => row.label) : []),
      ...(block.is === 'choices' ? block.of.flatMap(({ letter, note = '' }) => [letter, note]) : []),
      ...(block.is === 'standings' ? block.rows.flatMap(({ name, points }) => [name, String(points)]) : []),
      ...(block.is === 'file' ? [block.name] : []),
      ...(block.is === 'picture' ? [block.alt] : []),
    ])
    .flatMap((words) => sentences(words));
}

/** A long text may be divided between pages: each of its sentences or graphemes is looked for by itself. */
const sentences = (words: string): string[] =>
  words.split(/(?<=[。；.;\n])/u).flatMap((part) => (part.length > 400 ? [part.slice(0, 11)] : [part]));

/** White space and invisible separators are the platform's to set. */
const squeeze = (words: string): string => words.replaceAll(/[\s\u200b\u200c\u200e\u200f\u2060\u2066-\u2069]+/gu, '');

const pressesOf = (card: Card) =>
  card.blocks.flatMap((block: Block) => {
    if (block.is === 'menu') return [block.press];
    if (block.is === 'actions') return block.of.flatMap((action) => ('press' in action ? [action.press] : []));
    return [];
  });
