/** Shortened words that a sentence goes on after, whatever letter comes next: "t.o.m. Q4", "jfr. Bilaga 1". */
const goesOn =
  /(?<![\p{L}.])(?:(?:t\.o\.m|fr\.o\.m|t\.ex|bl\.a|d\.v\.s|p\.g\.a|s\.k|f\.d|i\.e)|jfr|dnr|nr|ca|kap|kl|st|s)\.$/iu;

const end = /[.!?]+["”)\]]*(?:\s+|$)/gu;

/**
 * A paragraph's sentences, each with the space after it, so that joined they are the paragraph again. A full stop
 * before a small letter or inside a number ends nothing ("t.o.m. augusti", "bilaga 1.2").
 */
export const sentencesOf = (text: string): readonly string[] => {
  const sentences: string[] = [];
  let from = 0;
  for (const found of text.matchAll(end)) {
    const next = found.index + found[0].length;
    const before = text.slice(from, found.index + found[0].trimEnd().length);
    if (/^\p{Ll}/u.test(text.slice(next)) || (next < text.length && goesOn.test(before))) continue;
    sentences.push(text.slice(from, next));
    from = next;
  }
  return from < text.length ? [...sentences, text.slice(from)] : sentences;
};
