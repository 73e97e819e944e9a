import type { Piece } from './pdf-page.ts';
import { seenText } from './seen-text.ts';
import type { Run } from './table.ts';

/** A line of text, within a cell or across the page. */
export interface Line {
  /** Without white space at its ends, pieces apart by one space or, far apart, by a tab. */
  readonly text: string;
  readonly runs: readonly Run[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** A space is written after its last word. */
  readonly endsWithSpace: boolean;
  /** How wide its first word is, and that word's first letter. */
  readonly firstWord: number;
  readonly firstLetter: number;
  readonly space: number;
}

/** Of the letters' size: what stands no higher or lower is on one line; so far apart is a space; so far, a column. */
const [sameLine, oneSpace, aColumn] = [0.45, 0.15, 1.5];

/** A quarter of the letters' size, as in most fonts, where a line has no space of its own. */
const usualSpace = 0.25;

const rightOf = ({ x, ends }: Piece): number => ends.at(-1) ?? x;

/** A word may be drawn in several pieces, a letter each. */
const widthOfFirst = (pieces: readonly Piece[]): { readonly word: number; readonly letter: number } => {
  let from: number | null = null;
  let [end, letter] = [0, 0];
  for (const { text, x, ends, size } of pieces) {
    if (from !== null && x - end > size * oneSpace) break;
    let start = x;
    for (const [index, sign] of Array.from(text, (one) => one).entries()) {
      const isSpace = sign.trim() === '';
      if (isSpace && from !== null) return { word: end - from, letter };
      if (!isSpace && from === null) {
        from = start;
        letter = (ends[index] ?? start) - start;
      }
      start = ends[index] ?? start;
      if (!isSpace) end = start;
    }
  }
  return { word: from === null ? 0 : end - from, letter };
};

const spaceIn = (pieces: readonly Piece[], size: number): number => {
  for (const { text, ends } of pieces) {
    const at = text.search(/\S (?=\S)/) + 1;
    if (at > 0) return (ends[at] ?? 0) - (ends[at - 1] ?? 0);
  }
  return size * usualSpace;
};

const lineOf = (unordered: readonly Piece[]): Line | null => {
  const pieces = unordered.toSorted((a, b) => a.x - b.x);
  const inked = pieces.filter(({ text }) => text.trim() !== '');
  const [first] = inked;
  if (!first) return null;
  const size = Math.max(...inked.map((piece) => piece.size));
  const runs: { text: string; italic: boolean }[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    const apart = before ? piece.x - rightOf(before) : 0;
    const said = runs.at(-1)?.text ?? '';
    const isApart = apart > size * oneSpace && !/\s$/.test(said) && !/^\s/.test(piece.text);
    const between = apart > size * aColumn ? '\t' : isApart ? ' ' : '';
    const last = runs.at(-1);
    if (last?.italic === piece.italic) last.text += between + piece.text;
    else {
      if (last) last.text += between;
      runs.push({ text: piece.text, italic: piece.italic });
    }
    before = piece;
  }
  const shown = runs.map(({ text, italic }) => ({ text: seenSoft(text), italic }));
  const whole = shown.map(({ text }) => text).join('');
  const { word, letter } = widthOfFirst(inked);
  const last = inked.at(-1) ?? first;
  const tail = last.text.trimEnd().length;
  return {
    text: whole.trim(),
    runs: shown,
    x: first.x,
    right: last.ends[tail - 1] ?? rightOf(last),
    y: first.y,
    size,
    bold: inked.every((piece) => piece.bold),
    endsWithSpace: /\s$/.test(whole),
    firstWord: word,
    firstLetter: letter,
    space: spaceIn(inked, size),
  };
};

/** Word draws its bullets with fonts of pictures, whose signs have no letters' numbers. */
const drawnBullets: Readonly<Record<string, string>> = { '\uf0b7': '•', '\uf0a7': '▪', '\uf0d8': '•', '\uf0fc': '✓' };

/** A soft hyphen that is drawn divides a word at the line's end; elsewhere it is not there. */
const seenSoft = (text: string): string =>
  seenText(
    text.replace(/\u00ad\s*$/u, '-').replaceAll(/[\uf0b7\uf0a7\uf0d8\uf0fc]/gu, (sign) => drawnBullets[sign] ?? sign),
  );

/** Text by its lines, from above. */
export const linesOf = (pieces: readonly Piece[]): readonly Line[] => {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const row = rows.findLast(({ y, size }) => Math.abs(y - piece.y) <= sameLine * Math.max(size, piece.size));
    if (row && piece.text.trim() === '') row.pieces.push(piece);
    else if (row) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows.map((row) => lineOf(row.pieces)).filter((line) => line !== null);
};
