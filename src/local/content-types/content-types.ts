import { table } from '../odata/table.ts';
import { randomUUID } from 'node:crypto';
import { childId, sameId, type ContentTypeRecord } from './content-type-record.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { contentTypeEntity, contentTypeProps, fieldsOfType, linkEntity, parentOf } from './content-type-entity.ts';
import { ofList } from './list-content-types.ts';
import { badArgument, noSuchResource, refused, unknownProperty } from '../odata/error.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import type { ContentTypeHost } from './content-type-host.ts';
import type { Segment } from '../odata/path.ts';

/** `…/contenttypes` of a web or a list, and what lies under them. */
export function answerContentTypes(
  exchange: Exchange,
  host: ContentTypeHost,
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const [next, ...after] = rest;
  const id = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (id !== undefined) return answerNamed(exchange, host, id, head.args[0] === undefined ? after : rest);
  switch (next?.name) {
    case undefined: {
      if (exchange.method !== 'GET') return addContentType(exchange, host);
      const shown = head.name === 'availablecontenttypes' ? host.all : host.own;
      return collectionReply(
        exchange,
        shown.map((one) => contentTypeEntity(host, one)),
      );
    }
    case 'addavailablecontenttype':
      return addAvailable(exchange, host);
    default:
      throw noSuchResource(next!.written);
  }
}

function answerNamed(exchange: Exchange, host: ContentTypeHost, id: string, rest: readonly Segment[]): Reply {
  const contentType = host.all.find((one) => sameId(one.id, id));
  // A content type that is not there is no error but nothing, as for every collection asked by `GetById` in CSOM.
  if (!contentType && exchange.method === 'GET' && rest.length === 0) return nullReply(exchange);
  if (!contentType) throw badArgument(`The content type '${id}' does not exist.`);
  const [next] = rest;
  switch (next?.name) {
    case undefined:
      return answerItself(exchange, host, contentType);
    case 'fieldlinks':
      return answerLinks(exchange, host, contentType, next);
    case 'fields':
      return collectionReply(exchange, fieldsOfType(host, contentType));
    case 'parent': {
      const parent = parentOf(host, contentType);
      return parent ? entityReply(exchange, contentTypeEntity(host, parent)) : nullReply(exchange);
    }
    case 'workflowassociations':
      // SharePoint 2010's workflows are gone from SharePoint Online: nobody has any.
      return collectionReply(exchange, []);
    default:
      throw noSuchResource(next!.written);
  }
}

function answerItself(exchange: Exchange, host: ContentTypeHost, contentType: ContentTypeRecord): Reply {
  if (exchange.method === 'GET') return entityReply(exchange, contentTypeEntity(host, contentType));
  host.requireManage();
  if (exchange.method === 'DELETE') {
    requireUnused(exchange, host, contentType);
    host.save(host.own.filter((one) => one.id !== contentType.id));
    return emptyReply();
  }
  const changed = withProps(contentType, readJson(exchange));
  host.save(
    host.own.some((one) => one.id === changed.id)
      ? host.own.map((one) => (one.id === changed.id ? changed : one))
      : [...host.own, changed],
  );
  return emptyReply(204);
}

function answerLinks(
  exchange: Exchange,
  host: ContentTypeHost,
  contentType: ContentTypeRecord,
  { args }: Segment,
): Reply {
  const links = contentType.links.map((link) => linkEntity(host, contentType, link));
  if (args[0] === undefined) return collectionReply(exchange, links);
  const link = links.find((one) => one.props['Id'] === args[0]?.toLowerCase());
  return link ? entityReply(exchange, link) : nullReply(exchange);
}

/**
 * REST passes over the id and makes a child of Item with an id of its own (pnp/pnpjs#457, pnp/pnpjs#3367).
 * @throws ODataError for a name that is taken; the words are [I] pnp/PnP-Sites-Core#1675.
 */
function addContentType(exchange: Exchange, host: ContentTypeHost): Reply {
  host.requireManage();
  const { Id: _, Name, ...given } = readJson(exchange);
  const name = textOf(Name, 'Name');
  if (host.all.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw refused(500, -2130575183, `A duplicate content type "${name}" was found.`);
  const item = host.above.find((one) => one.id === '0x01')!;
  const made: ContentTypeRecord = {
    ...item,
    id: childId('0x01', randomUUID()),
    name,
    description: '',
    group: 'Custom Content Types',
    props: {},
  };
  const added = withProps(made, given);
  host.save([...host.own, added]);
  return entityReply(exchange, contentTypeEntity(host, added), 201);
}

/** `AddAvailableContentType {contentTypeId}`: the list gets a child of a site content type. */
function addAvailable(exchange: Exchange, host: ContentTypeHost): Reply {
  host.requireManage();
  const wanted = textOf(readJson(exchange)['contentTypeId'], 'contentTypeId');
  const found = host.above.find((one) => sameId(one.id, wanted));
  if (!found) throw badArgument(`The content type '${wanted}' does not exist.`);
  if (host.own.some((one) => one.name.toLowerCase() === found.name.toLowerCase()))
    throw refused(500, -2130575183, `A duplicate content type "${found.name}" was found.`);
  const added = ofList(found, randomUUID());
  host.save([...host.own, added]);
  return entityReply(exchange, contentTypeEntity(host, added));
}

const settable: Readonly<Record<string, (value: unknown) => Partial<ContentTypeRecord>>> = table({
  Name: (value) => ({ name: textOf(value, 'Name') }),
  Description: (value) => ({ description: textOf(value, 'Description') }),
  Group: (value) => ({ group: textOf(value, 'Group') }),
  Hidden: (value) => ({ hidden: value === true }),
  ReadOnly: (value) => ({ readOnly: value === true }),
  Sealed: (value) => ({ sealed: value === true }),
});

function withProps(contentType: ContentTypeRecord, given: Readonly<Record<string, unknown>>): ContentTypeRecord {
  let changed = contentType;
  for (const [name, value] of Object.entries(given)) {
    const set = settable[name];
    if (set) changed = { ...changed, ...set(value) };
    else if (Object.hasOwn(contentTypeProps, name))
      changed = { ...changed, props: { ...changed.props, [name]: value } };
    else if (name !== '__metadata' && name !== 'odata.type') throw unknownProperty(name, 'SP.ContentType');
  }
  return changed;
}

/** The words are known from SharePoint's own pages. */
function requireUnused({ site }: Exchange, host: ContentTypeHost, { id }: ContentTypeRecord): void {
  if (host.path !== 'Web') return;
  const child = `${id}00`.toLowerCase();
  const isUsed = site.lists
    .everywhere()
    .some((list) => list.contentTypes?.some((one) => one.id.toLowerCase().startsWith(child)));
  if (isUsed || /^0x(?:01|0101|0120)?$/i.test(id)) throw refused(500, -2130575171, 'The content type is in use.');
}
