import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { toListItem, type Columns, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { isSameItem } from './same-columns.ts';
import { asked } from './sharepoint-error.ts';

type VersionRow = Record<string, unknown>;

/** How far back a write is looked for whose answer was lost a moment ago. */
const recent = 20;

const idOf = (value: unknown): number | null => (value as { LookupId?: number } | null)?.LookupId ?? null;

/** A version spells a person and a lookup as `{ LookupId, LookupValue }`, an item as `…Id`. */
const asItem = (item: ListItem, row: VersionRow): ListItem => {
  const values: VersionRow = { ...row, Id: item.id, 'odata.etag': item.version };
  for (const { kind, name } of listNamed(item.list).fields) {
    if (kind === 'person' || kind === 'lookup') values[`${name}Id`] = idOf(row[name]);
    if (kind === 'people') values[`${name}Id`] = ((row[name] as unknown[] | null) ?? []).map(idOf);
  }
  return toListItem(item.list, values);
};

/**
 * Whether an item once was as these columns say, who acted and when with them: a write whose answer was lost and that
 * somebody else has built on since. Only what carries who acted can be told from another's write of the same.
 */
export const stoodOnce = async (sp: SPFI, item: ListItem, columns: Columns): Promise<boolean> => {
  if (typeof columns['ActedAt'] !== 'string') return false;
  const rows: VersionRow[] = await asked(
    listOf(sp, item.list).items.getById(item.id).versions.top(recent)<VersionRow[]>(),
    item.list satisfies ListName,
  );
  return rows.some((row) => isSameItem(asItem(item, row), columns));
};
