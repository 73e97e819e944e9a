/** Longer than any name seen, and a file's whole name stays within what SharePoint takes in one (120 here). */
const longestName = 60;

/** A name of the field's as a part of a file's or folder's: signs that SharePoint takes. "delår-1". */
export const asFileName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longestName)
    .replaceAll(/^-|-$/g, '');
