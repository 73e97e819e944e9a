import { collectionReply, entityReply, nullReply } from '../odata/reply.ts';
import { accessDenied, noSuchResource, notFound, refused } from '../odata/error.ts';
import { binEntryEntity } from './recycle-bin-entity.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { removeListWhole } from '../lists/lists.ts';
import { siteNow } from '../site/site.ts';
import { stampOf } from '../items/stamp.ts';
import type { BinEntry } from './recycle-bin.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';

/** `web/recyclebin` with what was recycled in this web, `site/recyclebin` with all. */
export function answerRecycleBin(
  exchange: Exchange,
  where: 'web' | 'site',
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const seen = exchange.site.bin.entries().filter((entry) => sees(exchange, where, entry));
  const [next, ...after] = rest;
  const id = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (id !== undefined) {
    const found = seen.find((entry) => entry.id === id.toLowerCase());
    if (!found) throw notFound('The recycle bin item does not exist.');
    return answerEntry(exchange, found, head.args[0] === undefined ? after : rest);
  }
  const first = seen.filter(({ stage }) => stage === 1);
  switch (next?.name) {
    case undefined:
      return collectionReply(
        exchange,
        (where === 'web' ? first : seen).map((entry) => binEntryEntity(exchange.site, entry)),
      );
    case 'deleteall':
      return eachOf(exchange, first, purge);
    case 'restoreall':
      return eachOf(exchange, first, restore);
    case 'movealltosecondstage':
      return eachOf(exchange, first, ({ site }, { id: one }) => site.bin.moveOn(one));
    case 'deleteallsecondstageitems':
      return eachOf(
        exchange,
        seen.filter(({ stage }) => stage === 2),
        purge,
      );
    default:
      throw noSuchResource(next!.written);
  }
}

function answerEntry(exchange: Exchange, entry: BinEntry, rest: readonly Segment[]): Reply {
  const [next] = rest;
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET') return entityReply(exchange, binEntryEntity(exchange.site, entry));
      throw noSuchResource(exchange.method);
    case 'restore':
      return eachOf(exchange, [entry], restore);
    case 'deleteobject':
      return eachOf(exchange, [entry], purge);
    case 'movetosecondstage':
      return eachOf(exchange, [entry], ({ site }, { id }) => site.bin.moveOn(id));
    default:
      throw noSuchResource(next!.written);
  }
}

function eachOf(exchange: Exchange, entries: readonly BinEntry[], act: (e: Exchange, one: BinEntry) => void): Reply {
  exchange.site.store.write(() => entries.forEach((entry) => act(exchange, entry)));
  return nullReply(exchange);
}

/** A person sees what they deleted themselves, the site's administrator everything. */
function sees({ site, who }: Exchange, where: 'web' | 'site', entry: BinEntry): boolean {
  const list = site.lists.byNumber(entry.list) ?? site.lists.recycled(entry.list);
  if (where === 'web' && list?.webPath !== site.path) return false;
  return who.siteAdmin || who.kind === 'app' || entry.deletedBy === who.id;
}

function purge({ site }: Exchange, entry: BinEntry): void {
  const list = site.lists.recycled(entry.list);
  if (entry.kind === 'list' && list) removeListWhole(site, list);
  for (const row of [...(entry.row ? [entry.row] : []), ...site.bin.wentWith(entry.id)]) site.items.forget(row.key);
  if (entry.kind === 'attachment') site.attachments.forgetRecycled(entry.id);
  site.bin.drop(entry.id);
}

/** @throws ODataError when something else has taken the name, the title or a unique value meanwhile. */
function restore(exchange: Exchange, entry: BinEntry): void {
  const { site } = exchange;
  if (entry.kind === 'list') restoreList(exchange, entry);
  else {
    const list = site.lists.byNumber(entry.list);
    // The words are known, not recorded.
    if (!list)
      throw refused(400, -2147467259, 'The list that the item was in does not exist any more. Restore it first.');
    if (entry.row) restoreItems(exchange, list, entry);
    else site.attachments.restore(list, entry.key, entry.id, stampOf(exchange));
  }
  site.bin.drop(entry.id);
}

function restoreItems(exchange: Exchange, list: ListRecord, entry: BinEntry): void {
  const { site, who } = exchange;
  requirePermission(site, who, permission.addListItems, { list });
  for (const row of [entry.row!, ...site.bin.wentWith(entry.id)]) {
    if (site.items.at(list, row))
      throw refused(400, -2147024816, `A file or folder with the name ${entry.dir}/${row.leaf ?? ''} already exists.`);
    site.items.putBack(list, row, { who: who.id, now: siteNow(site) });
  }
}

function restoreList(exchange: Exchange, entry: BinEntry): void {
  const { site, who } = exchange;
  const list = site.lists.recycled(entry.list);
  if (!list) throw accessDenied();
  requirePermission(site, who, permission.manageLists);
  const lists = site.lists.ofWeb(list.webPath);
  if (lists.byTitle(list.title) || lists.byFolder(list.folder))
    throw refused(
      500,
      -2130575342,
      'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.',
    );
  site.lists.restore(list);
}
