import { idOf, type ItemRow } from '../items/item-row.ts';
import { itemPath } from '../items/item-related.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import { fileProps } from '../files/file-props.ts';
import type { Attachment } from './attachment-store.ts';
import type { Entity } from '../odata/entity.ts';

/** An attachment as REST shows it (recorded: ListItemTests/ListItemAttachmentsTest). */
export function attachmentEntity(list: ListRecord, row: ItemRow, { name }: Attachment): Entity {
  const address = attachmentAddress(list, row, name);
  return {
    type: 'SP.Attachment',
    path: `${itemPath(list, idOf(row.key))}/AttachmentFiles('${name.replaceAll("'", "''")}')`,
    props: {
      FileName: name,
      FileNameAsPath: { DecodedUrl: name },
      ServerRelativePath: { DecodedUrl: address },
      ServerRelativeUrl: address,
    },
  };
}

/** The same as a file. */
export function attachmentFileEntity(list: ListRecord, row: ItemRow, attachment: Attachment): Entity {
  const { name, uniqueId, version, created, modified, length } = attachment;
  const address = attachmentAddress(list, row, name);
  return {
    type: 'SP.File',
    path: `Web/GetFileByServerRelativePath(decodedurl='${address.replaceAll("'", "''")}')`,
    props: fileProps({ name, address, uniqueId, version, label: '1.0', created, modified, length, title: null }),
  };
}

function attachmentAddress(list: ListRecord, row: ItemRow, name: string): string {
  return `${serverPath(list)}/Attachments/${idOf(row.key)}/${name}`;
}
