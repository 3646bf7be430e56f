/** What a command may import. A rule that a new command needs is exported here with it. */
export type { Article, Section, Thesis } from './article/article.ts';
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
export { findPassage, findSection, findTerm, findThesis, thesesOf } from './article/find.ts';
export type { Action, Block, Card, Rich } from './card.ts';
export type { Catalogue, Command, SuggestContext } from './command.ts';
export { defineCommand, defineGroup, pick, text, usage } from './command.ts';
export { UserError } from './errors.ts';
export { cite, cited, citedLine, fillIn, open, pickFor, turn } from './lookup.ts';
export { hasSubject } from './retrieval/question.ts';
export type { Hit } from './retrieval/search.ts';
export { findAnswer, search } from './retrieval/search.ts';
export { hasWords } from './tokens.ts';
