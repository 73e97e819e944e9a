import { levelContent, rowContent, type CellContent, type Standing } from './cell-content.ts';
import { isLevel, levels, type Level, type ReportColumn, type ReportForm } from './form.ts';
import type { ReportRow } from './report-row.ts';
import type { ReportBlock, ReportGroup, ReportSection } from './report-sections.ts';

export interface TableCell {
  readonly content: CellContent;
  /** Columns it covers. */
  readonly span: number;
  /** Merged with the cells below (`begins`) or above (`goesOn`) it. */
  readonly merged?: 'begins' | 'goesOn';
  /** Of a heading row. */
  readonly shaded?: boolean;
}

export interface TableLine {
  readonly cells: readonly TableCell[];
  /** Stands on the page of the line that follows. */
  readonly kept: boolean;
}

/** How many lines a text takes in a column of so many hundredths of the table. */
export type LinesOf = (text: string, width: number, bold?: boolean) => number;

/** What stands over and under a cell's text, in lines. */
const cellSides = 0.4;

const empty: CellContent = [{ runs: [] }];
const goneOn: TableCell = { content: empty, span: 1, merged: 'goesOn' };

const standingOf = (section: ReportSection, block: ReportBlock, group: ReportGroup | null): Standing => ({
  area: section.area,
  municipalGoal: section.municipalGoal,
  goal: block.goal,
  subGoal: group?.subGoal ?? null,
  assignment: group?.assignment ?? null,
});

const titleAt = (standing: Standing, level: Level): string => {
  if (level === 'area') return standing.area;
  if (level === 'municipal-goal') return standing.municipalGoal;
  if (level === 'assignment')
    return standing.assignment ? `${standing.assignment.label}: ${standing.assignment.text}` : '';
  return (level === 'goal' ? standing.goal?.title : standing.subGoal?.title) ?? '';
};

/** Before a level's own title, where that stands by itself. */
export const labelOf = (level: Level, { words }: ReportForm): string => {
  if (level === 'municipal-goal') return words.municipalGoal;
  if (level === 'goal') return `${words.levels.goal}: `;
  return level === 'sub-goal' ? `${words.levels.subGoal}: ` : '';
};

/** What a merged cell or a heading row was begun for: the level's own words, and where they stand. */
const placeOf = (standing: Standing, level: Level, block: string): string => {
  const above = levels.slice(0, levels.indexOf(level) + 1).map((at) => titleAt(standing, at));
  return level === 'area' || level === 'municipal-goal' ? above.join('\n') : [block, ...above].join('\n');
};

/** Draws the lines of one table by the form: what is merged over rows, printed on each, or a row of its own. */
export class TableLines {
  readonly #form: ReportForm;
  readonly #linesOf: LinesOf;
  /** Merged columns stand first. */
  readonly #merged: readonly (ReportColumn & { readonly kind: Level })[];
  readonly #free: readonly ReportColumn[];
  readonly #goneOn: readonly TableCell[];
  readonly #rowLevels: readonly Level[];
  readonly #boardsAt: number;
  /** Where the last line stood, and what that is to each merged column. */
  #standing: Standing | null = null;
  #places: readonly string[] = [];
  /** Of each merged column: what its cell was begun for, and how many lines of its text have no row beside them yet. */
  #begun: readonly string[] = [];
  #wanted: number[] = [];
  /** Of each level with rows of its own: what the last one was for. */
  #headed = new Map<Level, string>();

  constructor(form: ReportForm, linesOf: LinesOf) {
    const { columns, levels: looks } = form;
    this.#form = form;
    this.#linesOf = linesOf;
    this.#merged = columns.filter(
      (column): column is ReportColumn & { kind: Level } => isLevel(column.kind) && looks[column.kind] === 'merged',
    );
    this.#free = columns.slice(this.#merged.length);
    this.#goneOn = this.#merged.map(() => goneOn);
    this.#rowLevels = levels.filter((level) => looks[level] === 'row');
    this.#boardsAt = columns.findIndex(({ kind }) => kind === 'boards');
  }

  /** `place` tells the block from every other of the table. */
  *block(section: ReportSection, block: ReportBlock, place: string): Generator<TableLine> {
    let isDrawn = false;
    for (const group of block.groups) {
      const standing = standingOf(section, block, group);
      for (const level of this.#rowLevels) {
        const head = titleAt(standing, level) === '' ? '' : placeOf(standing, level, place);
        if (head === (this.#headed.get(level) ?? '')) continue;
        this.#headed.set(level, head);
        if (head === '') continue;
        isDrawn = true;
        yield this.#heading(level, standing, place);
      }
      for (const [index, row] of group.rows.entries()) {
        isDrawn = true;
        const after = group === block.groups.at(-1) ? group.rows.length - 1 - index : Infinity;
        yield this.#row(row, standing, place, after);
      }
    }
    if (!isDrawn && block.goal) yield this.#row(null, standingOf(section, block, null), place, 0);
  }

  #mergedCells(standing: Standing, place: string): readonly TableCell[] {
    if (this.#standing !== standing) {
      this.#standing = standing;
      this.#places = this.#merged.map(({ kind }) => placeOf(standing, kind, place));
    }
    const places = this.#places;
    if (this.#begun === places) return this.#goneOn;
    const cells = this.#merged.map(({ kind, width }, index): TableCell => {
      if (this.#begun[index] === places[index]) return goneOn;
      const content = levelContent(standing, kind, 'merged');
      // The cell's text is broken where a page ends: the rows beside it stay together until it has room.
      this.#wanted[index] = this.#height(content, width);
      return { content, span: 1, merged: 'begins' };
    });
    this.#begun = places;
    return cells;
  }

  #height(content: CellContent, width: number): number {
    const lines = content.map(({ runs: [first, ...more] }) => {
      if (first === undefined) return 1;
      const text = more.length === 0 ? first.text : [first, ...more].map((run) => run.text).join('');
      return this.#linesOf(text, width, first.bold);
    });
    return lines.reduce((sum, of) => sum + of, cellSides);
  }

  /** Over the whole table where nothing is merged beside it; the boards of its own in their own column. */
  #heading(level: Level, standing: Standing, place: string): TableLine {
    const { columns } = this.#form;
    const over = (content: CellContent, from: number, to: number): readonly TableCell[] =>
      to <= from ? [] : [{ content, span: to - from, shaded: true }];
    const [first, ...more] = levelContent(standing, level, 'row');
    const content = [
      { runs: [{ text: labelOf(level, this.#form) }, ...(first?.runs ?? [])].filter(({ text }) => text !== '') },
      ...more,
    ];
    const boards = level === 'assignment' ? (standing.assignment?.boards ?? '') : '';
    const from = this.#merged.length;
    if (boards !== '' && this.#boardsAt > from) {
      const own: TableCell = { content: [{ runs: [{ text: boards }] }], span: 1, shaded: true };
      const beside = [...over(content, from, this.#boardsAt), own, ...over(empty, this.#boardsAt + 1, columns.length)];
      return { cells: [...this.#mergedCells(standing, place), ...beside], kept: true };
    }
    // Only what is wider stands beside it: a wider level's row ends the narrower ones' cells. Over a level's own column
    // it would be read as that level.
    const isBeside =
      !this.#free.some(({ kind }) => isLevel(kind)) &&
      this.#merged.every(({ kind }) => levels.indexOf(kind) < levels.indexOf(level)) &&
      this.#merged.some(({ kind }) => titleAt(standing, kind) !== '');
    if (isBeside && from < columns.length) {
      return { cells: [...this.#mergedCells(standing, place), ...over(content, from, columns.length)], kept: true };
    }
    // A row over the whole table cuts the merged cells off; the next ones begin others.
    this.#begun = [];
    this.#wanted = [];
    return { cells: over(content, 0, columns.length), kept: true };
  }

  #cell(column: ReportColumn, row: ReportRow | null, standing: Standing): TableCell {
    const { kind } = column;
    if (!isLevel(kind)) return { content: row === null ? empty : rowContent(row, kind, column), span: 1 };
    const look = this.#form.levels[kind];
    return { content: look === 'column' ? levelContent(standing, kind, look) : empty, span: 1 };
  }

  /**
   * `after` is how many rows its merged cells have after it: the last one is as high as they want it, and is kept to
   * nothing; the one before it is kept to it, so that no row stands alone on a page.
   */
  #row(row: ReportRow | null, standing: Standing, place: string, after: number): TableLine {
    const merged = this.#mergedCells(standing, place);
    const columns = this.#free;
    const cells = columns.map((column) => this.#cell(column, row, standing));
    if (after <= 1 || !this.#wanted.some((lines) => lines > 0))
      return { cells: [...merged, ...cells], kept: after === 1 };
    const height = cells.reduce(
      (most, { content }, index) => Math.max(most, this.#height(content, columns[index]?.width ?? 100)),
      1,
    );
    this.#wanted = this.#wanted.map((lines) => lines - height);
    return { cells: [...merged, ...cells], kept: this.#wanted.some((lines) => lines > 0) };
  }
}
