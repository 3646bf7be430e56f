/** What a command may import. A rule that a new command needs is exported here with it. */
export { textsOf } from '../texts/texts.ts';
export type { Article, Gone, Passage, Section, Thesis } from './article/article.ts';
export { sectionTitle } from './article/article.ts';
export {
  sectionChoices,
  suggestPassages,
  suggestSections,
  suggestTerms,
  suggestTheses,
  termChoices,
  thesisChoices,
} from './article/choices.ts';
export { readAddress, sectionOf } from './article/citation.ts';
export { centralOf, mostCentral, type Quoted } from './article/excerpt.ts';
export {
  findGone,
  findPassage,
  findSection,
  findTerm,
  findThesis,
  sectionAt,
  sectionBounds,
  thesesOf,
} from './article/find.ts';
export { attribution, extent, noteItem, quoteOf, sourceButton, wordingOf, wordsOf } from './article/wording.ts';
export { answerCard, sharedCard, shownAddress } from './asking/card.ts';
export { gapsFor } from './asking/gaps.ts';
export { asked } from './asking/steps.ts';
export { subjectOf } from './asking/subject.ts';
export { goesOnFrom } from './asking/thread.ts';
export type { Action, Block, Card, Rich } from './card.ts';
export type { Catalogue, Command, Suggest, SuggestContext } from './command.ts';
export {
  articleOption,
  defineCommand,
  defineGroup,
  number,
  pick,
  suggestArticles,
  text,
  usage,
  whoseOption,
} from './command.ts';
export { readDays } from './day-words.ts';
export type { Desk } from './desk.ts';
export { aboutRows, catchUpHours, logLine, nextBlocks, progressOf } from './digest/about.ts';
export { endActions, otherArticles } from './digest/card.ts';
export { carried, isAlone, isOwn, mayChange, quietFor, subscriptionHere, targetOf } from './digest/here.ts';
export { resumed, subscribedBy, usualTime } from './digest/setup.ts';
export { readContent, suggestContent, toOption } from './digest/wishes.ts';
export { leaveDiscussions } from './discussion/farewell.ts';
export { discussionHere, discussionsHere, whichDiscussion } from './discussion/here.ts';
export { planWeek, readLength, readTheses, undiscussed } from './discussion/plan.ts';
export { hostPress } from './discussion/presses.ts';
export { take } from './discussion/taken.ts';
export type { Drafting } from './drafter.ts';
export { UserError } from './errors.ts';
export { cut } from './graphemes.ts';
export type { Added, Importer } from './importer.ts';
export type { Pack } from './library.ts';
export { findPack } from './library.ts';
export { cite, cited, citedLine, fillIn, open, pickFor, turn } from './lookup.ts';
export { choose, managesHere, patched, readOwnQuiet, readOwnZone, zoneOf } from './own/choices.ts';
export { ankiOf } from './quiz/anki.ts';
export { csvOf } from './quiz/csv.ts';
export { leaveQuizzes } from './quiz/farewell.ts';
export { quizHere, takenNow } from './quiz/here.ts';
export type { QuestionReport, Report, ReportedQuestion } from './quiz/report.ts';
export { hardest, reportOf } from './quiz/report.ts';
export { reportedQuestions } from './quiz/reported.ts';
export { places, scopeOf, sinceOption, whereOption } from './quiz/scope.ts';
export type { Setup } from './quiz/setup.ts';
export { chooseAlone, chooseQuestions, defaultSetup } from './quiz/setup.ts';
export { ranked } from './quiz/standings.ts';
export { difficulties, kindName, readClosing, readKinds, readSections, suggestKinds } from './quiz/wishes.ts';
export { findAnswer } from './retrieval/answer.ts';
export { hasSubject } from './retrieval/question.ts';
export type { Hit } from './retrieval/search.ts';
export { search, searchLibrary } from './retrieval/search.ts';
export { shownWords, snippet } from './retrieval/snippet.ts';
export { askable } from './review/due.ts';
export { defaultPlan, dueBefore, nextDelivery, plannedBy } from './review/plan.ts';
export type { Gap, Patch, PersonSettings, PlaceSettings, ReviewPlan, Subscription } from './store.ts';
export { readTime, readZone } from './time-words.ts';
export { hasWords } from './tokens.ts';
