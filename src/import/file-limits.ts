/**
 * A plan's document is some hundred kilobytes and a hundred rows, the largest plan some thousand. What goes far beyond
 * that is no plan but a mistake or an attack, and is refused in words before it takes the machine's memory.
 */
export const most = {
  /** Of the file itself; pictures may make a document heavy. */
  fileBytes: 200_000_000,
  /** Of one part of an Office file, unpacked. */
  partBytes: 200_000_000,
  /** Parts of an Office file: a document has dozens, with a picture on each page hundreds. */
  parts: 10_000,
  /** Of text taken as it is. */
  textBytes: 50_000_000,
  /** Rows of tables. */
  rows: 50_000,
  /** Cells, paragraphs and pieces of one look, all together. */
  pieces: 2_000_000,
  /** Characters in one cell or paragraph; Excel itself takes 32,767. */
  cellCharacters: 100_000,
  /** Pages of a PDF. */
  pages: 1000,
  /** Pieces of text on one page, which holds some thousand letters. */
  piecesOfPage: 20_000,
} as const;

const grouped = /\B(?=(?:\d{3})+$)/g;

/** "50 000". */
export const inGroups = (count: number): string => String(count).replaceAll(grouped, ' ');
