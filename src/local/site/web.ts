import { answerChanges } from '../changes/changes.ts';
import { currentToken } from '../changes/current-token.ts';
import { answerContentTypes } from '../content-types/content-types.ts';
import { siteTypes } from '../content-types/content-type-host.ts';
import { answerRecycleBin } from '../recycle-bin/recycle-bin-answers.ts';
import { answerWebFiles, webFileNames } from '../files/web-files.ts';
import { answerMoveCopy } from '../files/move-copy.ts';
import { answerSiteColumns } from '../fields/fields.ts';
import { answerGetList, answerLists } from '../lists/lists.ts';
import { answerGroup, answerGroups } from '../people/groups.ts';
import { answerPrincipal, answerUsers, ensured } from '../people/site-people.ts';
import { answerRights } from '../people/rights.ts';
import { answerRoleDefinitions } from '../people/role-definition-answers.ts';
import { entityReply, jsonReply, valueReply } from '../odata/reply.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { answerResource } from './resource.ts';
import { answerRegion } from './regional-settings.ts';
import { badMethod, noSuchResource, notFound, unsupported, wrongType } from '../odata/error.ts';
import { may } from '../people/securable.ts';
import { readMask } from '../people/permissions.ts';
import { siteGroups } from '../people/principals.ts';
import { issueDigest } from '../people/form-digest.ts';
import type { Segment } from '../odata/path.ts';
import { answerParentWeb, answerWebItself, answerWebs } from './webs.ts';
import { isLibrary } from '../lists/list-record.ts';
import { siteOf } from './site.ts';
import { sitePath } from './site-path.ts';

/** Everything under `_api/`, save `$batch`. */
export function answerApi(exchange: Exchange, path: readonly Segment[]): Reply {
  const [head, ...rest] = path;
  switch (head?.name) {
    case 'web':
      return answerWeb(exchange, rest);
    case 'lists':
      return answerLists(exchange, head, rest);
    case 'contextinfo':
      return contextInfo(exchange);
    case 'site':
      return answerSite(exchange, rest);
    case undefined:
      if (exchange.method !== 'GET') throw badMethod(exchange.method, '_api');
      return serviceDocument(exchange);
    default:
      if (head?.name.startsWith('sp.movecopyutil.')) return answerMoveCopy(exchange, head);
      throw noSuchResource(head?.written ?? '');
  }
}

function answerWeb(exchange: Exchange, path: readonly Segment[]): Reply {
  const { site, who } = exchange;
  const [head, ...rest] = path;
  if (!head) return answerWebItself(exchange);
  switch (head.name) {
    case 'webs':
    case 'webinfos':
    case 'getsubwebsfilteredforcurrentuser':
      return answerWebs(exchange, head, rest);
    case 'parentweb':
      return answerParentWeb(exchange);
    case 'lists':
      return answerLists(exchange, head, rest);
    case 'defaultdocumentlibrary':
      return answerLists(exchange, { ...head, name: 'lists' }, [documentsOf(exchange), ...rest]);
    case 'getlist':
    case 'getlistusingpath':
      return answerGetList(exchange, head, rest);
    case 'currentuser':
      return answerPrincipal(exchange, who, rest);
    case 'fields':
    case 'availablefields':
      return answerSiteColumns(exchange, head, rest);
    case 'contenttypes':
    case 'availablecontenttypes':
      return answerContentTypes(exchange, siteTypes(exchange), head, rest);
    case 'recyclebin':
      return answerRecycleBin(exchange, 'web', head, rest);
    case 'siteusers':
      return answerUsers(exchange, head, rest);
    case 'getuserbyid':
      return answerPrincipal(exchange, site.principals.byId(Number(head.args[0])), rest);
    case 'ensureuser':
      return ensured(exchange, head.args[0] ?? textOf(readJson(exchange)['logonName'], 'logonName'));
    case 'sitegroups':
      return answerGroups(exchange, head, rest);
    case 'associatedownergroup':
      return answerGroup(exchange, site.principals.byId(siteGroups.owners), rest);
    case 'associatedmembergroup':
      return answerGroup(exchange, site.principals.byId(siteGroups.members), rest);
    case 'associatedvisitorgroup':
      return answerGroup(exchange, site.principals.byId(siteGroups.visitors), rest);
    case 'getchanges':
      return answerChanges(exchange, 'web', site.webId);
    case 'currentchangetoken':
      return valueReply(exchange, 'CurrentChangeToken', currentToken(site, 'web', site.webId));
    case 'titleresource':
    case 'descriptionresource':
      return answerResource(exchange, head.name === 'titleresource' ? site.title : site.web.description, rest);
    case 'doesuserhavepermissions':
      return valueReply(exchange, 'DoesUserHavePermissions', has(exchange, head));
    case 'roledefinitions':
      return answerRoleDefinitions(exchange, head, rest);
    case 'regionalsettings':
      return answerRegion(exchange, rest);
    default:
      if (webFileNames.has(head.name)) return answerWebFiles(exchange, head, rest);
      return answerRights(exchange, {}, head, rest);
  }
}

function answerSite(exchange: Exchange, rest: readonly Segment[]): Reply {
  const { site } = exchange;
  const [next, ...after] = rest;
  if (next?.name === 'getchanges') return answerChanges(exchange, 'site', site.siteId);
  const token = currentToken(site, 'site', site.siteId);
  if (next?.name === 'currentchangetoken') return valueReply(exchange, 'CurrentChangeToken', token);
  if (next?.name === 'owner')
    return answerPrincipal(
      exchange,
      site.principals.all('user').find((one) => one.siteAdmin),
      after,
    );
  if (next?.name === 'usage') throw unsupported("the site's usage");
  if (next?.name === 'recyclebin') return answerRecycleBin(exchange, 'site', next, after);
  if (next?.name === 'openwebbyid') {
    const web = site.webs.byId(next.args[0] ?? '');
    if (!web) throw notFound('System.IO.FileNotFoundException: There is no web with the given id.');
    return answerWeb(
      { ...exchange, method: after.length > 0 ? exchange.method : 'GET', site: siteOf(site, web) },
      after,
    );
  }
  if (next?.name === 'rootweb')
    return answerWeb({ ...exchange, site: siteOf(site, site.webs.byPath(sitePath)!) }, after);
  if (next) throw noSuchResource(next.written);
  const url = `${site.origin}${sitePath}`;
  const props = { CurrentChangeToken: token, GroupId: noGroup, Id: site.siteId, ServerRelativeUrl: sitePath, Url: url };
  return entityReply(exchange, { type: 'SP.Site', path: 'Site', props });
}

/** `doesuserhavepermissions(@mask)`, the mask in the query as an object or in the body. */
function has(exchange: Exchange, { args, named }: Segment): boolean {
  const given = args[0] ?? named['permissionmask'];
  let mask = given === undefined ? readJson(exchange)['permissionMask'] : undefined;
  try {
    if (given !== undefined) mask = JSON.parse(given.replaceAll("'", '"')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw wrongType('SP.BasePermissions');
    throw error;
  }
  return may(exchange.site, exchange.who, readMask(mask));
}

/** `_api/` alone: what it begins with. */
function serviceDocument({ site, format }: Exchange): Reply {
  const sets = ['Site', 'Web', 'Lists'];
  if (format === 'verbose') return jsonReply(format, { d: { EntitySets: sets } });
  const value = sets.map((name) => ({ name, url: name }));
  return jsonReply(format, format === 'minimal' ? { 'odata.metadata': `${site.api}/$metadata`, value } : { value });
}

/** POST `_api/contextinfo`: the digest that a write without a bearer token must carry. */
function contextInfo(exchange: Exchange): Reply {
  const { site, format } = exchange;
  const info = {
    FormDigestTimeoutSeconds: 1800,
    FormDigestValue: issueDigest(site.store, exchange.who, site.realClock.now()),
    LibraryVersion: '16.0.0.0',
    SiteFullUrl: `${site.origin}${sitePath}`,
    SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'],
    WebFullUrl: site.url,
  };
  if (format === 'verbose') return jsonReply(format, { d: { GetContextWebInformation: info } });
  const metadata = format === 'minimal' ? { 'odata.metadata': `${site.api}/$metadata#SP.ContextWebInformation` } : {};
  return jsonReply(format, { ...metadata, ...info });
}

/** The library that files go to unless somebody says otherwise. */
function documentsOf({ site }: Exchange): Segment {
  const library = site.lists.byFolder('Shared Documents') ?? site.lists.all().find(isLibrary);
  if (!library) throw noSuchResource('DefaultDocumentLibrary');
  return { name: 'getbyid', written: 'getById', args: [library.id], named: {} };
}

/** The site belongs to no Microsoft 365 group. */
const noGroup = '00000000-0000-0000-0000-000000000000';
