import type { Line } from './pdf-lines.ts';

/** A cell of a table in a PDF: its lines, and where they are broken at the latest. */
export interface PdfCell {
  lines: readonly Line[];
  readonly right: number;
  readonly column: number;
  readonly span: number;
  readonly continuesAbove: boolean;
}
