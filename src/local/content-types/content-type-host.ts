import { contentTypesOf } from './list-content-types.ts';
import { listHost, webHost, type FieldHost } from '../fields/field-host.ts';
import { standardContentTypes } from './standard-content-types.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import { parentPath, type WebRecord } from '../site/web-record.ts';
import type { ContentTypeRecord } from './content-type-record.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { Site } from '../site/site.ts';

/** What has content types: a list or a web. */
export interface ContentTypeHost {
  /** Those that its collection shows. */
  readonly own: readonly ContentTypeRecord[];
  /** Those that can be asked for: a web's parents' too. */
  readonly all: readonly ContentTypeRecord[];
  /** Where the parents of its content types are found. */
  readonly above: readonly ContentTypeRecord[];
  /** The columns that its content types are made of. */
  readonly fields: FieldHost;
  /** Its address under `_api/`. */
  readonly path: string;
  /** Its address from the server's root. */
  readonly scope: string;
  save(contentTypes: readonly ContentTypeRecord[]): void;
  requireManage(): void;
}

export function listTypes(exchange: Exchange, list: ListRecord): ContentTypeHost {
  const { site, who } = exchange;
  const all = contentTypesOf(list);
  return {
    own: all,
    all,
    above: siteContentTypesOf(site, site.web).all,
    fields: listHost(exchange, list),
    path: `Web/Lists(guid'${list.id}')`,
    scope: serverPath(list),
    save: (contentTypes) =>
      site.store.write(() => site.lists.save({ ...list, contentTypes, revision: list.revision + 1 })),
    requireManage: () => requirePermission(site, who, permission.manageLists, { list }),
  };
}

export function siteTypes(exchange: Exchange): ContentTypeHost {
  const { site, who } = exchange;
  const { own, all } = siteContentTypesOf(site, site.web);
  return {
    own,
    all,
    above: all,
    fields: webHost(exchange),
    path: 'Web',
    scope: site.path,
    save: (contentTypes) => site.store.write(() => site.webs.save({ ...site.web, contentTypes })),
    requireManage: () => requirePermission(site, who, permission.manageWeb),
  };
}

/** A web's content types: its own, and with those of the webs above it. */
export function siteContentTypesOf(
  site: Site,
  web: WebRecord,
): { own: readonly ContentTypeRecord[]; all: readonly ContentTypeRecord[] } {
  const above = site.webs.byPath(parentPath(web.path) ?? '');
  if (above) return { own: web.contentTypes, all: [...web.contentTypes, ...siteContentTypesOf(site, above).all] };
  const changed = new Set(web.contentTypes.map((one) => one.id));
  const own = [...standardContentTypes.filter((one) => !changed.has(one.id)), ...web.contentTypes];
  return { own, all: own };
}
