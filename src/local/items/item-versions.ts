import { collectionReply, entityReply } from '../odata/reply.ts';
import { fileRef, isFolder } from './item-ref.ts';
import { itemColumns } from './item-columns.ts';
import { entityPropertyName, fieldText, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { valuesOf, type ItemRow, type ItemValues } from './item-row.ts';
import { noSuchItem, noSuchResource } from '../odata/error.ts';
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
  const { site, who } = exchange;
  requirePermission(site, who, permission.viewVersions, { list, row });
  if (exchange.method !== 'GET' || rest.length > 0) throw noSuchResource(head.written);
  const former = site.items
    .versions(row)
    .map(({ version, json }) => versionEntity(site, list, row, version, JSON.parse(json) as ItemValues));
  const all = [versionEntity(site, list, row, row.version, valuesOf(row)), ...former];
  const [wanted] = head.args;
  if (wanted === undefined) return collectionReply(exchange, all);
  const one = all.find((version) => version.props['VersionId'] === Number(wanted));
  if (!one) throw noSuchItem();
  return entityReply(exchange, one);
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
  return entityPropertyName(field).replace(
    /^OData_(_.*)$/,
    (_, name: string) => `OData_${encodeName(name.slice(0, 1), /_/g)}${name.slice(1)}`,
  );
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
