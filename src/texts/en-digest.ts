/** English: digests. */
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const digest = {
  // The card of the day.
  sectionTitle: (title: string) => `Section ${title}`,
  reasons: 'Why:',
  question: 'Question of the day',
  answerNote: 'Only you see what you answer. The right answer comes with the next digest.',
  answerNoteAlone: 'You see at once whether it is right.',
  prompt: 'To think about: ',
  otherSide: 'The other side',
  discuss: 'Discuss this',
  more: 'More of it',
  progress: (title: string, at: number, of: number) => `“${title}”, ${at} of ${of} so far.`,
  how: 'When it comes and what is in it: ',
  before: 'The last question',
  streaks: (people: readonly { readonly name: string; readonly days: number }[], more: number) =>
    `On a streak: ${list([...people.map(({ name, days }) => `${name} (${days} in a row)`), ...(more > 0 ? [`${more} more`] : [])])}.`,
  why: 'The last question: why?',
  due: (count: number) =>
    count === 0
      ? 'Nothing is due for review today.'
      : `${plural(count, 'question is', 'questions are')} due for your review.`,
  dueForEverybody: 'What you missed or kept may be due for review.',
  myReviews: 'My reviews',
  readSection: 'Read the section',

  // All has been shown, or the article is gone.
  endTitle: 'That was all of it',
  endText: (title: string, of: number, sections: boolean) =>
    `You have had all ${of} ${sections ? 'sections' : 'theses'} of “${title}”, each once. What shall come next?`,
  beginAgain: 'Begin again',
  weeklyRecap: 'A weekly recap',
  nextArticle: (title: string) => `Next: ${title}`,
  articleGoneTitle: 'The article is not here any more',
  articleGone: (id: string) =>
    `This digest was about “${id}”, and I do not have that article any more. Shall it be about another one?`,
  recapTitle: 'The week in review',
  recapMissed: 'What was missed most so far:',
  recapQuiet: 'Nobody has answered a question about this article here yet. Here is one.',
  recapNothing: 'Nothing was missed more often than not. Well read!',

  // In private.
  notedTitle: 'Noted',
  noted: 'The right answer comes with the next digest. Until then you may change yours.',
  notedOlder: 'A later answer of yours stands already.',
  answerIs: 'The answer',
  youDidNot: 'You did not answer this one.',
  closedNote: 'The next digest has come, so this question takes no more answers.',
  otherTitle: (number: number) => `The other side of thesis ${number}`,
  thesisGone: 'That thesis is not in the article any more; it was changed meanwhile.',
  justPreview: 'This was only a preview. You can answer once the digest has come.',

  // Subscribing.
  title: 'Digest',
  none: 'No digest comes here yet. It is one thesis a day: the claim, why, the other side, and a question.',
  noneForYou: 'No digest comes to you yet. It is one thesis a day: the claim, why, the other side, and a question.',
  subscribeAt: (time: string) => `Yes, at ${time}`,
  otherwise: 'Another time or content',
  setTitle: 'Your digest is set',
  changedTitle: 'Your digest is changed',
  rowArticle: 'Article',
  rowWhen: 'When',
  rowWhat: 'What',
  rowOrder: 'Order',
  rowProgress: 'So far',
  rowNext: 'Next',
  when: (days: string, time: string, zone: string) => `${days} at ${time} (${zone})`,
  workdays: 'on workdays of mainland China',
  notOnHolidays: (days: string) => `${days}, not on public holidays of mainland China`,
  recapWhen: (when: string) => `once a week, the first time it would come: ${when}`,
  contents: {
    thesis: 'the thesis',
    question: 'a question of the day',
    prompt: 'a prompt to think about',
    due: 'what is due for review',
  },
  joined: (parts: readonly string[]) => list(parts),
  orders: {
    written: 'as the article has them',
    shuffled: 'shuffled',
    need: 'what is missed most comes first',
  },
  recapOrder: 'a recap of what is missed most',
  shown: (at: number, of: number) => `${at} of ${of}`,
  statusNote: (hours: number) =>
    `The times are shown in your own zone. If I am not running when it is due, I catch it up within ${hours} hours; after that I skip it and the log says so.`,
  quietNote: (from: string, to: string) => `Nothing comes in your quiet hours, ${from} to ${to}; it comes right after.`,
  beyondKnown: (year: number) =>
    `I know the holidays and make-up workdays of mainland China up to ${year}. The times after that go by the days of the week alone.`,
  pauses: {
    asked: 'It is paused.',
    refused: 'It is paused: I was not allowed to post here three times in a row.',
    gone: 'It is paused: three times I could not find the place it goes to.',
    ended: 'It rests: all of it has been shown. Begin again, take a weekly recap, or choose another article.',
    article: 'It rests: its article is not here any more. Choose another one.',
  },
  unknownNote:
    'Of the last digest nobody knows whether it came: I was interrupted while I posted it and may not read the history here. I do not post it a second time.',
  pause: 'Pause',
  resume: 'Resume',
  preview: 'Preview',
  change: 'Change',
  status: 'Status',
  log: 'Log',
  bringNow: 'Bring one now',
  unsubscribe: 'Unsubscribe',
  subscribe: 'Subscribe',

  // What became of it.
  pausedTitle: 'Paused',
  pausedText: 'No digest comes until somebody resumes it. What has been shown is remembered.',
  resumedTitle: 'It goes on',
  nextIs: 'The next one comes ',
  period: '.',
  unsubscribeTitle: 'No more digests?',
  unsubscribeText: 'What has been shown so far is forgotten then; a pause keeps it.',
  unsubscribeYes: 'Yes, no more digests',
  unsubscribedTitle: 'No more digests',
  unsubscribedText: 'None will come any more. Thank you for reading along.',
  nowTitle: 'There it is',
  nowText: 'It stands in the channel now. The usual times stay as they are.',
  nowTextAlone: 'It is in our direct messages now. The usual times stay as they are.',
  nowNot: 'It could not be posted just now. I keep trying; /digest log says what comes of it.',
  nowJust: 'One has come just now. Look for it above.',
  previewTitle: 'Preview',
  previewNote: 'A preview: nothing was posted, and answers count only once it has come.',

  // The log.
  logTitle: 'What was delivered',
  logNothing: 'Nothing has been delivered yet.',
  results: {
    posted: 'delivered',
    late: 'skipped: I was not running then',
    unreachable: 'skipped: the platform was out of order for too long',
    refused: 'not delivered: I was not allowed to post',
    gone: 'not delivered: the place was not there',
    unknown: 'unknown: I was interrupted while I posted it, and may not look whether it stands',
    nothing: 'nothing to bring',
    paused: 'not delivered: it was paused before',
  },
  underWay: 'under way',
  items: { thesis: (number: number) => `thesis ${number}`, section: (number: number) => `section ${number}` },
  takens: { end: 'the end', recap: 'recap', due: 'what is due', article: 'that the article is gone' },
  platformSaid: (words: string) => ` (${words})`,

  // What the subscriber has to be told.
  noticeTitle: 'About the digest you set up',
  notices: {
    refused: (title: string) =>
      `The digest about “${title}” is paused: three times I was not allowed to post where it goes. When that is put right, type `,
    gone: (title: string) =>
      `The digest about “${title}” is paused: three times I could not find the channel it goes to. If it is there again, type this in it: `,
    unknown: (title: string) =>
      `I was interrupted while I posted today’s digest about “${title}”, and I may not read the history there to see whether it stands. I did not post it again. If it is missing, type there: `,
  },
  closedDoor: (title: string) =>
    `Your digest about “${title}” is paused: your direct messages were closed to me three times. Open them, then resume it.`,

  // What a person can put right.
  managersOnly:
    'Here only those who manage the channel set up its digest. Ask one of them, or take your own with to:me.',
  notHere: 'No digest comes here. Set one up, if you like.',
  notForYou: 'No digest comes to you. Set one up, if you like.',
  unknownContent: (typed: string) =>
    `I cannot read “${typed}” as what a digest is made of. Name some of: thesis, question, prompt, due.`,
  isPaused: 'It is paused. Resume it first.',
  isOver: 'All of it has been shown. Choose what comes next first.',
};
