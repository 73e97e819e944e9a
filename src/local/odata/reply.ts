import { project, propertyOf, type Entity } from './entity.ts';
import { contentType, type Exchange, type Format, type Reply } from './exchange.ts';
import { compareValues, evaluateFilter } from './evaluate.ts';
import { parseFilter } from './filter.ts';
import type { ODataError } from './error.ts';
import { unknownField } from './error.ts';
import { parseShape } from './shape.ts';
import { parseOrder } from './order.ts';

/** JSON with a status. */
export function jsonReply(format: Format, value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': contentType(format), ...headers }, body: JSON.stringify(value) };
}

/** One entity, shaped by `$select` and `$expand`. */
export function entityReply(exchange: Exchange, entity: Entity, status = 200): Reply {
  const { format, site } = exchange;
  const json = project(entity, parseShape(exchange.query), format, site.api);
  const headers: Record<string, string> = entity.etag === undefined ? {} : { etag: entity.etag };
  if (format === 'verbose') return jsonReply(format, { d: json }, status, headers);
  const metadata = { 'odata.metadata': `${site.api}/$metadata#SP.ApiData.${entity.type.slice(3)}s/@Element` };
  return jsonReply(format, format === 'minimal' ? { ...metadata, ...json } : json, status, headers);
}

/** Many entities, with `$filter`, `$orderby`, `$skip` and `$top` applied in memory: these collections are small. */
export function collectionReply(exchange: Exchange, entities: readonly Entity[]): Reply {
  const { format, query, site } = exchange;
  let found = [...entities];
  const filter = query.get('$filter');
  if (filter) {
    const parsed = parseFilter(filter);
    found = found.filter((one) => evaluateFilter(parsed, (name) => present(one, name), site.regions.current.zone.name));
  }
  for (const { name, descending } of parseOrder(query.get('$orderby')).toReversed()) {
    const sign = descending ? -1 : 1;
    found = found.toSorted((a, b) => sign * compareValues(present(a, name), present(b, name)));
  }
  const skip = Number(query.get('$skip') ?? 0);
  const top = query.get('$top');
  found = found.slice(skip, top === null ? undefined : skip + Number(top));
  const shape = parseShape(query);
  const all = found.map((one) => project(one, shape, format, site.api));
  if (format === 'verbose') return jsonReply(format, { d: { results: all } });
  const type = entities[0]?.type.slice(3) ?? 'Object';
  const metadata = { 'odata.metadata': `${site.api}/$metadata#SP.ApiData.${type}s` };
  return jsonReply(format, format === 'minimal' ? { ...metadata, value: all } : { value: all });
}

/** What a function returned: a plain value, or a small object such as a permission mask. */
export function valueReply(exchange: Exchange, name: string, value: unknown): Reply {
  const { format, site } = exchange;
  if (format === 'verbose') return jsonReply(format, { d: { [name]: value } });
  const metadata = format === 'minimal' ? { 'odata.metadata': `${site.api}/$metadata#${name}` } : {};
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return jsonReply(format, isObject ? { ...metadata, ...value } : { ...metadata, value });
}

/** A method that returns nothing: `{"odata.null": true}` (recorded). */
export function nullReply(exchange: Exchange): Reply {
  return jsonReply(exchange.format, exchange.format === 'verbose' ? { d: null } : { 'odata.null': true });
}

/** A delete: 200 and nothing (recorded). */
export function emptyReply(status: 200 | 204 = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: null };
}

/** A refusal: `odata.error`, in verbose JSON `error`. */
export function errorReply(format: Format, error: ODataError): Reply {
  const body = { code: error.code, message: { lang: 'en-US', value: error.message } };
  return jsonReply(format, format === 'verbose' ? { error: body } : { 'odata.error': body }, error.status);
}

function present(entity: Entity, name: string): unknown {
  const value = propertyOf(entity, name);
  if (value === undefined) throw unknownField(name);
  return value;
}
