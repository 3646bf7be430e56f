/** The messages that the bot sends by itself. A terminal cannot change what is printed: of an edit it prints what is new. */
import type { Instant, MessageRef, PersonId, Posted } from '../../core/place.ts';
import type { Platform, Shown } from '../../core/ports.ts';
import { type Chat, nextMessage, showCard, styleOf } from './chat.ts';
import { type Drawn, drawShown } from './render.ts';

export type Boards = Pick<Platform, 'post' | 'edit' | 'find' | 'tell' | 'edits'>;

/** More new lines than this are easier to read in their card. */
const fewLines = 2;

export function createBoards(chat: Chat): Boards {
  const { paper, options } = chat;
  // What this run has posted; what an earlier one printed nobody can see any more.
  const standing = new Map<string, Posted>();
  const pictures = new Map<MessageRef, { readonly shown: Shown; readonly at?: Instant }>();

  const once = (key: string, print: (posted: Posted) => void): Promise<Posted> => {
    const posted = standing.get(key) ?? { message: nextMessage(chat), at: options.now() };
    if (!standing.has(key)) paper.later(() => print(posted));
    standing.set(key, posted);
    return Promise.resolve(posted);
  };
  /** Whoever sees a message that is for all is not alone. */
  const showAll = (shown: Shown, message: MessageRef, at?: Instant): void => {
    chat.several = true;
    const posted = at === undefined ? {} : { at };
    pictures.set(message, { shown, ...posted });
    showCard(chat, { ...shown, drawn: drawn(shown) }, { message, ...posted });
  };
  const showOne = (person: PersonId, shown: Shown, posted: Posted): void => {
    chat.several = true;
    showCard(chat, { ...shown, drawn: drawn(shown), owner: person }, posted);
  };

  return {
    post: (_place, shown, key) => once(`post ${key}`, ({ message, at }) => showAll(shown, message, at)),
    tell: (person, shown, key) => once(`tell ${person} ${key}`, (posted) => showOne(person, shown, posted)),
    find: (_place, key) => Promise.resolve(standing.get(`post ${key}`)),
    edit(message, shown) {
      paper.later(() => {
        const before = pictures.get(message);
        // Somebody who wants one answer did not ask how the quiz of yesterday goes.
        if (!before && options.line !== undefined) return;
        const news = before ? newsIn(drawn(before.shown), drawn(shown)) : 'everything';
        if (news === 'everything') return showAll(shown, message, before?.at);
        pictures.set(message, { ...before, shown });
        printNews(chat, message, news, shown);
      });
      return Promise.resolve();
    },
    // Printing costs nothing.
    edits: { every: 0, of: (place) => place },
  };

  function drawn(shown: Shown): Drawn {
    return drawShown(shown, styleOf(chat));
  }
}

function printNews(chat: Chat, message: MessageRef, news: readonly string[], shown: Shown): void {
  const { paper, screen, options } = chat;
  const { body, choices } = drawShown(shown, styleOf(chat));
  if (news.length > 0 && options.json) paper.line(JSON.stringify(shown.card));
  else if (news.length > 0) {
    // Below another card it has to be said what this is about.
    const [title = ''] = body.split('\n');
    paper.paragraph([...(screen.isNewest(message) ? [] : [title]), ...news].join('\n'));
  }
  screen.redraw(message, choices);
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
