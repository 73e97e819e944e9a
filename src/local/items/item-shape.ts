import { isMultiple } from '../fields/field-kinds.ts';
import { itemKey, type FieldRecord } from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { itemEtag } from '../odata/etag.ts';
import { computedProperties, itemMetadata, itemPath, metadataWriter, relatedProperty } from './item-related.ts';
import { textPicker } from './item-text.ts';
import { fieldReadings, fieldStrings } from './field-strings.ts';
import { idOf, valuesOf, type ItemRow, type ItemText, type ItemValues } from './item-row.ts';
import { itemType, type ListRecord } from '../lists/list-record.ts';
import { notExpanded, unknownField } from '../odata/error.ts';
import { isSelected, type Shape } from '../odata/shape.ts';
import { projectTarget } from '../odata/entity.ts';
import { isItemNavigation, itemNavigation } from './item-navigation.ts';
import type { Exchange } from '../odata/exchange.ts';

/** Adds one property to what is being written. */
type Part = (json: ItemValues, values: ItemValues, row: ItemRow) => void;

/** Writes an item as JSON text in the shape and format of a request. */
export type ItemWriter = (row: ItemRow) => string;

/**
 * Makes the writer for a request, so that names are looked up once and not per item. Without `$select` the stored text
 * is the answer; metadata is put before it.
 * @throws ODataError 400 for a name that the list has not, or a column that must be expanded.
 */
export function itemWriter(exchange: Exchange, list: ListRecord, shape: Shape): ItemWriter {
  const { format } = exchange;
  const fromText = textWriter(exchange, list, shape);
  if (fromText) return fromText;
  const parts = partsOf(exchange, list, shape);
  return (row) => {
    const values = valuesOf(row);
    const json: ItemValues = metadata(exchange, list, row);
    for (const add of parts) add(json, values, row);
    return JSON.stringify(format === 'verbose' ? wrapLists(json) : json);
  };
}

/** The writer that needs an item's text only; undefined when the request asks for more. */
export function textWriter(
  exchange: Exchange,
  list: ListRecord,
  shape: Shape,
): ((row: ItemText) => string) | undefined {
  const { format, site } = exchange;
  const pick = format === 'verbose' ? undefined : pickerOf(list, shape);
  if (!pick || format === 'nometadata') return pick && ((row) => `{${pick(row)}}`);
  const writeMetadata = metadataWriter(site, list);
  return (row) => `{${writeMetadata(row)},${pick(row)}}`;
}

/** How to cut what was asked for out of the stored text, when nothing else was asked for. */
function pickerOf(list: ListRecord, shape: Shape): ((row: ItemText) => string) | undefined {
  if (shape.expand.size > 0) return undefined;
  if (shape.select === undefined || shape.select.includes('*')) {
    const onlyStored = shape.select === undefined || shape.select.length === 1;
    return onlyStored ? (row) => row.json.slice(1, -1) : undefined;
  }
  return textPicker(list, shape.select);
}

function partsOf(exchange: Exchange, list: ListRecord, shape: Shape): Part[] {
  const { relations, byKey } = itemColumns(list);
  const parts: Part[] = [];
  for (const [name, inner] of shape.expand) {
    const field = relations.get(name);
    if (field) parts.push(expandedPart(exchange, list, name, field, inner));
    else parts.push(expandedEntity(exchange, list, name, inner));
  }
  if (isSelected(shape, '*') || shape.select === undefined) parts.push((json, values) => Object.assign(json, values));
  for (const name of shape.select ?? []) {
    if (name === '*' || shape.expand.has(name)) continue;
    const compute = computedProperties[name];
    if (byKey.has(name) || isAlwaysThere(name, byKey)) parts.push((json, values) => (json[name] = values[name]));
    else if (compute) parts.push((json, _, row) => (json[name] = compute(exchange.site, exchange.who, list, row)));
    else throw relations.has(name) ? notExpanded(name) : unknownField(name);
  }
  return parts;
}

/** Properties of an item's JSON that are no columns. */
function isAlwaysThere(name: string, byKey: ReadonlyMap<string, FieldRecord>): boolean {
  if (['FileSystemObjectType', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl'].includes(name)) return true;
  return name.endsWith('StringId') && byKey.has(name.replace(/StringId$/, 'Id'));
}

/** An expanded person or lookup needs `$select` to say what of it is wanted: that is what the refusal's words ask for. */
function expandedPart(exchange: Exchange, list: ListRecord, name: string, field: FieldRecord, inner: Shape): Part {
  const asked = inner.select?.filter((one) => one !== '*') ?? [];
  if (asked.length === 0) throw notExpanded(name);
  const readers = asked.map((one) => [one, relatedProperty(exchange.site, field, one)] as const);
  const expand = (id: unknown) => Object.fromEntries(readers.map(([one, read]) => [one, read(id)]));
  const key = itemKey(field);
  return (json, values, row) => {
    const id = values[key];
    if (isMultiple(field.type)) json[name] = Array.isArray(id) ? id.map(expand) : [];
    else if (id !== null && id !== undefined) json[name] = expand(id);
    else Object.assign(json, linkTo(exchange, list, row, name));
  };
}

/** Nothing to expand: the property is left out, and metadata says where it would be. */
function linkTo({ format, site }: Exchange, list: ListRecord, row: ItemRow, name: string): ItemValues {
  const path = `${itemPath(list, idOf(row.key))}/${name}`;
  if (format === 'verbose') return { [name]: { __deferred: { uri: `${site.api}/${path}` } } };
  return format === 'minimal' ? { [`${name}@odata.navigationLinkUrl`]: path } : {};
}

function expandedEntity(exchange: Exchange, list: ListRecord, name: string, inner: Shape): Part {
  const { site, format } = exchange;
  const reading = fieldReadings[name.toLowerCase()];
  if (reading) return (json, _, row) => (json[name] = fieldStrings(site, list, row, reading, inner));
  if (name === 'AppAuthor' || name === 'AppEditor')
    return (json, _, row) => Object.assign(json, linkTo(exchange, list, row, name));
  if (!isItemNavigation(name)) throw unknownField(name);
  return (json, _, row) =>
    (json[name] = projectTarget(itemNavigation(exchange, list, row)[name](), inner, format, site.api));
}

function metadata(exchange: Exchange, list: ListRecord, row: ItemRow): ItemValues {
  if (exchange.format === 'nometadata') return {};
  const plain = itemMetadata(exchange.site, list, row, itemEtag(row));
  if (exchange.format === 'minimal') return plain;
  const uri = plain['odata.id'];
  return { __metadata: { id: uri, uri, etag: plain['odata.etag'], type: itemType(list) } };
}

/** Verbose JSON wraps every list, and says of plain values what they are. */
function wrapLists(json: ItemValues): ItemValues {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, Array.isArray(value) ? wrapped(name, value) : named(value)]),
  );
}

/** An address says what it is. */
function named(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('Url' in value)) return value;
  return { __metadata: { type: 'SP.FieldUrlValue' }, ...value };
}

function wrapped(name: string, values: readonly unknown[]): object {
  const [first] = values;
  const isExpanded = values.length === 0 && !name.endsWith('Id');
  if (typeof first === 'object' || isExpanded) return { results: values };
  const type = first === undefined || typeof first === 'number' ? 'Edm.Int32' : 'Edm.String';
  return { __metadata: { type: `Collection(${type})` }, results: values };
}
