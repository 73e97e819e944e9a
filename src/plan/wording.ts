/**
 * The wording itself: lower case, one space between words, without punctuation, quotes and dashes. "Skola 2035." and
 * "skola 2035" read the same, and so do "barn/unga" and "barn / unga".
 */
export const plainWording = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** 53 bits of a text, in base 36 (after cyrb53): short, even and the same on every machine. */
export const fingerprint = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
};

const slugLength = 32;

/**
 * A key that can be read and is the same each time: the first words of the wording, å ä ö as a a o, and a fingerprint
 * of the whole. `path` tells apart what is worded the same but stands in different places.
 */
export const keyOfWording = (wording: string, path: readonly string[] = []): string => {
  const plain = plainWording(wording);
  const letters = plain
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const slug = letters.slice(0, slugLength + 1).replace(/-[^-]*$/, letters.length > slugLength ? '' : '$&');
  const whole = fingerprint([...path.map(plainWording), plain].join('\n'));
  return [slug.slice(0, slugLength).replaceAll(/^-+|-+$/g, ''), whole].filter((part) => part !== '').join('-');
};
