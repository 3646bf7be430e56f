/** English: reading an article in. */

/** What a person does about each kind of trouble; `file` is the name they know it by. */
export const importing = {
  trouble: {
    empty: 'There is nothing in it.',
    'no-text':
      'I find no text of an article in it. If it is a page that only a browser can build, save it from the browser, or paste its text into a .txt or .md file.',
    binary: 'It is not text, whatever its name says. I read HTML, Markdown, plain text, EPUB and PDF.',
    deep: 'Its markup is nested too deep to be read.',
    'broken-zip': 'The EPUB is damaged. Please get it again.',
    'unsafe-path': 'The EPUB holds a file whose name leads out of it. I do not open such files.',
    'not-epub': 'It is a zip, but no EPUB. Unpack it and import the folder.',
    'broken-pdf': 'The PDF is damaged. Opening it and saving it anew often mends it.',
    'no-text-layer': 'The PDF has pictures of pages, but no text. Run it through text recognition (OCR) first.',
    locked: 'It is locked by a password or by copy protection. I read only what is open.',
    slow: 'Reading it took too long, so I stopped. Try a smaller part of it.',
    memory: 'Reading it needs more memory than a file may take. Try a smaller part of it.',
    'no-articles': 'No file in it that I can read. I read HTML, Markdown, plain text, EPUB and PDF.',
    large: (most: number) => `It is too large: ${most} MB at most.`,
    bomb: (most: number) => `Unpacked it would be larger than ${most} MB. I do not open such files.`,
    'many-elements': (most: number) => `The page has more than ${most} elements. Save only the article’s part of it.`,
    'many-sections': (most: number) =>
      `It has more than ${most} sections, more than addresses can name. For a book, one article a chapter (--chapters).`,
    'many-paragraphs': (most: number) =>
      `A section has more than ${most} paragraphs, more than addresses can name. Divide it by headings.`,
    'many-pages': (most: number) => `The PDF has more than ${most} pages. Take out the pages that you need.`,
    'many-files': (most: number) => `There are more than ${most} files in it. Take a smaller part.`,
    'unknown-format': (formats: string) => `I do not know this kind of file. I read ${formats}.`,
    'broken-front-matter': (line: number) =>
      `Its front matter cannot be read, about line ${line}. A value with a colon in it needs quotation marks.`,
  },
  said: (file: string, what: string) => `${file}: ${what}`,
  usage: [
    'usage: npm run -s import -- FILE|FOLDER|URL [what it is] [what to do]',
    '  --title … --author … --date YYYY-MM-DD   where I find them wrong',
    '  --lang zh|en      the article’s language',
    '  --id NAME         lower-case letters, digits and hyphens',
    '  --chapters        a book as one article a chapter (--one-pack: as one article, the usual)',
    '  --i-have-the-right   keep the text too, to quote from; without it only titles and addresses',
    '  --dry-run         only show the outline, keep nothing',
    '  --json            only print what was read, as JSON',
  ].join('\n'),
  unknownOption: (said: string) => `I do not know ${said}.`,
  notThere: (file: string) => `${file} is not there, or I may not read it.`,
  badDate: (said: string) => `“${said}” is no day. Write it as 2021-04-13.`,
  badId: (said: string) => `“${said}” cannot be an id: lower-case letters, digits and hyphens, at most 48.`,
  idForMany:
    'There is more than one article, so --id, --title, --author and --date cannot be meant for all of them. --one-pack makes one of a book.',
  reading: (at: number, all: number, file: string) => `reading ${at} of ${all}: ${file}`,
  leftOut: (count: number) => `${count} could not be read, as said above.`,
  fetching: (address: string) => `fetching ${address}`,
  askRight:
    'Do you have the right to show this text to the people who use the bot? Then it is kept and quoted; if not, only titles and addresses are. [y/N]',
  withoutRight:
    'Kept without its text: only titles and addresses. If you have the right to the text, import it again with --i-have-the-right.',
  lookAt: (id: string | undefined, folder: string) =>
    id === undefined
      ? `They are in ${folder}; a bot that is running has them within seconds. See them: npm run -s play -- "/article list"`
      : `It is in ${folder}; a bot that is running has it within seconds. Look at it: npm run -s play -- "/article outline article:${id}"`,
  author: 'author',
  date: 'date',
  source: 'source',
  language: 'language',
  lead: 'editor’s lead',
  unknown: 'not found',
  opening: 'opening',
  paragraphs: (count: number) => (count === 1 ? '1 paragraph' : `${count} paragraphs`),
};

export type ImportTexts = typeof importing;
