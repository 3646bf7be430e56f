/** Addresses and section numbers end at what people can type; an article that needs more is refused. */
export const mostSections = 999;
export const mostInSection = 9_999;
