import { randomUUID } from 'node:crypto';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { readJson, readParameters, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { accessDenied, badArgument, noSuchResource, refused, unknownProperty } from '../odata/error.ts';
import { effectivePermissions, requirePermission } from '../people/securable.ts';
import { permission } from '../people/permissions.ts';
import { parentPath, type WebRecord } from './web-record.ts';
import { siteNow, siteOf } from './site.ts';
import { standardLibrary } from './new-web.ts';
import { stampOf } from '../items/stamp.ts';
import { webEntity } from './web-entity.ts';
import { removeListWhole } from '../lists/lists.ts';
import type { Entity } from '../odata/entity.ts';
import type { Segment } from '../odata/path.ts';

/** `web/webs`, its `add`, and the shorter collections of the same webs. */
export function answerWebs(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const [next] = rest;
  if (next && next.name !== 'add') throw noSuchResource(next.written);
  if (next || exchange.method === 'POST') return addWeb(exchange);
  const below = exchange.site.webs.below(exchange.site.path).map((web) => inWeb(exchange, web));
  const seen = below.filter((one) => effectivePermissions(one.site, one.who, {}) !== 0n);
  return collectionReply(exchange, head.name === 'webs' ? seen.map(webEntity) : seen.map(webInfoEntity));
}

/** A web itself: read, changed, taken away. */
export function answerWebItself(exchange: Exchange): Reply {
  switch (exchange.method) {
    case 'GET':
      return entityReply(exchange, webEntity(exchange));
    case 'DELETE':
      removeWeb(exchange);
      return emptyReply();
    case 'MERGE':
    case 'PATCH':
      return updateWeb(exchange);
    default:
      throw noSuchResource(exchange.method);
  }
}

export function answerParentWeb(exchange: Exchange): Reply {
  const above = exchange.site.webs.byPath(parentPath(exchange.site.path) ?? '');
  return above ? entityReply(exchange, webInfoEntity(inWeb(exchange, above))) : nullReply(exchange);
}

function inWeb(exchange: Exchange, web: WebRecord): Exchange {
  return { ...exchange, site: siteOf(exchange.site, web) };
}

/** A name that an address can hold; SharePoint refuses the rest of the characters. */
const webName = /^[^"#%&*:<>?\\{|}~/]{1,255}$/;

/** `webs/add {parameters: {Title, Url, Description, WebTemplate, Language, UseSamePermissionsAsParentSite}}`. */
function addWeb(exchange: Exchange): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageSubwebs);
  const given = readParameters(exchange);
  const name = textOf(given['Url'], 'Url');
  if (!webName.test(name)) throw badArgument('The web site address is not valid.');
  const path = `${site.path}/${name}`;
  // The number is that of SharePoint's SPException for a taken address; the words are known, not recorded.
  if (site.webs.byPath(path) || site.lists.byFolder(name))
    throw refused(500, -2147024713, `The Web site address "${path}" is already in use.`);
  const ownRoles = given['UseSamePermissionsAsParentSite'] === false;
  const web: WebRecord = {
    path,
    id: randomUUID(),
    title: textOf(given['Title'], 'Title'),
    description: typeof given['Description'] === 'string' ? given['Description'] : '',
    template: typeof given['WebTemplate'] === 'string' ? given['WebTemplate'].replace(/#\d+$/, '') : 'STS',
    language: Number(given['Language'] ?? site.web.language),
    created: siteNow(site),
    createdBy: who.id,
    ownRoles,
    fields: [],
    contentTypes: [],
  };
  site.store.write(() => {
    site.webs.save(web);
    standardLibrary(site.lists.ofWeb(path), 'documents', stampOf(exchange));
    if (ownRoles) site.roles.separate(`web:${path.toLowerCase()}`, 'web', false, who);
  });
  return entityReply(exchange, webEntity(inWeb(exchange, web)), 200);
}

/** What of a web a client may write. */
const settable = { Title: 'title', Description: 'description' } as const;
/** What clients send along, or set, that changes nothing here. */
const passedOver = new Set(['__metadata', 'odata.type', 'QuickLaunchEnabled', 'TreeViewEnabled', 'SiteLogoUrl']);

function updateWeb(exchange: Exchange): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageWeb);
  let { web } = site;
  for (const [name, value] of Object.entries(readJson(exchange))) {
    const key = Object.entries(settable).find(([one]) => one === name)?.[1];
    if (key) web = { ...web, [key]: textOf(value, name) };
    else if (!passedOver.has(name)) throw unknownProperty(name, 'SP.Web');
  }
  site.store.write(() => site.webs.save(web));
  return emptyReply(204);
}

function removeWeb(exchange: Exchange): void {
  const { site, who } = exchange;
  requirePermission(site, who, permission.manageWeb);
  if (parentPath(site.path) === undefined) throw accessDenied();
  // The words are known, not recorded.
  if (site.webs.below(site.path).length > 0)
    throw refused(
      500,
      -2147024809,
      `Error deleting web site "${site.path}". You can't delete a site that has subsites.`,
    );
  site.store.write(() => {
    for (const list of site.lists.all()) removeListWhole(site, list);
    site.roles.clear(`web:${site.path.toLowerCase()}`);
    site.webs.remove(site.web);
  });
}

/** A web as its parent lists it. */
function webInfoEntity(exchange: Exchange): Entity {
  const { props } = webEntity(exchange);
  const names = ['Configuration', 'Created', 'Description', 'Id', 'Language', 'LastItemModifiedDate'];
  const more = ['LastItemUserModifiedDate', 'ServerRelativeUrl', 'Title', 'WebTemplate'];
  const picked = [...names, ...more].map((name) => [name, props[name]] as const);
  return {
    type: 'SP.WebInformation',
    path: `Web/WebInfos('${exchange.site.webId}')`,
    props: { ...Object.fromEntries(picked), WebTemplateId: 1 },
  };
}
