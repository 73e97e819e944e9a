import { FormValueError, readFormValue, type FormReading } from './form-value.ts';
import { isBaseField } from '../fields/base-fields.ts';
import { defaultValues } from '../items/item-values.ts';
import { fieldFlag, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { fieldNamed, serverPath, type ListRecord } from '../lists/list-record.ts';
import { idOf, type ItemRow } from '../items/item-row.ts';
import { contentTypeNamed, contentTypesOf } from '../content-types/list-content-types.ts';
import { invalidQuery, ODataError } from '../odata/error.ts';
import { readPlace } from './new-place.ts';
import { renamed } from '../files/move-copy.ts';
import { jsonReply } from '../odata/reply.ts';
import { localeOf } from '../site/region.ts';
import { permission } from '../people/permissions.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import { targetsOf } from '../items/targets.ts';

/** A row of the answer (recorded, keys in this order). */
interface FormRow {
  readonly ErrorCode: number;
  readonly ErrorMessage: string | null;
  readonly FieldName: string;
  readonly FieldValue: string | null;
  readonly HasException: boolean;
  readonly ItemId: number;
}

/** The number of an error in a value (recorded: UpdateWithWrongValuesInteractive). */
const badValue = -2146232832;
/** Columns that came with the list and that a form may set. */
const settableBase = new Set(['Title', 'ContentTypeId', 'FileLeafRef', 'Author', 'Editor', 'Created', 'Modified']);
/** Who and when: only an update that is to look like an upload sets them. */
const stamps = new Set(['Author', 'Editor', 'Created', 'Modified']);

/** `items(3)/validateupdatelistitem`: 200 with a row for each value; when one is wrong nothing is written (recorded). */
export function answerValidateUpdate(exchange: Exchange, list: ListRecord, row: ItemRow): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.editListItems, { list, row });
  const body = readJson(exchange);
  const values = readAll(exchange, list, body, idOf(row.key));
  if (values.isWhole) {
    const stamp = stampOf(exchange);
    const { Editor: by = stamp.who, Modified: at = stamp.now } = values.stamps;
    const changes = new Map(values.read);
    if (values.stamps['Author'] !== undefined) changes.set('AuthorId', values.stamps['Author']);
    if (values.stamps['Created'] !== undefined) changes.set('Created', values.stamps['Created']);
    const name = values.rows.find(({ FieldName }) => FieldName === 'FileLeafRef')?.FieldValue;
    const write = () => {
      const named = name && row.dir !== null ? renamed(exchange, list, row, name) : row;
      site.items.update(list, named, changes, { ...stamp, who: Number(by), now: String(at) });
    };
    written(list, values, () => site.store.write(write));
  }
  return rowsReply(exchange, 'ValidateUpdateListItem', values.rows);
}

/**
 * `lists(…)/AddValidateUpdateItemUsingPath`: the same for a new item, with a last row that names its id, 0 when nothing
 * was made (recorded: BulkAddListItemsWithBadFieldNameTest).
 */
export function answerAddValidate(exchange: Exchange, list: ListRecord): Reply {
  const { site } = exchange;
  const body = readJson(exchange);
  const leaf = formValuesIn(body).find(({ name }) => name === 'FileLeafRef')?.value ?? undefined;
  const { place, values: first } = readPlace(exchange, list, body['listItemCreateInfo'], leaf);
  const values = readAll(exchange, list, body, 0);
  let id = 0;
  if (values.isWhole) {
    const stamp = stampOf(exchange);
    const usual = defaultValues(list, stamp.now, site.regions.current.zone.name);
    const given = new Map([...usual, ...first, ...values.read]);
    written(list, values, () => {
      id = idOf(site.items.add(list, given, stamp, place).key);
    });
  }
  return rowsReply(exchange, 'AddValidateUpdateItemUsingPath', [...values.rows, plainRow('Id', String(id), 0)]);
}

interface ReadValues {
  rows: FormRow[];
  /** By item key. */
  readonly read: ReadonlyMap<string, unknown>;
  readonly stamps: Readonly<Record<string, unknown>>;
  readonly isWhole: boolean;
}

function readAll(exchange: Exchange, list: ListRecord, body: Record<string, unknown>, itemId: number): ReadValues {
  const { site } = exchange;
  const { locale, zone } = site.regions.current;
  const reading: FormReading = {
    site,
    targets: targetsOf(exchange),
    region: { zone, locale: body['numberInInvariantCulture'] === true ? localeOf(1033) : locale },
    datesInUtc: body['datesInUTC'] === true,
  };
  const read = new Map<string, unknown>();
  const stampValues: Record<string, unknown> = {};
  const rows = formValuesIn(body).map(({ name, value }): FormRow => {
    const field = fieldNamed(list, name);
    if (!field) return unknownRow(list, name, value, itemId);
    if (name === 'ContentType') return contentTypeRow(list, read, value, itemId);
    if (isBaseField(list, name) && !settableBase.has(name)) return closedRow(name, value, itemId);
    try {
      const isStamp = stamps.has(name);
      if (name === 'ContentTypeId') read.set(name, contentTypeIn(list, value ?? ''));
      if (name === 'ContentTypeId' || name === 'FileLeafRef') return plainRow(name, value, itemId);
      const one = readFormValue(reading, field, value ?? '');
      if (!isStamp) read.set(itemKey(field), one);
      else if (body['bNewDocumentUpdate'] === true) stampValues[name] = one;
      return plainRow(name, value, itemId);
    } catch (error) {
      if (error instanceof FormValueError) return badRow(name, value, itemId, error.message);
      throw error;
    }
  });
  return { rows, read, stamps: stampValues, isWhole: rows.every((row) => !row.HasException) };
}

/** The computed column of a content type's name takes one, or an id (CLI for Microsoft 365 writes the name). */
function contentTypeRow(list: ListRecord, read: Map<string, unknown>, value: string | null, itemId: number): FormRow {
  const found = contentTypesOf(list).find(({ name }) => name === value) ?? contentTypeNamed(list, value ?? '');
  if (!found) return badRow('ContentType', value, itemId, 'The specified content type is not part of this list.');
  read.set('ContentTypeId', found.id);
  return plainRow('ContentType', value, itemId);
}

function contentTypeIn(list: ListRecord, id: string): string {
  const found = contentTypeNamed(list, id);
  if (!found) throw new FormValueError('The specified content type is not part of this list.');
  return found.id;
}

/** Writes; what the store refuses, such as a value that must be unique, becomes an error of its column. */
function written(list: ListRecord, values: ReadValues, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    const isUnique = (name: string) => {
      const field: FieldRecord | undefined = fieldNamed(list, name);
      return field !== undefined && fieldFlag(field, 'EnforceUniqueValues');
    };
    if (!values.rows.some((row) => isUnique(row.FieldName))) throw error;
    values.rows = values.rows.map((row) =>
      isUnique(row.FieldName) ? badRow(row.FieldName, row.FieldValue, row.ItemId, error.message) : row,
    );
  }
}

function formValuesIn(body: Record<string, unknown>): { name: string; value: string | null }[] {
  const given = body['formValues'];
  const values: unknown = typeof given === 'object' && given !== null && 'results' in given ? given.results : given;
  if (!Array.isArray(values)) throw invalidQuery('The parameter formValues is missing or is no list.');
  return values.map((one: Record<string, unknown>) => {
    const { FieldName: name, FieldValue: value = null } = one;
    if (typeof name !== 'string') throw invalidQuery('A form value has no FieldName.');
    if (value !== null && typeof value !== 'string') throw invalidQuery('FieldValue must be a string.');
    return { name, value };
  });
}

function plainRow(FieldName: string, FieldValue: string | null, ItemId: number): FormRow {
  return { ErrorCode: 0, ErrorMessage: null, FieldName, FieldValue, HasException: false, ItemId };
}

function badRow(FieldName: string, FieldValue: string | null, ItemId: number, ErrorMessage: string): FormRow {
  return { ErrorCode: badValue, ErrorMessage, FieldName, FieldValue, HasException: true, ItemId };
}

/** A column of the list's own use: the value comes back as the message (recorded: BulkAddListItemsWithBadFieldNameTest). */
function closedRow(FieldName: string, FieldValue: string | null, ItemId: number): FormRow {
  return { ErrorCode: 0, ErrorMessage: FieldValue, FieldName, FieldValue, HasException: true, ItemId };
}

function unknownRow(list: ListRecord, name: string, value: string | null, ItemId: number): FormRow {
  const words = `Column '${name}' does not exist. It may have been deleted by another user.  ${serverPath(list)}`;
  return { ...badRow(name, value, ItemId, words), ErrorCode: -2147024809 };
}

function rowsReply(exchange: Exchange, method: string, rows: readonly FormRow[]): Reply {
  const { format, site } = exchange;
  if (format === 'verbose') return jsonReply(format, { d: { [method]: { results: rows } } });
  const metadata = { 'odata.metadata': `${site.api}/$metadata#Collection(SP.ListItemFormUpdateValue)` };
  return jsonReply(format, format === 'minimal' ? { ...metadata, value: rows } : { value: rows });
}
