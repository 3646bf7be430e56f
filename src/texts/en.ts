/** English. The Chinese file has the same shape: what is missing there does not compile. */
export const en = {
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageNumber: (at: number, of: number) => `Page ${at} of ${of}`,
  cut: 'The rest did not fit here.',
  openParagraph: 'Open a paragraph',
  discord: {},
  slack: {},
};
