/** English. The Chinese file has the same shape: what is missing there does not compile. */
import { add } from './en-add.ts';
import { ask } from './en-ask.ts';
import { digest } from './en-digest.ts';
import { discuss } from './en-discuss.ts';
import { drafts } from './en-drafts.ts';
import { own } from './en-own.ts';
import { packs } from './en-packs.ts';
import { quiz } from './en-quiz.ts';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const en = {
  // Signs between words.
  colon: ': ',
  comma: ', ',

  // Pages and citations.
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageNumber: (at: number, of: number) => `Page ${at} of ${of}`,
  cut: 'The rest did not fit here.',
  openParagraph: 'Open a paragraph',

  // Labels of buttons and menus.
  summary: 'Summary',
  outline: 'Outline',
  theses: 'Theses',
  allTheses: 'All theses',
  glossary: 'Glossary',
  allTerms: 'All terms',
  articles: 'Articles',
  help: 'Help',
  allCommands: 'All commands',
  aboutBot: 'About this bot',
  previous: '← Previous',
  next: 'Next →',
  openSection: 'Open a section',
  openThesis: 'Open a thesis',
  openTerm: 'Look up a term',
  openArticle: 'Open an article',
  openOriginal: 'Read the original',
  askTheArticle: 'Ask a question',
  askAnother: 'Ask something else',
  askAgain: 'Ask again',
  askInstead: 'Ask this as a question',
  searchInstead: 'Search for it',
  fillIn: 'Fill it in',
  tryIt: 'Try it',
  openPrivately: 'Open for me',
  thesis: (number: number) => `Thesis ${number}`,
  thesesHere: (count: number) =>
    count === 1 ? 'The thesis that rests on this section' : `The ${count} theses that rest on this section`,
  sectionLabel: (number: number) => `Section ${number}`,

  // The article.
  ourWords: (author: string) => `Retold in our words; the article is by ${author}.`,
  outlineOf: (title: string) => `Outline · ${title}`,
  whichSection: 'Which section?',
  thesesOf: (title: string, count: number) => `${plural(count, 'thesis', 'theses')} · ${title}`,
  thesisNumber: (number: number, of: number) => `Thesis ${number} of ${of}`,
  reasons: 'The article’s reasons:',
  counterpoint: 'The strongest objection: ',
  counterpointIsOurs:
    'The objection and the test of it are ours, not the author’s. The rest is the article’s, retold in our words.',
  mind: 'What would change one’s mind: ',
  glossaryOf: (title: string, count: number) => `${plural(count, 'term')} · ${title}`,
  alsoCalled: (names: readonly string[]) => `Also: ${names.join(', ')}`,
  author: 'Author',
  published: 'Published',
  licence: 'Rights',
  whatIsOurs:
    'Everything that this bot shows is retold in our own words, with the address of the paragraph it comes from.',
  articlesHere: (count: number) => (count === 1 ? 'One article is here' : `${count} articles are here`),
  source: 'Source',
  articleLine: (facts: readonly string[], theses: number, questions: number) =>
    [facts.join(', '), `${plural(theses, 'thesis', 'theses')}, ${plural(questions, 'question')}`]
      .filter(Boolean)
      .join('; '),

  // Search and ask.
  found: (words: string) => `Found: ${words}`,
  nothingFound: (words: string) => `Nothing found: ${words}`,
  moreFound: (shown: number, all: number) => `The best ${shown} of ${all}; another word narrows it down.`,
  nothingFoundHelp: 'No paragraph, thesis or term has these words. Try fewer or other words, or look at the outline.',
  answerTitle: (where: string) => `What the article says · ${where}`,
  closestTitle: 'The closest the article comes',
  missingWords: (words: readonly string[]) =>
    `The article nowhere mentions ${words.map((word) => `“${word}”`).join(' or ')}. This paragraph is near, but may not answer you.`,
  asked: (question: string) => `You asked: ${question}`,
  notInArticle: 'Not in this article',
  notInArticleHelp: (title: string) =>
    `I found nothing about that in “${title}”. Other words may help; the outline shows what it is about.`,

  // What a person can put right.
  sorry: 'That did not work',
  needsSubject:
    'I look for the words of a question in the article, and these alone say too little. What is it about? The summary says what the article says, the source who wrote it.',
  needsWords: 'I need some words or numbers to look for: emoji and signs alone are not enough.',
  tooLong: (option: string, length: number, most: number) =>
    `That is ${length.toLocaleString('en')} characters; “${option}” takes up to ${most}. Please shorten it and try again.`,
  notOneOf: (option: string, value: string, known: readonly string[]) =>
    `“${option}” cannot be “${value}”. It is one of: ${known.join(', ')}.`,
  notBetween: (option: string, value: string, least: number, most: number) =>
    `“${option}” cannot be “${value}”. It is a whole number from ${least} to ${most}.`,
  tooMuch: (extra: string) => `I don’t know what to do with “${extra}”. Type it like this:`,
  missing: (names: readonly string[]) =>
    `This needs ${names.map((name) => `“${name}”`).join(' and ')}. Type it like this:`,
  unknownCommand: (typed: string) => `There is no command “${typed}”. Help lists what there is.`,
  didYouMean: 'Did you mean:',
  noArticle: (typed: string) => `There is no article “${typed}” here. The list shows which there are.`,
  noSection: (typed: string, first: number, last: number) =>
    `There is no section “${typed}”. This article has sections ${first} to ${last}${first === 0 ? '; 0 is the opening' : ''}.`,
  noThesis: (typed: string, last: number) =>
    `There is no thesis “${typed}”. They are numbered 1 to ${last}; a few words from one will do as well.`,
  noAddress: (typed: string) =>
    `“${typed}” is not an address. An address is section and paragraph, such as 2.3; the opening is section 0.`,
  noPassage: (address: string) => `There is no paragraph ¶${address} in this article. The outline shows its sections.`,
  noTerm: (typed: string) => `“${typed}” is not one of this article’s terms. The glossary lists them all.`,
  forgotten:
    'I no longer remember what this button was about: long questions are kept for some weeks. Please ask again.',
  noSession: 'I no longer have anything about this. It may have been a long time ago.',
  unknownButton: 'This button is from an older version and no longer does anything. Help shows the new way.',

  // Mentions.
  quoted: (words: string) => `“${words}”`,
  privateAnswer: 'Whoever opens it gets an answer that nobody else sees.',
  misaddressedTitle: 'Did you mean me?',
  misaddressed: (callMe: string) =>
    `You called my role, and then I cannot read what you write. Mention me instead: ${callMe}`,

  // The bot itself.
  apologyTitle: 'Something went wrong on my side',
  apology: (reference: string) =>
    `Sorry. Please try again in a moment. If it goes on, give whoever runs this bot the reference ${reference}.`,
  helpTitle: 'What you can type',
  helpIntro: 'Angle brackets: needed. Square brackets: as you like. Chinese words work too:',
  helpTips:
    'Every command also takes lang:zh or lang:en. You can mention me as well, in threads too; a mention that is no command is a question.',
  aboutTitle: (version: string) => `Colloquy ${version}`,
  aboutText:
    'I put an article into your team’s chat, so that you can look things up in it and think about it together.',
  aboutPoints: [
    'Every statement has an address, such as ¶2.3, which you can open.',
    'When the article does not say, I say so.',
    'No language model, and nothing leaves this chat.',
    'I read only what is addressed to me.',
  ] as readonly string[],
  aboutCount: (articles: number) => `${plural(articles, 'article')} on the shelf.`,

  quiz,
  discuss,
  digest,
  own,
  add,
  ask,
  drafts,
  packs,

  terminal: {
    noNumber: (number: number, last: number) =>
      last === 0
        ? 'There is nothing to choose from right now.'
        : `There is no ${number} to choose; the numbers go from 1 to ${last}.`,
    needs: (command: string, fields: readonly string[]) => `${command} needs something more: ${fields.join('; ')}.`,
    optional: '(or just Enter)',
    path: '(its path, or just Enter)',
    noFile: (path: string) => `There is no file at ${path}. Type its path again, or just Enter.`,
    kept: (words: string) => `(Enter keeps “${words}”)`,
    cancelled: 'Never mind, then.',
    noneOfThese: 'That is none of them. Type what stands in the brackets.',
    tooMany: (most: number) => `That is too many: choose ${most} at most.`,
    each: (example: string) => `Several, such as: ${example}`,
    inOrder: (example: string) => `All in one line will do, such as: ${example}`,
    more: (count: number) => `… and ${count} more: a few words will do.`,
    aside: (words: string) => ` (${words})`,
    only: (name: string) => `(only ${name})`,
    lines: (count: number) => plural(count, 'line'),
    linesMore: (count: number, name: string) =>
      `… and ${plural(count, 'more line')}. Behind npm run -s play -- the same command prints all of ${name}.`,
    rightNow: 'now',
    inTime: (count: number, unit: 's' | 'min' | 'h' | 'd') =>
      `in ${unit === 'd' ? plural(count, 'day') : `${count} ${unit}`}`,
    ago: (count: number, unit: 's' | 'min' | 'h' | 'd') =>
      `${unit === 'd' ? plural(count, 'day') : `${count} ${unit}`} ago`,
    welcome: 'Type /help, a command or a question. Several at one keyboard: “ada> B” is what Ada says. Ctrl-D ends it.',
    connect: [
      'Discord: put DISCORD_TOKEN into .env. Slack: put SLACK_BOT_TOKEN and SLACK_APP_TOKEN into .env. Then start again.',
      'The README shows both in five steps. Until then, this is the chat: type /help, a command or a question; “ada> B” is what Ada says; Ctrl-D ends it.',
    ] as readonly string[],
  },
  discord: {
    oldButton: 'This button is from an older version of me and no longer does anything. Please type the command again.',
    tooLateForForm: 'That took me too long, and Discord no longer lets me open the form. Please try again.',
    refused: 'Discord did not take my answer. The reason is in my log; please try again in a moment.',
    failed: 'Something went wrong on my side, sorry. The reason is in my log; please try again in a moment.',
    mayNotWrite: (permissions: readonly string[]) =>
      permissions.length > 0
        ? `I answer you alone, because I may not write where you asked. I need the permission ${permissions.map((name) => `“${name}”`).join(' and ')} there; whoever manages this server can give it to me in the channel’s settings.`
        : 'I answer you alone, because Discord did not let me write where you asked. Whoever manages this server can look at my permissions in the channel’s settings.',
    mayNotAttach:
      'I may not put files where you asked. Whoever manages this server can give me the permission “Attach Files” in the channel’s settings; in a direct message to me it always works.',
    permissions: {
      ViewChannel: 'View Channel',
      SendMessages: 'Send Messages',
      SendMessagesInThreads: 'Send Messages in Threads',
      AttachFiles: 'Attach Files',
    },
    pickTheApp: 'In the list that opens after the @, pick the entry marked APP: the role has the same name.',
  },
  slack: {
    submit: 'Send',
    cancel: 'Cancel',
    refusedTitle: 'I could not answer there',
    notInChannel: (invite: string) => `I am not in that channel. Type ${invite} in it, then ask me again.`,
    archived: 'That channel is archived. Ask me in another one, or in a direct message.',
    restricted:
      'Not everybody may post in that channel, and I may not. Ask its managers, or ask me in a direct message.',
    missingScope: (scope: string) =>
      `Slack does not let me do that${scope ? ` without the permission ${scope}` : ''}. Ask whoever installed me to install me again.`,
    noFiles: 'This workspace does not let me bring that file. Ask whoever manages it.',
    fileSent: 'The file is in our direct messages.',
    slowDown: 'Slack asks me to slow down. Please try again in a minute.',
    formTooLate: 'Slack gave me only three seconds to open the form, and I was too slow. Please try again.',
    refused: (reason: string) =>
      `Slack refused my answer (${reason}). Please try again; if it goes on, tell whoever runs this bot.`,
    failed: 'Something went wrong on my side, sorry. Please try again; if it goes on, tell whoever runs this bot.',
    foreignButton:
      'I don’t know that button: it is from another version of me. Please ask again for what it stood for.',
  },
};

/** Every text of the bot; the Chinese file is of this type. */
export type Texts = typeof en;
