import type { Temporal } from 'temporal-polyfill';
import { namedAmounts, printAmount, type NamedAmount, type Ore } from '../plan/amount.ts';
import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';
import {
  addsUp,
  totalsOf,
  type BudgetTotals,
  type FocusArea,
  type GoverningDocument,
  type VersionEntry,
} from '../plan/objektplan.ts';
import { PlanError } from '../plan/plan-error.ts';
import { readDeadline } from '../plan/read-deadline.ts';
import { readBudgetTables, type BudgetTables } from './budget-tables.ts';
import { readKeys, readUnits, type DraftKey, type NamedUnit } from './budget-words.ts';
import { readFocusArea } from './focus-area.ts';
import { linesOf, objektplanTables, type FoundRow, type FoundTable, type TableName } from './objektplan-tables.ts';
import { legible, readItem, runningTexts, type RunningText } from './paragraphs.ts';
import { inOrder, quote } from './place.ts';
import type { Report } from './report-problem.ts';
import { cellText, rowText, type Block } from './table.ts';

export type Placed<T> = T & { readonly source: DraftSource };

/** What an import makes of an objektplan. */
export interface DraftObjektplan {
  readonly document: {
    readonly title: string | null;
    readonly year: number | null;
    /** First and last day it is valid, "2022-01-01"; null where it does not say. */
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly versions: readonly Placed<VersionEntry>[];
  readonly governingDocuments: readonly Placed<GoverningDocument>[];
  readonly goals: readonly Placed<FocusArea>[];
  readonly budget: BudgetTables & {
    readonly keys: readonly DraftKey[];
    readonly totals: BudgetTotals;
    /** Amounts named in sentences, which no sum takes in: "Cirka 1,2 Mkr saknas i denna prognos". */
    readonly mentioned: readonly Placed<NamedAmount>[];
  };
  /** Short names in the column Nämnd that are boards, and those that are units. */
  readonly boards: readonly string[];
  readonly units: readonly NamedUnit[];
  /** The document's sentences and headings, all of them, in its order. */
  readonly texts: readonly RunningText[];
  readonly problems: readonly DraftProblem[];
}

const readVersion = (row: FoundRow, year: number, report: Report): Placed<VersionEntry> => {
  const dateText = cellText(row.cells['date']);
  const version = cellText(row.cells['version']);
  const comment = cellText(row.cells['comment']);
  const read = dateText === '' ? null : readDeadline(dateText, year);
  const days = read?.deadline.occurrences[0];
  const date: Temporal.PlainDate | null = days?.first.equals(days.last) ? days.last : null;
  if (dateText !== '' && date === null)
    report(row.source, `Dagen för version ${version} kan inte läsas: ${quote(dateText)}`);
  return { version, date, dateText, comment, isAdopted: /\bbeslutad\b/iu.test(comment), source: row.source };
};

const readGoverning = ({ cells, source }: FoundRow): Placed<GoverningDocument> => ({
  id: cellText(cells['id']),
  name: cellText(cells['name']),
  direction: linesOf(cells['direction']).join('\n'),
  influence: linesOf(cells['influence']).join('\n'),
  source,
});

const title = /objektplan/iu;
const validity = /(?<from>\d{4}-\d\d-\d\d)\s*[–-]\s*(?<to>\d{4}-\d\d-\d\d)/u;

const anyYear = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const mostLines = 4;

/** The title; where it is set as several paragraphs, up to the one with its year. */
const titleIn = (texts: readonly string[]): string | null => {
  const at = texts.findIndex((text) => title.test(text));
  const lines = texts.slice(at, at + mostLines);
  const end = lines.findIndex((line) => anyYear.test(line));
  const isTitle = at >= 0 && lines.slice(0, end + 1).every((line) => !/[.:]$/.test(line));
  return at < 0 ? null : isTitle && end > 0 ? lines.slice(0, end + 1).join(' ') : (lines[0] ?? null);
};

/** Without Markdown's marks and a bullet. */
const asPlain = (text: string): string => readItem(text.replace(/^[#*\s]+/u, '').replace(/[*\s]{1,9}$/u, '')).text;

const readDocument = (texts: readonly RunningText[]): DraftObjektplan['document'] => {
  const written = titleIn(texts.map(({ text }) => text));
  const { from = null, to = null } =
    texts.map(({ text }) => validity.exec(text)?.groups).find((days) => days !== undefined) ?? {};
  const year = anyYear.exec(written ?? '')?.[0] ?? from?.slice(0, 4);
  return { title: written, year: year === undefined ? null : Number(year), from, to };
};

const expected: Readonly<Partial<Record<TableName, string>>> = {
  versions: 'versionshantering',
  governing: 'styrande dokument',
  goals: 'långsiktiga mål',
  items: 'budget per nämnd',
};

/**
 * An objektplan's blocks as what it decides: versions, governing documents, long-term goals and the budget in öre. Every
 * sum the document prints is counted again; one that does not add up is a problem that names it, and nothing is put right.
 * @throws PlanError `invalid` where none of its tables is there.
 */
export const draftObjektplan = (fileName: string, blocks: readonly Block[]): DraftObjektplan => {
  const { tables, others } = objektplanTables(blocks);
  if (tables.length === 0) {
    throw new PlanError('invalid', 'Objektplanen har ingen tabell som kan läsas.', { subject: fileName });
  }
  const problems: DraftProblem[] = others.map((row) => ({
    source: row.source,
    message: `Raden hör inte till någon tabell: ${quote(rowText(row))}`,
  }));
  const report: Report = (source, message) => void problems.push({ source, message });
  const all = runningTexts(blocks);
  const texts = legible(all, report)
    .map(({ text, source }) => ({ text: asPlain(text), source }))
    .filter(({ text }) => text !== '');
  const document = readDocument(texts);
  const rowsOf = (name: TableName): readonly FoundRow[] =>
    tables.filter((table: FoundTable) => table.name === name).flatMap(({ rows }) => rows);
  const start = blocks[0]?.source ?? {};
  for (const [name, words] of Object.entries(expected)) {
    if (rowsOf(name as TableName).length === 0) report(start, `Objektplanen har ingen tabell för ${words}.`);
  }
  const named = [...rowsOf('items'), ...rowsOf('boards')].map(({ cells }) => cellText(cells['board']));
  const names = [...new Set(named)].filter(
    (name) => /^\p{L}+$/u.test(name) && !/^(?:total|totalt|summa)$/iu.test(name),
  );
  const units = readUnits(names, texts);
  for (const { key, why, source } of units)
    report(source, `${quote(key)} står i kolumnen Nämnd men är en enhet: ${quote(why)}`);
  const budget = readBudgetTables(
    tables,
    units.map(({ key }) => key),
    report,
  );
  for (const sum of budget.sums.filter((one) => !addsUp(one)))
    report(sum.source, unequal(sum.name, sum.printed, sum.computed));
  const keys = readKeys(texts, names);
  for (const key of keys) reportKey(key, names, report);
  return {
    document,
    versions: rowsOf('versions').map((row) => readVersion(row, document.year ?? 2000, report)),
    governingDocuments: rowsOf('governing').map(readGoverning),
    goals: rowsOf('goals').map((row) => readFocusArea(row, report)),
    budget: {
      ...budget,
      keys,
      totals: totalsOf(budget.items),
      mentioned: texts.flatMap(({ text, source }) => namedAmounts(text).map((named) => ({ ...named, source }))),
    },
    boards: names.filter((name) => !units.some(({ key }) => key === name)),
    units,
    texts: all.map(({ text, source }) => ({ text: asPlain(text), source })),
    problems: inOrder(problems),
  };
};

const unequal = (name: string, printed: Ore, computed: Ore): string =>
  `Summan ${quote(name)} går inte ihop: ${printAmount(printed)} står det, delarna blir ${printAmount(computed)}.`;

const reportKey = ({ boards, shares, text, source }: DraftKey, names: readonly string[], report: Report): void => {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (boards.length !== shares.length) report(source, `Nyckeln har inte en andel för varje nämnd: ${quote(text)}`);
  if (whole !== 100) report(source, `Nyckelns andelar blir ${whole} och inte 100: ${quote(text)}`);
  const unknown = boards.filter((board) => !names.includes(board));
  if (unknown.length > 0)
    report(source, `Nyckeln nämner ${unknown.join(', ')}, som inte finns i budgeten: ${quote(text)}`);
};
