import { contentText, levelContent, rowContent, type Standing } from './cell-content.ts';
import { isLevel, type ColumnKind, type Level, type LevelLook, type ReportColumn, type ReportForm } from './form.ts';
import type { ReportModel } from './report-model.ts';
import { columnOf, linesIn } from './row-height.ts';

/** Of a hundredth of the table's width (265 mm), in thousandths of 9 points; the cell's sides and lines take 3.4 mm. */
const hundredth = 2.65;
const sides = 3.4;
const thousandths = 1000 / ((9 * 25.4) / 72);

/** No word of a head is broken in a column of so many hundredths. */
const holdingHead = (head: string, most: number): number => {
  const words = head.split(/\s+/);
  let width = 4;
  const breaks = (word: string): boolean =>
    linesIn(word, columnOf((width * hundredth - sides) * thousandths), true) > 1;
  while (width < most && words.some(breaks)) width += 0.5;
  return Math.min(width, most);
};

/** Running text takes what others leave; a word or a day gains nothing by a wider column. */
const running: ReadonlySet<ColumnKind> = new Set<ColumnKind>([
  'area',
  'municipal-goal',
  'goal',
  'sub-goal',
  'assignment',
  'activity',
  'priority',
  'comment',
  'evidence',
  'other',
]);

const standings = ({ sections }: ReportModel): readonly Standing[] =>
  sections.flatMap(({ area, municipalGoal, blocks }) =>
    blocks.flatMap(({ goal, groups }) => {
      const above = { area, municipalGoal, goal, subGoal: null, assignment: null };
      return [above, ...groups.map(({ subGoal, assignment }) => ({ ...above, subGoal, assignment }))];
    }),
  );

/** Nothing stands in it on any row. */
const isEmpty = (column: ReportColumn, model: ReportModel, standing: readonly Standing[]): boolean => {
  const { kind } = column;
  if (isLevel(kind)) {
    const look = model.form.levels[kind];
    return standing.every((of) => contentText(levelContent(of, kind, look)) === '');
  }
  return model.sections.every(({ blocks }) =>
    blocks.every(({ groups }) =>
      groups.every(({ rows }) => rows.every((row) => contentText(rowContent(row, kind, column)) === '')),
    ),
  );
};

/** Columns that are empty on every row are as narrow as their heads allow; running text shares what they leave. */
const fittedWidths = (model: ReportModel, standing: readonly Standing[]): readonly ReportColumn[] => {
  const { columns } = model.form;
  const empty = new Set(columns.filter((column) => isEmpty(column, model, standing)));
  const wide = columns.filter((column) => running.has(column.kind) && !empty.has(column));
  const taking = wide.reduce((sum, { width }) => sum + width, 0);
  if (empty.size === 0 || taking === 0) return columns;
  const narrow = new Map(
    [...empty].map((column) => [
      column,
      holdingHead(column.head.replaceAll('{year}', String(model.year)), column.width),
    ]),
  );
  const left = [...narrow].reduce((sum, [{ width }, narrowed]) => sum + width - narrowed, 0);
  return columns.map((column) => {
    const more = wide.includes(column) ? (left * column.width) / taking : 0;
    return { ...column, width: narrow.get(column) ?? column.width + more };
  });
};

/**
 * A goal that is told at length is not printed again on each row: its cell is merged over them. Merged columns stand
 * first, so only those that do.
 */
const fittedLevels = ({ form }: ReportModel, standing: readonly Standing[]): ReportForm['levels'] => {
  const looks: Record<Level, LevelLook> = { ...form.levels };
  for (const { kind } of form.columns) {
    if (!isLevel(kind) || (looks[kind] !== 'column' && looks[kind] !== 'merged')) break;
    const goalOf = ({ goal, subGoal }: Standing) => (kind === 'goal' ? goal : kind === 'sub-goal' ? subGoal : null);
    if (looks[kind] === 'merged') continue;
    if (standing.every((of) => (goalOf(of)?.description ?? '') === '')) break;
    looks[kind] = 'merged';
  }
  return looks;
};

/** The report's form as its tables are drawn: by what stands in their columns. */
export const fittedForm = (model: ReportModel): ReportForm => {
  const standing = standings(model);
  const levels = fittedLevels(model, standing);
  return { ...model.form, levels, columns: fittedWidths(model, standing) };
};
