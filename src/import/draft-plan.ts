import { activitiesOf, activityKeyOf, type Copy } from '../plan/same-activity.ts';
import { differencesBetweenRows } from '../plan/differences.ts';
import type { DraftGoal, DraftPlacedGoal, DraftPlan, DraftProblem, DraftRow } from '../plan/draft-plan.ts';
import { readDeadline, type ReadDeadline } from '../plan/read-deadline.ts';
import { plainWording } from '../plan/wording.ts';
import { readActivityCell } from './activity-cell.ts';
import { isBoardName, isShortBoard, registerBoards, type BoardRegister } from './boards.ts';
import { hasMarkerRun, yearCarriedFrom } from './carry-marker.ts';
import { nothingSaid, type DocumentMap } from './column-map.ts';
import { columnsIn } from './read-columns.ts';
import { columnNames } from './column-words.ts';
import { isCutOff } from './cut-off.ts';
import { formOf } from './form-of.ts';
import { withTablesOutOfForms } from './forms.ts';
import { readMore, rowYear, yearsIn } from './more-columns.ts';
import { statusReader, tellStatus, type StatusCell } from './status-cell.ts';
import { readDocumentFacts } from './document-facts.ts';
import { draftRows, type MetGoal, type MetRow } from './draft-rows.ts';
import { lowerCaseWordsIn, readAssignment, readGoalCell, readHeadingGoal, type LowerCaseWords } from './goal-cell.ts';
import { readInterleaved } from './interleaved.ts';
import { NoPlanTable } from './no-plan-table.ts';
import { inOrder, quote } from './place.ts';
import type { Report } from './report-problem.ts';
import { withLevelsOutOfTypes } from './typed-rows.ts';
import { sectionsOf } from './sections.ts';
import { tablesInWords } from './unread-tables.ts';
import { cellText, isEmpty, rowText, writtenText, type Block } from './table.ts';

/** A cut comment is told by how it ends. */
const quotedEnd = 60;

const noGoal: DraftGoal = {
  kind: 'board-goal',
  title: '',
  description: '',
  parent: null,
  label: '',
  boardsText: '',
  carriedOverFrom: null,
};

/** Each goal's texts, understood once; what its capital letters leave open is reported once. */
const goalReader = (lowerCase: LowerCaseWords, report: Report) => {
  const known = new Map<MetGoal, DraftGoal>();
  const read = (met: MetGoal): DraftGoal => {
    const already = known.get(met);
    if (already) return already;
    const { kind, boardsText, source } = met;
    const parent = met.parent ? read(met.parent).title : null;
    if (kind === 'assignment') {
      const goal = { kind, parent, boardsText, ...readAssignment(cellText(met.cell)) };
      known.set(met, goal);
      return goal;
    }
    const { isUncertain, ...texts } =
      met.isHeading === true ? readHeadingGoal(met.cell) : readGoalCell(met.cell, lowerCase);
    if (isUncertain) report(source, `Var målets namn slutar är osäkert; läst som ${quote(texts.title)}.`);
    const goal = { kind, parent, label: '', boardsText, ...texts };
    known.set(met, goal);
    return goal;
  };
  return read;
};

/** Where a goal stands: the same words in the same place are one goal, however often they are printed there. */
const groupOf = (row: DraftPlacedGoal): string =>
  [row.area, row.municipalGoal, row.goal.kind, row.goal.parent ?? '', row.goal.title].map(plainWording).join('\n');

/** Whose rows these are where no column says it: the board that the heading above names, or the sheet. */
const boardBeside = ({ kinds, boardAbove, source: { sheet = '' } }: MetRow): string => {
  if (kinds.includes('boards')) return '';
  if (boardAbove !== '') return boardAbove;
  return isBoardName(sheet) || isShortBoard(sheet) ? sheet : '';
};

const readBoards = (met: MetRow, register: BoardRegister, report: Report) => {
  const boardsText = cellText(met.cells.boards);
  const { keys, unknown } = register.read(boardsText === '' ? boardBeside(met) : boardsText);
  if (unknown.length > 0) report(met.source, `Nämnden kan inte läsas: ${quote(unknown.join(', '))}`);
  for (const key of keys) {
    const meant = register.likelyMeant(key);
    if (meant !== null) report(met.source, `Nämnden ${quote(key)} finns bara här; menas ${quote(meant)}?`);
  }
  return { boardsText, boards: keys };
};

/** A plan has few deadlines, and many rows: each text is read once. */
const onceAYear = (read: Readers['deadline']): Readers['deadline'] => {
  const known = new Map<string, ReadDeadline>();
  return (text, year) => {
    const key = `${year ?? ''} ${text}`;
    const found = known.get(key) ?? read(text, year);
    known.set(key, found);
    return found;
  };
};

interface Readers {
  readonly deadline: (text: string, year: number | null) => ReadDeadline;
  readonly status: (text: string) => StatusCell;
  /** Doubts about a status's words that have been told. */
  readonly told: Set<string>;
}

const readTimes = (met: MetRow, read: Readers, report: Report) => {
  const { deadline, understood } = read.deadline(cellText(met.cells.deadline), rowYear(met));
  if (deadline.text !== '' && !understood) report(met.source, `Slutdatumet kan inte läsas: ${quote(deadline.text)}`);
  const status = read.status(cellText(met.cells.status));
  if (!status.understood) report(met.source, `Statusen är ett okänt ord: ${quote(status.status.text)}`);
  tellStatus(status, met.source, read.told, report);
  const comment = [status.rest, writtenText(met.cells.comment)].filter((text) => text !== '').join('\n');
  return { deadline, status: status.status, comment };
};

/** Said once a row. A comment may be empty, and a goal's cell is empty where the goal above holds. */
const reportEmpty = ({ cells, kinds, source }: MetRow, report: Report): void => {
  const empty = (['boards', 'deadline', 'status'] as const).filter(
    (kind) => kinds.includes(kind) && isEmpty(cells[kind]),
  );
  if (empty.length > 0) report(source, `Raden har inget i ${empty.map((kind) => columnNames[kind]).join(', ')}.`);
};

const readActivity = (met: MetRow, isSetApart: boolean, report: Report) => {
  const { activity, parts, carriedOverFrom, isSeveral } = readActivityCell(met.cells.activity, isSetApart);
  const year = carriedOverFrom === null ? null : yearCarriedFrom(carriedOverFrom);
  if (isSeveral) report(met.source, `Rutan har flera punkter och är läst som en aktivitet: ${quote(activity)}`);
  if (carriedOverFrom !== null && year === null) {
    report(met.source, `Året i ”Kvarstår från” kan inte läsas: ${quote(carriedOverFrom)}`);
  }
  return { activity, parts, carriedOverFrom: year };
};

/** The keys of the rows' activities; two activities worded the same (their parts divided otherwise) are numbered. */
const withActivityKeys = (rows: readonly Omit<DraftRow, 'activityKey'>[]): readonly DraftRow[] => {
  const groups = new Map<DraftGoal, string>();
  const groupOnce = (row: DraftPlacedGoal): string => {
    // A goal that was met is one object, in one place; what stands under none is none's.
    const group = row.goal === noGoal ? groupOf(row) : (groups.get(row.goal) ?? groupOf(row));
    groups.set(row.goal, group);
    return group;
  };
  const copies = rows.map((row): Copy => ({
    ...row,
    title: row.activity,
    group: groupOnce(row),
    goalTitle: row.goal.title,
  }));
  const used = new Map<string, number>();
  const keys = new Map<number, string>();
  return activitiesOf(copies).map((first, index) => {
    const row = rows[index] as Omit<DraftRow, 'activityKey'>;
    if (!keys.has(first)) {
      const key = activityKeyOf({ title: row.activity, parts: row.parts });
      const number = (used.get(key) ?? 0) + 1;
      used.set(key, number);
      keys.set(first, number === 1 ? key : `${key}-${number}`);
    }
    const { source, ...rest } = row;
    return { source, activityKey: keys.get(first) ?? '', ...rest };
  });
};

/**
 * A document's blocks as rows of a plan. Nothing is thrown away or guessed: what cannot be placed or understood is a
 * problem with its place, and a row keeps the text of what was not understood. `tellsLooks`: the document's italics are
 * its author's, so that where carry markers are set apart by them, nothing else is one.
 * @throws NoPlanTable where no table has the columns of the form.
 */
export const draftPlan = (
  fileName: string,
  given: readonly Block[],
  tellsLooks = false,
  map: DocumentMap = nothingSaid,
): DraftPlan => {
  const interleaved = readInterleaved(given);
  const blocks = interleaved?.blocks ?? withTablesOutOfForms(withLevelsOutOfTypes(given));
  const cut = sectionsOf(blocks, map);
  const met = draftRows(cut.sections);
  if (cut.sections.length === 0) {
    const why = `Ingen tabell har kolumnerna Aktivitet och Status.${tablesInWords(cut.unread)}`;
    throw new NoPlanTable(why, fileName, cut.unread);
  }
  const problems: DraftProblem[] = [...(interleaved?.problems ?? []), ...cut.problems, ...met.problems];
  const report: Report = (source, message) => {
    problems.push({ source, message });
  };
  const texts = blocks.map((block) => (block.kind === 'text' ? block.text : rowText(block)));
  const { document, open } = readDocumentFacts(cut.opening, texts, {
    fileName,
    inColumn: yearsIn(met.rows),
    ...(map.year === null ? {} : { said: map.year }),
  });
  const start = blocks[0]?.source ?? {};
  for (const message of open) report(start, message);

  const register = registerBoards(
    met.rows.map((row) => cellText(row.cells.boards) || boardBeside(row)),
    texts,
  );
  for (const [board, first] of Map.groupBy(met.rows, boardBeside)) {
    const [row] = first;
    if (board === '' || !row) continue;
    const where = row.boardAbove === board ? 'rubriken' : 'bladets namn';
    report(row.source, `Nämnden är läst ur ${where}: ${quote(board)}`);
  }
  const read: Readers = {
    deadline: onceAYear((text, year) => readDeadline(text, year ?? document.year)),
    status: statusReader(blocks, map.statuses),
    told: new Set(),
  };
  const readGoal = goalReader(lowerCaseWordsIn(texts), report);
  const isSetApart = tellsLooks && met.rows.some(({ cells }) => hasMarkerRun(cells.activity.paragraphs));
  const rows = withActivityKeys(
    met.rows.map((row) => {
      if (!row.goal && row.kinds.includes('goal')) report(row.source, 'Raden står inte under något mål.');
      reportEmpty(row, report);
      const times = readTimes(row, read, report);
      const { comment } = times;
      if (isCutOff(comment))
        report(row.source, `Kommentaren är avhuggen i dokumentet: ${quote(comment.slice(-quotedEnd))}`);
      const { activity, parts, carriedOverFrom } = readActivity(row, isSetApart, report);
      return {
        source: row.source,
        area: row.area,
        municipalGoal: row.municipalGoal,
        goal: row.goal ? readGoal(row.goal) : noGoal,
        activity,
        parts,
        ...readBoards(row, register, report),
        ...times,
        ...readMore(row, read.status, report),
        carriedOverFrom,
      };
    }),
  );
  const goals = new Map<string, DraftPlacedGoal>();
  for (const goal of met.goals) {
    const placed = { area: goal.area, municipalGoal: goal.municipalGoal, goal: readGoal(goal) };
    if (!goals.has(groupOf(placed))) goals.set(groupOf(placed), placed);
  }
  const withRows = new Set(met.rows.flatMap(({ goal }) => [goal, goal?.parent ?? null]));
  for (const goal of met.goals) {
    if (!withRows.has(goal)) report(goal.source, `Målet har inga aktiviteter: ${quote(readGoal(goal).title)}`);
  }
  if (rows.length === 0) {
    report(start, `Dokumentet har inga aktiviteter: dess tabeller är tomma.${tablesInWords(cut.unread)}`);
  }
  return {
    document: { ...document, form: formOf(cut.sections) },
    boards: register.boards,
    goals: [...goals.values()],
    rows,
    groups: goals.size,
    activities: new Set(rows.map((row) => row.activityKey)).size,
    differences: differencesBetweenRows(rows),
    problems: inOrder(problems),
    columns: columnsIn(cut.sections),
  };
};
