/** A hyphen that shows only where a line is divided, and what has no width, are no part of the text that is seen. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/gu;
const hasUnusual = /[\u00ad\u200b\u2060\ufeff\u2011]/u;

/** The text as a person sees it; a hyphen that holds a line together is a hyphen. */
export const seenText = (text: string): string =>
  hasUnusual.test(text) ? text.replaceAll(unseen, '').replaceAll('\u2011', '-') : text;
