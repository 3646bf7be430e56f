/** What `article.json` says of an article that was read in: only what holds. Pure. */
import { type DraftArticle, draftArticleSchema } from '../../core/article/draft.ts';
import type { Parsed } from '../reading/parsed.ts';

const { date, source } = draftArticleSchema.shape;

/** Facts that are not what they should be (a day that does not exist, an address that is none) are left out; an absent title is `from`. */
export function articleFacts(
  parsed: Parsed,
  id: string,
  right: boolean,
  from: string,
): Omit<DraftArticle, 'importedAt'> {
  const name = parsed.source?.name?.trim();
  const url = source.unwrap().shape.url.safeParse(parsed.source?.url).data;
  const day = date.safeParse(parsed.date).data;
  const author = parsed.author?.trim();
  const lead = parsed.lead?.trim();
  return {
    id,
    title: parsed.title.trim() || from.trim() || id,
    ...(author && { author }),
    ...(day && { date: day }),
    language: parsed.language.trim() || 'und',
    ...((name || url) && { source: { ...(name && { name }), ...(url && { url }) } }),
    ...(right && lead && { lead }),
    right,
  };
}
