/** What a terminal shows at once. Nobody else's limit: a page is what one reads without scrolling back far. */
export const limits = Object.freeze({
  /** Lines of a page in a conversation. A pipe gets everything. */
  lines: 60,
});
