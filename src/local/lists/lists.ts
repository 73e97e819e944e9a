import { answerDefaultView, answerViews } from './views.ts';
import { answerChanges } from '../changes/changes.ts';
import { currentToken } from '../changes/current-token.ts';
import { answerItemChanges } from '../changes/item-changes.ts';
import { answerContentTypes } from '../content-types/content-types.ts';
import { listTypes } from '../content-types/content-type-host.ts';
import { answerFields } from '../fields/fields.ts';
import { answerGetItems } from '../caml/get-items.ts';
import { answerItems, answerUniqueItem } from '../items/items.ts';
import { answerAddValidate } from '../form-values/form-values.ts';
import { answerListData, answerListDataAsStream } from '../render/list-data.ts';
import { answerListFormData } from '../render/form-data.ts';
import { answerRights } from '../people/rights.ts';
import { collectionReply, emptyReply, entityReply, valueReply } from '../odata/reply.ts';
import { answerFolder } from '../files/folders.ts';
import { serverRelative } from '../files/place.ts';
import { listEntity } from './list-entity.ts';
import { folderFrom, listProps, serverPath, type ListRecord } from './list-record.ts';
import { readEntry, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import {
  accessDenied,
  badArgument,
  noSuchList,
  noSuchResource,
  unsupported,
  notFound,
  refused,
  unknownProperty,
} from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requireMatch, revisionEtag } from '../odata/etag.ts';
import { stampOf } from '../items/stamp.ts';
import { requirePermission, sees } from '../people/securable.ts';
import { answerForms, answerNone, answerRelatedFields, answerRightsManagement, reserveItemId } from './list-parts.ts';
import { standardLibrary, type StandardLibrary } from '../site/new-web.ts';
import { webEntity } from '../site/web-entity.ts';
import { answerSubscriptions } from '../webhooks/subscriptions.ts';
import { answerResource } from '../site/resource.ts';
import { siteNow, siteOf, type Site } from '../site/site.ts';
import type { Segment } from '../odata/path.ts';

/** `web/lists` and what lies under them. */
export function answerLists(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const { site } = exchange;
  const [id] = head.args;
  if (id !== undefined) return answerList(exchange, byId(site, id), rest);
  const [next, ...after] = rest;
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET')
        return collectionReply(
          exchange,
          seenLists(exchange).map((list) => listEntity(exchange, list)),
        );
      return addList(exchange);
    case 'getbytitle': {
      const title = next.args[0] ?? '';
      const list = site.lists.byTitle(title);
      if (!list) throw noSuchList(title, site.url);
      return answerList(exchange, list, after);
    }
    case 'getbyid':
      return answerList(exchange, byId(site, next.args[0] ?? ''), after);
    case 'getlist':
      return answerGetList(exchange, next, after);
    case 'ensuresiteassetslibrary':
      return ensured(exchange, 'assets');
    case 'ensuresitepageslibrary':
      return ensured(exchange, 'pages');
    default:
      throw noSuchResource(next!.written);
  }
}

/** `web/getList('/sites/utbildning/Lists/Activities')`. */
export function answerGetList(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const path = serverRelative(exchange, head.args[0] ?? head.named['decodedurl'] ?? '').toLowerCase();
  const list = exchange.site.lists.all().find((one) => serverPath(one).toLowerCase() === path);
  if (!list) throw notFound('System.IO.FileNotFoundException: The list does not exist at the given address.');
  return answerList(exchange, list, rest);
}

function answerList(exchange: Exchange, list: ListRecord, rest: readonly Segment[]): Reply {
  if (!sees(exchange, list)) throw accessDenied();
  const [next, ...after] = rest;
  if (!next) return answerItself(exchange, list);
  switch (next.name) {
    case 'items':
      return answerItems(exchange, list, next, after);
    case 'getitembyuniqueid':
      return answerUniqueItem(exchange, list, next.args[0] ?? next.named['uniqueid'] ?? '', after);
    case 'getitembystringid':
    case 'getitembyid':
      return answerItems(exchange, list, { ...next, name: 'items' }, after);
    case 'fields':
      return answerFields(exchange, list, next, after);
    case 'contenttypes':
      return answerContentTypes(exchange, listTypes(exchange, list), next, after);
    case 'getview':
    case 'views':
      return answerViews(exchange, list, next, after);
    case 'defaultview':
      return answerDefaultView(exchange, list, after);
    case 'rootfolder':
      return answerFolder(exchange, { list, dir: '', row: undefined }, after);
    case 'recycle':
      requirePermission(exchange.site, exchange.who, permission.manageLists, { list });
      return valueReply(exchange, 'Recycle', exchange.site.bin.recycleList(list, stampOf(exchange)));
    case 'subscriptions':
      return answerSubscriptions(exchange, list, next, after);
    case 'getchanges':
      return answerChanges(exchange, 'list', list.id, list);
    case 'getlistitemchangessincetoken':
      return answerItemChanges(exchange, list);
    case 'currentchangetoken':
      return valueReply(exchange, 'CurrentChangeToken', currentToken(exchange.site, 'list', list.id));
    case 'renderlistdataasstream':
      return answerListDataAsStream(exchange, list);
    case 'renderlistdata':
      return answerListData(exchange, list, next.args[0] ?? next.named['viewxml'] ?? '');
    case 'renderlistformdata':
      return answerListFormData(exchange, list, next);
    case 'addvalidateupdateitemusingpath':
    case 'addvalidateupdateitem':
      return answerAddValidate(exchange, list);
    case 'getitems':
      return answerGetItems(exchange, list, next);
    case 'eventreceivers':
      return answerNone(exchange, 'event receivers');
    case 'usercustomactions':
      return answerNone(exchange, 'custom actions');
    case 'getrelatedfields':
      return answerRelatedFields(exchange, list);
    case 'informationrightsmanagementsettings':
      return answerRightsManagement(exchange, list);
    case 'reservelistitemid':
      return reserveItemId(exchange, list);
    case 'titleresource':
      return answerResource(exchange, list.title, after);
    case 'descriptionresource':
      return answerResource(exchange, String(list.props['Description']), after);
    case 'forms':
      return answerForms(exchange, list, next, after);
    case 'parentweb':
      return answerParent(exchange, list);
    case 'itemcount':
      return valueReply(exchange, 'ItemCount', list.itemCount);
    default:
      return answerRights(exchange, { list }, next, after);
  }
}

/** One of the web's standard libraries, made when it is asked for. */
function ensured(exchange: Exchange, which: StandardLibrary): Reply {
  const { site, who } = exchange;
  const known = site.store.write(() => standardLibrary(site.lists, which, stampOf(exchange)));
  requirePermission(site, who, permission.viewListItems, { list: known });
  return entityReply(exchange, listEntity(exchange, known));
}

function answerParent(exchange: Exchange, list: ListRecord): Reply {
  const web = exchange.site.webs.byPath(list.webPath)!;
  return entityReply(exchange, webEntity({ ...exchange, site: siteOf(exchange.site, web) }));
}

function answerItself(exchange: Exchange, list: ListRecord): Reply {
  switch (exchange.method) {
    case 'GET':
      return entityReply(exchange, listEntity(exchange, list));
    case 'DELETE':
      requireMatch(exchange.ifMatch, revisionEtag(list.revision));
      removeList(exchange, list);
      return emptyReply();
    case 'MERGE':
    case 'PATCH':
    case 'PUT':
      requireMatch(exchange.ifMatch, revisionEtag(list.revision));
      return updateList(exchange, list);
    default:
      throw noSuchResource(exchange.method);
  }
}

function addList(exchange: Exchange): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageLists);
  const body = readEntry(exchange, ['SP.List']);
  const title = textOf(body['Title'], 'Title');
  requireTitle(site, title);
  const { Title: _, BaseTemplate: template = 100, ...props } = body;
  requireTemplate(Number(template));
  const added = site.store.write(() => {
    const list = site.lists.add(title, freeFolder(site, title), Number(template), siteNow(site), who.id);
    const changed = { ...list, props: { ...list.props, ...readProps(props) } };
    site.lists.save(changed);
    return changed;
  });
  return entityReply(exchange, listEntity(exchange, added), 201);
}

function updateList(exchange: Exchange, list: ListRecord): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageLists, { list });
  const { Title: title = list.title, ...given } = readEntry(exchange, ['SP.List']);
  const renamed = textOf(title, 'Title');
  if (renamed.toLowerCase() !== list.title.toLowerCase()) requireTitle(site, renamed);
  const props = { ...list.props, ...readProps(given) };
  site.store.write(() => site.lists.save({ ...list, title: renamed, props, revision: list.revision + 1 }));
  return emptyReply(204, { etag: revisionEtag(list.revision + 1) });
}

/** Properties that clients send along and that a list has once and for all. */
const fixedProps = new Set([
  '__metadata',
  'odata.type',
  'BaseTemplate',
  'Id',
  'TemplateFeatureId',
  'QuickLaunchOption',
  'Url',
  'CustomSchemaXml',
  'DocumentTemplateType',
]);

function readProps(given: Record<string, unknown>): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(listProps, name)) props[name] = value;
    else if (!fixedProps.has(name)) throw unknownProperty(name, 'SP.List');
  }
  return props;
}

function removeList(exchange: Exchange, list: ListRecord): void {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageLists, { list });
  site.store.write(() => removeListWhole(site, list));
}

/** Takes a list away for good, with all that is in it. */
export function removeListWhole(site: Site, list: ListRecord): void {
  site.items.removeAll(list);
  site.roles.clear(`list:${list.number}`);
  site.subscriptions.removeOf(list.id);
  if (list.recycled === undefined) site.lists.remove(list);
  else site.lists.forget(list);
}

function byId(site: Site, id: string): ListRecord {
  const list = site.lists.byId(id);
  if (list?.webPath !== site.path) throw noSuchList(id, site.url);
  return list;
}

function seenLists(exchange: Exchange): ListRecord[] {
  return exchange.site.lists.all().filter((list) => sees(exchange, list));
}

/** Templates that the stand-in makes as they are: lists, libraries and the library of pages. */
const templates = new Set([100, 101, 119]);

/** @throws ODataError 501 for a template whose columns the stand-in does not know, 400 for what is none. */
function requireTemplate(template: number): void {
  if (templates.has(template)) return;
  if (Number.isInteger(template) && template > 100 && template < 2000)
    throw unsupported(`lists of template ${template}`);
  throw badArgument('Invalid list template.');
}

/** The longest title is 255 characters. The numbers and words are known, not recorded. */
function requireTitle(site: Site, title: string): void {
  if (title.length > 255) throw refused(400, -2130575155, 'Invalid text value.\n\nA text field contains invalid data.');
  if (!site.lists.byTitle(title)) return;
  throw refused(
    500,
    -2130575342,
    'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.',
  );
}

function freeFolder(site: Site, title: string): string {
  const wanted = folderFrom(title);
  if (wanted === '') throw badArgument('Invalid text value. The title gives the list no address.');
  let folder = wanted;
  for (let number = 1; site.lists.byFolder(folder); number++) folder = `${wanted}${number}`;
  return folder;
}
