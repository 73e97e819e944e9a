/**
 * How high a row of wrapped texts is. Excel keeps the height a file gives, and some programs make one up of their own:
 * so it is worked out as they would draw the text, by the widths of Arial's letters and whole words on each line.
 */

/** Widths in thousandths of the font's size, from Arial's own metrics; letters that are not here are as wide as a figure. */
const letterWidths: readonly (readonly [letters: string, width: number])[] = [
  ["'’‘ijl|", 222],
  [' .,:;/\\!ftI[]', 278],
  ['-()r', 333],
  ['"”“*•', 370],
  ['ckJsvxyz', 500],
  ['FTZ', 611],
  ['ABEKPSVXYÄÅ&', 667],
  ['CDHNRUw', 722],
  ['GOQÖ', 778],
  ['mM', 833],
  ['%', 889],
  ['W—…@', 1000],
];
const figure = 556;
const others = new Map(
  letterWidths.flatMap(([letters, width]) => Array.from(letters, (letter) => [letter.charCodeAt(0), width] as const)),
);
/** By the letters' codes, of those up to ÿ. */
const widths = Uint16Array.from({ length: 256 }, (_, code) => others.get(code) ?? figure);

/** So much wider than Arial another font in its place may be, and so much narrower a column than it says. */
const toSpare = 1.03;

const widthOf = (text: string): number => {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // The second half of an emoji is none of its own.
    if (code < 256) width += widths[code] ?? figure;
    else if (code < 0xdc00 || code > 0xdfff) width += others.get(code) ?? figure;
  }
  return width * toSpare;
};

/**
 * Thousandths of the font's size in a column: its width is counted in figures, and 5 pixels at 96 to an inch are left on
 * its sides (ISO/IEC 29500-1, 18.3.1.13); 10 points are 13.33 pixels.
 */
const roomIn = (column: number): number => column * figure - 375;

/** A column of so much room, in thousandths of the font's size, as `linesIn` counts one. */
export const columnOf = (thousandths: number): number => (thousandths + 375) / figure;

/** A word with what follows it to where a line may break: after a blank or a hyphen. */
const words = /[^\s-]*(?:-+|\s+|$)/g;

/** Lines that a text takes in a column of so many figures; `bold` letters are a tenth wider. */
export const linesIn = (text: string, column: number, bold = false): number => {
  const room = roomIn(column) / (bold ? 1.1 : 1);
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const [whole] of paragraph.matchAll(words)) {
      const width = widthOf(whole.trimEnd());
      if (used > 0 && used + width > room) {
        lines += 1;
        used = 0;
      }
      // A word wider than the column is broken where the column ends.
      lines += Math.max(0, Math.ceil(width / room) - 1);
      used += width > room ? width % room : widthOf(whole);
    }
  }
  return lines;
};

/** What breaking lines between words leaves of each, roughly. */
const brokenOff = 1.06;

/** Likewise, roughly: as `linesIn` for a text of one paragraph, without trying where each of its lines ends. */
export const linesAbout = (text: string, column: number, bold = false): number => {
  const room = roomIn(column) / (bold ? 1.1 : 1);
  // Hardly any text is as wide as figures all through.
  if (text.length * figure <= room) return 1;
  const width = widthOf(text);
  return width <= room ? 1 : Math.ceil((width * brokenOff) / room);
};

/** Points of a row of so many lines in letters of 10: what Excel gives one, and its most, 409. */
export const rowHeight = (lines: number): number => Math.min(409, 13 * lines + 2);
