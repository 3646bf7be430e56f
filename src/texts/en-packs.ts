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
};
