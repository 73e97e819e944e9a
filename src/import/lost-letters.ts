const special = /[$()*+.?[\\\]^{|}]/g;

/**
 * For use in a pattern: Swedish words as optical reading leaves them. Each å, ä and ö has become one or two characters
 * of any kind ("nämnden" is met as ndmnden, nimnden, nidmnden and ndgmnden), and an i may be a 1.
 */
export const asRead = (words: string): string =>
  words
    .replaceAll(special, String.raw`\$&`)
    .replaceAll('i', '[i1]')
    .replaceAll(/[åäö]/gi, String.raw`\S{1,2}`)
    .replaceAll(' ', String.raw`\s+`);

const digits: Readonly<Record<string, string>> = {
  S: '5',
  s: '5',
  O: '0',
  o: '0',
  I: '1',
  l: '1',
  '|': '1',
  B: '8',
  Z: '2',
};

/** For use in a pattern: a day of a month, its digits read as letters perhaps. */
export const anyDayAsRead = String.raw`[\dSsOoIl|BZ]{1,2}`;

/** "S" is 5 and "l8" 18; null where it is still no number. */
export const digitsAsRead = (text: string): number | null => {
  const read = text.replaceAll(/\D/g, (character) => digits[character] ?? character);
  return /^\d+$/.test(read) ? Number(read) : null;
};

const letters = /\p{L}/gu;

/** Swedish text of some length has an å, ä or ö in every twentieth letter; where nearly none are left, they are lost. */
export const hasLostLetters = (texts: readonly string[]): boolean => {
  const all = texts.join(' ').match(letters) ?? [];
  return all.length > 400 && all.filter((letter) => /[åäö]/i.test(letter)).length < all.length / 200;
};
