/** What a command may import. */
export type { Article, CitedLine, Passage, Section, Term, Thesis } from './article/article.ts';
export * from './article/choices.ts';
export { readAddress, sectionOf } from './article/citation.ts';
export { findPassage, findSection, findTerm, findThesis, thesesOf } from './article/find.ts';
export type { Action, Block, Card, Menu, Pickable, Rich, Span } from './card.ts';
export type { Catalogue, Command, RunContext, Suggest, SuggestContext } from './command.ts';
export { defineCommand, defineGroup, pick, text, usage } from './command.ts';
export { UserError } from './errors.ts';
export * from './lookup.ts';
export type { Press } from './press.ts';
export type { Hit } from './retrieval/search.ts';
export { findAnswer, search } from './retrieval/search.ts';
export { hasWords } from './tokens.ts';
