/** English: what is said around a question to the article, and what the article lacks. */
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const ask = {
  // The answer.
  likelyTitle: (where: string) => `Probably this · ${where}`,
  near: 'This is near to what you ask, but may not answer it.',
  readWith: (before: string) => `I read it with the question before it: ${before}`,
  alone: 'Read it by itself',

  // What people say of it.
  helped: 'This helped',
  didNot: 'Did not help',
  glad: 'Good to know, thank you. Only I know that you said so.',
  sorry: 'Sorry. Other words may find a better paragraph: ask it otherwise.',
  kept: 'I keep this question, without your name, for those who look after the article.',
  otherwise: 'Ask it otherwise',
  keep: 'Keep my question',
  doNotKeep: 'Do not keep it',

  // What can be done with it.
  share: 'Share with everyone',
  discuss: 'Discuss this',
  quizMe: 'Quiz me on this',
  sharedTitle: 'It is here already',
  sharedAlready: 'This answer was shown to everyone here within the last day.',

  // What the article lacks.
  gapsTitle: (title: string) => `What people asked in vain · ${title}`,
  noGaps: 'Nobody has asked this article anything here that it did not answer.',
  gapsHere: 'Asked in this channel. Those who manage it see the whole server or workspace.',
  gapsAll: 'Asked anywhere in this server or workspace.',
  gapsOwn: 'Asked here, between you and me.',
  gapsNote: 'Nobody’s name is kept beside a question. One that nobody asks again goes after half a year.',
  gapLine: (times: number, people: number) =>
    people === 1 && times === 1
      ? 'asked once'
      : `asked ${plural(times, 'time')} by ${plural(people, 'person', 'people')}`,
  why: { none: 'not in the article', closest: 'only something near', unhelpful: 'the answer did not help' },
  lastAsked: 'last',
  openGap: 'Open a question',
  askNow: 'Ask it again now',
  settle: 'Mark as done',
  settledTitle: 'Done',
  everywhere: (articles: number) =>
    articles === 1
      ? 'Looked through the one article that is here.'
      : `Looked through all ${articles} articles that are here.`,
  settled: (question: string) => `“${question}” is off the list, until somebody asks it again.`,
  settledAlready: 'This question is not on the list any more.',
  allGaps: 'All questions',
  newestFirst: 'Newest first',
  mostFirst: 'Most asked first',
  newer: '← Earlier ones',
  older: 'More →',
  asTable: 'As a table (CSV)',
  tableText: 'All of them as a table, for a spreadsheet.',
  tableHead: ['question', 'why', 'times', 'people', 'last asked (UTC)'] as readonly string[],
  managersGaps: 'Here only those who manage the channel see what the article did not answer. Ask one of them.',
};
