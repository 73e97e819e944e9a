import { fieldEntity } from './field-entity.ts';
import { fieldFromXml } from './field-xml.ts';
import { fieldTypeOf, type FieldType } from './field-kinds.ts';
import { internalNameFrom, newField, fieldTitle, withProps, type FieldRecord } from './field-record.ts';
import { addField, changeField, deleteField } from './field-changes.ts';
import { fieldsOf, fieldNamed, type ListRecord } from '../lists/list-record.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { readJson, readParameters, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { badArgument, noSuchResource } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Segment } from '../odata/path.ts';

/** The bit of `AddFieldOptions` that says the schema's `Name` is the internal name wished for. */
const internalNameHint = 8;
/** The bit of `AddFieldOptions` that puts the column in the default view. */
const toDefaultView = 16;

/** `…/fields` and what lies under them. */
export function answerFields(exchange: Exchange, list: ListRecord, head: Segment, rest: readonly Segment[]): Reply {
  const [id] = head.args;
  if (id !== undefined) return answerField(exchange, list, findById(list, id), rest);
  const [next, ...after] = rest;
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET')
        return collectionReply(
          exchange,
          fieldsOf(list).map((field) => fieldEntity(list, field)),
        );
      return added(exchange, list, fromProps(list, readJson(exchange)), 0, 201);
    case 'getbyid':
      return answerField(exchange, list, findById(list, next.args[0] ?? ''), after);
    case 'getbytitle':
      return answerField(exchange, list, findByTitle(list, next.args[0] ?? ''), after);
    case 'getbyinternalnameortitle':
      return answerField(exchange, list, findByName(list, next.args[0] ?? ''), after);
    case 'addfield':
      return added(exchange, list, fromProps(list, readParameters(exchange)), 0, 200);
    case 'createfieldasxml':
      return createFromXml(exchange, list);
    default:
      throw noSuchResource(next!.written);
  }
}

function answerField(exchange: Exchange, list: ListRecord, field: FieldRecord, rest: readonly Segment[]): Reply {
  const [next] = rest;
  if (next && /^setshowin(display|edit|new)form$/.test(next.name)) {
    requireManage(exchange, list);
    const attribute = next.name.replace(
      /^setshowin(\w)(\w+)form$/,
      (_, first: string, tail: string) => `ShowIn${first.toUpperCase()}${tail}Form`,
    );
    const xml = { ...field.xml, [attribute]: next.args[0]?.toUpperCase() ?? 'TRUE' };
    changeField(exchange.site, list, field, { ...field, xml });
    return nullReply(exchange);
  }
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, fieldEntity(list, field));
  requireManage(exchange, list);
  if (exchange.method === 'DELETE') {
    deleteField(exchange.site, list, field);
    return emptyReply();
  }
  const body = readJson(exchange);
  const xml = body['SchemaXml'];
  const base = typeof xml === 'string' ? { ...field, props: fieldFromXml(xml).props } : field;
  changeField(exchange.site, list, field, withProps(base, body));
  return emptyReply(204);
}

/** A column from REST properties: its internal name is made of its title. */
function fromProps(list: ListRecord, given: Record<string, unknown>): FieldRecord {
  const title = textOf(given['Title'], 'Title');
  const type = fieldTypeOf(Number(given['FieldTypeKind']));
  if (!type) throw badArgument(`The field type kind ${String(given['FieldTypeKind'])} cannot be added.`);
  const name = internalNameFrom(title, (one) => fieldNamed(list, one) !== undefined);
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

function multipleType(type: FieldType, given: Record<string, unknown>): FieldType {
  return given['AllowMultipleValues'] === true && (type === 'User' || type === 'Lookup') ? `${type}Multi` : type;
}

/**
 * The schema's `DisplayName` makes the internal name unless the options carry the hint, as SharePoint does it
 * (SharePoint/sp-dev-docs#3286, pnp/PnP#940).
 */
function createFromXml(exchange: Exchange, list: ListRecord): Reply {
  const parameters = readParameters(exchange);
  const options = Number(parameters['Options'] ?? 0);
  const field = fieldFromXml(textOf(parameters['SchemaXml'], 'SchemaXml'));
  const hinted = (options & internalNameHint) !== 0 && field.name !== '';
  const title = fieldTitle(field) || field.name;
  const name = internalNameFrom(hinted ? field.name : title, (one) => fieldNamed(list, one) !== undefined);
  const props = { ...field.props, Title: title, StaticName: name };
  return added(exchange, list, { ...field, name, props }, options, 200);
}

function added(exchange: Exchange, list: ListRecord, field: FieldRecord, options: number, status: 200 | 201): Reply {
  requireManage(exchange, list);
  const changed = addField(exchange.site, list, field, (options & toDefaultView) !== 0);
  return entityReply(exchange, fieldEntity(changed, field), status);
}

function requireManage(exchange: Exchange, list: ListRecord): void {
  requirePermission(exchange.site, exchange.who, permission.manageLists, { list });
}

function findById(list: ListRecord, id: string): FieldRecord {
  const wanted = id.replace(/[{}]/g, '').toLowerCase();
  return found(
    list,
    fieldsOf(list).find((field) => field.id === wanted),
    id,
  );
}

function findByTitle(list: ListRecord, title: string): FieldRecord {
  return found(
    list,
    fieldsOf(list).find((field) => fieldTitle(field) === title),
    title,
  );
}

function findByName(list: ListRecord, name: string): FieldRecord {
  return found(list, fieldNamed(list, name) ?? fieldsOf(list).find((field) => fieldTitle(field) === name), name);
}

function found(list: ListRecord, field: FieldRecord | undefined, name: string): FieldRecord {
  if (!field)
    throw badArgument(`Column '${name}' does not exist. It may have been deleted by another user.  /${list.folder}`);
  return field;
}
