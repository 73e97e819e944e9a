import { table } from '../odata/table.ts';
import { fieldText, type FieldRecord } from '../fields/field-record.ts';
import { contentTypeNamed } from '../content-types/list-content-types.ts';
import { innerRows } from '../fields/inner-base-fields.ts';
import { itemColumns } from './item-columns.ts';
import { fileDirRef, fileLeafRef, fileRef, isFolder } from './item-ref.ts';
import { idOf, valuesOf, type ItemRow, type ItemText, type ItemValues } from './item-row.ts';
import { isLibrary, itemType, type ListRecord } from '../lists/list-record.ts';
import { unknownField } from '../odata/error.ts';
import { basePermissions } from '../people/permissions.ts';
import type { Principal } from '../people/principals.ts';
import { effectivePermissions } from '../people/securable.ts';
import type { Site } from '../site/site.ts';

/** What of a person a person column can be expanded to. */
const personProperties: Readonly<Record<string, (person: Principal) => unknown>> = table({
  Id: (person) => person.id,
  ID: (person) => person.id,
  Title: (person) => person.title,
  Name: (person) => person.login,
  EMail: (person) => person.email,
  UserName: (person) => person.upn,
  SipAddress: (person) => person.email,
  FirstName: () => null,
  LastName: () => null,
  JobTitle: () => null,
  Department: () => null,
  Picture: () => null,
  Created: () => null,
  Modified: () => null,
  Deleted: () => false,
  IsActive: () => true,
  MobilePhone: () => null,
  Notes: () => null,
  Office: () => null,
  WebSite: () => null,
  WorkPhone: () => null,
});

/** The property of what a person or lookup column points at; null where it points at nothing. */
export function relatedProperty(site: Site, field: FieldRecord, name: string): (id: unknown) => unknown {
  if (field.type.startsWith('User')) {
    const read = personProperties[name];
    if (!read) throw unknownField(name);
    return (id) => {
      const person = typeof id === 'number' ? site.principals.byId(id) : undefined;
      return person ? read(person) : null;
    };
  }
  const list = site.lists.byId(fieldText(field, 'LookupList'));
  if (!list || !itemColumns(list).byKey.has(name)) throw unknownField(name);
  return (id) => {
    const row = typeof id === 'number' ? site.items.get(list, id) : undefined;
    return row ? valuesOf(row)[name] : null;
  };
}

/** Properties of an item that come only when they are named. */
export const computedProperties: Readonly<
  Record<string, (site: Site, who: Principal, list: ListRecord, row: ItemRow) => unknown>
> = table({
  ...Object.fromEntries(innerRows.map(([name]) => [/^[_\d]/.test(name) ? `OData_${name}` : name, () => null] as const)),
  CommentsDisabled: () => false,
  Created_x0020_Date: (_, _who, _list, row) => valuesOf(row)['Created'],
  DisplayName: (_, _who, _list, row) => valuesOf(row)['Title'],
  Edit: () => null,
  FirstUniqueAncestorSecurableObject: () => null,
  FolderChildCount: () => '0',
  ItemChildCount: () => '0',
  Last_x0020_Modified: (_, _who, _list, row) => valuesOf(row)['Modified'],
  LinkTitleNoMenu: (_, _who, _list, row) => valuesOf(row)['Title'],
  Order: (_, _who, _list, row) => idOf(row.key) * 100,
  WorkflowVersion: () => 1,
  ContentType: (_, _who, list, row) => contentTypeNamed(list, String(valuesOf(row)['ContentTypeId']))?.name,
  EffectiveBasePermissions: (site, who, list, row) => basePermissions(effectivePermissions(site, who, { list, row })),
  EncodedAbsUrl: (site, _, list, row) =>
    `${site.origin}${fileRef(list, row).split('/').map(encodeURIComponent).join('/')}`,
  DocIcon: (_, _who, _list, row) => fileType(row),
  File_x0020_Size: (site, _, list, row) =>
    isLibrary(list) && !isFolder(row) ? String(site.files.sizeOf(row.key)) : null,
  File_x0020_Type: (_, _who, _list, row) => fileType(row),
  FileSizeDisplay: (site, _, list, row) =>
    isLibrary(list) && !isFolder(row) ? String(site.files.sizeOf(row.key)) : null,
  FileDirRef: (_, _who, list, row) => fileDirRef(list, row),
  FileLeafRef: (_, _who, _list, row) => fileLeafRef(row),
  FileRef: (_, _who, list, row) => fileRef(list, row),
  LinkFilename: (_, _who, _list, row) => fileLeafRef(row),
  LinkFilenameNoMenu: (_, _who, _list, row) => fileLeafRef(row),
  FSObjType: (_, _who, _list, row) => (isFolder(row) ? '1' : '0'),
  HasUniqueRoleAssignments: (_, _who, _list, row) => row.ownRoles === 1,
  LinkTitle: (_, _who, _list, row) => valuesOf(row)['Title'],
  OData__ModerationStatus: () => 0,
  OData__UIVersion: (_, _who, _list, row) => Number.parseInt(String(valuesOf(row)['OData__UIVersionString']), 10) * 512,
  owshiddenversion: (_, _who, _list, row) => row.version,
  UniqueId: (_, _who, _list, row) => row.uniqueId,
});

/** A file's extension in small letters; null for what has none. */
function fileType(row: ItemRow): string | null {
  const leaf = fileLeafRef(row);
  const dot = leaf.lastIndexOf('.');
  return row.leaf === null || isFolder(row) || dot < 0 ? null : leaf.slice(dot + 1).toLowerCase();
}

/** The item's address under `_api/`. */
export function itemPath(list: ListRecord, id: number): string {
  return `Web/Lists(guid'${list.id}')/Items(${id})`;
}

/** An item's metadata without the enclosing object, by format. */
export function itemMetadata(site: Site, list: ListRecord, row: ItemRow, etag: string): ItemValues {
  const path = itemPath(list, idOf(row.key));
  return {
    'odata.type': itemType(list),
    'odata.id': `${site.api}/${path}`,
    'odata.etag': etag,
    'odata.editLink': path,
  };
}

/** Writes the same as text, for pages: what it is made of needs no escape but the ETag's quotes. */
export function metadataWriter(site: Site, list: ListRecord): (row: ItemText) => string {
  const type = itemType(list);
  return (row) => {
    const path = itemPath(list, idOf(row.key));
    const etag = `\\"${row.uniqueId},${row.version}\\"`;
    return `"odata.type":"${type}","odata.id":"${site.api}/${path}","odata.etag":"${etag}","odata.editLink":"${path}"`;
  };
}
