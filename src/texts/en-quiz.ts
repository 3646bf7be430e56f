/** English: quizzes. */
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const list = (names: readonly string[], more: number): string => {
  const all = more > 0 ? [...names, `${more} more`] : [...names];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

export const quiz = {
  // Asking.
  questionOf: (at: number, of: number) => `Question ${at} of ${of}`,
  severalHint: 'More than one is right.',
  orderingHint: 'Put these in order.',
  trueFalseHint: 'True or false, going by the article?',
  typeAnswer: 'Type your answer',
  chooseSeveral: 'Choose',
  putInOrder: 'Put in order',
  true: 'True',
  false: 'False',
  place: (at: number) => `Place ${at}`,
  correctIt: 'Correct it',
  pickSome: 'Nothing is chosen yet. Choose at least one.',
  eachOnce: 'Each of them has one place. Give every one its own.',
  quoted: (words: string) => `“${words}”`,
  closes: 'Closes ',
  noHurry: 'No hurry: this question stays open until everybody who joined has answered, or the host goes on.',
  answeredCount: (answered: number, players: number) =>
    players === 0
      ? 'Answering joins you in.'
      : answered === 0
        ? 'Nobody has answered yet.'
        : `${answered} of ${players} ${answered === 1 ? 'has' : 'have'} answered.`,
  skip: 'Skip',

  // The answer.
  answerTo: (title: string) => `${title}: the answer`,
  rightAnswer: 'Right answer',
  chosenBy: (count: number) => plural(count, 'person', 'people'),
  trap: (words: string) => `The trap: ${words}`,
  nobodyAnswered: 'Nobody answered this one.',
  wereRight: (right: number, answered: number, names: readonly string[]) => {
    const who = names.length > 0 && right > 0 ? `: ${list(names, right - names.length)}` : '';
    return `${right} of ${answered} got it right${who}.`;
  },
  doesNotCount: 'This question does not count.',
  dispute: 'Object',
  keep: 'Keep for review',
  next: 'Next question',
  toTheEnd: 'To the result',
  nextComes: 'Next question ',
  endComes: 'The result ',
  hostGoesOn: 'The host goes on when everybody is ready.',

  // The lobby.
  lobbyTitle: (article: string) => `Quiz: ${article}`,
  liveRules: (count: number, seconds: number) =>
    seconds > 0
      ? `${plural(count, 'question')}, about ${seconds} seconds each.`
      : `${plural(count, 'question')}, without a time limit.`,
  windowRules: (count: number) =>
    `${plural(count, 'question')}, each in your own time. The answers come when the quiz closes.`,
  openUntil: 'Open until ',
  period: '.',
  /** Between two sentences. */
  gap: ' ',
  speedRule: 'Being quick earns up to 20 % more.',
  changesRule: 'You may change an answer until its question closes.',
  paceRule: 'The host moves it on.',
  nobodyIn: 'Nobody is in yet.',
  playersIn: (names: readonly string[], more: number) => `In: ${list(names, more)}.`,
  andMore: (more: number) => `and ${more} more`,
  teamLine: (team: string, names: readonly string[]) => `${team}: ${names.join(', ') || '–'}`,
  team: (team: string) => ({ 1: 'Mountain', 2: 'Sea' })[team] ?? team,
  lobbyNote: 'Press Join, and the host presses Begin.',
  begunNote: 'It is under way. You can still join.',
  join: 'Join',
  joinTeam: (team: string) => `Join ${team}`,
  leave: 'Leave',
  begin: 'Begin',
  hostMenu: 'Host',

  // The end.
  podiumTitle: 'Final standings',
  resultTitle: 'The result',
  someone: 'somebody',
  between: ' · ',
  teamPoints: (team: string, points: number) => `${team}: ${plural(points, 'point')} a head`,
  nothingCounted: 'No question has counted.',
  ownResult: (right: number, of: number, points: number) => `${right} of ${of} right, ${plural(points, 'point')}.`,
  shareRight: (right: number, answered: number) =>
    answered === 0 ? 'nobody answered' : `${right} of ${answered} right`,
  didNotCount: 'did not count',
  mine: 'My answers',
  again: 'Play again',
  scores: 'Scores',
  ended: {
    done: 'It is over.',
    stopped: 'The host has ended it here.',
    silent: 'Two questions went by without an answer, so I have stopped. Start another one whenever you like.',
    idle: 'Nothing happened for half an hour, so I have stopped. Start another one whenever you like.',
    gone: 'I could no longer post here, so the quiz is over.',
  },

  // A window.
  windowTitle: 'Quiz, in your own time',
  windowCount: (players: number) =>
    players === 0
      ? 'Nobody has answered yet.'
      : `${players === 1 ? 'One person has' : `${players} people have`} answered so far.`,
  windowClosed: (players: number) => `It has closed. ${players === 1 ? 'One person' : `${players} people`} took part.`,
  answerNow: 'Answer',
  reminderTitle: 'The quiz closes soon',
  resultsAt: 'The answers come ',
  allAnswered: 'That was the last one',
  changeOne: 'Change an answer',
  noted: (words: string) => `Noted: ${words}.`,

  // To one person.
  youAnswered: (words: string) => `Your answer: ${words}`,
  answerComes: 'Whether it is right shows when the question closes.',
  firstStands: 'You had answered already, and the first answer stands.',
  changed: 'Changed.',
  mayChange: 'You may change it until the question closes.',
  inTeam: (team: string) => `You play for ${team}.`,
  joinedTitle: 'You are in',
  joinedText: 'I will put the questions into this channel. Your answers are seen by nobody else.',
  joinedLate: 'Answer the question that is open, or wait for the next one.',
  counted: 'Counted',
  votes: (votes: number, needed: number) => `${votes} of ${needed} so far.`,
  told: {
    left: 'You are out. Your points so far stay yours.',
    hostLeft: 'You are out, and the quiz has a new host: whoever has played longest.',
    begun: 'Here we go.',
    stopped: 'The quiz is over.',
    skipped: 'Skipped. It counts for nobody.',
    moved: 'On we go.',
    voided: 'That question is taken out, and all scores are set right.',
    handed: 'The quiz has its new host.',
  },
  refused: {
    over: 'This quiz is over. Start another one whenever you like.',
    notHost: 'Only the host of this quiz can do that, or somebody who manages this channel.',
    notPlaying: 'That is for those who play. Join first.',
    stale: 'That question is not open any more.',
    notYet: 'Not yet: the question is still open.',
    tooLate: 'It is too late for that now.',
    already: 'That is so already.',
    closed: 'That question had closed when your answer came, so it does not count.',
  },
  outcome: (words: string, credit: number) =>
    credit === 1_000
      ? `✓ ${words}`
      : credit > 0
        ? `~ ${words}, right in part (${Math.round(credit / 10)} %).`
        : `✗ ${words}.`,
  notAnswered: 'Not answered.',
  rightWas: (words: string) => `Right: ${words}.`,
  nothingYet: 'There is nothing to show yet: your answers appear here once their questions have closed.',
  disputeWhich: 'Object to a question',
  disputeReason: 'What is wrong with it?',
  hostTitle: 'For the host',
  hostText: 'Only you see this.',
  hostOver: 'The quiz is over; a question can still be taken out.',
  stopQuiz: 'End the quiz',
  handOver: 'Hand over to …',
  takeOut: 'Take a question out of the scores',
  correctionTitle: (at: number) => `Question ${at} no longer counts`,
  correctionText: 'It was objected to and has been taken out. All scores have been set right.',

  // One question, for one person.
  soloTitle: 'A question for you',
  dueTitle: 'Due for review',
  dueAfter: (left: number) => `${left} more after this one.`,
  right: 'Right!',
  wrong: 'Not quite',
  partly: (percent: number) => `Right in part (${percent} %)`,
  comesBack: 'It comes back ',
  inReview: 'It is among your reviews now.',
  retired: 'This one keeps slipping away, so I no longer ask it. The paragraph below is the place to look.',
  howWasIt: 'How was it?',
  felt: { easy: 'Easy', fine: 'Fine', hard: 'Hard' },
  nextDue: 'Next',
  another: 'Another one',
  keptTitle: 'Kept',
  keptText: 'I will ask you this again. /review shows what is due.',
  keptAlready: 'You keep this one already.',
  notYours: 'This question was put to somebody else. Get one of your own:',
  questionGone: 'This question is no longer in the article. Here is another one:',
  noQuestion: 'No question fits that. Leave something out, or pick another section or kind.',

  // Reviews.
  planTitle: 'Review plan',
  planPaused:
    'I could not send you your due questions: your direct messages were closed to me three times. Your review plan is paused until you set it again.',

  // Setting up.
  kinds: {
    single: 'single choice',
    several: 'several choices',
    'true-false': 'true or false',
    typed: 'typed',
    ordering: 'ordering',
    'which-section': 'which section',
  },
  setupTitle: (article: string) => `A quiz on “${article}”`,
  setupNote: 'Start opens a lobby in this channel. People join there, and then you begin.',
  start: 'Start',
  change: 'Change',
  all: 'all',
  rowQuestions: 'Questions',
  rowSections: 'Sections',
  rowKinds: 'Kinds',
  rowMode: 'How',
  rowScoring: 'Scoring',
  rowTeams: 'Teams',
  fewer: (there: number, wanted: number) => `${there}; there are no ${wanted} that fit.`,
  modeLive: 'Together, one question at a time.',
  modeWindow: 'Each in their own time.',
  teamsRule: { pick: 'Two; everybody picks one.', balanced: 'Two; I even them out.' },
  lobbyOpen: 'The lobby is open',
  lobbyOpenText: 'Once everybody who wants to play is in, press Begin there.',
  oneAtATime: (window: boolean): string =>
    window
      ? 'A quiz in people’s own time is open here already. It has to close first, or be ended with “End the quiz”.'
      : 'A quiz is going on here already. Join it, or end it first.',
  managersHost:
    'Here only those who manage the channel may start a quiz. Ask one of them, or take a question for yourself.',
  unknownSections: (typed: string, last: number) =>
    `I cannot read the sections “${typed}”. This article has sections 0 to ${last}; type 1,3 or 2-4.`,
  unknownKind: (typed: string, known: readonly string[]) =>
    `“${typed}” is not a kind of question. There are: ${known.join(', ')}.`,
  unknownClosing: (typed: string) =>
    `I cannot read “${typed}” as the end. Type a time such as 18:00, or 8h or 3 days; from ten minutes to thirty days.`,
  noQuiz: 'There is no quiz going on here.',

  // Scores and reports.
  scoresTitle: (where: string, when: string) => `Scores · ${where} · ${when}`,
  scoresWhere: { here: 'this channel', everywhere: 'everywhere here', teams: 'by team' },
  scoresWhen: { week: 'this week', month: 'this month', ever: 'ever' },
  rightOf: (right: number, answered: number) => `${right} of ${answered} right`,
  noScores: 'No points yet: they come from quizzes that at least two people play.',
  scoresNote: 'Counted from quizzes that at least two people played.',
  hiddenNote: 'Your name does not stand on boards.',
  ownRank: (rank: number, of: number, points: number) => `You: place ${rank} of ${of}, ${plural(points, 'point')}.`,
  showAll: 'Show everyone',
  hideMe: 'Hide my name',
  showMe: 'Show my name',
  reportTitle: (article: string) => `Report · ${article}`,
  reportKinds: { sections: 'By section', questions: 'Questions', disputes: 'Objections', csv: 'CSV', anki: 'Anki' },
  nothingAsked: 'Nothing has been asked here yet, so there is nothing to report.',
  noDisputes: 'Nobody has objected to a question.',
  takenOut: '(taken out) ',
  shareOf: (percent: number, answered: number) => `${percent} % right, ${plural(answered, 'answer')}.`,
  missedBy: (names: readonly string[]) => `Missed most by ${names.join(', ')}.`,
  namesNote: 'Names only of those who let them be shown (/colloquy settings).',
  hardestTitle: 'The hardest',
  misleadingTitle: 'Perhaps misleading',
  misleading: {
    distractor: 'A wrong choice is picked more often than the right one.',
    discrimination: 'Those who do well elsewhere miss it more.',
  },
  csvHead: [
    'question',
    'section',
    'stem',
    'asked',
    'answered',
    'right',
    'share',
    'discrimination',
    'misleading',
    'given',
  ],
  fileText: 'Every question that was asked here, as a table.',
  ankiText: 'The questions that were asked here, as notes for Anki: File → Import.',

  // Reviewing.
  nothingDue: 'Nothing is due.',
  nextIs: 'The next one comes ',
  keptCount: (all: number, retired: number) =>
    retired > 0
      ? `You keep ${plural(all, 'question')}; ${retired} of them I no longer ask.`
      : `You keep ${plural(all, 'question')}.`,
  nothingKept: 'You keep no questions yet. What you miss in a quiz, or keep there, comes here.',
  questionForMe: 'A question',
  planNone: 'You have no plan yet. I can bring you what is due by direct message:',
  planIs: (time: string, zone: string, days: string, most: number) =>
    `At ${time} (${zone}), ${days}, up to ${plural(most, 'question')}.`,
  planNext: 'The next time is ',
  planIsPaused: 'Paused.',
  planSet: 'Your plan is set',
  planQuiet: (from: string, to: string) => `Never between ${from} and ${to}.`,
  usePlan: (time: string) => `Weekdays at ${time}`,
  resume: 'Resume',
  pause: 'Pause',
  pausedText: 'I send you nothing until you resume. /review shows what is due whenever you like.',
  noPlan: 'There is no plan to pause.',
  days: (days: readonly number[]) => {
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    if (days.length === 7) return 'every day';
    if (days.join() === '1,2,3,4,5') return 'on weekdays';
    return days.map((day) => names[day - 1]).join(', ');
  },
};
