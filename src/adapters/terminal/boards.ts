/** The messages that the bot sends by itself. A terminal cannot change what is printed: of an edit it prints what is new. */
import { type Instant, type MessageRef, type Posted, placeId } from '../../core/place.ts';
import type { Platform, Shown } from '../../core/ports.ts';
import { type Chat, defaultSpeaker, nextMessage, showCard, styleOf } from './chat.ts';
import { here } from './inbound.ts';
import { type Drawn, drawShown } from './render.ts';

export type Boards = Pick<Platform, 'post' | 'edit' | 'find' | 'tell' | 'edits' | 'openThread' | 'pin'>;

/** More new lines than this are easier to read in their card. */
const fewLines = 2;

export function createBoards(chat: Chat): Boards {
  const { paper, options } = chat;
  // What this run has posted; what an earlier one printed nobody can see any more.
  const standing = new Map<string, Posted>();
  /** How a board is to look, and how it was printed last. */
  const wanted = new Map<MessageRef, Wanted>();
  const printed = new Map<MessageRef, Shown>();

  const once = (key: string, print: (posted: Posted) => void): Promise<Posted> => {
    const posted = standing.get(key) ?? { message: nextMessage(chat), at: options.now() };
    if (!standing.has(key)) print(posted);
    standing.set(key, posted);
    return Promise.resolve(posted);
  };
  const want = (message: MessageRef, board: Wanted): void => {
    wanted.set(message, board);
    paper.later(message, !printed.has(message), () => {
      const now = wanted.get(message) ?? board;
      printBoard(chat, message, now, printed.get(message));
      printed.set(message, now.shown);
    });
  };

  return {
    post: (_place, shown, key) => once(`post ${key}`, ({ message, at }) => want(message, { shown, at })),
    tell: (person, shown, key) =>
      once(`tell ${person} ${key}`, (posted) =>
        paper.later(posted.message, true, () => {
          // Whoever opened the terminal may be alone at it.
          chat.several ||= person !== defaultSpeaker(chat);
          showCard(chat, { ...shown, drawn: drawShown(shown, styleOf(chat)), owner: person }, posted);
        }),
      ),
    find: (_place, key) => Promise.resolve(standing.get(`post ${key}`)),
    async edit(message, shown) {
      const before = wanted.get(message);
      // Somebody who wants one answer did not ask how the quiz of yesterday goes.
      if (before || options.line === undefined) want(message, { ...before, shown });
    },
    // All is one room: what is said in a thread is printed below the rest.
    openThread: async (message) => placeId(here, message),
    // What is printed stays where it is.
    pin: async () => {},
    // Printing costs nothing.
    edits: { every: 0, of: (place) => place },
  };
}

type Wanted = { readonly shown: Shown; readonly at?: Instant };

/** Prints a board, or what is new on it since it was printed. */
function printBoard(chat: Chat, message: MessageRef, { shown, at }: Wanted, before: Shown | undefined): void {
  const { paper, screen, options } = chat;
  // Whoever sees a message that is for all is not alone.
  chat.several = true;
  const drawn = drawShown(shown, styleOf(chat));
  const news = before ? newsIn(drawShown(before, styleOf(chat)), drawn) : 'everything';
  if (news === 'everything') {
    showCard(chat, { ...shown, drawn }, { message, ...(at !== undefined && { at }) });
    return;
  }
  // Below another card it has to be said what this is about.
  const [title = ''] = drawn.body.split('\n');
  if (news.length > 0 && options.json) paper.line(JSON.stringify(shown.card));
  else if (news.length > 0) paper.paragraph([...(screen.isNewest(message) ? [] : [title]), ...news].join('\n'));
  screen.redraw(message, drawn.choices);
}

/** The lines that are new; `everything` where they make another card of it, or where there is more to choose than before. */
export function newsIn(before: Drawn, after: Drawn): 'everything' | readonly string[] {
  const [oldTitle, ...old] = before.body.split('\n');
  const [title, ...lines] = after.body.split('\n');
  const known = new Set(old);
  const news = lines.filter((line) => !known.has(line));
  const labels = new Set(before.choices.map(({ label }) => label));
  const isMore = after.choices.some(({ label }) => !labels.has(label));
  return title !== oldTitle || news.length > fewLines || isMore ? 'everything' : news;
}
