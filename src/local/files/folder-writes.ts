import { fileName } from './file-name.ts';
import { fileNotFound, folderAt, serverRelative, type FolderPlace } from './place.ts';
import { folderAddress } from './file-entity.ts';
import { folderContentTypeId } from '../content-types/list-content-types.ts';
import { folderDir } from '../items/item-ref.ts';
import { permission } from '../people/permissions.ts';
import { refused } from '../odata/error.ts';
import { requirePermission } from '../people/securable.ts';
import { serverPath } from '../lists/list-record.ts';
import { stampOf } from '../items/stamp.ts';
import type { Exchange } from '../odata/exchange.ts';

/**
 * A folder in a folder: by its name, by a path from it, or by its whole address.
 * @throws ODataError when there is one of the name already (as a file; a folder that is there is answered), or the list has no folders.
 */
export function addFolder(exchange: Exchange, place: FolderPlace, given: string): FolderPlace {
  const { site, who } = exchange;
  const { list } = place;
  requirePermission(site, who, permission.addListItems, { list, ...(place.row && { row: place.row }) });
  const root = `${folderAddress(place)}/`;
  const address = /^(?:\/|https?:)/i.test(given) ? serverRelative(exchange, given) : `${root}${given}`;
  if (!address.toLowerCase().startsWith(`${serverPath(list)}/`.toLowerCase())) throw fileNotFound();
  const steps = address.slice(serverPath(list).length + 1).split('/');
  const leaf = fileName(steps.pop() ?? '');
  const parent = folderAt(exchange, [serverPath(list), ...steps].join('/'));
  if (!parent) throw fileNotFound();
  const known = site.items.at(list, { dir: parent.dir, leaf });
  // The number and words are known, not recorded.
  if (known) throw refused(400, -2130575257, `A file or folder with the name ${leaf} already exists.`);
  const values = new Map<string, unknown>([
    ['FileSystemObjectType', 1],
    ['ContentTypeId', folderContentTypeId(list)],
    ['Title', leaf],
  ]);
  const row = site.items.add(list, values, stampOf(exchange), { dir: parent.dir, leaf });
  return { list, row, dir: folderDir(row) };
}
