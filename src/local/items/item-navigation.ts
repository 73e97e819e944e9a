import { attachmentEntity } from '../attachments/attachment-entity.ts';
import { contentTypeEntity } from '../content-types/content-type-entity.ts';
import { contentTypeNamed } from '../content-types/list-content-types.ts';
import { fileEntity, folderEntity } from '../files/file-entity.ts';
import { folderDir, isFolder } from './item-ref.ts';
import { isLibrary, type ListRecord } from '../lists/list-record.ts';
import { assignmentEntities } from '../people/assignment-entity.ts';
import { listEntity } from '../lists/list-entity.ts';
import { listTypes } from '../content-types/content-type-host.ts';
import { versionEntities } from './item-versions.ts';
import { valuesOf, type ItemRow } from './item-row.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** What `$expand` may name of an item besides its people and lookups. */
export const itemNavigationNames = [
  'AttachmentFiles',
  'ContentType',
  'File',
  'Folder',
  'ParentList',
  'RoleAssignments',
  'Versions',
] as const;

export type ItemNavigationName = (typeof itemNavigationNames)[number];

export function isItemNavigation(name: string): name is ItemNavigationName {
  return itemNavigationNames.some((one) => one === name);
}

/** An item's attachments, content type, file, folder and list. */
export function itemNavigation(
  exchange: Exchange,
  list: ListRecord,
  row: ItemRow,
): Record<ItemNavigationName, () => Entity | Entity[] | null> {
  return {
    AttachmentFiles: () => exchange.site.attachments.all(row).map((one) => attachmentEntity(list, row, one)),
    ContentType: () => {
      const found = contentTypeNamed(list, String(valuesOf(row)['ContentTypeId']));
      return found ? contentTypeEntity(listTypes(exchange, list), found) : null;
    },
    File: () => (isLibrary(list) && !isFolder(row) ? fileEntity(exchange, { list, row }) : null),
    Folder: () => (isFolder(row) ? folderEntity(exchange, { list, row, dir: folderDir(row) }) : null),
    ParentList: () => listEntity(exchange, list),
    RoleAssignments: () => assignmentEntities(exchange, { list, row }),
    Versions: () => versionEntities(exchange.site, list, row),
  };
}
