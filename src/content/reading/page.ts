/** A web page to an article: its facts from what it declares, its text by Readability. */
import { Readability } from '@mozilla/readability';
import { blocksOf } from './blocks.ts';
import { composed } from './compose.ts';
import { type Document, documentOf, type Element } from './dom.ts';
import { dayIn, type Facts, languageIn, nameIn } from './facts.ts';
import type { Parsed } from './parsed.ts';

/** `html` is decoded; `url` is where it was fetched from, if it was. */
export function readPage(html: string, file: string, url?: string): Parsed {
  const document = documentOf(html, file);
  const declared = declaredIn(document, url);
  const reader = new Readability<Element>(document as never, {
    serializer: (node) => node as unknown as Element,
    keepClasses: true,
  });
  const read = reader.parse();
  // A page of which Readability can make nothing may still be one: a fragment, a list.
  const content = read?.content ?? documentOf(html, file).body;
  const title = read?.title?.replace(/\s+/g, ' ').trim() || declared.title;
  const author = nameIn(read?.byline ?? undefined) ?? declared.author;
  const name = read?.siteName?.trim() || declared.source?.name;
  const date = declared.date ?? dayIn(read?.publishedTime ?? undefined);
  const language = declared.language ?? languageIn(read?.lang ?? undefined);
  const facts: Facts = {
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { date }),
    ...(language && { language }),
    ...((name || declared.source?.url) && { source: { ...declared.source, ...(name && { name }) } }),
  };
  return composed({ file, blocks: blocksOf(content), facts, platforms: name ? [name] : [] });
}

/** Asked before Readability takes the document apart. */
function declaredIn(document: Document, fetched: string | undefined): Facts {
  const meta = (...names: string[]) =>
    names
      .map((each) =>
        document
          .querySelector(`meta[property="${each}" i], meta[name="${each}" i], meta[itemprop="${each}" i]`)
          ?.getAttribute('content')
          ?.trim(),
      )
      .find(Boolean);
  const linked = linkedData(document);
  const time = document.querySelector(
    'article time[datetime], header time[datetime], time[pubdate], time[itemprop="datePublished"], time.published, time.entry-date, time[datetime]',
  );
  const date =
    dayIn(linked.date) ??
    dayIn(
      meta(
        'article:published_time',
        'og:article:published_time',
        'datePublished',
        'dc.date',
        'dc.date.issued',
        'dcterms.date',
        'dcterms.created',
        'pubdate',
        'publishdate',
        'parsely-pub-date',
        'sailthru.date',
        'date',
        'citation_publication_date',
      ),
    ) ??
    dayIn(time?.getAttribute('datetime') ?? time?.textContent ?? undefined) ??
    visibleDate(document);
  const title =
    meta('og:title', 'twitter:title') ?? document.querySelector('h1')?.textContent?.trim() ?? document.title;
  const author = nameIn(meta('author', 'article:author', 'dc.creator') ?? linked.author) ?? visibleAuthor(document);
  const name = meta('og:site_name', 'application-name') ?? linked.publisher;
  const canonical = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    meta('og:url'),
    fetched,
  ].find((each) => each && /^https?:\/\/\S+$/.test(each));
  const language = languageIn(
    document.documentElement.getAttribute('lang') ??
      document.documentElement.getAttribute('xml:lang') ??
      meta('og:locale', 'content-language') ??
      undefined,
  );
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { date }),
    ...(language && { language }),
    ...((name || canonical) && { source: { ...(name && { name }), ...(canonical && { url: canonical }) } }),
  };
}

type Linked = { readonly date?: string; readonly author?: string; readonly publisher?: string };

/** schema.org's Article and its kinds, in JSON-LD. What is no JSON says nothing. */
function linkedData(document: Document): Linked {
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    let data: unknown;
    try {
      data = JSON.parse((script.textContent ?? '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''));
    } catch {
      continue;
    }
    const all = [data].flat().flatMap((each) => [each, (each as { '@graph'?: unknown } | null)?.['@graph']].flat());
    const article = all.find((each) =>
      /Article|Posting|Report/.test(String((each as { '@type'?: unknown } | null)?.['@type'] ?? '')),
    ) as Record<string, unknown> | undefined;
    if (!article) continue;
    const names = [article.author]
      .flat()
      .flatMap((each) =>
        typeof each === 'string' ? each : ((each as { name?: unknown } | null | undefined)?.name ?? []),
      );
    const publisher = (article.publisher as { name?: unknown } | null | undefined)?.name;
    const date = article.datePublished ?? article.dateCreated;
    return {
      ...(typeof date === 'string' && { date }),
      ...(names.length > 0 && names.every((each) => typeof each === 'string') && { author: names.join(', ') }),
      ...(typeof publisher === 'string' && { publisher }),
    };
  }
  return {};
}

/** In an element that is named for it, short enough to be nothing else. */
function visibleDate(document: Document): string | undefined {
  for (const element of document.querySelectorAll(
    '[class*="date" i], [class*="time" i], [id*="date" i], [id*="time" i], [class*="byline" i], [class*="meta" i], [class*="info" i]',
  )) {
    const text = element.textContent?.trim() ?? '';
    const found = text.length <= 120 ? dayIn(text) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `作者：…` in an element that is named for it. English bylines are found by Readability. */
function visibleAuthor(document: Document): string | undefined {
  for (const element of document.querySelectorAll(
    '[class*="author" i], [class*="meta" i], [class*="info" i], [class*="byline" i]',
  )) {
    const text = element.textContent?.trim() ?? '';
    const found = text.length <= 120 ? /(?:作者|撰文|文)\s*[:：|｜/／]\s*([\p{L}·]{2,20})/u.exec(text)?.[1] : undefined;
    if (found) return found;
  }
  return undefined;
}
