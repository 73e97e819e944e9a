import { fieldFromXml } from './field-xml.ts';
import { fieldTypeOf, isRelation, type FieldType } from './field-kinds.ts';
import { internalNameFrom, newField, fieldText, fieldTitle, withProps, type FieldRecord } from './field-record.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { readJson, readParameters, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { badArgument, noSuchResource } from '../odata/error.ts';
import { listHost, webHost, type FieldHost } from './field-host.ts';
import type { ListRecord } from '../lists/list-record.ts';
import { keptId, type Site } from '../site/site.ts';
import type { Segment } from '../odata/path.ts';

/** The bit of `AddFieldOptions` that says the schema's `Name` is the internal name wished for. */
const internalNameHint = 8;

/** A list's `fields` and what lies under them. */
export function answerFields(exchange: Exchange, list: ListRecord, head: Segment, rest: readonly Segment[]): Reply {
  return answerIn(exchange, listHost(exchange, list), head, rest);
}

/** A web's `fields`, the site columns; `availablefields` shows those of the webs above too. */
export function answerSiteColumns(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const host = webHost(exchange);
  return answerIn(exchange, head.name === 'availablefields' ? { ...host, own: host.all } : host, head, rest);
}

function answerIn(exchange: Exchange, host: FieldHost, head: Segment, rest: readonly Segment[]): Reply {
  const [id] = head.args;
  if (id !== undefined) return answerField(exchange, host, findById(host, id), rest);
  const [next, ...after] = rest;
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET')
        return collectionReply(
          exchange,
          host.own.map((field) => host.entity(field)),
        );
      return added(exchange, host, fromProps(host, readJson(exchange)), 0, 201);
    case 'getbyid':
      return answerField(exchange, host, findById(host, next.args[0] ?? ''), after);
    case 'getbytitle':
      return answerField(exchange, host, findByTitle(host, next.args[0] ?? ''), after);
    case 'getbyinternalnameortitle':
      return answerField(exchange, host, findByName(host, next.args[0] ?? ''), after);
    case 'addfield':
      return added(exchange, host, fromProps(host, readParameters(exchange)), 0, 200);
    case 'adddependentlookupfield':
      return addDependent(exchange, host, next);
    case 'createfieldasxml':
      return createFromXml(exchange, host);
    default:
      throw noSuchResource(next!.written);
  }
}

function answerField(exchange: Exchange, host: FieldHost, field: FieldRecord, rest: readonly Segment[]): Reply {
  const [next] = rest;
  if (next && /^setshowin(display|edit|new)form$/.test(next.name)) {
    host.requireManage();
    const attribute = next.name.replace(
      /^setshowin(\w)(\w+)form$/,
      (_, first: string, tail: string) => `ShowIn${first.toUpperCase()}${tail}Form`,
    );
    const xml = { ...field.xml, [attribute]: next.args[0]?.toUpperCase() ?? 'TRUE' };
    host.change(field, { ...field, xml });
    return nullReply(exchange);
  }
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, host.entity(field));
  host.requireManage();
  if (exchange.method === 'DELETE') {
    host.remove(field);
    return emptyReply();
  }
  const body = readJson(exchange);
  const xml = body['SchemaXml'];
  const base = typeof xml === 'string' ? { ...field, props: fieldFromXml(xml).props } : field;
  host.change(field, retyped(withProps(base, body)));
  return emptyReply(204);
}

/** A column from REST properties: its internal name is made of its title. */
function fromProps(host: FieldHost, given: Record<string, unknown>): FieldRecord {
  const title = textOf(given['Title'], 'Title');
  const type = fieldTypeOf(Number(given['FieldTypeKind']));
  if (!type) throw badArgument(`The field type kind ${String(given['FieldTypeKind'])} cannot be added.`);
  const name = internalNameFrom(title, (one) => host.isTaken(one));
  const {
    LookupListId,
    LookupFieldName,
    LookupWebId: _web,
    PrimaryFieldId: _primary,
    IsCompactName: _compact,
    ...plain
  } = given;
  const lookup =
    LookupListId === undefined ? {} : { LookupList: LookupListId, LookupField: LookupFieldName ?? 'Title' };
  return withProps(newField(multipleType(type, given), name, title), { ...plain, ...lookup });
}

/** People and lookups that take several values are of another type than those that take one; the property decides. */
function retyped(field: FieldRecord): FieldRecord {
  if (!isRelation(field.type)) return field;
  const single = field.type.startsWith('User') ? 'User' : 'Lookup';
  return { ...field, type: field.props['AllowMultipleValues'] === true ? `${single}Multi` : single };
}

function multipleType(type: FieldType, given: Record<string, unknown>): FieldType {
  return given['AllowMultipleValues'] === true && (type === 'User' || type === 'Lookup') ? `${type}Multi` : type;
}

/** A column that shows another column of what a lookup points at. */
function addDependent(exchange: Exchange, host: FieldHost, { named }: Segment): Reply {
  const primary = findById(host, named['primarylookupfieldid'] ?? '');
  if (!primary.type.startsWith('Lookup')) throw badArgument(`The field '${fieldTitle(primary)}' is no lookup.`);
  const title = textOf(named['displayname'], 'displayName');
  const name = internalNameFrom(title, (one) => host.isTaken(one));
  const field = newField(primary.type, name, title);
  const props = {
    ...field.props,
    IsDependentLookup: true,
    LookupField: textOf(named['showfield'], 'showField'),
    LookupList: fieldText(primary, 'LookupList'),
    PrimaryFieldId: primary.id,
    ReadOnlyField: true,
  };
  return added(exchange, host, { ...field, props }, 0, 200);
}

/**
 * The schema's `DisplayName` makes the internal name unless the options carry the hint, as SharePoint does it
 * (SharePoint/sp-dev-docs#3286, pnp/PnP#940).
 */
function createFromXml(exchange: Exchange, host: FieldHost): Reply {
  const parameters = readParameters(exchange);
  const options = Number(parameters['Options'] ?? 0);
  const field = fieldFromXml(textOf(parameters['SchemaXml'], 'SchemaXml'));
  const hinted = (options & internalNameHint) !== 0 && field.name !== '';
  const title = fieldTitle(field) || field.name;
  const name = internalNameFrom(hinted ? field.name : title, (one) => host.isTaken(one));
  const props = { ...field.props, Title: title, StaticName: name };
  return added(exchange, host, { ...field, name, props }, options, 200);
}

function added(exchange: Exchange, host: FieldHost, given: FieldRecord, options: number, status: 200 | 201): Reply {
  host.requireManage();
  const field = pointing(exchange.site, given);
  // The words are known, not recorded.
  if (host.all.some((one) => one.id === field.id))
    throw badArgument(`A duplicate field name "${field.name}" was found.`);
  host.add(field, options);
  return entityReply(exchange, host.entity(field), status);
}

/** People and lookups name the web they look in, people the list of the site's people too (recorded: ListFieldTests). */
function pointing(site: Site, field: FieldRecord): FieldRecord {
  if (!isRelation(field.type)) return field;
  const list = field.type.startsWith('User') ? `{${keptId(site.store, 'user-list-id')}}` : field.props['LookupList'];
  return { ...field, props: { ...field.props, LookupList: list, LookupWebId: site.webId } };
}

function findById(host: FieldHost, id: string): FieldRecord {
  const wanted = id.replace(/[{}]/g, '').toLowerCase();
  return found(
    host,
    host.all.find((field) => field.id === wanted),
    id,
  );
}

function findByTitle(host: FieldHost, title: string): FieldRecord {
  return found(
    host,
    host.all.find((field) => fieldTitle(field) === title),
    title,
  );
}

function findByName(host: FieldHost, name: string): FieldRecord {
  const { all } = host;
  return found(host, all.find((field) => field.name === name) ?? all.find((field) => fieldTitle(field) === name), name);
}

function found(host: FieldHost, field: FieldRecord | undefined, name: string): FieldRecord {
  if (!field)
    throw badArgument(`Column '${name}' does not exist. It may have been deleted by another user.  ${host.where}`);
  return field;
}
