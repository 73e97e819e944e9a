import { fileName } from './file-name.ts';
import { folderAddress } from './file-entity.ts';
import { isFolder } from '../items/item-ref.ts';
import { isLibrary } from '../lists/list-record.ts';
import { badArgument, refused } from '../odata/error.ts';
import { defaultValues } from '../items/item-values.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import { fileNotFound, folderAt, serverRelative, type FilePlace, type FolderPlace } from './place.ts';
import { valuesOf, type ItemRow } from '../items/item-row.ts';
import type { Exchange } from '../odata/exchange.ts';

/** What to do when the name is taken. */
export interface AddOptions {
  readonly overwrite: boolean;
  /** Another name is made: `report1.docx`. */
  readonly unique: boolean;
}

/**
 * Puts a file in a folder.
 * @throws ODataError 400 when there is one and neither is wished; the number is [I] pnp/pnpjs, the words are known.
 */
export function addFile(
  exchange: Exchange,
  place: FolderPlace,
  given: string,
  bytes: Uint8Array,
  { overwrite, unique }: AddOptions,
): FilePlace {
  const { site } = exchange;
  const { folder, leaf: wanted } = targetOf(exchange, place, given);
  const { list, dir } = folder;
  requirePermission(site, exchange.who, permission.addListItems, { list, ...(folder.row && { row: folder.row }) });
  const leaf = unique ? freeName(wanted, (name) => site.items.at(list, { dir, leaf: name }) !== undefined) : wanted;
  const known = site.items.at(list, { dir, leaf });
  if (known && (!overwrite || isFolder(known)))
    throw refused(400, -2130575257, `A file with the name ${folderAddress(folder)}/${leaf} already exists.`);
  if (known) return { list, row: writeContent(exchange, { list, row: known }, bytes) };
  const stamp = stampOf(exchange);
  return site.store.write(() => {
    const row = site.items.add(list, defaultValues(list, stamp.now, site.regions.current.zone.name), stamp, {
      dir,
      leaf,
    });
    site.files.put(row.key, row.version, bytes);
    return { list, row };
  });
}

/**
 * Writes a file's content anew: a version more.
 * @throws ODataError 423 while another person has it checked out.
 */
export function writeContent(exchange: Exchange, { list, row }: FilePlace, bytes: Uint8Array): ItemRow {
  const { site, who } = exchange;
  requirePermission(site, who, permission.editListItems, { list, row });
  requireNotCheckedOut(exchange, row);
  return site.store.write(() => {
    const written = site.items.update(list, row, new Map(), stampOf(exchange));
    site.files.put(written.key, written.version, bytes);
    return written;
  });
}

/** The number is that of SharePoint's "checked out" refusals; the words are known. */
export function requireNotCheckedOut({ site, who }: Exchange, row: ItemRow): void {
  const holder = valuesOf(row)['CheckoutUserId'];
  if (typeof holder !== 'number' || holder === who.id) return;
  const name = site.principals.byId(holder)?.title ?? '';
  throw refused(423, -2147018894, `The file is checked out for editing by ${name}.`);
}

/** The folder and the name that a client means: a name, a path from the folder, or a whole address. */
function targetOf(exchange: Exchange, place: FolderPlace, given: string): { folder: FolderPlace; leaf: string } {
  if (!isLibrary(place.list)) throw badArgument('To add an item to a document library, use SPFileCollection.Add()');
  const address = /^(?:\/|https?:)/i.test(given) ? serverRelative(exchange, given) : `${folderAddress(place)}/${given}`;
  const slash = address.lastIndexOf('/');
  const folder = folderAt(exchange, address.slice(0, slash));
  if (!folder) throw fileNotFound();
  return { folder, leaf: fileName(address.slice(slash + 1)) };
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [stem, tail] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  let free = name;
  for (let number = 1; isTaken(free); number++) free = `${stem}${number}${tail}`;
  return free;
}
