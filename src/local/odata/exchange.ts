import { invalidQuery } from './error.ts';
import type { Entity } from './entity.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from './path.ts';
import type { Principal } from '../people/principals.ts';
import type { Site } from '../site/site.ts';

/** How much metadata the answer carries: `Accept: application/json;odata=…`, minimal when nothing is said. */
export type Format = 'minimal' | 'nometadata' | 'verbose';

/** A request that has been authenticated, with the verb it really means (`X-HTTP-Method` counted in). */
export interface Exchange {
  readonly site: Site;
  readonly who: Principal;
  readonly method: string;
  /** The address without its query, as the client wrote it: `odata.nextLink` repeats it. */
  readonly address: string;
  readonly query: URLSearchParams;
  readonly format: Format;
  /** Whether the body is verbose JSON, where alone `__metadata` may stand. */
  readonly verboseBody: boolean;
  /** The `Content-Type` of the body, if it says one. */
  readonly bodyType: string | undefined;
  readonly ifMatch: string | undefined;
  readonly body: string;
  /** The body as it came, where it is a file. */
  readonly bytes: Uint8Array;
  /** A webhook's notification URL, and whether somebody answered there as a subscriber must. */
  readonly validated?: { readonly url: string; readonly isValid: boolean };
  readonly cross: Crossings;
}

/** What refers to each other in circles, a file to its item and the item to its file, is reached through here. */
export interface Crossings {
  answerItem(exchange: Exchange, list: ListRecord, row: ItemRow, rest: readonly Segment[]): Reply;
  answerItemChanges(exchange: Exchange, list: ListRecord, row: ItemRow, body: Record<string, unknown>): Reply;
  itemEntity(exchange: Exchange, list: ListRecord, row: ItemRow): Entity;
  listEntity(exchange: Exchange, list: ListRecord): Entity;
}

/** An answer, ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** The `Accept` header's format. */
export function formatOf(accept: string | undefined): Format {
  const odata = /odata=(\w+)/i.exec(accept ?? '')?.[1]?.toLowerCase();
  return odata === 'verbose' || odata === 'nometadata' ? odata : 'minimal';
}

export function contentType(format: Format): string {
  const odata = format === 'minimal' ? 'minimalmetadata' : format;
  return `application/json;odata=${odata};streaming=true;charset=utf-8`;
}

/**
 * The body as an object.
 * @throws ODataError 400 when it is none.
 */
export function readJson(exchange: Exchange): Record<string, unknown> {
  if (exchange.body.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(exchange.body);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidQuery('Invalid JSON. An unexpected token was read.');
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidQuery(
      "A node of type 'PrimitiveValue' was read from the JSON reader when trying to read the start of an entry. A 'StartObject' node was expected.",
    );
  }
  return value as Record<string, unknown>;
}

/**
 * The body as an entity of one of these types: JSON, not nothing, and in verbose JSON with its type
 * (SharePoint/sp-dev-docs#7329).
 * @throws ODataError 400 when it is not.
 */
export function readEntry(exchange: Exchange, types: readonly string[]): Record<string, unknown> {
  const { body, bodyType, verboseBody } = exchange;
  if (body.trim() === '')
    throw invalidQuery("An unexpected 'EndOfInput' node was found when reading from the JSON reader.");
  if (bodyType !== undefined && /x-www-form-urlencoded/i.test(bodyType))
    throw invalidQuery(`A supported MIME type could not be found that matches the content type '${bodyType}'.`);
  const entry = readJson(exchange);
  if (!verboseBody) return entry;
  const metadata = entry['__metadata'];
  const type = typeof metadata === 'object' && metadata !== null && 'type' in metadata ? metadata.type : undefined;
  if (typeof type !== 'string')
    throw invalidQuery(
      'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.',
    );
  if (!types.includes(type))
    throw invalidQuery(
      `A type named '${type}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`,
    );
  return entry;
}

/** The body's `parameters`, as `AddField` and `createfieldasxml` take them; the body itself when there are none. */
export function readParameters(exchange: Exchange): Record<string, unknown> {
  const body = readJson(exchange);
  const parameters = body['parameters'];
  return typeof parameters === 'object' && parameters !== null ? (parameters as Record<string, unknown>) : body;
}

/** A value that must be text. */
export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalidQuery(`The parameter ${name} is missing or is no string.`);
  return value;
}
