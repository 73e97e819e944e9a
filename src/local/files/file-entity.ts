import { complex } from '../odata/complex.ts';
import { contentTypesOf } from '../content-types/list-content-types.ts';
import { fileProps } from './file-props.ts';
import { fileDirRef, fileLeafRef, fileRef, folderDir } from '../items/item-ref.ts';
import { isLibrary, serverPath, type ListRecord } from '../lists/list-record.ts';
import { may } from '../people/securable.ts';
import { permission } from '../people/permissions.ts';
import { principalEntity } from '../people/people-entity.ts';
import { valuesOf, type ItemRow, type ItemValues } from '../items/item-row.ts';
import { folderAt, type FilePlace, type FolderPlace } from './place.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** A file as REST shows it. */
export function fileEntity(exchange: Exchange, { list, row }: FilePlace): Entity {
  const { site } = exchange;
  const values = valuesOf(row);
  const address = fileRef(list, row);
  const person = (id: unknown) => {
    const found = typeof id === 'number' ? site.principals.byId(id) : undefined;
    return found ? principalEntity(site, found) : null;
  };
  return {
    type: 'SP.File',
    path: `Web/GetFileByServerRelativePath(decodedurl='${quoted(address)}')`,
    props: fileProps({
      name: fileLeafRef(row),
      address,
      uniqueId: row.uniqueId,
      version: row.version,
      label: String(values['OData__UIVersionString']),
      created: String(values['Created']),
      modified: String(values['Modified']),
      length: site.files.sizeOf(row.key),
      title: values['Title'],
      checkedOut: values['CheckoutUserId'] !== null && values['CheckoutUserId'] !== undefined,
    }),
    onRequest: {
      ListId: () => list.id,
      ServerRelativePath: () => ({ DecodedUrl: address }),
      SiteId: () => site.siteId,
      VroomItemID: () => '',
      WebId: () => site.webs.byPath(list.webPath)?.id ?? site.webId,
    },
    nav: {
      Author: () => person(values['AuthorId']),
      CheckedOutByUser: () => person(values['CheckoutUserId']),
      ListItemAllFields: () => exchange.cross.itemEntity(exchange, list, row),
      LockedByUser: () => null,
      ModifiedBy: () => person(values['EditorId']),
      Properties: () => propertiesEntity(fileBag(values)),
      Versions: () => [],
    },
  };
}

/** A folder as REST shows it (recorded: ListItemTests/AddListItemWithFolderTest). */
export function folderEntity(exchange: Exchange, place: FolderPlace): Entity {
  const { list, row } = place;
  const { files, folders } = contentsOf(exchange, place);
  const address = folderAddress(place);
  const values: ItemValues = row ? valuesOf(row) : { Created: list.created, Modified: list.itemModified };
  return {
    type: 'SP.Folder',
    path: row
      ? `Web/GetFolderByServerRelativePath(decodedurl='${quoted(address)}')`
      : `Web/Lists(guid'${list.id}')/RootFolder`,
    props: {
      Exists: true,
      IsWOPIEnabled: false,
      ItemCount: isLibrary(list) || row ? exchange.site.items.within(list, place.dir).length : list.itemCount,
      Name: row ? fileLeafRef(row) : list.folder,
      ProgID: null,
      ServerRelativeUrl: address,
      TimeCreated: values['Created'],
      TimeLastModified: values['Modified'],
      UniqueId: row ? row.uniqueId : list.folderId,
      WelcomePage: '',
    },
    onRequest: {
      ContentTypeOrder: () => contentTypesOf(list).map(({ id }) => complex('SP.ContentTypeId', { StringValue: id })),
      ServerRelativePath: () => ({ DecodedUrl: address }),
      // No folder here has an order of its own.
      UniqueContentTypeOrder: () => null,
      StorageMetrics: () => storageMetrics(exchange, place),
    },
    nav: {
      Files: () => files.map((one) => fileEntity(exchange, one)),
      Folders: () => folders.map((one) => folderEntity(exchange, one)),
      ListItemAllFields: () => (row ? exchange.cross.itemEntity(exchange, list, row) : null),
      ParentFolder: () => parentEntity(exchange, place),
      Properties: () => propertiesEntity({}),
    },
  };
}

/** From the server's root. */
export function folderAddress({ list, dir }: FolderPlace): string {
  return dir === '' ? serverPath(list) : `${serverPath(list)}/${dir}`;
}

/** What lies directly in a folder, and the person may see. A list's items are no files, even if they have a place. */
export function contentsOf(
  exchange: Exchange,
  { list, dir }: FolderPlace,
): { files: FilePlace[]; folders: FolderPlace[] } {
  const { site, who } = exchange;
  const rows = site.items.within(list, dir).filter((row) => may(site, who, permission.viewListItems, { list, row }));
  const isFolderRow = (row: ItemRow) => valuesOf(row)['FileSystemObjectType'] === 1;
  return {
    files: isLibrary(list) ? rows.filter((row) => !isFolderRow(row)).map((row) => ({ list, row })) : [],
    folders: rows.filter(isFolderRow).map((row) => ({ list, row, dir: folderDir(row) })),
  };
}

export function parentEntity(exchange: Exchange, { list, row }: FolderPlace): Entity | null {
  const parent = row && folderAt(exchange, fileDirRef(list, row));
  return parent ? folderEntity(exchange, parent) : null;
}

/** A property bag, which this site keeps empty but for what a file's columns say. */
export function propertiesEntity(props: Record<string, unknown>): Entity {
  return { type: 'SP.PropertyValues', path: 'Web/Properties', props };
}

function fileBag(values: ItemValues): Record<string, unknown> {
  return { vti_x005f_title: values['Title'] ?? '', vti_x005f_timelastmodified: values['Modified'] };
}

/** Bytes and files in a folder and below it. */
export function storageMetrics(exchange: Exchange, place: FolderPlace): Record<string, unknown> {
  const { files, folders } = contentsOf(exchange, place);
  const below = folders.map((one) => storageMetrics(exchange, one));
  const sum = (name: string, own: number) => below.reduce((total, one) => total + Number(one[name]), own);
  const bytes = files.reduce((total, { row }) => total + exchange.site.files.sizeOf(row.key), 0);
  return {
    LastModified: place.row ? valuesOf(place.row)['Modified'] : place.list.itemModified,
    TotalFileCount: sum('TotalFileCount', files.length),
    TotalFileStreamSize: sum('TotalFileStreamSize', bytes),
    TotalSize: sum('TotalSize', bytes),
  };
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

/** A list's folder, for who has only the list. */
export function rootFolderEntity(exchange: Exchange, list: ListRecord): Entity {
  return folderEntity(exchange, { list, dir: '', row: undefined });
}
