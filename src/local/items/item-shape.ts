import { isMultiple } from '../fields/field-kinds.ts';
import { itemKey, type FieldRecord } from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { itemEtag } from '../odata/etag.ts';
import {
  computedProperties,
  itemMetadata,
  metadataWriter,
  relatedProperty,
  unaskedProperties,
  valuesAsText,
} from './item-related.ts';
import { textPicker } from './item-text.ts';
import { valuesOf, type ItemRow, type ItemValues } from './item-row.ts';
import { itemType, type ListRecord } from '../lists/list-record.ts';
import { notExpanded, unknownField } from '../odata/error.ts';
import { isSelected, type Shape } from '../odata/shape.ts';
import { project } from '../odata/entity.ts';
import { listEntity } from '../lists/list-entity.ts';
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
  const { format, site } = exchange;
  const pick = format === 'verbose' ? undefined : pickerOf(list, shape);
  if (pick && format === 'nometadata') return (row) => `{${pick(row)}}`;
  const writeMetadata = metadataWriter(site, list);
  if (pick) return (row) => `{${writeMetadata(row)},${pick(row)}}`;
  const parts = partsOf(exchange, list, shape);
  return (row) => {
    const values = valuesOf(row);
    const json: ItemValues = metadata(exchange, list, row);
    for (const add of parts) add(json, values, row);
    return JSON.stringify(format === 'verbose' ? wrapLists(json) : json);
  };
}

/** How to cut what was asked for out of the stored text, when nothing else was asked for. */
function pickerOf(list: ListRecord, shape: Shape): ((row: ItemRow) => string) | undefined {
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
    if (field && isSelected(shape, name)) parts.push(expandedPart(exchange, name, field, inner));
    else if (!field) parts.push(expandedEntity(exchange, list, name, inner));
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

function expandedPart(exchange: Exchange, name: string, field: FieldRecord, inner: Shape): Part {
  const asked = inner.select?.filter((one) => one !== '*') ?? [];
  const names = asked.length > 0 ? asked : unaskedProperties(field);
  const readers = names.map((one) => [one, relatedProperty(exchange.site, field, one)] as const);
  const expand = (id: unknown) => Object.fromEntries(readers.map(([one, read]) => [one, read(id)]));
  const key = itemKey(field);
  return (json, values) => {
    const id = values[key];
    if (isMultiple(field.type)) json[name] = Array.isArray(id) ? id.map(expand) : [];
    // Nothing to expand: the property is left out, with a link to it in minimal metadata.
    else if (id !== null && id !== undefined) json[name] = expand(id);
  };
}

function expandedEntity(exchange: Exchange, list: ListRecord, name: string, inner: Shape): Part {
  const { site, format } = exchange;
  if (name === 'FieldValuesAsText') return (json, _, row) => (json[name] = valuesAsText(site, list, row));
  if (name === 'AttachmentFiles') return (json) => (json[name] = []);
  if (name !== 'ParentList') throw unknownField(name);
  const parent = project(listEntity(exchange, list), inner, format, site.api);
  return (json) => (json[name] = parent);
}

function metadata(exchange: Exchange, list: ListRecord, row: ItemRow): ItemValues {
  if (exchange.format === 'nometadata') return {};
  const plain = itemMetadata(exchange.site, list, row, itemEtag(row));
  if (exchange.format === 'minimal') return plain;
  const uri = plain['odata.id'];
  return { __metadata: { id: uri, uri, etag: plain['odata.etag'], type: itemType(list) } };
}

/** Verbose JSON wraps every list. */
function wrapLists(json: ItemValues): ItemValues {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, Array.isArray(value) ? { results: value } : value]),
  );
}
