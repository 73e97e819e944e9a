import { badArgument, refused } from '../odata/error.ts';
import { fileNotFound, folderAt, serverRelative, type FolderPlace } from '../files/place.ts';
import { fileName } from '../files/file-name.ts';
import { folderContentTypeId } from '../content-types/list-content-types.ts';
import { isLibrary, serverPath, type ListRecord } from '../lists/list-record.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { Place } from '../items/item-store.ts';

/** Where a new item is to lie, and what it begins with. */
export interface NewPlace {
  /** Undefined for an item in the list's own folder. */
  readonly place: Place | undefined;
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * Reads `listItemCreateInfo`: the folder, whether it is a folder that is made (`UnderlyingObjectType` 1), and its name,
 * which may come as `LeafName` or as the form value `FileLeafRef` (recorded: AddListItemWithFolderTest).
 * @throws ODataError 404 for a folder that is not there, 400 for a name that is taken or a file without content.
 */
export function readPlace(exchange: Exchange, list: ListRecord, info: unknown, leafRef: string | undefined): NewPlace {
  const { FolderPath, UnderlyingObjectType, LeafName } = (info ?? {}) as Record<string, unknown>;
  const address = decodedUrl(FolderPath) ?? serverPath(list);
  const folder = folderAt(exchange, serverRelative(exchange, address));
  if (!folder || folder.list.id !== list.id) throw fileNotFound();
  requirePermission(exchange.site, exchange.who, permission.addListItems, {
    list,
    ...(folder.row && { row: folder.row }),
  });
  if (Number(UnderlyingObjectType ?? 0) === 1) return newFolder(exchange, folder, decodedUrl(LeafName) ?? leafRef);
  // The words are SharePoint's, the number is known from experience.
  if (isLibrary(list))
    throw refused(400, -2130575298, 'To add an item to a document library, use SPFileCollection.Add()');
  return { place: folder.dir === '' ? undefined : { dir: folder.dir, leaf: null }, values: new Map() };
}

function newFolder({ site }: Exchange, { list, dir }: FolderPlace, name: string | undefined): NewPlace {
  if (name === undefined || name === '') throw badArgument('The folder has no name: neither LeafName nor FileLeafRef.');
  const leaf = fileName(name);
  if (site.items.at(list, { dir, leaf }))
    throw refused(400, -2130575257, `A file or folder with the name ${leaf} already exists.`);
  const values = new Map<string, unknown>([
    ['FileSystemObjectType', 1],
    ['ContentTypeId', folderContentTypeId(list)],
    ['Title', leaf],
  ]);
  return { place: { dir, leaf }, values };
}

function decodedUrl(path: unknown): string | undefined {
  if (typeof path === 'string' && path !== '') return path;
  const decoded = typeof path === 'object' && path !== null && 'DecodedUrl' in path ? path.DecodedUrl : undefined;
  return typeof decoded === 'string' && decoded !== '' ? decoded : undefined;
}
