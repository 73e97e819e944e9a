import { valuesOf } from '../items/item-row.ts';
import { instantText } from '../site/region-format.ts';
import type { BinEntry, BinKind } from './recycle-bin.ts';
import type { Entity } from '../odata/entity.ts';
import type { Site } from '../site/site.ts';

/** `SP.RecycleBinItemType`. */
const itemTypes: Readonly<Record<BinKind, number>> = { file: 1, item: 3, list: 4, folder: 5, attachment: 7 };

/** An entry of the recycle bin as REST shows it; its keys are those that PnPjs names. */
export function binEntryEntity(site: Site, entry: BinEntry): Entity {
  const authorId = entry.row ? Number(valuesOf(entry.row)['AuthorId']) : site.lists.recycled(entry.list)?.createdBy;
  const author = site.principals.byId(authorId ?? entry.deletedBy);
  const deletedBy = site.principals.byId(entry.deletedBy);
  const dir = entry.dir.replace(/^\//, '');
  return {
    type: 'SP.RecycleBinItem',
    path: `Web/RecycleBin('${entry.id}')`,
    props: {
      AuthorEmail: author?.email ?? '',
      AuthorName: author?.title ?? '',
      DeletedByEmail: deletedBy?.email ?? '',
      DeletedByName: deletedBy?.title ?? '',
      DeletedDate: entry.deleted,
      DeletedDateLocalFormatted: instantText(site.regions.current, entry.deleted, false),
      DirName: dir,
      DirNamePath: { DecodedUrl: dir },
      Id: entry.id,
      ItemState: entry.stage,
      ItemType: itemTypes[entry.kind],
      LeafName: entry.leaf,
      LeafNamePath: { DecodedUrl: entry.leaf },
      Size: entry.row ? site.files.sizeOf(entry.key) : 0,
      Title: entry.title,
    },
  };
}
