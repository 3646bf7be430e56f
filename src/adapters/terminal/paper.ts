/** What is written on the screen, around the line that somebody is typing. */
import { clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Writable } from 'node:stream';

export type Paper = {
  /** A card or a note. In a chat an empty line stands above it, in a conversation one below it too. */
  paragraph(words: string): void;
  /** A line of its own, with nothing around it. */
  line(words: string): void;
  /** Waits for somebody to type, behind these words. */
  prompt(words: string): void;
  /** A line was typed. */
  typed(): void;
  /** What is written by `later` waits until `release`: an answer comes before what it brought about. */
  hold(): void;
  release(): void;
  /** Writes at once, or once at the release however often it was asked for; what is `new` after what is not. */
  later(key: string, isNew: boolean, write: () => void): void;
};

type PaperParts = {
  readonly output: Writable;
  readonly conversation: boolean;
  /** Whether paragraphs stand apart, as in a chat. */
  readonly spaced: () => boolean;
  /** The line editor while it is open; only a conversation has one. */
  readonly editor: () => Interface | undefined;
};

export function createPaper({ output, conversation, spaced, editor }: PaperParts): Paper {
  // Nothing stands above the first line.
  let blank = true;
  let prompting = false;
  let held: Map<string, { readonly isNew: boolean; readonly go: () => void }> | undefined;

  /** Takes away what is being typed, writes, and puts it back below. */
  function write(words: string): void {
    const lines = editor();
    if (!lines || !(prompting || lines.line)) {
      output.write(words);
      return;
    }
    const rows = prompting ? lines.getCursorPos().rows : 0;
    if (rows > 0) moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    // Readline goes up to where its line began before it draws it.
    output.write(words + '\n'.repeat(rows));
    if (prompting) lines.prompt(true);
  }

  return {
    paragraph(words) {
      write(`${spaced() && !blank ? '\n' : ''}${words}\n${conversation ? '\n' : ''}`);
      blank = conversation;
    },
    line(words) {
      write(`${words}\n`);
      blank = false;
    },
    prompt(words) {
      const lines = editor();
      if (!lines) return;
      lines.setPrompt(words);
      prompting = true;
      lines.prompt(true);
    },
    typed() {
      prompting = false;
      // What is typed at a screen stands there; what comes through a pipe does not.
      if (conversation) blank = false;
    },
    hold() {
      held = new Map();
    },
    release() {
      const waiting = [...(held?.values() ?? [])];
      held = undefined;
      for (const { go } of waiting.filter(({ isNew }) => !isNew)) go();
      for (const { go } of waiting.filter(({ isNew }) => isNew)) go();
    },
    later(key, isNew, go) {
      if (held) held.set(key, { isNew, go });
      else go();
    },
  };
}
