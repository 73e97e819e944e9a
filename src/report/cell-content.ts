import type { Level, LevelLook, ReportColumn, RowKind } from './form.ts';
import type { ReportRow } from './report-row.ts';
import type { ReportAssignment, ReportGoal } from './report-sections.ts';

/** Text of one look, whatever draws it. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Grey. */
  readonly quiet?: boolean;
}

export interface CellParagraph {
  readonly runs: readonly TextRun[];
  readonly bullet?: boolean;
}

export type CellContent = readonly CellParagraph[];

const bare: CellContent = [{ runs: [] }];

const plain = (text: string): CellContent => (text === '' ? bare : [{ runs: [{ text }] }]);

const isTold = ({ text }: TextRun): boolean => text !== '';

const apart = (text: string, next: string): string => (text === '' || next === '' ? next : ` ${next}`);

/** A text, and under it in grey what it was before. */
const withFormer = (text: string, former: string): CellContent =>
  former === '' ? plain(text) : [...plain(text), { runs: [{ text: former, quiet: true }] }];

/** Its own lines are paragraphs. */
const lines = (text: string): CellContent =>
  text.split('\n').map((line) => ({ runs: line === '' ? [] : [{ text: line }] }));

const commentContent = (comment: string, from: string): CellContent => {
  if (!comment.includes('\n') && from === '') return plain(comment);
  const all = lines(comment);
  const last = all.at(-1);
  if (from === '' || last === undefined) return all;
  return [...all.slice(0, -1), { runs: [...last.runs, { text: apart(comment, from), italic: true }] }];
};

const activityContent = ({ title, parts, carriedOver, formerly }: ReportRow): CellContent => {
  const first = { runs: [{ text: title }, { text: apart(title, carriedOver), italic: true }].filter(isTold) };
  const bullets = parts.map((part) => ({ runs: [{ text: part }].filter(isTold), bullet: true }));
  const former = formerly.activity === '' ? [] : [{ runs: [{ text: formerly.activity, quiet: true }] }];
  return [first, ...bullets, ...former];
};

const contents: Readonly<Record<RowKind, (row: ReportRow, column: ReportColumn) => CellContent>> = {
  activity: activityContent,
  boards: ({ boards }) => plain(boards),
  unit: ({ unit }) => plain(unit),
  responsible: ({ responsible }) => plain(responsible),
  priority: ({ priority }) => plain(priority),
  deadline: ({ deadlineText, formerly }) => withFormer(deadlineText, formerly.deadline),
  status: ({ status, formerly }) => withFormer(status, formerly.status),
  deviation: ({ deviationWord }) => plain(deviationWord),
  comment: ({ comment, commentFrom }) => commentContent(comment, commentFrom),
  evidence: ({ evidence }) => plain(evidence),
  other: ({ otherColumns }, { source, head }) => commentContent(otherColumns[source ?? head] ?? '', ''),
};

const saidThen = ({ byPeriod }: ReportRow, kind: RowKind, period: string): CellContent => {
  const said = byPeriod[period];
  if (said === undefined) return bare;
  if (kind === 'comment') return commentContent(said.comment, '');
  if (kind === 'deadline') return plain(said.deadlineText);
  return plain(kind === 'deviation' ? said.deviationWord : said.status);
};

/** What a row says in a column that is none of a level's. */
export const rowContent = (row: ReportRow, kind: RowKind, column: ReportColumn): CellContent =>
  column.period === undefined ? contents[kind](row, column) : saidThen(row, kind, column.period);

export const assignmentContent = ({ label, text, carriedOver }: ReportAssignment): CellContent => [
  {
    runs: [{ text: `${label}: `, bold: true }, { text }, { text: apart(text, carriedOver), italic: true }].filter(
      isTold,
    ),
  },
];

/** The title upright, in a cell of its own in bold; its description and where it comes from in italics. */
export const goalContent = ({ title, description, carriedOver }: ReportGoal, look: LevelLook): CellContent => {
  const rest = `${description}${apart(description, carriedOver)}`;
  const first = { runs: [{ text: title, ...(look === 'column' ? {} : { bold: true }) }].filter(isTold) };
  return rest === '' ? [first] : [first, { runs: [{ text: rest, italic: true }] }];
};

/** What stands at a place of a report, level by level. */
export interface Standing {
  readonly area: string;
  readonly municipalGoal: string;
  readonly goal: ReportGoal | null;
  readonly subGoal: ReportGoal | null;
  readonly assignment: ReportAssignment | null;
}

/** What a level says in a cell of its own; one empty paragraph where it says nothing. */
export const levelContent = (standing: Standing, level: Level, look: LevelLook): CellContent => {
  if (level === 'assignment') return standing.assignment ? assignmentContent(standing.assignment) : bare;
  if (level === 'goal') return standing.goal ? goalContent(standing.goal, look) : bare;
  if (level === 'sub-goal') return standing.subGoal ? goalContent(standing.subGoal, look) : bare;
  return plain(level === 'area' ? standing.area : standing.municipalGoal);
};

/** As one text: paragraphs as lines, bullets as signs. */
export const contentText = (content: CellContent): string =>
  content.map(({ runs, bullet }) => `${bullet ? '• ' : ''}${runs.map(({ text }) => text).join('')}`).join('\n');
