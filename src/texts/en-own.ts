/** English: what people choose for themselves and their channels. */
export const own = {
  // Settings.
  settingsTitle: 'Your settings',
  you: 'You',
  here: 'This channel',
  rowNames: 'Name beside answers',
  rowBoards: 'Name on boards',
  rowLanguage: 'Language',
  rowZone: 'Time zone',
  rowQuiet: 'Quiet hours',
  rowHosts: 'Who may host',
  rowDrafts: 'Drafts in private',
  rowArticle: 'Article',
  shown: 'shown',
  hidden: 'hidden',
  appLanguage: 'that of your app',
  hostLanguage: 'that of whoever starts a quiz',
  zoneOfPlace: (zone: string) => `${zone}, this channel’s`,
  zoneOfBot: (zone: string) => `${zone}, the usual one`,
  quietFrom: (from: string, to: string) => `${from} to ${to}`,
  noQuiet: 'none',
  drafts: { yes: 'may be asked, marked as drafts', no: 'are not asked' },
  hosts: { everyone: 'everybody', managers: 'those who manage the channel' },
  settingsNote: 'In quiet hours I bring you no reviews and no digest of your own; they come right after.',
  reviewsMove: 'Your reviews come next ',
  showNames: 'Show my name beside answers',
  hideNames: 'Hide my name beside answers',
  showBoards: 'Show my name on boards',
  hideBoards: 'Hide my name on boards',
  onlyManagers: 'Only managers may host',
  everybodyHosts: 'Everybody may host',
  languages: 'Languages',

  // Language.
  languageTitle: 'Which language?',
  names: { zh: 'Chinese', en: 'English' },
  buttons: { zh: '中文', en: 'English', auto: 'That of my app' },
  boardButtons: { zh: 'Boards: 中文', en: 'Boards: English', auto: 'Boards: that of whoever starts' },
  rowBoardLanguage: 'Boards here',
  languageNote: 'For one answer in another language, add lang:zh or lang:en to any command.',
  languageSetTitle: 'English it is',
  languageSet: 'From now on I speak English with you, wherever you are.',
  languageFollowsTitle: 'As your app has it',
  languageFollows: 'I speak the language of your app again; where it tells me none, that of the channel.',
  boardsSetTitle: 'Boards here',
  boardsSet: (language: string) => `From the next quiz on, boards in this channel are in ${language}.`,
  boardsFollow: 'From the next quiz on, boards in this channel are in the language of whoever starts it.',

  // One's own data.
  exportTitle: 'What I keep about you',
  exportText: 'All of it, table by table, as JSON. Times are milliseconds since 1970.',
  exportNothing: 'I keep nothing about you.',
  forgetMe: 'Forget me',
  deleteTitle: 'Shall I forget you?',
  deleteGoes:
    'These go: your name, your settings, the questions you keep, your review plan, your own digest, what I asked you in private, what you typed in quizzes and digests, where you stood and what you said in discussions (they are counted without you from then on), and what you asked the article. If you are in a quiz, you leave it.',
  deleteStays:
    'These stay, but nothing says any more that they were yours: which choices were taken in quizzes, and their points. Messages that stand in channels stay as they are.',
  deleteNoWay: 'There is no way back.',
  exportFirst: 'Export it first',
  deletedTitle: 'Forgotten',
  deletedText: 'I know nothing of you any more. Thank you for reading along; should we meet again, we begin anew.',

  // The article of a channel.
  useTitle: 'The article here',
  useIs: (title: string) => `Look-ups and quizzes here are about “${title}”.`,
  useSet: (title: string) => `From now on, look-ups and quizzes here are about “${title}”.`,
  useNote: 'article: in any command names another one, for that time.',
  useAnother: 'Use another article',
  useUsual: (title: string) => `The usual one: ${title}`,
  backToUsual: 'Back to the usual one',
  managersUse:
    'Here only those who manage the channel choose its article. Ask one of them, or name another with article: in any command, for that time.',

  // Reviews.
  planHow: 'I bring them to you by direct message. Nobody else sees them.',
  otherwise: 'Another time',
  dueNow: 'What is due',

  // What a person can put right.
  managersChoose: 'Only those who manage this channel can choose that for everybody here.',
  onlyUs: 'It is only you and me here, and no channel to choose for. Leave “for” out, and it is for you.',
  forWhat: '“for” says whose time zone it is. Name one with it, such as zone:Shanghai for:channel.',
  unknownTime: (typed: string) => `I cannot read “${typed}” as a time of day. Type it like 09:00 or 9:30 pm.`,
  unknownDays: (typed: string) =>
    `I cannot read “${typed}” as days of the week. Type weekdays, every day, or Mon, Wed, Fri.`,
  unknownZone: (typed: string) =>
    `I do not know the time zone “${typed}”. Type a city such as London or Shanghai, or a name such as Europe/London.`,
  unknownQuiet: (typed: string) =>
    `I cannot read “${typed}” as quiet hours. Type them like 22:00-08:00, or off for none.`,
};
