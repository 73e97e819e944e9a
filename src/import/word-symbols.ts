/** The marks that forms are ticked with, in the fonts that Word's dialogue offers first. */
const marks: Readonly<Record<string, string>> = {
  'Wingdings FC': '✓',
  'Wingdings FB': '✗',
  'Wingdings FE': '☑',
  'Wingdings FD': '☒',
  'Wingdings A8': '☐',
  'Wingdings 6F': '☐',
  'Wingdings E0': '→',
  'Symbol B7': '•',
};

/** A character of a font of pictures (17.3.3.30) as the sign that it looks like; what is not known is told as a picture. */
export const markOfSymbol = (font = '', character = ''): string =>
  marks[`${font} ${character.replace(/^F0/i, '').toUpperCase()}`] ?? '[tecken]';
