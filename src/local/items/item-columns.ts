import { fieldKinds, isRelation } from '../fields/field-kinds.ts';
import { entityPropertyName, fieldFlag, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { isBaseField } from '../fields/base-fields.ts';
import { fieldsOf, isLibrary, type ListRecord } from '../lists/list-record.ts';

/** A list's columns as its items' REST properties. */
export interface ItemColumns {
  /** By the key of an item's JSON: `Title`, `OwnerId`, `ID`. */
  readonly byKey: ReadonlyMap<string, FieldRecord>;
  /** People and lookups by the name that `$expand` takes: `Owner`. */
  readonly relations: ReadonlyMap<string, FieldRecord>;
  /** The list's own columns in an item's JSON, in order. */
  readonly own: readonly FieldRecord[];
  readonly indexed: readonly FieldRecord[];
}

/** Base columns that an item's JSON holds; the others that came with the list are computed when asked for. */
export const storedBase: ReadonlySet<string> = new Set([
  'ContentTypeId',
  'Title',
  'ComplianceAssetId',
  'ID',
  'Modified',
  'Created',
  'Author',
  'Editor',
  '_CopySource',
  'CheckoutUser',
  '_UIVersionString',
  'Attachments',
  'GUID',
]);

/** Those of them that only a library's items hold. */
const libraryBase: ReadonlySet<string> = new Set(['_CopySource', 'CheckoutUser']);

const known = new WeakMap<readonly FieldRecord[], ItemColumns>();

export function itemColumns(list: ListRecord): ItemColumns {
  const fields = fieldsOf(list);
  const found = known.get(fields);
  if (found) return found;
  const own = fields.filter(
    (field) => !isBaseField(list, field.name) && field.type !== 'Computed' && field.props['IsDependentLookup'] !== true,
  );
  const holds = (name: string) => storedBase.has(name) && (isLibrary(list) || !libraryBase.has(name));
  const stored = [...fields.filter(({ name }) => isBaseField(list, name) && holds(name)), ...own];
  const byKey = new Map(stored.map((field) => [itemKey(field), field]));
  byKey.set('Id', byKey.get('ID')!);
  const relations = new Map(
    stored.filter((field) => isRelation(field.type)).map((field) => [entityPropertyName(field), field]),
  );
  const indexed = stored.filter((field) => fieldFlag(field, 'Indexed') && fieldKinds[field.type].indexable);
  const columns = { byKey, relations, own, indexed };
  known.set(fields, columns);
  return columns;
}
