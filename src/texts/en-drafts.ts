/** English: questions that were drafted from an article's own words, and the person who reviews them. */
export const drafts = {
  // npm run draft.
  none: (title: string) =>
    `Nothing could be drafted from “${title}”. Questions need sentences that can be understood alone, with numbers, names, lists or contrasts.`,
  made: (count: number, candidates: number, title: string) =>
    `${count} questions drafted from “${title}”, the best of ${candidates}. Each has passed every gate, and none is asked before somebody has read it.`,
  fewer: (wanted: number, made: number) =>
    `${wanted} were wanted; the article gives ${made} that are safe to offer. --count asks for another number.`,
  keptBefore: (approved: number, dropped: number, edited: number) =>
    `What you have decided stays: ${approved} approved, ${dropped} dropped, ${edited} edited.`,
  proposed: (count: number) => `${count} sentences look like theses; you word them in the review.`,
  next: (id: string) => `Review them: npm run -s review:drafts -- ${id}`,
  offer: (id: string) => `Whoever runs this bot can have questions drafted for it: npm run -s draft -- ${id}`,

  // npm run review:drafts.
  nothing: (id: string) => `Nothing waits for a review in ${id}. Draft some: npm run -s draft -- ${id}`,
  nothingAnywhere: 'Nothing waits for a review. Draft some: npm run -s draft -- ID',
  article: (title: string, questions: number, theses: number) =>
    `“${title}” · ${questions} questions and ${theses} theses wait`,
  at: (at: number, of: number) => `${at} of ${of}`,
  forms: {
    section: 'which section',
    contrast: 'contrast',
    list: 'list',
    odd: 'odd one out',
    number: 'number',
    name: 'name',
    word: 'missing word',
    statement: 'true or false',
    order: 'order',
  },
  thesis: 'thesis',
  isTrue: 'true',
  isFalse: 'false',
  inPlace: 'Where it stands:',
  gates: {
    grounded: 'grounded',
    'token-whole': 'whole words',
    'one-right-answer': 'one right answer',
    'not-leaked': 'not leaked',
    'well-formed': 'well formed',
    'needs-reading': 'needs reading',
    coverage: 'spread',
  },
  allPassed: 'Gates: all passed.',
  failed: (gate: string, why: string) => `Gate “${gate}” fails: ${why}`,
  staleNote: 'The article has changed since: look whether it still holds.',
  editedNote: 'You have edited this one.',
  ask: '[a]pprove  [e]dit  [d]rop  [s]kip  [q]uit: ',
  askThesis: '[a]pprove as it stands  [e] in your words  [d]rop  [s]kip  [q]uit: ',
  verbs: {
    approve: ['a', 'approve', 'yes', 'y'],
    edit: ['e', 'edit'],
    drop: ['d', 'drop', 'no', 'n'],
    skip: ['s', 'skip', ''],
    quit: ['q', 'quit', 'exit'],
  },
  unknown: (typed: string) => `“${typed}” is none of these.`,
  keep: 'Return keeps what stands there.',
  fields: {
    stem: 'Question',
    choice: (letter: string) => `Choice ${letter}`,
    item: (letter: string) => `Item ${letter}`,
    key: 'Right answer',
    explanation: 'Explanation',
    claim: 'The claim in your words',
    counterpoint: 'A counterpoint, if you like',
  },
  badKey: (typed: string) => `“${typed}” is no choice; the right answer stays as it was.`,
  editedPasses: 'Edited; it passes every gate.',
  editedFails: 'Edited. It may still be approved, but mind this:',
  done: { approve: 'Approved.', edit: 'Kept.', drop: 'Dropped.', skip: 'Left for later.', quit: '' },
  sum: (approved: number, dropped: number, left: number) =>
    `${approved} approved, ${dropped} dropped, ${left} left. A running bot asks what is approved within seconds.`,
};
