import { PlanError } from '../plan/plan-error.ts';
import type { ColumnMap } from './column-head.ts';
import { namedKinds, type NamedKind } from './column-words.ts';

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

/**
 * A person's reading of a document's columns, `{"columns": {"Åtgärd 2023": "activity"}}`: heads as the document has
 * them, kinds of `namedKinds`. "periodStatus" is understood as status: several of those are a period's each.
 * @throws PlanError `invalid`, in Swedish, where it is no such file.
 */
export const readColumnMap = (fileName: string, text: string): ColumnMap => {
  const value = parsed(fileName, text);
  const columns: unknown = typeof value === 'object' && value !== null && 'columns' in value ? value.columns : null;
  if (typeof columns !== 'object' || columns === null) throw refused(fileName, 'Kolumnfilen har ingen ”columns”.');
  return new Map(
    Object.entries(columns).map(([head, kind]: [string, unknown]) => {
      const named = kind === 'periodStatus' ? 'status' : kind;
      if (isNamed(named)) return [head, named];
      throw refused(fileName, `Kolumnen ”${head}” kan vara ${namedKinds.join(', ')}; inte ”${String(kind)}”.`);
    }),
  );
};

/** The columns as they were read, for a person to correct and give back. */
export const writeColumnMap = (columns: readonly { readonly head: string; readonly kind: string }[]): string =>
  `${JSON.stringify({ columns: Object.fromEntries(columns.map(({ head, kind }) => [head, kind])) }, null, 2)}\n`;
