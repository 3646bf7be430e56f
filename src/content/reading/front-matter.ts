/** The head of a Markdown file: YAML, TOML or JSON as Hexo, Jekyll and Hugo have it. Data only: tags and functions are not known. */
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { dayIn, type Facts, languageIn, nameIn } from './facts.ts';
import { limits } from './limits.ts';
import { ImportTrouble } from './trouble.ts';

type Head = { readonly facts: Facts; readonly platforms: readonly string[]; readonly body: string };

/** Splits the head from the body. A text without a head is all body. Throws `ImportTrouble` where there is one that cannot be read. */
export function readFrontMatter(text: string, file: string): Head {
  const none = { facts: {}, platforms: [], body: text };
  const found = headOf(text);
  if (!found) return none;
  if (found.head.length > limits.frontMatterBytes)
    throw new ImportTrouble({ code: 'broken-front-matter', file, line: 1 });
  const values = valuesOf(found.kind, found.head, file);
  if (!values) return none;
  return { ...factsOf(values), body: found.body };
}

type Kind = 'yaml' | 'toml' | 'json';

function headOf(text: string): { readonly kind: Kind; readonly head: string; readonly body: string } | undefined {
  const start = text.replace(/^\s+/, '');
  const fenced = /^(---|\+\+\+|;;;)[ \t]*\n([\s\S]*?)(?:^|\n)(?:\1|\.\.\.)[ \t]*(?:\n|$)/.exec(start);
  if (fenced) {
    const kind = ({ '---': 'yaml', '+++': 'toml', ';;;': 'json' } as const)[fenced[1] as '---' | '+++' | ';;;'];
    return { kind, head: fenced[2] ?? '', body: start.slice(fenced[0].length) };
  }
  const json = /^(\{\n[\s\S]*?\n\})[ \t]*\n/.exec(start);
  if (json) return { kind: 'json', head: json[1] ?? '', body: start.slice(json[0].length) };
  // Hexo takes a head without its first fence.
  const open = /^((?:[A-Za-z_]+:[^\n]*\n(?:[ \t]+[^\n]*\n|- [^\n]*\n)*)+)---[ \t]*\n/.exec(start);
  return open && /^title:/m.test(open[1] ?? '')
    ? { kind: 'yaml', head: open[1] ?? '', body: start.slice(open[0].length) }
    : undefined;
}

function valuesOf(kind: Kind, head: string, file: string): Record<string, unknown> | undefined {
  try {
    const values: unknown =
      kind === 'yaml'
        ? fromYaml(head, file)
        : kind === 'toml'
          ? parseToml(head)
          : JSON.parse(kind === 'json' && !head.trimStart().startsWith('{') ? `{${head}}` : head);
    return typeof values === 'object' && values !== null && !Array.isArray(values)
      ? (values as Record<string, unknown>)
      : undefined;
  } catch (error) {
    if (error instanceof ImportTrouble) throw error;
    throw new ImportTrouble(
      { code: 'broken-front-matter', file, line: Number((error as { line?: number }).line ?? 0) + 1 },
      { cause: error },
    );
  }
}

function fromYaml(head: string, file: string): unknown {
  const document = parseDocument(head, { schema: 'core', customTags: [], logLevel: 'silent', uniqueKeys: false });
  const [error] = document.errors;
  // Two thematic breaks with prose between them are no head.
  if (error && !/^[\w-]+\s*:/m.test(head)) return undefined;
  if (error)
    throw new ImportTrouble(
      { code: 'broken-front-matter', file, line: (error.linePos?.[0].line ?? 0) + 1 },
      { cause: error },
    );
  return document.toJS({ maxAliasCount: limits.aliases });
}

function factsOf(all: Record<string, unknown>): { readonly facts: Facts; readonly platforms: readonly string[] } {
  const values = new Map(Object.entries(all).map(([key, value]) => [key.toLowerCase().replaceAll('-', '_'), value]));
  const first = (...names: string[]) => names.map((key) => textOf(values.get(key))).find(Boolean);
  const title = first('title', 'headline');
  const author = nameIn(namesOf(values.get('author')) ?? namesOf(values.get('authors')) ?? first('byline', 'creator'));
  const date = dayIn(first('date', 'published', 'publishdate', 'published_at', 'pubdate', 'created', 'created_at'));
  const language = languageIn(first('lang', 'language', 'locale'));
  const links = [
    'original_url',
    'source_url',
    'canonical_url',
    'canonical',
    'source',
    'original',
    'permalink',
    'url',
    'link',
  ].map((key) => textOf(values.get(key)));
  const url = links.find((link) => link && /^https?:\/\/\S+$/.test(link));
  const named = first('source_name', 'source', 'site', 'site_name', 'publisher', 'publication');
  const name = named && !/^https?:/.test(named) ? named : undefined;
  const platforms = ['categories', 'category', 'tags', 'site'].flatMap((key) => listOf(values.get(key)));
  return {
    facts: {
      ...(title && { title: title.replace(/\s+/g, ' ') }),
      ...(author && { author }),
      ...(date && { date }),
      ...(language && { language }),
      ...((name || url) && { source: { ...(name && { name }), ...(url && { url }) } }),
    },
    platforms,
  };
}

/** YAML's core schema gives strings and numbers, TOML also dates. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number') return String(value);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
}

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => textOf(each) ?? []);

/** One name, some, or objects that have one. */
function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value]).flatMap(
    (each) => textOf(each) ?? textOf((each as { name?: unknown } | null | undefined)?.name) ?? [],
  );
  return names.length > 0 ? names.join(', ') : undefined;
}
