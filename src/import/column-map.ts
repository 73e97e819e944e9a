import { PlanError } from '../plan/plan-error.ts';
import { readStatus } from '../plan/read-status.ts';
import { noMap, type ColumnMap } from './column-head.ts';
import { namedKinds, type NamedKind } from './column-words.ts';
import { noStatuses, type StatusMap } from './status-cell.ts';
import type { TableRow } from './table.ts';

/** What a person has said of one table, told by its number in the document or by its sheet's name. */
export interface TableMap {
  readonly table: number | null;
  readonly sheet: string | null;
  readonly columns: ColumnMap;
  /** It is none of the plan's. */
  readonly isSkipped: boolean;
}

/** A person's own reading of a document. */
export interface DocumentMap {
  /** For every table. */
  readonly columns: ColumnMap;
  readonly tables: readonly TableMap[];
  readonly statuses: StatusMap;
  /** The plan's year; null where nothing is said of it. */
  readonly year: number | null;
}

export const nothingSaid: DocumentMap = { columns: noMap, tables: [], statuses: noStatuses, year: null };

const isNamed = (kind: unknown): kind is NamedKind => namedKinds.some((named) => named === kind);

const refused = (fileName: string, why: string, cause?: unknown): PlanError =>
  new PlanError('invalid', why, { subject: fileName, ...(cause === undefined ? {} : { cause }) });

const parsed = (fileName: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(fileName, 'Kolumnfilen är ingen JSON.', cause);
  }
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readColumns = (fileName: string, columns: unknown): ColumnMap => {
  if (!isFields(columns)) throw refused(fileName, 'Kolumnfilen har ingen ”columns”.');
  return new Map(
    Object.entries(columns).map(([head, kind]): [string, NamedKind] => {
      const named = kind === 'periodStatus' ? 'status' : kind;
      if (isNamed(named)) return [head, named];
      throw refused(fileName, `Kolumnen ”${head}” kan vara ${namedKinds.join(', ')}; inte ”${String(kind)}”.`);
    }),
  );
};

const readTable = (fileName: string, value: unknown): TableMap => {
  const { table = null, sheet = null, columns = {}, skip = false }: Fields = isFields(value) ? value : {};
  const isTold = (typeof table === 'number' && sheet === null) || (typeof sheet === 'string' && table === null);
  if (!isTold || typeof skip !== 'boolean') {
    throw refused(
      fileName,
      'Varje tabell i ”tables” har antingen ”table” (ett nummer) eller ”sheet” (ett blads namn).',
    );
  }
  return {
    table: typeof table === 'number' ? table : null,
    sheet: typeof sheet === 'string' ? sheet : null,
    columns: readColumns(fileName, columns),
    isSkipped: skip,
  };
};

const readStatuses = (fileName: string, value: unknown): StatusMap => {
  if (!isFields(value)) throw refused(fileName, 'I ”statuses” står varje ord med det som det betyder.');
  return new Map(
    Object.entries(value).map(([word, meaning]): [string, string] => {
      if (typeof meaning === 'string' && meaning !== '' && readStatus(meaning).understood) return [word, meaning];
      throw refused(
        fileName,
        `”${word}” kan betyda Kvarstår, Pågår, Pausad, Genomfört, Utgår, Enligt plan eller Avviker; inte ”${String(meaning)}”.`,
      );
    }),
  );
};

const readYear = (fileName: string, value: unknown): number | null => {
  if (value === null) return null;
  if (typeof value === 'number' && /^(?:19|20)\d\d$/.test(String(value))) return value;
  throw refused(fileName, `”year” är ett år, som 2024; inte ${JSON.stringify(value)}.`);
};

/**
 * A person's reading of a document: `{"columns": {"Åtgärd 2023": "activity"}}`, heads as the document has them, kinds of
 * `namedKinds`. "periodStatus" is understood as status: several of those are a period's each. Beside it may stand
 * `"tables": [{"sheet": "BUN" or "table": 2, "columns": {…}, "skip": true}]`, which hold for one table before the others,
 * `"statuses": {"Grön": "Enligt plan"}` and `"year": 2024`. What else stands there says
 * nothing: "kinds" is the list that a person chooses from.
 * @throws PlanError `invalid`, in Swedish, where it is no such file.
 */
export const readColumnMap = (fileName: string, text: string): DocumentMap => {
  const value = parsed(fileName, text);
  if (!isFields(value)) throw refused(fileName, 'Kolumnfilen har ingen ”columns”.');
  const { columns, tables = [], statuses = {}, year = null } = value;
  if (!Array.isArray(tables)) throw refused(fileName, '”tables” är en lista.');
  return {
    columns: readColumns(fileName, columns),
    tables: tables.map((table) => readTable(fileName, table)),
    statuses: readStatuses(fileName, statuses),
    year: readYear(fileName, year),
  };
};

const tableFor = ({ tables }: DocumentMap, row: TableRow): TableMap | undefined =>
  tables.find(({ table, sheet }) => (sheet === null ? table === row.table : sheet === row.sheet));

/** What has been said of a row's own table, before what has been said of all. */
export const columnsFor = (map: DocumentMap, row: TableRow): ColumnMap => {
  const own = tableFor(map, row);
  return own === undefined || own.columns.size === 0 ? map.columns : new Map([...map.columns, ...own.columns]);
};

export const isSkipped = (map: DocumentMap, row: TableRow): boolean => tableFor(map, row)?.isSkipped === true;

/** Whether somebody has said anything of the columns: then the document is a plan's. */
export const saysColumns = ({ columns, tables }: DocumentMap): boolean =>
  columns.size > 0 || tables.some((table) => table.columns.size > 0);

interface ReadColumn {
  readonly head: string;
  readonly kind: string;
  readonly table?: number;
}

/** The columns as they were read, for a person to correct and give back; a head read in two ways stands by its tables. */
export const writeColumnMap = (columns: readonly ReadColumn[]): string => {
  const first = new Map<string, string>();
  const otherwise = new Map<number, Record<string, string>>();
  for (const { head, kind, table } of columns) {
    if (!first.has(head)) first.set(head, kind);
    else if (first.get(head) !== kind && table !== undefined) {
      otherwise.set(table, { ...otherwise.get(table), [head]: kind });
    }
  }
  const tables = [...otherwise].map(([table, own]) => ({ table, columns: own }));
  const kept = { columns: Object.fromEntries(first), ...(tables.length > 0 ? { tables } : {}) };
  return `${JSON.stringify(kept, null, 2)}\n`;
};
