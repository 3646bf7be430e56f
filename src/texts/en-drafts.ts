/** English: questions that were drafted from an article's own words, and the person who reviews them. */
export const drafts = {
  // Asked in private, where a manager allows it.
  mark: 'Draft, nobody has checked it yet.',
  countsNowhere: 'Draft, nobody has checked it yet: it may be wrong, it counts nowhere, and it does not come back.',
  approvedSince: 'It was a draft when you got it; somebody has approved it since.',
  gone: 'This draft is gone: somebody dropped it, or it was drafted anew. Here is another question:',
  changed: 'This draft has changed since you got it, so I cannot judge your answer. Here is another question:',
  waiting: (title: string, count: number) =>
    `Nobody has approved a question about “${title}” yet; ${count === 1 ? 'one draft waits' : `${count} drafts wait`} for somebody to read. Until then those who manage this channel can let me ask drafts, in private and marked as such.`,
  allow: 'Let me ask drafts in private',
  forbid: 'No drafts here',

  // /article draft.
  button: 'Draft questions',
  managers: 'Only those who manage this channel can have questions drafted. You can ask them.',
  workingTitle: 'Drafting questions',
  working: (title: string) =>
    `I am looking for questions in the words of “${title}”. It can take a minute; what came of it is shown here.`,
  draftedTitle: 'Questions drafted',
  ofForm: (form: string, count: number) => `${form}: ${count}`,
  fewerHere: (wanted: number, made: number) =>
    `${wanted} were wanted; the article gives ${made} that are safe to offer.`,
  reviewBy: 'Whoever runs this bot reviews them in a shell: ',
  reviewThen: '. What they approve is asked within seconds.',
  untilThen: 'Until then those who manage this channel can let me ask them in private, marked as drafts.',
  allowed: 'Until then I ask them here in private, marked as drafts.',
  tryOne: 'Try one',

  trouble: {
    unknown: (id: string, known: readonly string[]) =>
      `There is no imported article “${id}”. There are: ${known.join(', ')}.`,
    noneImported: 'No article has been imported yet: npm run -s import -- FILE',
    notImported:
      'I have no text of the author’s for this article, and questions are drafted from that. Import its text with /article add first.',
    broken: (id: string, why: string) => `“${id}” is broken:\n${why}`,
    shape: (id: string, file: string, why: string) =>
      `${id}/${file} has another shape than drafts have, and is left as it is:\n${why}`,
    noText: (title: string) =>
      `“${title}” was imported without its text, so nothing can be drafted from it. Whoever has the right to the text imports it again and says so (--i-have-the-right).`,
    language: (language: string) =>
      `Questions can be drafted for Chinese and English articles; this one is in “${language}”.`,
    slow: (seconds: number) =>
      `It took longer than ${seconds} seconds, so I stopped. In a shell there is no such limit: npm run -s draft -- ID`,
    memory: (megabytes: number) =>
      `It took more than ${megabytes} MB of memory, so I stopped. In a shell there is no such limit: npm run -s draft -- ID`,
  },

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
