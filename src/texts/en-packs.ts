/** English: articles that an operator brought. */
export const packs = {
  // What stands for parts that have no title.
  opening: 'Opening',
  untitled: (number: number) => `Part ${number}`,

  // Whose words they are.
  verbatim: (author?: string) => (author ? `Verbatim from the article by ${author}.` : 'Verbatim from the article.'),
  oursAndTheirs: (author?: string) =>
    `Retold in our words; what is quoted is verbatim from the article${author ? ` by ${author}` : ''}.`,
  ourWordsAlone: 'Retold in our words.',
  noText: 'The text isn’t shown here; read it at the source.',
  lead: 'The editor’s note: ',
  picked: 'These sentences were picked out by rule, and are quoted as they stand; nobody has summed the article up.',
  noParagraphs: 'There is no paragraph of its own under this heading.',

  // A paragraph that is no longer there.
  goneTitle: (address: string) => `¶${address} · no longer in the article`,
  gone: 'The article has changed since, and this paragraph is no longer in it. The nearest ones are a click away.',
  itRead: 'It used to read:',

  // What an imported article has not.
  noTheses: (title: string) => `No theses · ${title}`,
  noThesesHelp:
    'Theses are worded by a person, and nobody has worded any for this article yet. The summary and the outline show what is in it.',
  approvedByPerson: 'Worded and approved by a person here, not by the author.',
  noGlossary: (title: string) => `No glossary · ${title}`,
  noGlossaryHelp: 'Nobody has written a glossary for this article. The search finds where a word stands in it.',
  noQuestions: (title: string) =>
    `“${title}” has no questions yet: drafts are asked only when a person has approved them. Whoever runs this bot can draft and approve some.`,
  notSearchable:
    'Of this article only titles and addresses are here, so there is nothing to search. Read it at the source.',

  // Lists and facts.
  imported: 'imported',
  language: 'Language',
  nameless: 'not known',
  rightHere: 'Imported by whoever runs this bot, who has the right to its text',
  rightNotHere: 'Imported without its text: only titles and addresses are here',
  whatIsTheirs: 'What this bot shows of the article is quoted word for word, with the address of its paragraph.',

  // Why an article could not be kept.
  trouble: {
    empty: 'There is no paragraph in it that I could read, so nothing was imported.',
    tooLong:
      'This is longer than addresses reach: 999 sections, and 9,999 paragraphs in one. Import it in parts, such as a chapter each.',
    badId: (id: string) =>
      `“${id}” cannot be an id. An id is lower-case Latin letters and digits, words joined by hyphens, at most 48 characters.`,
    idTaken: (id: string, title: string) =>
      `Under the id “${id}” there is another article already, “${title}”. Take another id, or remove that one first.`,
    broken: (id: string, why: string) =>
      `What stands under the id “${id}” cannot be read, and importing over it would lose its addresses (${why}). Mend its folder or remove it, then import again.`,
    unknown: (id: string) => `There is no imported article “${id}”.`,
    diskFull: (folder: string) =>
      `The disk is full: ${folder} has no room left. Nothing was changed; make some room, then import again.`,
    notWritable: (folder: string, code: string) =>
      `I cannot write to ${folder} (${code}). Nothing was changed; give this user the right to write there, then import again.`,
    busy: (folder: string) =>
      `Another import has been writing to ${folder} for a minute. Nothing was changed; try again when it is done.`,
  },
};
