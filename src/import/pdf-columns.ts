import { linesOf } from './pdf-lines.ts';
import type { Piece } from './pdf-page.ts';

/** A stretch of the page from one x to another. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** A line's pieces, cut where there is much room between two of them. */
export interface CutLine {
  readonly y: number;
  readonly size: number;
  readonly cuts: readonly (Stretch & { readonly pieces: readonly Piece[] })[];
}

/** Lines that stand in the same columns, one under another. */
export interface Region {
  readonly lines: readonly CutLine[];
  readonly columns: readonly Stretch[];
}

/** Of the letters' size: more room than this between two words is between two columns. */
const wide = 1.2;

/** Points. Between two columns there is at least so much room on every line. */
const corridor = 3;

const rightOf = ({ x, ends }: Piece): number => ends.at(-1) ?? x;

/** The page's lines, each cut into what stands apart; what is drawn over another cell's text is apart from it. */
export const cutLines = (pieces: readonly Piece[]): readonly CutLine[] => {
  const inked = pieces.filter(({ text }) => text.trim() !== '');
  return linesOf(inked).map(({ y, size }) => {
    const own = inked.filter((piece) => Math.abs(piece.y - y) <= size * 0.45).toSorted((a, b) => a.x - b.x);
    const cuts: { left: number; right: number; pieces: Piece[] }[] = [];
    for (const piece of own) {
      const open = cuts.at(-1);
      const apart = open ? piece.x - open.right : Infinity;
      if (open && apart <= size * wide && apart > -size / 2) {
        open.pieces.push(piece);
        open.right = Math.max(open.right, rightOf(piece));
      } else cuts.push({ left: piece.x, right: rightOf(piece), pieces: [piece] });
    }
    return { y, size, cuts };
  });
};

/** Stretches that overlap, or nearly, as one. */
const together = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const joined: Stretch[] = [];
  for (const { left, right } of stretches.toSorted((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last && left < last.right + corridor) {
      joined[joined.length - 1] = { left: last.left, right: Math.max(last.right, right) };
    } else joined.push({ left, right });
  }
  return joined;
};

/** Lines further apart than this many of their size do not belong together; a heading after columns is less far. */
const [farthest, nextParagraph] = [5, 1.8];

/** What follows the columns by itself, after some room, is no more of them. */
const withoutTail = (lines: readonly CutLine[]): readonly CutLine[] => {
  const last = lines.findLastIndex(({ cuts }) => cuts.length > 1);
  const tail = lines.findIndex((line, index) => {
    const before = lines[index - 1];
    return index > last && before !== undefined && line.y - before.y > nextParagraph * line.size;
  });
  return tail < 0 ? lines : lines.slice(0, tail);
};

/**
 * Where lines stand in columns: from a line that is cut, as long as the columns stay apart. A line across them, or far
 * below, ends the region.
 */
export const regionsOf = (lines: readonly CutLine[]): readonly Region[] => {
  const regions: Region[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (!first || first.cuts.length < 2) continue;
    let columns = together(first.cuts);
    const fewest = columns.length;
    let end = at + 1;
    for (let before = first; end < lines.length; end += 1) {
      const line = lines[end];
      if (!line || line.y - before.y > farthest * Math.max(line.size, before.size)) break;
      const wider = together([...columns, ...line.cuts]);
      if (wider.length < fewest) break;
      columns = wider;
      before = line;
    }
    const own = withoutTail(lines.slice(at, end));
    if (fewest > 1 && own.filter(({ cuts }) => cuts.length > 1).length > 1) {
      regions.push({ lines: own, columns });
      at += own.length - 1;
    }
  }
  return regions;
};
