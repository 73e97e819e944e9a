import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';
import { isBoardName } from './boards.ts';
import { doubtsIn, headOf, type Columns } from './column-head.ts';
import { columnsFor, isSkipped, nothingSaid, type DocumentMap } from './column-map.ts';
import { columnKinds, columnNames, isForeignHead, type ColumnKind } from './column-words.ts';
import { titleOf } from './document-facts.ts';
import { isAssignment } from './goal-cell.ts';
import { isHeadingRow } from './heading-rows.ts';
import { hasGoals, isLabelledHeading, Outline, type Above } from './outline.ts';
import { isApart, isOfAnotherTable, pieceFrom } from './pieces.ts';
import { quote } from './place.ts';
import { isNote, isSum } from './row-kind.ts';
import { rowsLike, settledBy } from './settled-columns.ts';
import { cellText, isEmpty, rowText, spread, type Block, type TableRow, type TextLine } from './table.ts';
import { unreadTables } from './unread-tables.ts';

/** Rows under one head, in one piece of a table. */
export interface Section {
  readonly heading: Above;
  readonly columns: Columns;
  readonly rows: readonly TableRow[];
  /** No head of its own: it goes on from the piece before it, as after a page break. */
  readonly isContinued: boolean;
}

export interface Sections {
  readonly sections: readonly Section[];
  /** The texts before the first table that is read. */
  readonly opening: readonly TextLine[];
  readonly problems: readonly DraftProblem[];
  /** Tables that are none of a plan's. */
  readonly unread: readonly TableRow[];
}

/** The levels above the boards' goals have other names elsewhere, and the same place. */
const municipalGoal =
  /^(?:(?:kommunövergripande|kommungemensamma?t?|(?:kommun)?fullmäktiges|övergripande) mål|fullmäktigemål|kommunmål|inriktningsmål)(?:\s*\d+)?\s*[:–-]\s*(.+)$/iu;

const longestHeading = 120;

const isHeadingLike = ({ text, style }: TextLine): boolean =>
  style === 'heading' || (style !== 'body' && text.length <= longestHeading && !/[.:;!?,]$/.test(text));

/** "* Status delår: …" under a table explains its heads' asterisks. */
const isFootnote = (text: string): boolean => /^\*+\s?\p{L}/u.test(text);

const hasColumn = ({ kinds }: Columns, kind: ColumnKind): boolean =>
  kinds.includes(kind) || (kind === 'status' && kinds.some((held) => /^(?:period|mark) /u.test(held ?? '')));

/** Walks a document's blocks and cuts it into pieces of tables. */
class Cutting {
  readonly sections: (Section & { rows: TableRow[] })[] = [];
  readonly opening: TextLine[] = [];
  readonly problems: DraftProblem[] = [];
  readonly unread: TableRow[] = [];
  readonly #blocks: readonly Block[];
  readonly #map: DocumentMap;
  readonly #outline = new Outline();
  /** Levels are told by their labels; styles are a matter of looks then. */
  readonly #hasLabels: boolean;
  #columns: Columns | null = null;
  #isElsewhere = false;
  #headingSource: DraftSource = {};
  #waiting: TextLine | null = null;
  #open: (Section & { rows: TableRow[] }) | null = null;
  #lastRow: TableRow | null = null;
  #isEmptyHeading = false;
  #headingRow = -2;
  #namesTables: boolean | null = null;

  constructor(blocks: readonly Block[], map: DocumentMap) {
    this.#blocks = blocks;
    this.#map = map;
    this.#hasLabels = blocks.some((block) => municipalGoal.test(block.kind === 'text' ? block.text : rowText(block)));
  }

  run(): void {
    for (let index = 0; index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      if (!block) break;
      const next = this.#blocks[index + 1];
      const line = this.#asText(block, next);
      if (line) this.#readText(line);
      else if (block.kind === 'row') {
        const head = this.#headOf(block, next?.kind === 'row' ? next : undefined);
        if (head) {
          index += head.height - 1;
          this.#readHead(block, settledBy(head, rowsLike(this.#blocks, index + 1, head), columnsFor(this.#map, block)));
        } else this.#readRow(block, index);
        this.#lastRow = block;
      }
    }
    this.#dropHeading();
    if (this.#columns) this.#drop(this.#waiting);
  }

  #headOf(row: TableRow, below?: TableRow): Columns | null {
    return isSkipped(this.#map, row) ? null : headOf(row, columnsFor(this.#map, row), below);
  }

  #tell(source: DraftSource, message: string): void {
    this.problems.push({ source, message });
  }

  #drop(line: TextLine | null): void {
    if (!line || this.opening.some(({ text }) => text === line.text)) return;
    this.#tell(line.source, `Texten står utanför tabellerna och är inte inläst: ${quote(line.text)}`);
  }

  #dropHeading(): void {
    if (!this.#isEmptyHeading) return;
    const { municipalGoal: text } = this.#outline.above;
    this.#tell(this.#headingSource, `Målet har ingen tabell under sig: ${quote(text)}`);
  }

  /** A row that is one text over the whole table is a heading, or an assignment; so is a lone text above a table's head. */
  #asText(block: Block, next: Block | undefined): TextLine | null {
    if (block.kind === 'text') return block;
    const [first, ...others] = block.cells;
    const text = cellText(first);
    if (!first || text === '' || others.some((cell) => !isEmpty(cell))) return null;
    const line: TextLine = { kind: 'text', text, style: null, source: block.source };
    const isInTable = this.#columns !== null && !this.#isElsewhere;
    const isWhole = first.span > 1 && first.span === spread(block.cells).length;
    if (isInTable && isWhole && !isFootnote(text) && this.#isAboveRow(next)) return null;
    const isAboveHead = next?.kind === 'row' && this.#headOf(next) !== null;
    const isAboveLabel = next?.kind === 'row' && municipalGoal.test(rowText(next));
    const isHeading =
      isWhole || !isInTable || isFootnote(text) || municipalGoal.test(text) || isAboveHead || isAboveLabel;
    return isHeading && !isAssignment(text) ? line : null;
  }

  /** Rows follow in the same table: then it is a heading within it. */
  #isAboveRow(next: Block | undefined): boolean {
    return next?.kind === 'row' && this.#headOf(next) === null && !municipalGoal.test(rowText(next));
  }

  #begin(of: Columns, isContinued: boolean): Section & { rows: TableRow[] } {
    const section = { heading: this.#outline.above, columns: of, rows: [], isContinued };
    this.sections.push(section);
    this.#isEmptyHeading = false;
    return section;
  }

  #readText(line: TextLine): void {
    this.#open = null;
    const label = municipalGoal.exec(line.text);
    if (label) {
      this.#dropHeading();
      this.#isEmptyHeading = true;
      this.#outline.municipal(label[1] ?? '', this.#waiting?.text);
      this.#headingSource = line.source;
      this.#waiting = null;
      return;
    }
    if (this.#columns) this.#drop(this.#waiting);
    else this.opening.push(line);
    this.#waiting = null;
    if (isLabelledHeading(line.text) && line.style !== 'body') this.#outline.labelled(line);
    else if (line.level !== undefined && line.style === 'heading' && !this.#hasLabels) {
      this.#outline.styled(line, line.level);
    } else if (isHeadingLike(line) && !isNote(line.text)) this.#waiting = line;
    else if (this.#columns) this.#drop(line);
  }

  /** A goal is a heading's, and who is responsible may be a person or a board. */
  #isSaidElsewhere(kind: ColumnKind, { kinds }: Columns): boolean {
    if (kind === 'goal') return this.#outline.above.goal !== null;
    return kind === 'boards' && kinds.includes('responsible');
  }

  #tellColumns(row: TableRow, found: Columns): void {
    const columns = this.#columns;
    const missing = columnKinds.filter(
      (kind) =>
        !hasColumn(found, kind) && (!columns || hasColumn(columns, kind)) && !this.#isSaidElsewhere(kind, found),
    );
    if (missing.length > 0) {
      const names = missing.map((kind) => columnNames[kind]).join(', ');
      this.#tell(row.source, `Tabellen har ingen kolumn för ${names}.`);
    }
    for (const kind of found.kinds) {
      if (!kind?.startsWith('other ') || columns?.kinds.includes(kind)) continue;
      const head = kind.slice('other '.length);
      this.#tell(row.source, `Kolumnen ${quote(head)} är ingen av planens; dess text är kvar på varje rad.`);
    }
    const known = new Set(columns ? doubtsIn(columns) : []);
    for (const message of doubtsIn(found)) if (!known.has(message)) this.#tell(row.source, message);
  }

  /** The line above the first table names it as the lines above the others do. */
  #isNamed(waiting: TextLine, columns: Columns): boolean {
    if (hasGoals(columns) || this.#hasLabels || waiting.text === titleOf(this.opening)) return false;
    this.#namesTables ??= this.#linesAboveHeads().size > 1;
    return this.#namesTables;
  }

  #linesAboveHeads(): ReadonlySet<string> {
    const lines = new Set<string>();
    for (const [index, block] of this.#blocks.entries()) {
      const above = this.#blocks[index - 1];
      if (block.kind !== 'row' || above?.kind !== 'text' || !isHeadingLike(above)) continue;
      if (this.#headOf(block) !== null) lines.add(above.text);
    }
    return lines;
  }

  #readHead(row: TableRow, found: Columns): void {
    const waiting = this.#waiting;
    const isNew = waiting !== null && !this.opening.some(({ text }) => text === waiting.text);
    this.#outline.settle(found, this.opening);
    if (waiting && isBoardName(waiting.text) && !found.kinds.includes('boards')) this.#outline.board(waiting.text);
    else if (waiting && !this.#columns && waiting.style === 'heading' && waiting.text !== titleOf(this.opening)) {
      this.#outline.area(waiting.text, true);
      this.#headingSource = waiting.source;
    } else if (waiting && !this.#columns && this.#isNamed(waiting, found)) {
      this.#outline.goal(waiting);
      this.#headingSource = waiting.source;
    } else if (waiting && this.#columns && isNew && !isSum(waiting.text)) {
      if (hasGoals(found) || this.#hasLabels) this.#outline.area(waiting.text);
      else this.#outline.goal(waiting);
      this.#headingSource = waiting.source;
    }
    this.#tellColumns(row, found);
    this.#waiting = null;
    this.#columns = found;
    this.#isElsewhere = false;
    this.#open = this.#begin(found, false);
  }

  #readRow(row: TableRow, index: number): void {
    const columns = this.#columns;
    if (!columns || this.#isElsewhere || isSkipped(this.#map, row)) {
      this.unread.push(row);
      return;
    }
    const before = this.#lastRow;
    const isPiece = this.#open === null || before === null || isApart(before, row);
    const how = { isNewTable: before?.table !== row.table, isAfterText: this.#open === null };
    const isOther =
      isPiece && this.#headingRow !== index - 1 && isOfAnotherTable(pieceFrom(this.#blocks, index), columns, how);
    if (isOther || isForeignHead(row.cells.map(cellText))) {
      this.#isElsewhere = true;
      this.#open = null;
      this.unread.push(row);
      return;
    }
    if (isHeadingRow(this.#blocks, index, columns)) {
      this.#readHeadingRow(row, index, columns);
      return;
    }
    this.#drop(this.#waiting);
    this.#waiting = null;
    if (!this.#open || before?.table !== row.table) {
      this.#outline.settle(columns, this.opening);
      this.#open = this.#begin(columns, this.#headingRow !== index - 1);
    }
    this.#open.rows.push(row);
  }

  #readHeadingRow(row: TableRow, index: number, columns: Columns): void {
    const text = rowText(row).replace(/^[\d.]+ \| /u, '');
    this.#drop(this.#waiting);
    this.#waiting = null;
    if (isNote(text) || isSum(text)) {
      this.#tell(row.source, `Raden är ingen aktivitet och är inte inläst: ${quote(text)}`);
      return;
    }
    const line: TextLine = { kind: 'text', text, style: null, source: row.source };
    this.#outline.row(line, columns, this.#headingRow === index - 1);
    this.#headingRow = index;
    this.#open = null;
  }
}

/** Cuts a document into pieces of tables, each with its head and with what it stands under. */
export const sectionsOf = (blocks: readonly Block[], map: DocumentMap = nothingSaid): Sections => {
  const cutting = new Cutting(blocks, map);
  cutting.run();
  const { sections, opening, problems, unread } = cutting;
  return { sections, opening, unread, problems: [...problems, ...unreadTables(unread)] };
};
