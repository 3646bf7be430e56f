/** English: discussions. */
type Spread = { readonly agree: number; readonly unsure: number; readonly disagree: number };
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const people = (count: number): string => plural(count, 'person', 'people');

export const discuss = {
  gap: ' ',
  period: '.',
  stands: { agree: 'Agree', disagree: 'Disagree', unsure: 'Not sure' },

  // The claim, in the channel.
  claimTitle: (thesis: number) => `Discussion · thesis ${thesis}`,
  whatDoYouThink: 'What do you think? Take a stand: nobody sees whose it is.',
  count: (count: number) =>
    count === 0
      ? 'Nobody has taken a stand yet.'
      : count === 1
        ? 'One person has taken a stand.'
        : `${count} people have taken a stand.`,
  overCount: (count: number) =>
    count === 0
      ? 'It is over. Nobody took a stand.'
      : `It is over. ${count === 1 ? 'One person' : `${count} people`} took a stand.`,
  onlyCounts: 'Only the count is shown here. You can change your mind at any time.',
  threadless: 'I may not open threads here (Create Public Threads), so we go on right here.',
  closes: 'It closes ',
  mine: 'My stand',
  host: 'Host',
  reportInThread: 'What came of it is in the thread.',
  reportBelow: 'What came of it stands below.',
  endedGone: 'I could no longer write in its thread, so it ended there. What came of it, if anything, stands below.',

  // In the thread.
  guideTitle: 'Welcome to the discussion',
  guideText:
    'Write here as you like. I bring open questions, the strongest objection and the paragraphs, and whoever mentions me with a question gets an answer from the article. What you say through the button below is shown without your name.',
  guideOver: 'The discussion is over. The report below says what came of it; you can go on talking, of course.',
  noPrompts: 'Nobody has written open questions for this thesis yet, so ask your own.',
  noCounterpoint: 'Nobody has written an objection to this thesis yet. Perhaps you have one?',
  say: 'Say it without my name',
  nextPrompt: 'Next question',
  other: 'The other side',
  says: 'What the article says',
  otherTitle: (thesis: number) => `The other side of thesis ${thesis}`,
  otherIsOurs: 'This objection and the test of it are ours, not the author’s.',
  saysTitle: (thesis: number) => `What the article says · thesis ${thesis}`,
  promptTitle: (at: number, of: number) => `Question ${at} of ${of}`,
  answers: (count: number) =>
    count === 0 ? 'Nobody has answered through the button yet.' : `${plural(count, 'answer')} without a name so far.`,
  answerPrompt: 'Answer without my name',
  reasonBy: {
    agree: 'Somebody who agrees says',
    disagree: 'Somebody who disagrees says',
    unsure: 'Somebody who is not sure says',
  },
  reasonBySomebody: 'Somebody says',
  reasonGone: 'This was taken back.',
  answersPrompt: (at: number) => `On question ${at}.`,
  think: 'Made me think',
  thoughts: (count: number) => `made ${people(count)} think`,

  // What one person sees.
  noStand: 'You have not taken a stand yet',
  youStand: { agree: 'You agree', disagree: 'You disagree', unsure: 'You are not sure' },
  because: 'Because: ',
  spreadLater: (count: number, fewest: number) =>
    `${people(count)} so far. From ${fewest} on you see here how opinions are spread.`,
  spreadNow: (spread: string) => `So far: ${spread}.`,
  spread: ({ agree, unsure, disagree }: Spread) => `${agree} agree · ${unsure} not sure · ${disagree} disagree`,
  addReason: 'Say why',
  changeReason: 'Change my reason',
  otherParagraph: 'Support it with a paragraph of a section',
  mayChange: 'Only you see this. You can change your mind until the discussion ends.',
  takeBack: 'Take back something you said',
  told: {
    stood: 'Noted. Nobody else sees it.',
    explained: 'Your reason is kept, for you alone.',
    said: 'It stands in the thread, without your name.',
    tookBack: 'It is taken back.',
    resigned: 'You are its host no more',
    thought: 'Counted: this made you think',
    begun: 'The discussion is open',
    wrapped: 'The discussion is over; the report is on its way',
    cancelled: 'It will not take place',
  },
  brought: {
    prompt: 'The next question stands in the thread',
    other: 'The other side stands in the thread',
    says: 'What the article says stands in the thread',
  },
  refused: {
    over: 'This discussion is over.',
    notYet: 'This discussion has not begun yet.',
    notHost: 'Only the host, or somebody who manages this place, can do that.',
    noPrompt: 'There are no more questions for this thesis. Ask one of your own!',
    noOther: 'Nobody has written an objection to this thesis yet.',
    noSays: 'I have no words of the paragraphs that this thesis rests on, only their addresses.',
    standFirst: 'Take a stand first, then say why.',
    tooMany: 'You have said five things without your name here. Take one back, or write in the thread.',
    noReason: 'That was taken back, or it is not yours.',
    ownReason: 'That is your own. Others can say that it made them think.',
    thoughtAlready: 'You have said so already. Thank you!',
    nothingSaid: 'Write a few words, or choose a paragraph.',
    begunAlready: 'It has begun already.',
  },

  // Forms: labels have 45 characters on Discord.
  reasonTitle: 'Why?',
  reasonLabel: 'Your reason',
  paragraphLabel: 'A paragraph that supports it',
  shareLabel: 'Who sees it',
  shares: { keep: 'Only me', share: 'Everybody, without my name' },
  sayTitle: 'Say it without your name',
  sayLabel: 'In your words (your stand is shown with it)',
  answerTitle: (at: number) => `Question ${at}`,

  // The report.
  reportTitle: (thesis: number) => `What came of it · thesis ${thesis}`,
  before: 'Before',
  after: 'After',
  nobodyMoved: (count: number) => `All ${count} stand where they stood at first.`,
  moved: (count: number, of: number) => `${count} of ${people(of)} changed their mind:`,
  move: (count: number, from: string, to: string) => `${count}: ${from} → ${to}`,
  tooFew: (count: number) =>
    count === 0 ? 'Nobody took a stand.' : `${people(count)} took a stand: too few for numbers that give nobody away.`,
  madeThink: 'What made people think',
  mostCited: 'Most cited',
  mostContested: 'Most contested',
  times: (count: number) => `by ${people(count)}`,
  contested: (agree: number, disagree: number) => `cited by ${agree} for it and by ${disagree} against it`,
  leftOpen: 'Questions that nobody answered through the button',
  reportNote: 'Names are kept out of this. Whoever wants to know why somebody moved can ask.',
  another: 'Discuss another thesis',
  alt: (before: string, after: string, moved: number, of: number) =>
    `Where ${people(of)} stood, as two columns. Before: ${before}. After: ${after}. ${moved === 0 ? 'Nobody moved.' : `${moved} moved.`}`,
  chartTitle: (count: number) => `Where ${people(count)} stood`,

  // Hosting.
  hostTitle: 'For the host',
  hostText: {
    prepared: 'It begins by itself at its time. You can begin it now, or call it off.',
    open: 'You can bring the next question, or end the discussion with its report.',
    over: 'It is over.',
  },
  notPinned: 'I may not pin here (Pin Messages on Discord, pins:write on Slack), so it is not pinned.',
  beginNow: 'Begin now',
  cancel: 'Call it off',
  wrap: 'End with the report',

  // Commands.
  managersHost: 'Here only those who manage the channel can begin discussions.',
  whichTitle: (article: string) => `Which thesis shall we discuss? · ${article}`,
  whichHint: 'Choose a thesis',
  whichText:
    'I post the claim, open a thread on it, and collect where people stand: privately, with a report at the end.',
  noTheses: (article: string) =>
    `“${article}” has no theses yet, so there is nothing to take a stand on. Choose another article, or have its theses worded first.`,
  under: 'That thesis is under discussion or prepared here already',
  inThisThread: 'A discussion is going on in this thread. End it first, or begin the new one in the channel.',
  openedTitle: 'The discussion is open',
  openedText: 'The claim stands in the channel; what we say goes into its thread.',
  none: 'No discussion is going on here.',
  start: 'Start a discussion',
  whichOne: 'There are several here. Which one?',
  oneLabel: (thesis: number) => `Thesis ${thesis}`,
  unknownUntil: (typed: string) =>
    `I cannot read “${typed}” as a time. Try 18:00, 8h or 3 days: at least ten minutes and at most thirty days from now.`,

  // Preparing.
  unknownTheses: (typed: string, of: number) =>
    `I do not find the theses “${typed}”. Type their numbers from 1 to ${of}: 3,5 or 2-4.`,
  allDiscussed: 'All theses of this article have been discussed here. Name those that shall come again.',
  unknownTime: (typed: string) => `I cannot read “${typed}” as a time of day. Try 09:00.`,
  unknownDays: (typed: string) => `I cannot read “${typed}” as days. Try weekdays, or mon,wed,fri.`,
  unknownLength: (typed: string) =>
    `I cannot read “${typed}” as a length of time. Try 8h or 2 days: at least ten minutes and at most thirty days.`,
  planTitle: (count: number) => `${plural(count, 'discussion')} to come`,
  planNote: (zone: string, pin: boolean) =>
    `Times are planned in ${zone} and shown in yours. Each begins by itself, with a thread${pin ? ', and is pinned' : ''}. You can call one off until it begins: /discuss status.`,
  begins: 'begins ',
  until: ', open until ',
  planGo: 'Prepare them',
  planChange: 'Change',
  preparedTitle: (count: number) =>
    count === 0
      ? 'Nothing new is prepared'
      : count === 1
        ? 'One discussion is prepared'
        : `${count} discussions are prepared`,
  preparedText: 'Each begins by itself at its time.',
  skipped: (theses: readonly number[]) =>
    `Left out, for they are under way or prepared here already: ${theses.join(', ')}.`,

  // How things are.
  statusTitle: 'Discussions here',
  nothingHere: 'Nothing is under way or prepared here.',
  prepare: 'Prepare a week',
  openNow: (count: number) => `open · ${count === 0 ? 'no stands yet' : plural(count, 'stand')}`,
  hostOf: (thesis: number) => `Host thesis ${thesis}`,
};
