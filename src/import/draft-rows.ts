import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';
import type { Held } from './column-head.ts';
import { columnKinds, columnNames, type ColumnKind } from './column-words.ts';
import { align, type AlignedRow, type Values } from './columns.ts';
import { isAssignment } from './goal-cell.ts';
import { readMarks } from './marks.ts';
import type { Above, Heading } from './outline.ts';
import { quote } from './place.ts';
import { isNote, isSum } from './row-kind.ts';
import type { Section } from './sections.ts';
import { cellOf, cellText, emptyCell, isEmpty, joinCells, rowText, spread, type Cell } from './table.ts';

/** A goal as it is met; the rest of one split over a page has been joined to it. */
export interface MetGoal extends Heading {
  readonly kind: 'board-goal' | 'assignment';
  readonly cell: Cell;
  /** The board's goal above an assignment. */
  readonly parent: MetGoal | null;
  readonly boardsText: string;
  readonly source: DraftSource;
  /** A heading's words are its title, whole. */
  readonly isHeading?: boolean;
}

type RowCells = Readonly<Record<Exclude<ColumnKind, 'goal'>, Cell>>;

/** A printed row, whole, before its texts are understood. */
export interface MetRow extends Heading {
  readonly source: DraftSource;
  /** Null where it stands under no goal. */
  readonly goal: MetGoal | null;
  readonly cells: RowCells;
  /** What it has cells for, empty ones too. */
  readonly kinds: readonly ColumnKind[];
  /** The board that a heading above the table names; "" where none does. */
  readonly boardAbove: string;
  /** Columns beyond those: a period's status, who is responsible, what is kept under its head; only what has a head. */
  readonly more: readonly MoreCell[];
}

export interface MoreCell {
  readonly held: 'responsible' | 'priority' | `period ${string}` | `other ${string}`;
  readonly cell: Cell;
}

const isMore = (held: Held | null): held is MoreCell['held'] =>
  held === 'responsible' ||
  held === 'priority' ||
  held?.startsWith('period ') === true ||
  held?.startsWith('other ') === true;

const none: readonly MoreCell[] = [];

const moreOf = (kinds: readonly (Held | null)[], values: Values): readonly MoreCell[] => {
  if (!kinds.some(isMore)) return none;
  return kinds.filter(isMore).map((held) => ({ held, cell: values[held] ?? emptyCell }));
};

export interface MetRows {
  readonly rows: readonly MetRow[];
  /** Also those without rows. */
  readonly goals: readonly MetGoal[];
  readonly problems: readonly DraftProblem[];
}

/** A sum, a note or a day at a table's foot: it says so first, and has no status of its own. */
const isEndOfTable = ({ row, values }: AlignedRow, kinds: readonly (Held | null)[]): boolean => {
  if (!isEmpty(values.status) || kinds.some((kind) => kind?.startsWith('period ') && !isEmpty(values[kind])))
    return false;
  const first = row.cells.map(cellText).find((text) => text !== '' && !/^\d+$/.test(text)) ?? '';
  const activity = cellText(values.activity);
  if (isNote(first)) return true;
  return (
    isSum(first) &&
    (activity === first || activity === '' || /^[\d\s,.%]+$/u.test(activity)) &&
    isEmpty(values.deadline)
  );
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What begins small, or with a parenthesis, goes on from before. */
const goesOn = (text: string): boolean => /^["”'(]?\p{Ll}|^\(/u.test(text);
const isEnded = (text: string): boolean => /[.!?]["”)]*$/.test(text);

/** Excel's errors as they are kept, and as Excel in Swedish shows them. */
const isExcelError = (text: string): boolean =>
  /^#(?:(?:NAME|NAMN)\?|(?:REF|REFERENS|VALUE|VÄRDEFEL|NULL|SKÄRNING|NUM|OGILTIGT|SPILL|CALC|(?:DIV|DIVISION)\/0|SAKNAS)!|N\/A|SAKNAS)$/iu.test(
    text,
  );

/** Walks the rows in order; knows the goal and the assignment that hold, and what the next piece could go on from. */
class Walk {
  readonly rows: Mutable<MetRow>[] = [];
  readonly goals: Mutable<MetGoal>[] = [];
  readonly problems: DraftProblem[] = [];
  #heading: Heading = { area: '', municipalGoal: '' };
  /** As the headings say, whatever a column of the table says. */
  #above: Heading = { area: '', municipalGoal: '' };
  #boardGoal: Mutable<MetGoal> | null = null;
  /** A delmål under the goal. */
  #subgoal: Mutable<MetGoal> | null = null;
  #assignment: Mutable<MetGoal> | null = null;
  #last: Mutable<MetRow> | Mutable<MetGoal> | null = null;

  /** The goal that a heading has said. */
  #headingGoal: Above['goal'] = null;

  section(section: Section): void {
    this.#readHeading(section.heading);
    if (section.heading.goal !== this.#headingGoal) this.#readHeadingGoal(section);
    const usual = Math.max(...section.rows.map(({ cells }) => spread(cells).length));
    for (const [index, aligned] of align(section.rows, section.columns).entries()) {
      this.#row(aligned, section, section.isContinued && index === 0);
      this.#tellMissing(aligned, spread(aligned.row.cells).length < usual, index === 0);
    }
  }

  #readHeading({ area, municipalGoal }: Heading): void {
    if (area === this.#heading.area && municipalGoal === this.#heading.municipalGoal) return;
    // A column has said the area, and the headings say no other.
    if (area === this.#above.area && municipalGoal === this.#above.municipalGoal) return;
    this.#above = { area, municipalGoal };
    this.#under({ area, municipalGoal });
    this.#last = null;
  }

  /** A table without a column for goals stands under its heading; one with goals of its own has the heading above them. */
  #readHeadingGoal({ heading: { goal, area, municipalGoal }, columns }: Section): void {
    this.#headingGoal = goal;
    if (!goal) return;
    const hasGoals = columns.kinds.includes('goal');
    if (hasGoals && municipalGoal !== '' && area !== '') {
      const message = `Texten står utanför tabellerna och är inte inläst: ${quote(goal.text)}`;
      this.problems.push({ source: goal.source, message });
    } else if (hasGoals) {
      const { text } = goal;
      this.#under(area === '' ? { area: text, municipalGoal } : { area, municipalGoal: text });
    } else {
      const cell = cellOf([{ runs: [{ text: goal.text, italic: false }], level: null }]);
      const place = { parent: null, boardsText: '', source: goal.source, isHeading: true };
      this.#meet({ kind: 'board-goal', cell, ...place, ...this.#heading });
    }
    this.#last = null;
  }

  #under(heading: Heading): void {
    this.#heading = heading;
    this.#boardGoal = null;
    this.#subgoal = null;
    this.#assignment = null;
  }

  /** A whole page may lack a column: said once, and not at all of the goals', which carry on from the page before. */
  #tellMissing(aligned: AlignedRow, isAlone: boolean, isFirst: boolean): void {
    const missing = aligned.missing.filter((kind) => isAlone || (isFirst && kind !== 'goal'));
    if (missing.length === 0) return;
    const names = missing.map((kind) => columnNames[kind]).join(', ');
    this.#problem(
      aligned,
      `${isAlone ? 'Raden har färre rutor än tabellen' : 'Tabellen har färre kolumner här'}: ${names} saknas.`,
    );
  }

  #problem({ row }: AlignedRow, message: string): void {
    this.problems.push({ source: row.source, message });
  }

  #row(aligned: AlignedRow, { columns, heading }: Section, isSplitPlace: boolean): void {
    const { row, values, missing, beyond } = aligned;
    if (Object.keys(values).length === 0) {
      if (beyond.length > 0)
        this.#problem(aligned, `Raden passar inte tabellens kolumner och är inte inläst: ${quote(rowText(row))}`);
      return;
    }
    if (beyond.length > 0) this.#problem(aligned, `Text utan kolumn är inte inläst: ${quote(beyond.join(' '))}`);
    if (isEndOfTable(aligned, columns.kinds)) {
      this.#problem(aligned, `Raden är ingen aktivitet och är inte inläst: ${quote(rowText(row))}`);
      return;
    }
    this.#readArea(values);
    this.#readMunicipalGoal(values);
    this.#readGoal(aligned, isSplitPlace);
    this.#readSubgoal(aligned);
    const more = moreOf(columns.kinds, values);
    const marked = readMarks(columns.kinds, values);
    for (const doubt of marked?.doubts ?? []) this.#problem(aligned, doubt);
    const cells: RowCells = {
      activity: values.activity ?? emptyCell,
      boards: values.boards ?? emptyCell,
      deadline: values.deadline ?? emptyCell,
      status: isEmpty(values.status) ? (marked?.status ?? emptyCell) : (values.status ?? emptyCell),
      comment: values.comment ?? emptyCell,
    };
    if (Object.values(cells).every(isEmpty) && more.every(({ cell }) => isEmpty(cell))) return;
    const text = cellText(cells.activity);
    const hasStatus =
      !isEmpty(cells.status) || more.some(({ held, cell }) => held.startsWith('period ') && !isEmpty(cell));
    const isUndated = isEmpty(cells.deadline) && !hasStatus;
    if (isExcelError(text)) {
      this.#problem(aligned, `Aktiviteten är bara ett fel ur Excel och raden är inte inläst: ${quote(rowText(row))}`);
      this.#last = null;
    } else if (isAssignment(text) && isUndated) this.#readAssignment(aligned, cells);
    else if (!(text !== '' && hasStatus) && this.#isRest(cells, isSplitPlace)) this.#goOn(aligned, cells, more);
    else if (text === '') {
      this.#problem(aligned, `Raden har ingen aktivitet och är inte inläst: ${quote(rowText(row))}`);
      this.#last = null;
    } else {
      const goal = this.#assignment ?? this.#subgoal ?? this.#boardGoal;
      const has = (kind: ColumnKind): boolean => columns.kinds.includes(kind) || (kind === 'status' && marked !== null);
      const kinds = columnKinds.filter((kind) => has(kind) && !missing.includes(kind));
      this.#last = { source: row.source, ...this.#heading, goal, cells, kinds, boardAbove: heading.board, more };
      this.rows.push(this.#last);
    }
  }

  /** A column of its own for the widest level holds as a heading does. */
  #readArea({ area }: Values): void {
    const text = cellText(area);
    if (!area || area.continuesAbove || text === '' || text === this.#heading.area) return;
    this.#under({ area: text, municipalGoal: this.#heading.municipalGoal });
  }

  #readMunicipalGoal({ municipalGoal }: Values): void {
    const text = cellText(municipalGoal);
    if (!municipalGoal || municipalGoal.continuesAbove || text === '' || text === this.#heading.municipalGoal) return;
    this.#under({ area: this.#heading.area, municipalGoal: text });
  }

  /** Printed again on each row, merged over them, or on the first alone: the same words under the same goal go on. */
  #readSubgoal({ row, values }: AlignedRow): void {
    const cell = values.subgoal;
    if (!cell || cell.continuesAbove || isEmpty(cell)) return;
    if (this.#subgoal && cellText(cell) === cellText(this.#subgoal.cell)) return;
    const { source } = row;
    const parent = this.#boardGoal;
    this.#meet({ kind: 'board-goal', cell, parent, boardsText: '', source, ...this.#heading });
  }

  /** An empty goal's cell means that the goal above holds; a goal printed again on a new page is the same goal. */
  #readGoal({ row, values }: AlignedRow, isSplitPlace: boolean): void {
    const cell = values.goal;
    if (!cell || cell.continuesAbove || isEmpty(cell)) return;
    const text = cellText(cell);
    if (this.#boardGoal && text === cellText(this.#boardGoal.cell)) return;
    if (this.#boardGoal && isSplitPlace && goesOn(text)) {
      this.#boardGoal.cell = joinCells(this.#boardGoal.cell, cell);
      return;
    }
    const kind = isAssignment(text) ? 'assignment' : 'board-goal';
    const parent = kind === 'assignment' ? this.#boardGoal : null;
    const goal = { kind, cell, parent, boardsText: '', source: row.source, ...this.#heading } as const;
    this.#meet(goal);
  }

  #readAssignment({ row }: AlignedRow, cells: RowCells): void {
    const boardsText = cellText(cells.boards);
    const { source } = row;
    this.#meet({
      kind: 'assignment',
      cell: cells.activity,
      parent: this.#boardGoal,
      boardsText,
      source,
      ...this.#heading,
    });
    if (isEmpty(cells.comment)) return;
    const message = `Uppdragets kommentar är inte inläst: ${quote(cellText(cells.comment))}`;
    this.problems.push({ source, message });
  }

  #meet(goal: MetGoal): void {
    const met = { ...goal };
    this.goals.push(met);
    if (goal.kind === 'board-goal') {
      if (goal.parent === null) this.#boardGoal = met;
      this.#subgoal = goal.parent === null ? null : met;
      this.#assignment = null;
    } else this.#assignment = met;
    this.#last = met;
  }

  /**
   * The rest of a row or an assignment that was broken over a page: no boards, deadline or status of its own, and a
   * text that goes on in the middle of a sentence. Straight after the break a capital may be a name's.
   */
  #isRest(cells: RowCells, isSplitPlace: boolean): boolean {
    if (!this.#last) return false;
    const text = cellText(cells.activity);
    const isBare = isEmpty(cells.boards) && isEmpty(cells.deadline) && isEmpty(cells.status);
    if (text === '') return 'cells' in this.#last && (isBare || (isSplitPlace && isEmpty(cells.status)));
    const before = 'cells' in this.#last ? this.#last.cells.activity : this.#last.cell;
    if (isBare) return goesOn(text) || (isSplitPlace && !isEnded(cellText(before)));
    return isSplitPlace && goesOn(text) && isEmpty(cells.status) && 'cells' in this.#last;
  }

  #goOn(aligned: AlignedRow, cells: RowCells, more: readonly MoreCell[]): void {
    const last = this.#last;
    if (!last) return;
    if (!('cells' in last)) {
      last.cell = joinCells(last.cell, cells.activity);
      if (!isEmpty(cells.comment))
        this.#problem(aligned, `Text utan rad är inte inläst: ${quote(cellText(cells.comment))}`);
      return;
    }
    last.cells = {
      activity: joinCells(last.cells.activity, cells.activity),
      boards: joinCells(last.cells.boards, cells.boards),
      deadline: joinCells(last.cells.deadline, cells.deadline),
      status: joinCells(last.cells.status, cells.status),
      comment: joinCells(last.cells.comment, cells.comment),
    };
    last.more = last.more.map(({ held, cell }, at) => ({ held, cell: joinCells(cell, more[at]?.cell ?? emptyCell) }));
  }
}

/** The rows and goals of a document, those broken over a page made whole again. */
export const draftRows = (sections: readonly Section[]): MetRows => {
  const walk = new Walk();
  for (const section of sections) walk.section(section);
  return walk;
};
