import { collectionReply, emptyReply, entityReply } from '../odata/reply.ts';
import { fileRef, isFolder } from './item-ref.ts';
import { innerValues } from './version-inner.ts';
import { itemColumns } from './item-columns.ts';
import { fieldText, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { valuesOf, type ItemRow, type ItemValues } from './item-row.ts';
import { badMethod, noSuchItem, noSuchResource, refused } from '../odata/error.ts';
import { relatedProperty } from './item-related.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { encodeName } from '../fields/field-record.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';
import type { Site } from '../site/site.ts';

/** `items(3)/versions` and `versions(512)`, newest first, in the shape of ListItemTests/GetListItemVersionsAsyncTest. */
export function answerVersions(
  exchange: Exchange,
  list: ListRecord,
  row: ItemRow,
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const { site, who, method } = exchange;
  requirePermission(site, who, permission.viewVersions, { list, row });
  const all = versionEntities(site, list, row);
  const [next, ...after] = rest;
  const wanted = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (wanted === undefined) {
    if (next) throw noSuchResource(next.written);
    if (method !== 'GET') throw badMethod(method, 'Versions');
    return collectionReply(exchange, all);
  }
  const beyond = head.args[0] === undefined ? after[0] : next;
  if (beyond) throw noSuchResource(beyond.written);
  const one = all.find((version) => version.props['VersionId'] === Number(wanted));
  if (!one) throw noSuchItem();
  if (method === 'DELETE') return deleteVersion(exchange, list, row, Number(wanted) / 512);
  if (method !== 'GET') throw badMethod(method, 'Versions');
  return entityReply(exchange, one);
}

/** An item's versions, newest first. */
export function versionEntities(site: Site, list: ListRecord, row: ItemRow): Entity[] {
  const former = site.items
    .versions(row)
    .map(({ version, json }) => versionEntity(site, list, row, version, JSON.parse(json) as ItemValues));
  return [versionEntity(site, list, row, row.version, valuesOf(row)), ...former];
}

/** The words are SharePoint's, the status and number are known from experience. */
function deleteVersion({ site, who }: Exchange, list: ListRecord, row: ItemRow, version: number): Reply {
  requirePermission(site, who, permission.deleteVersions, { list, row });
  if (version === row.version) throw refused(400, -2130575301, 'You cannot delete the current version.');
  site.items.removeVersion(row, version);
  return emptyReply();
}

function versionEntity(site: Site, list: ListRecord, row: ItemRow, version: number, values: ItemValues): Entity {
  const versionId = version * 512;
  // `Created` is the version's own time; the item's is not shown.
  const fields = [...new Set(itemColumns(list).byKey.values())].filter((field) => field.name !== 'Created');
  const columns = fields.map((field) => [versionName(field), versionValue(site, field, values)]);
  return {
    type: 'SP.ListItemVersion',
    path: `Web/Lists(guid'${list.id}')/Items(${String(values['ID'])})/versions(${versionId})`,
    props: {
      // Without its Z: so it is recorded.
      Created: String(values['Modified']).replace(/Z$/, ''),
      IsCurrentVersion: version === row.version,
      VersionId: versionId,
      VersionLabel: `${version}.0`,
      ...innerValues(site, list, row, versionId, values),
      ...Object.fromEntries(columns),
      owshiddenversion: version,
      FSObjType: isFolder(row) ? '1' : '0',
      UniqueId: row.uniqueId,
      FileRef: fileRef(list, row),
    },
  };
}

/** In versions the names are escaped once more: `OData__x005f_UIVersionString`. */
function versionName(field: FieldRecord): string {
  const escaped = encodeName(field.name, /_/g);
  return /^[_\d]/.test(field.name) ? `OData_${escaped}` : escaped;
}

/** People and lookups come as `{LookupId, LookupValue}`, people with `Email`. */
function versionValue(site: Site, field: FieldRecord, values: ItemValues): unknown {
  const value = values[itemKey(field)];
  const expand = (id: unknown) => {
    if (id === null || id === undefined) return null;
    const isPerson = field.type.startsWith('User');
    const shown = relatedProperty(site, field, isPerson ? 'Title' : fieldText(field, 'LookupField') || 'Title')(id);
    return { LookupId: id, LookupValue: shown, ...(isPerson && { Email: relatedProperty(site, field, 'EMail')(id) }) };
  };
  if (field.type === 'User' || field.type === 'Lookup') return expand(value);
  if (field.type === 'UserMulti' || field.type === 'LookupMulti')
    return Array.isArray(value) ? value.map(expand) : value;
  return field.type === 'ContentTypeId' ? { StringValue: value } : value;
}
