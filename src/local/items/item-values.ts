import { fieldKinds } from '../fields/field-kinds.ts';
import { fieldTitle, isDateOnly, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { contentTypeNamed } from '../content-types/list-content-types.ts';
import { itemColumns } from './item-columns.ts';
import { isBaseField } from '../fields/base-fields.ts';
import { itemType, type ListRecord } from '../lists/list-record.ts';
import { badArgument, invalidQuery, refused, unknownProperty, wrongType, type ODataError } from '../odata/error.ts';
import { parseRestDate, restDay, restInstant, siteDay } from '../site/site-time.ts';

/** What values are checked with: whether an id that a person or lookup column is given exists. */
export interface Targets {
  personExists(id: number): boolean;
  itemExists(listId: string, id: number): boolean;
  /** The site's zone, for days and times that come without one. */
  readonly zone: string;
}

/** Names that a client may send and that change nothing. */
const ignored = new Set([
  'odata.type',
  'odata.metadata',
  'odata.id',
  'odata.etag',
  'odata.editLink',
  'Id',
  'Attachments',
  'FileSystemObjectType',
]);

/**
 * The values that a client's body gives columns, checked as SharePoint's REST checks them. A required column may be
 * left out: REST does not ask for it (SharePoint/PnP-JS-Core#376). Columns that are read-only are passed over.
 * @throws ODataError 400 for a column that is not there, a value of the wrong type or a target that does not exist.
 */
export function readValues(
  list: ListRecord,
  body: Readonly<Record<string, unknown>>,
  verbose: boolean,
  targets: Targets,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const { byKey } = itemColumns(list);
  for (const [name, given] of Object.entries(body)) {
    if (ignored.has(name) || (name === '__metadata' && verbose)) continue;
    if (name === 'ContentTypeId') {
      if (typeof given === 'string') values.set(name, contentTypeIn(list, given));
      continue;
    }
    const field = byKey.get(name);
    if (!field) {
      // `OwnerStringId` comes with `OwnerId` in answers; written back it is passed over.
      if (name.endsWith('StringId') && byKey.get(name.replace(/StringId$/, 'Id'))?.type.startsWith('User')) continue;
      throw unknownProperty(name, itemType(list));
    }
    // What a formula comes to is not written by clients.
    if (field.type === 'Calculated') continue;
    if (isBaseField(list, field.name) ? field.name === 'Title' : field.props['ReadOnlyField'] !== true) {
      if (!verbose && isWrapped(given)) throw notAnArray();
      values.set(itemKey(field), readValue(field, given, targets));
    }
  }
  return values;
}

/** @throws ODataError 400 for a content type that the list has not; class and words are known, not recorded. */
function contentTypeIn(list: ListRecord, id: string): string {
  const found = contentTypeNamed(list, id);
  if (!found) throw badArgument(`The content type '${id}' is not part of this list.`);
  return found.id;
}

export function readValue(field: FieldRecord, given: unknown, targets: Targets): unknown {
  const { edm } = fieldKinds[field.type];
  const value = typeof given === 'object' && given !== null && 'results' in given ? given.results : given;
  switch (field.type) {
    case 'Text':
      return text(field, value, Number(field.props['MaxLength']) || 255);
    case 'Choice':
      return text(field, value, 255);
    case 'Note':
    case 'Location':
    case 'Thumbnail':
    case 'Guid':
      return text(field, value, Number.POSITIVE_INFINITY);
    case 'Number':
    case 'Currency':
    case 'Integer':
      return number(field, value);
    case 'Boolean': {
      const truth = typeof value === 'string' ? truthIn(value) : undefined;
      if (truth !== undefined) return truth;
      if (value !== null && typeof value !== 'boolean') throw wrongType(edm);
      return value;
    }
    case 'DateTime':
      return date(value, targets.zone);
    case 'User':
    case 'Lookup':
      return value === null || numberIn(value) === 0 ? null : target(field, value, targets);
    case 'UserMulti':
      return noneAsNull(many(value, edm).map((one) => target(field, one, targets)));
    case 'LookupMulti':
      return many(value, edm).map((one) => target(field, one, targets));
    case 'MultiChoice':
      return noneAsNull(many(value, edm).map((one) => text(field, one, 255)));
    case 'URL':
      return link(value);
    default:
      throw wrongType(edm);
  }
}

/** Empty text is no value (recorded: an emptied column reads null). The refusal's words are known, its number is not. */
function text(field: FieldRecord, value: unknown, longest: number): string | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') throw wrongType('Edm.String');
  if (unwritable.test(value)) throw badArgument('The value holds a character that is not valid in XML.');
  if (value.length > longest) {
    throw refused(
      400,
      -2130575155,
      `Invalid text value.\n\nA text field contains invalid data. Please check the value and try again. [${fieldTitle(field)}]`,
    );
  }
  return value;
}

/** What XML cannot hold: control characters but tab and line ends, and halves of pairs. */
const unwritable = /[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n\r\u007f-\u009f]/u;

/** OData's reader takes numbers and truths as text too, and refuses text that is none. */
function numberIn(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

function truthIn(text: string): boolean | undefined {
  if (/^(?:true|1)$/i.test(text)) return true;
  return /^(?:false|0)$/i.test(text) ? false : undefined;
}

/** Verbose JSON alone writes a list as `{results: […]}`. */
function isWrapped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'results' in value;
}

function notAnArray(): ODataError {
  return invalidQuery(
    "A node of type 'StartObject' was read from the JSON reader when trying to read the contents of the property; a 'StartArray' node was expected.",
  );
}

function number(field: FieldRecord, given: unknown): number | null {
  const value = numberIn(given);
  if (value === null) return null;
  const { edm } = fieldKinds[field.type];
  if (typeof value !== 'number' || (field.type === 'Integer' && !Number.isInteger(value))) throw wrongType(edm);
  if (value < Number(field.props['MinimumValue']) || value > Number(field.props['MaximumValue'])) {
    throw refused(
      400,
      -2130575155,
      `The value of this field must be between ${String(field.props['MinimumValue'])} and ${String(field.props['MaximumValue'])}.`,
    );
  }
  return value;
}

/** A column of days keeps the instant it is given (recorded: ListItemTests/RegularRestUpdateTest, `DateTime1`). */
function date(value: unknown, zone: string): string | null {
  if (value === null || value === '') return null;
  const instant = typeof value === 'string' ? parseRestDate(value, zone) : undefined;
  if (!instant) throw wrongType('Edm.DateTime');
  const { year } = siteDay(instant, zone);
  if (year < 1900 || year > 8900) throw refused(400, -2130575155, 'The date is outside what a column can hold.');
  return restInstant(instant);
}

function target(field: FieldRecord, given: unknown, targets: Targets): number {
  const value = numberIn(given);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType('Edm.Int32');
  if (field.type.startsWith('User')) {
    if (!targets.personExists(value)) throw refused(400, -2130575276, 'The specified user could not be found.');
  } else if (!targets.itemExists(String(field.props['LookupList']), value)) {
    throw badArgument(
      `The lookup value ${value} of the field '${fieldTitle(field)}' does not exist. Value does not fall within the expected range.`,
    );
  }
  return value;
}

function many(value: unknown, edm: string): readonly unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value))
    throw invalidQuery(`A node of type 'PrimitiveValue' was read from the JSON reader; the expected type is '${edm}'.`);
  return value;
}

/** No people and no choices read null, no lookups an empty list (recorded: ListItemTests/SpecialFieldRestUpdateTest). */
function noneAsNull(values: unknown[]): unknown[] | null {
  return values.length === 0 ? null : values;
}

function link(value: unknown): { Description: string; Url: string } | null {
  if (value === null) return null;
  if (typeof value !== 'object' || !('Url' in value) || typeof value.Url !== 'string')
    throw wrongType('SP.FieldUrlValue');
  const description = 'Description' in value && typeof value.Description === 'string' ? value.Description : value.Url;
  return { Description: description, Url: value.Url };
}

/** The values that columns have when a new item says nothing of them. */
export function defaultValues(list: ListRecord, now: string, zone: string): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const field of itemColumns(list).own) {
    const given = field.props['DefaultValue'];
    if (typeof given !== 'string' || given === '') continue;
    values.set(itemKey(field), defaultValue(field, given, now, zone));
  }
  return values;
}

function defaultValue(field: FieldRecord, given: string, now: string, zone: string): unknown {
  switch (field.type) {
    case 'Boolean':
      return given === '1' || given.toLowerCase() === 'true';
    case 'Number':
    case 'Currency':
    case 'Integer':
      return Number(given);
    case 'MultiChoice':
      return given.split(';#').filter((one) => one !== '');
    case 'DateTime': {
      const instant = parseRestDate(/^\[today\]$/i.test(given) ? now : given, zone);
      if (!instant) return null;
      return isDateOnly(field) ? restDay(siteDay(instant, zone), zone) : restInstant(instant);
    }
    default:
      return given;
  }
}

/** A body that empties every column that a client may write. */
export function emptied(list: ListRecord): Record<string, unknown> {
  const own = itemColumns(list).own.filter((field) => field.props['ReadOnlyField'] !== true);
  return Object.fromEntries([['Title', null], ...own.map((field) => [itemKey(field), null] as const)]);
}
