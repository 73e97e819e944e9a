import type { ColumnKind, ReportForm } from './form.ts';
import type { ReportAssignment, ReportBlock, ReportGoal, ReportRow, ReportSection } from './report-sections.ts';
import { textWidth } from './word-page.ts';
import { cell, paragraph, row, run, tableEnd, tableStart, type Xml } from './wordprocessing.ts';

/** The columns' widths in twips; the last takes what rounding leaves. */
const widthsOf = ({ columns }: ReportForm): readonly number[] => {
  const all = columns.map(({ width }) => Math.floor((textWidth * width) / 100));
  const rest = textWidth - all.reduce((sum, width) => sum + width, 0);
  return all.map((width, index) => (index === all.length - 1 ? width + rest : width));
};

/** Lines stand on the page of the next row where `kept` says so. */
const line = (content: Xml, kept: boolean): Xml => (kept ? paragraph(content, { keepNext: true }) : paragraph(content));

/** A comment's own lines are paragraphs. */
const lines = (text: string, kept: boolean): Xml =>
  text
    .split('\n')
    .map((piece) => line(run(piece), kept))
    .join('');

const apart = (text: string, next: string): string => (text === '' || next === '' ? next : ` ${next}`);

const goalParagraphs = ({ title, description, carriedOver }: ReportGoal, kept: boolean): Xml => {
  const rest = `${description}${apart(description, carriedOver)}`;
  return `${line(run(title, { bold: true }), kept)}${rest === '' ? '' : line(run(rest, { italic: true }), kept)}`;
};

const assignmentParagraph = ({ label, text, carriedOver }: ReportAssignment): Xml =>
  paragraph(`${run(`${label}: `, { bold: true })}${run(text)}${run(apart(text, carriedOver), { italic: true })}`, {
    keepNext: true,
  });

const activityParagraphs = ({ title, parts, carriedOver }: ReportRow, kept: boolean): Xml =>
  `${line(run(title) + run(apart(title, carriedOver), { italic: true }), kept)}${parts
    .map((part) => paragraph(run(part), { style: 'ListBullet', bullet: true, keepNext: kept }))
    .join('')}`;

const contents: Readonly<Record<Exclude<ColumnKind, 'goal'>, (of: ReportRow, kept: boolean) => Xml>> = {
  activity: activityParagraphs,
  boards: ({ boards }, kept) => line(run(boards), kept),
  deadline: ({ deadlineText }, kept) => line(run(deadlineText), kept),
  status: ({ status }, kept) => line(run(status), kept),
  comment: ({ comment }, kept) => lines(comment, kept),
};

/** Characters of 9 points on a line of a column, roughly: one is about half as wide as it is high. */
const charactersOn = (width: number): number => Math.max(8, Math.floor(width / 92));

const linesOf = (text: string, width: number): number => Math.ceil(text.length / charactersOn(width));

/** Draws one section's table; the goal's cell is merged over its rows. */
export const tableDrawer = (form: ReportForm) => {
  const widths = widthsOf(form);
  const kinds = form.columns.map(({ kind }) => kind);
  const hasGoals = kinds[0] === 'goal';
  const boardsAt = kinds.indexOf('boards');
  const across = (from: number, to: number): number => widths.slice(from, to).reduce((sum, width) => sum + width, 0);
  const spanning = (content: Xml, from: number, to: number): Xml =>
    to <= from ? '' : cell(content, { width: across(from, to), span: to - from, shaded: true });

  const head = row(
    form.columns
      .map((column, index) => cell(paragraph(run(column.head), { style: 'TableHead' }), { width: widths[index] ?? 0 }))
      .join(''),
    { isHead: true },
  );
  /** A row that is kept is kept in each of its cells: Word asks them all, LibreOffice the first one. */
  const goalCell = (goal: ReportGoal | null, isFirst: boolean, kept: boolean): Xml => {
    if (!hasGoals) return '';
    const content = goal && isFirst ? goalParagraphs(goal, kept) : line('', kept);
    return cell(content, { width: widths[0] ?? 0, merged: isFirst ? 'begins' : 'goesOn' });
  };
  const first = hasGoals ? 1 : 0;

  /** Over the whole table where nothing is merged beside it; the boards of its own in their own column. */
  const assignmentRow = (assignment: ReportAssignment, goal: ReportGoal | null, isFirst: boolean): Xml => {
    const text = assignmentParagraph(assignment);
    if (assignment.boards !== '' && boardsAt > first) {
      const boards = cell(line(run(assignment.boards), true), { width: widths[boardsAt] ?? 0, shaded: true });
      return row(
        `${goalCell(goal, isFirst, true)}${spanning(text, first, boardsAt)}${boards}${spanning(line('', true), boardsAt + 1, widths.length)}`,
      );
    }
    if (goal === null) return row(spanning(text, 0, widths.length));
    return row(`${goalCell(goal, isFirst, true)}${spanning(text, first, widths.length)}`);
  };

  const activityRow = (of: ReportRow, goal: ReportGoal | null, isFirst: boolean, kept: boolean): Xml =>
    row(
      `${goalCell(goal, isFirst, kept)}${kinds
        .map((kind, index) => (kind === 'goal' ? '' : cell(contents[kind](of, kept), { width: widths[index] ?? 0 })))
        .join('')}`,
    );
  const widthOf = (kind: ColumnKind): number => widths[kinds.indexOf(kind)] ?? textWidth;
  const heightOf = ({ title, parts, comment }: ReportRow): number =>
    Math.max(1, linesOf([title, ...parts].join(' '), widthOf('activity')), linesOf(comment, widthOf('comment')));
  const goalHeight = ({ title, description, carriedOver }: ReportGoal): number =>
    linesOf(title, widthOf('goal')) + linesOf(`${description} ${carriedOver}`, widthOf('goal'));

  const emptyRow = (goal: ReportGoal): Xml =>
    row(
      `${goalCell(goal, true, false)}${widths
        .slice(first)
        .map((width) => cell('', { width }))
        .join('')}`,
    );

  function* blockRows({ goal, groups }: ReportBlock): Generator<Xml> {
    let isFirst = true;
    // Word breaks a merged cell's text where a page ends: the rows beside it stay together until it has room.
    let wanted = goal && hasGoals ? goalHeight(goal) : 0;
    for (const { assignment, rows } of groups) {
      if (assignment) {
        yield assignmentRow(assignment, goal, isFirst);
        // A row over the whole table cuts the merged cell off; the next one begins another.
        isFirst = goal === null;
      }
      for (const of of rows) {
        wanted -= heightOf(of);
        yield activityRow(of, goal, isFirst, wanted > 0);
        isFirst = false;
      }
    }
    if (isFirst && goal) yield emptyRow(goal);
  }

  return function* drawTable(section: ReportSection): Generator<Xml> {
    yield tableStart('ReportTable', widths, section.municipalGoal || section.area);
    yield head;
    for (const block of section.blocks) yield* blockRows(block);
    yield tableEnd;
  };
};
