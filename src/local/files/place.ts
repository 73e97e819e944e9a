import { badArgument, notFound } from '../odata/error.ts';
import { folderDir, isFolder } from '../items/item-ref.ts';
import { permission } from '../people/permissions.ts';
import { may, sees } from '../people/securable.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { ItemRow } from '../items/item-row.ts';

/** A folder of a list: its own (no row), or one in it. */
export interface FolderPlace {
  readonly list: ListRecord;
  /** From the list's own folder, which is ''. */
  readonly dir: string;
  readonly row: ItemRow | undefined;
}

/** A file of a library. */
export interface FilePlace {
  readonly list: ListRecord;
  readonly row: ItemRow;
}

/** Who asks, and of which web. */
type Asker = Pick<Exchange, 'site' | 'who'>;

/**
 * A path from the server's root, of whatever a client writes: absolute, from the server's root, or from the web.
 * @throws ODataError 400 for one that is none, or another server's.
 */
export function serverRelative({ site }: Exchange, given: string): string {
  const path = given.trim().replace(/\/+$/, '');
  if (/^https?:\/\//i.test(path)) {
    const url = URL.parse(path);
    if (url?.origin !== site.origin) throw badArgument('Value does not fall within the expected range.');
    return decoded(url.pathname);
  }
  if (path.startsWith('/')) return path;
  // Clients that join addresses lose the first slash.
  if (`/${path}/`.toLowerCase().startsWith(`${site.path.toLowerCase()}/`)) return `/${path}`;
  return path === '' ? site.path : `${site.path}/${path}`;
}

/**
 * A path from the server's root, of one that is written without escapes: absolute, from the root, or from the web.
 * @throws ODataError 400 for another server's.
 */
export function decodedPath(exchange: Exchange, given: string): string {
  const origin = /^https?:\/\/[^/]*/i.exec(given)?.[0];
  if (origin !== undefined && origin.toLowerCase() !== exchange.site.origin.toLowerCase())
    throw badArgument('Value does not fall within the expected range.');
  return serverRelative(exchange, given.slice(origin?.length ?? 0));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) throw badArgument('Value does not fall within the expected range.');
    throw error;
  }
}

/** The list of any web that a path lies in, and the rest of the path. */
export function listAt(exchange: Asker, path: string): { list: ListRecord; inner: string } | undefined {
  const lower = path.toLowerCase();
  for (const list of exchange.site.lists.everywhere()) {
    const root = serverPath(list);
    const isWithin = lower === root.toLowerCase() || lower.startsWith(`${root.toLowerCase()}/`);
    if (isWithin && sees(exchange, list)) return { list, inner: path.slice(root.length + 1) };
  }
  return undefined;
}

/** A folder by its path; undefined when there is none that the person may see. */
export function folderAt(exchange: Asker, path: string): FolderPlace | undefined {
  const found = listAt(exchange, path);
  if (!found) return undefined;
  const { list, inner } = found;
  if (inner === '') return { list, dir: '', row: undefined };
  const row = rowAt(exchange, list, inner);
  return row && isFolder(row) ? { list, dir: folderDir(row), row } : undefined;
}

/** A file by its path. */
export function fileAt(exchange: Asker, path: string): FilePlace | undefined {
  const found = listAt(exchange, path);
  const row = found && rowAt(exchange, found.list, found.inner);
  return found && row && !isFolder(row) ? { list: found.list, row } : undefined;
}

/** What lies at a path of a list. */
export function rowAt(exchange: Asker, list: ListRecord, inner: string): ItemRow | undefined {
  const slash = inner.lastIndexOf('/');
  const place = { dir: slash < 0 ? '' : inner.slice(0, slash), leaf: inner.slice(slash + 1) };
  const row = exchange.site.items.at(list, place);
  return row && may(exchange.site, exchange.who, permission.viewListItems, { list, row }) ? row : undefined;
}

/** A file or folder of any list by its unique id. */
export function placedById(exchange: Asker, id: string): FilePlace | undefined {
  const { site, who } = exchange;
  const row = site.items.byUniqueId(id.replace(/[{}]/g, ''));
  const list = row && site.lists.byNumber(Math.floor(row.key / 2 ** 32));
  return list && may(site, who, permission.viewListItems, { list, row }) ? { list, row } : undefined;
}

/**
 * A path that a web is asked for must lie in it.
 * @throws ODataError 400 for one outside it, 404 for what lies in a web below.
 */
export function requireInWeb({ site }: Exchange, path: string, list: ListRecord | undefined): void {
  const isBelow = `${path}/`.toLowerCase().startsWith(`${site.path.toLowerCase()}/`);
  // The words are SharePoint's own, known from many issues.
  if (!isBelow) throw badArgument('Server relative urls must start with SPWeb.ServerRelativeUrl');
  if (list && list.webPath !== site.path) throw fileNotFound();
}

/** Recorded: class and number of what a path does not lead to. */
export function fileNotFound() {
  return notFound('File Not Found.');
}
