/** What a subscriber has to be told, by direct message or at their next command. */
import { textsOf } from '../../texts/texts.ts';
import type { Card, Rich } from '../card.ts';
import type { Language } from '../language.ts';
import type { Library } from '../library.ts';
import type { Notice, Subscription } from './records.ts';

/** In words, and what to type then. */
export function noticeText(
  { article, target, person }: Subscription,
  notice: Notice,
  library: Library,
  language: Language,
): Rich {
  const { digest } = textsOf(language);
  const title = library.find(({ id }) => id === article)?.faces[language].title ?? article;
  if (target === person && notice !== 'unknown') return digest.closedDoor(title);
  return [digest.notices[notice](title), { command: notice === 'unknown' ? 'digest now' : 'digest resume' }];
}

export const noticeCard = (subscription: Subscription, notice: Notice, library: Library, language: Language): Card => ({
  title: textsOf(language).digest.noticeTitle,
  blocks: [{ is: 'text', text: noticeText(subscription, notice, library, language) }],
});
