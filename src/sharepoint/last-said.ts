import type { SPFI } from '@pnp/sp';
import '@pnp/sp/items/index.js';
import { viaWords } from '../lists/words.ts';
import { documentFields, type DocumentField, type Said } from '../plan/import-difference.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { settleAll } from './batch.ts';
import { documentColumns } from './document-columns.ts';
import { listOf } from './list-of.ts';
import { itemByKey } from './read-windows.ts';
import { toPlanError } from './sharepoint-error.ts';

type VersionRow = Readonly<Record<string, unknown>>;

/** More than any activity is written in a year; past it nobody knows who said it. */
const mostVersions = 200;

/** The day alone of a moment: versions spell the hour in two ways. */
const plain = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
};

const saidIn = (row: VersionRow, field: DocumentField): string =>
  documentColumns[field].map((column) => plain(row[column])).join('\n');

/** A later edit in the list keeps the columns of who acted as the import left them: only a new act is an import's. */
const isByImport = (row: VersionRow, older: VersionRow | undefined): boolean =>
  row['ActedVia'] === viaWords.import && (older === undefined || older['ActedAt'] !== row['ActedAt']);

/** Null where the history does not say. Earlier versions leave out the zone, which is UTC. */
const dayIn = (value: unknown): Said['on'] => {
  if (typeof value !== 'string' || value === '') return null;
  return dayOf(/Z$|[+-]\d{2}:\d{2}$/.test(value) ? value : `${value}Z`);
};

/** Who said what stands now: the oldest of the newest versions that all say it. `rows` newest first. */
const saidBy = (rows: readonly VersionRow[], field: DocumentField): Said => {
  const [now] = rows;
  if (now === undefined) return { byImport: false, on: null };
  const stands = saidIn(now, field);
  const change = rows.findIndex((row) => saidIn(row, field) !== stands);
  const at = (change < 0 ? rows.length : change) - 1;
  const first = rows[at]!;
  const isWhole = change >= 0 || first['VersionLabel'] === '1.0';
  if (!isWhole) return { byImport: false, on: null };
  if (isByImport(first, rows[at + 1])) return { byImport: true, on: null };
  return { byImport: false, on: dayIn(first['Modified']) };
};

/**
 * For each of these activities, who said what stands of each field: the import, or a person and when. From the list's
 * own history, which knows also what was edited there, past us. Throws PlanError.
 */
export const lastSaid = async (
  sp: SPFI,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<DocumentField, Said>>>> => {
  const all = async <T>(operations: readonly ((client: SPFI) => Promise<T>)[]): Promise<readonly T[]> =>
    (await settleAll(sp, operations)).map((outcome) => {
      if (outcome.status === 'rejected') throw toPlanError(outcome.reason, 'Aktiviteter');
      return outcome.value;
    });
  const items = await all(keys.map((key) => (client: SPFI) => itemByKey(client, 'Activities', key)));
  const ids = keys.flatMap((key, index) => (items[index] === undefined ? [] : [{ key, id: items[index].id }]));
  const histories = await all(
    ids.map(
      ({ id }) =>
        (client: SPFI): Promise<VersionRow[]> =>
          listOf(client, 'Activities').items.getById(id).versions.top(mostVersions)<VersionRow[]>(),
    ),
  );
  return new Map(
    ids.map(({ key }, index) => {
      const rows = histories[index] ?? [];
      const said = documentFields.map((field) => [field, saidBy(rows, field)]);
      return [key, Object.fromEntries(said) as Record<DocumentField, Said>];
    }),
  );
};
