import { complexType } from './complex.ts';
import { unknownField } from './error.ts';
import { isSelected, type Shape } from './shape.ts';
import type { Format } from './exchange.ts';

/** Anything that REST can address, except list items, which are kept as text. */
export interface Entity {
  /** `SP.List`, `SP.FieldText`, … */
  readonly type: string;
  /** Its address under `_api/`. */
  readonly path: string;
  /** The `…/_api` that the address lies under, where it is another web's than the one asked. */
  readonly base?: string;
  readonly etag?: string;
  /** What comes unasked. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What comes only when `$select` names it. */
  readonly onRequest?: Readonly<Record<string, () => unknown>>;
  /** What `$expand` may name. */
  readonly nav?: Readonly<Record<string, () => Entity | readonly Entity[] | null>>;
}

/**
 * An entity as plain JSON, in the shape that was asked for.
 * @throws ODataError 400 for a name that it has not.
 */
export function project(entity: Entity, given: Shape, format: Format, api: string): Record<string, unknown> {
  const shape = inOwnWords(entity, given);
  const json: Record<string, unknown> = metadataOf(entity, format, api);
  for (const name of shape.expand.keys()) {
    if (!isSelected(shape, name)) continue;
    const target = ownOf(entity.nav, name);
    if (target) json[name] = projectTarget(target(), shape.expand.get(name)!, format, api);
    // What only comes when it is asked for may be asked for so too.
    else if (ownOf(entity.onRequest, name)) json[name] = written(entity.onRequest![name]!(), format);
    else if (!Object.hasOwn(entity.props, name)) throw unknownField(name);
  }
  for (const [name, value] of Object.entries(entity.props)) {
    if (isSelected(shape, name)) json[name] = written(value, format);
  }
  for (const name of shape.select ?? []) {
    if (name === '*' || Object.hasOwn(entity.props, name) || shape.expand.has(name)) continue;
    const compute = ownOf(entity.onRequest, name);
    if (compute) json[name] = written(compute(), format);
    else if (ownOf(entity.nav, name)) json[`${name}@odata.navigationLinkUrl`] = `${entity.path}/${name}`;
    else throw unknownField(name);
  }
  return json;
}

/** Names are taken in any case, and answered as the entity spells them. */
function inOwnWords(entity: Entity, shape: Shape): Shape {
  const own = (name: string) => spelling(entity, name);
  const select = shape.select?.map(own);
  const expand = new Map([...shape.expand].map(([name, inner]) => [own(name), inner]));
  return { select, expand };
}

function spelling(entity: Entity, name: string): string {
  const { props, onRequest = {}, nav = {} } = entity;
  if (name === '*' || [props, onRequest, nav].some((one) => Object.hasOwn(one, name))) return name;
  const wanted = name.toLowerCase();
  const all = [...Object.keys(props), ...Object.keys(onRequest), ...Object.keys(nav)];
  return all.find((one) => one.toLowerCase() === wanted) ?? name;
}

/** What a name stands for, unless it is one that every object has, such as `constructor`. */
function ownOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A value that a filter or an ordering names; undefined when the entity has no such property. */
export function propertyOf(entity: Entity, given: string): unknown {
  const name = spelling(entity, given);
  return Object.hasOwn(entity.props, name) ? entity.props[name] : ownOf(entity.onRequest, name)?.();
}

/** What a navigation property leads to, as plain JSON: one, many or none. */
export function projectTarget(
  target: Entity | readonly Entity[] | null,
  shape: Shape,
  format: Format,
  api: string,
): unknown {
  if (target === null) return null;
  if (!isMany(target)) return project(target, shape, format, api);
  const all = target.map((one) => project(one, shape, format, api));
  return format === 'verbose' ? { results: all } : all;
}

function isMany(target: Entity | readonly Entity[]): target is readonly Entity[] {
  return Array.isArray(target);
}

function metadataOf(entity: Entity, format: Format, api: string): Record<string, unknown> {
  const id = `${entity.base ?? api}/${entity.path}`;
  if (format === 'nometadata') return {};
  if (format === 'verbose') {
    const etag = entity.etag === undefined ? {} : { etag: entity.etag };
    return { __metadata: { id, uri: id, ...etag, type: entity.type } };
  }
  const etag = entity.etag === undefined ? {} : { 'odata.etag': entity.etag };
  return { 'odata.type': entity.type, 'odata.id': id, ...etag, 'odata.editLink': entity.path };
}

/** Verbose JSON wraps a list of plain values, and names the type of a value with members. */
function written(value: unknown, format: Format): unknown {
  if (format !== 'verbose') return value;
  const named = complexType(value);
  if (named !== undefined) return { __metadata: { type: named }, ...(value as object) };
  if (!Array.isArray(value)) return value;
  const type = typeof value[0] === 'number' ? 'Edm.Int32' : 'Edm.String';
  return { __metadata: { type: `Collection(${type})` }, results: value };
}
