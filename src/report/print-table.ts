import type { ColumnKind, ReportForm } from './form.ts';
import type { ReportAssignment, ReportBlock, ReportGoal, ReportRow, ReportSection } from './report-sections.ts';
import { escapeXml } from './xml.ts';

/** HTML, escaped. */
export type Html = string;

/** A comment's own lines are paragraphs. */
const lines = (text: string): Html =>
  text
    .split('\n')
    .map((line) => `<p>${escapeXml(line)}</p>`)
    .join('');

const italic = (text: string): Html => (text === '' ? '' : ` <i>${escapeXml(text)}</i>`);

const activityCell = ({ title, parts, carriedOver }: ReportRow): Html => {
  const items = parts.map((part) => `<li>${escapeXml(part)}</li>`).join('');
  return `<p>${escapeXml(title)}${italic(carriedOver)}</p>${items === '' ? '' : `<ul>${items}</ul>`}`;
};

const contents: Readonly<Record<Exclude<ColumnKind, 'goal'>, (of: ReportRow) => Html>> = {
  activity: activityCell,
  boards: ({ boards }) => escapeXml(boards),
  deadline: ({ deadlineText }) => escapeXml(deadlineText),
  status: ({ status }) => escapeXml(status),
  comment: ({ comment }) => lines(comment),
};

const spanned = (count: number, by: 'rowspan' | 'colspan'): string => (count > 1 ? ` ${by}="${count}"` : '');

const goalCell = (goal: ReportGoal | null, rows: number): Html => {
  if (goal === null) return `<td class="goal"${spanned(rows, 'rowspan')}></td>`;
  const rest = [goal.description, goal.carriedOver].filter((text) => text !== '').join(' ');
  return `<th class="goal" scope="rowgroup"${spanned(rows, 'rowspan')}><p><b>${escapeXml(goal.title)}</b></p>${
    rest === '' ? '' : `<p>${italic(rest).trim()}</p>`
  }</th>`;
};

/** The heads of what stands below: over the whole table, or beside the goal's merged cell. */
const assignmentCells = (
  { label, text, carriedOver, boards }: ReportAssignment,
  kinds: readonly ColumnKind[],
): Html => {
  const content = `<b>${escapeXml(label)}:</b> ${escapeXml(text)}${italic(carriedOver)}`;
  const boardsAt = boards === '' ? -1 : kinds.indexOf('boards');
  if (boardsAt <= 0) return `<th scope="colgroup"${spanned(kinds.length, 'colspan')}>${content}</th>`;
  const after = kinds.length - boardsAt - 1;
  return (
    `<th scope="colgroup"${spanned(boardsAt, 'colspan')}>${content}</th><td>${escapeXml(boards)}</td>` +
    (after > 0 ? `<td${spanned(after, 'colspan')}></td>` : '')
  );
};

/** Characters on a line of a column that is a hundredth of the table wide, roughly. */
const charactersOn = 1.55;

const linesOf = (text: string, width: number): number => Math.ceil(text.length / Math.max(8, width * charactersOn));

/** How many of a block's first rows stay together, so that a page's end does not break the goal's text beside them. */
const keeper = (goal: ReportGoal | null, { columns }: ReportForm) => {
  const widthOf = (kind: ColumnKind): number => columns.find((column) => column.kind === kind)?.width ?? 100;
  const texts = goal === null ? [] : [goal.title, `${goal.description} ${goal.carriedOver}`];
  let wanted = texts.reduce((sum, text) => sum + linesOf(text, widthOf('goal')), 0);
  return ({ title, parts, comment }: ReportRow): boolean => {
    const heights = [linesOf([title, ...parts].join(' '), widthOf('activity')), linesOf(comment, widthOf('comment'))];
    wanted -= Math.max(1, ...heights) + 0.4;
    return wanted > 0;
  };
};

function* blockRows({ goal, groups }: ReportBlock, form: ReportForm): Generator<Html> {
  const kinds = form.columns.map(({ kind }) => kind);
  const hasGoals = kinds[0] === 'goal';
  const rest = hasGoals ? kinds.slice(1) : kinds;
  const isBeside = hasGoals && goal !== null;
  const count = groups.reduce((sum, { assignment, rows }) => sum + (assignment ? 1 : 0) + rows.length, 0);
  const isKept = keeper(isBeside ? goal : null, form);
  let due = isBeside ? goalCell(goal, count) : '';
  for (const { assignment, rows } of groups) {
    if (assignment) {
      const cells = assignmentCells(assignment, isBeside ? rest : kinds);
      yield `<tr class="assignment">${due}${cells}</tr>`;
      due = '';
    }
    if (hasGoals && !isBeside && rows.length > 0) due = goalCell(null, rows.length);
    for (const row of rows) {
      const cells = rest.map((kind) => (kind === 'goal' ? '' : `<td>${contents[kind](row)}</td>`)).join('');
      yield `<tr${isKept(row) ? ' class="kept"' : ''}>${due}${cells}</tr>`;
      due = '';
    }
  }
  if (count === 0 && isBeside) yield `<tr>${goalCell(goal, 1)}${'<td></td>'.repeat(rest.length)}</tr>`;
}

/** One section's table; the goal's cell is merged over its rows, and the heads come again on every page. */
export function* printTable({ blocks }: ReportSection, form: ReportForm, labelledBy: string): Generator<Html> {
  const { columns } = form;
  const widths = columns.map(({ width }) => `<col style="width:${width}%">`).join('');
  const heads = columns.map(({ head }) => `<th scope="col">${escapeXml(head)}</th>`).join('');
  const label = labelledBy === '' ? '' : ` aria-labelledby="${labelledBy}"`;
  yield `<table${label}><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>`;
  for (const block of blocks) yield* blockRows(block, form);
  yield '</tbody></table>';
}
