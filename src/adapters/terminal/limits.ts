/** What a terminal shows at once. Nobody else's limit: a page is what one reads without scrolling back far. */
export const limits = Object.freeze({
  /** Lines of a page in a conversation. A pipe gets everything. */
  lines: 60,
  /** Lines of a file in a conversation; of a longer one its beginning. */
  fileLines: 20,
  /** What can be picked in a field, as a list above it. */
  listed: 25,
  /** Columns up to which names are filled, so that what follows stands in line. */
  nameColumns: 32,
});
