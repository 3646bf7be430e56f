/** What stands on the line of `npm run import`. */
import { parseArgs } from 'node:util';
import { dayIn } from '../content/reading/facts.ts';
import { idSchema } from '../core/article/schema.ts';
import { SetupError } from '../core/errors.ts';
import type { ImportTexts } from '../texts/import.ts';

export type ImportWords = {
  /** A file, a folder or an address. */
  readonly place: string;
  readonly id?: string | undefined;
  /** What holds of the article, whatever was read. */
  readonly facts: {
    readonly title?: string;
    readonly author?: string;
    readonly date?: string;
    readonly language?: 'zh' | 'en';
  };
  readonly book: 'one' | 'chapters';
  readonly hasRight: boolean;
  /** Whether only the outline is shown, or what was read as JSON; else it is kept. */
  readonly only: 'outline' | 'json' | undefined;
};

const flag = { type: 'boolean' } as const;
const words = { type: 'string' } as const;

/** Throws a `SetupError` that says what is wrong and how the line is written. */
export function readImportWords(args: readonly string[], texts: ImportTexts): ImportWords {
  const { values, positionals } = parsed(args, texts);
  const [place] = positionals;
  const { id, title, author, lang: language } = values;
  if (values.help || !place || positionals.length > 1 || (values.chapters && values['one-pack']))
    throw new SetupError(texts.usage);
  if (language !== undefined && language !== 'zh' && language !== 'en') throw new SetupError(texts.usage);
  const date = values.date === undefined ? undefined : dayIn(values.date);
  if (values.date !== undefined && !date) throw new SetupError(texts.badDate(values.date));
  if (id !== undefined && !idSchema.safeParse(id).success) throw new SetupError(texts.badId(id));
  return {
    place,
    id,
    facts: { ...(title && { title }), ...(author && { author }), ...(date && { date }), ...(language && { language }) },
    book: values.chapters ? 'chapters' : 'one',
    hasRight: values['i-have-the-right'] ?? false,
    only: values.json ? 'json' : values['dry-run'] ? 'outline' : undefined,
  };
}

function parsed(args: readonly string[], texts: ImportTexts) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        id: words,
        lang: words,
        title: words,
        author: words,
        date: words,
        'dry-run': flag,
        json: flag,
        chapters: flag,
        'one-pack': flag,
        'i-have-the-right': flag,
        help: flag,
      },
    });
  } catch (error) {
    const unknown = (error as Error).message.match(/'([^']+)'/)?.[1] ?? args.join(' ');
    throw new SetupError(`${texts.unknownOption(unknown)}\n${texts.usage}`);
  }
}
