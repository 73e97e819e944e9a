import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { fold } from '../odata/evaluate.ts';
import { idOf, type ItemRow } from '../items/item-row.ts';
import { refused } from '../odata/error.ts';
import type { ItemStore, Stamp } from '../items/item-store.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { RecycleBin } from '../recycle-bin/recycle-bin.ts';
import type { SiteStore } from '../site/site-store.ts';

/** An attachment without its bytes. */
export interface Attachment {
  readonly name: string;
  readonly uniqueId: string;
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  readonly length: number;
}

const columns = 'name, unique_id, version, created, modified, LENGTH(bytes) AS length';

/** The items' attachments. Each change is a write of its item too: its version goes up (an issue shows it). */
export class AttachmentStore {
  readonly #store: SiteStore;
  readonly #items: ItemStore;
  readonly #bin: RecycleBin;

  constructor(store: SiteStore, items: ItemStore, bin: RecycleBin) {
    this.#store = store;
    this.#items = items;
    this.#bin = bin;
  }

  /** An item's attachments, by name. */
  all(row: ItemRow): Attachment[] {
    const sql = `SELECT ${columns} FROM attachment WHERE key = ? AND bin_id IS NULL ORDER BY name_key`;
    return this.#store.sql(sql).all(row.key).map(attachmentOf);
  }

  /** Names are compared without regard to case. */
  get(row: ItemRow, name: string): Attachment | undefined {
    const sql = `SELECT ${columns} FROM attachment WHERE key = ? AND name_key = ? AND bin_id IS NULL`;
    const found = this.#store.sql(sql).get(row.key, fold(name));
    return found && attachmentOf(found);
  }

  bytes(row: ItemRow, name: string): Uint8Array<ArrayBuffer> {
    const sql = 'SELECT bytes FROM attachment WHERE key = ? AND name_key = ? AND bin_id IS NULL';
    return Uint8Array.from((this.#store.sql(sql).get(row.key, fold(name))?.['bytes'] ?? []) as Uint8Array);
  }

  /** @throws ODataError 400 when the item has one of that name; number and words are known, not recorded. */
  add(list: ListRecord, row: ItemRow, name: string, bytes: Uint8Array, stamp: Stamp): void {
    if (this.get(row, name))
      throw refused(
        400,
        -2130575257,
        'The specified name is already in use.\n\nThe document or folder name was not changed.  To change the name, close this dialog and edit the properties of the document or folder.',
      );
    const { now } = stamp;
    this.#store.write(() => {
      this.#store
        .sql('INSERT INTO attachment VALUES (?, ?, ?, NULL, ?, 1, ?, ?, COALESCE(?, zeroblob(0)))')
        .run(row.key, fold(name), name, randomUUID(), now, now, bytes);
      this.#touch(list, row, stamp);
    });
  }

  overwrite(list: ListRecord, row: ItemRow, name: string, bytes: Uint8Array, stamp: Stamp): void {
    this.#store.write(() => {
      this.#store
        .sql(
          'UPDATE attachment SET bytes = COALESCE(?, zeroblob(0)), version = version + 1, modified = ? WHERE key = ? AND name_key = ? AND bin_id IS NULL',
        )
        .run(bytes, stamp.now, row.key, fold(name));
      this.#touch(list, row, stamp);
    });
  }

  remove(list: ListRecord, row: ItemRow, name: string, stamp: Stamp): void {
    this.#store.write(() => {
      this.#store
        .sql('DELETE FROM attachment WHERE key = ? AND name_key = ? AND bin_id IS NULL')
        .run(row.key, fold(name));
      this.#touch(list, row, stamp);
    });
  }

  recycle(list: ListRecord, row: ItemRow, name: string, stamp: Stamp): void {
    this.#store.write(() => {
      const id = this.#bin.recycleAttachment(list, row, name, stamp);
      this.#store
        .sql('UPDATE attachment SET bin_id = ? WHERE key = ? AND name_key = ? AND bin_id IS NULL')
        .run(id, row.key, fold(name));
      this.#touch(list, row, stamp);
    });
  }

  /** Gives an item back what was recycled under an entry. @throws ODataError when the item is gone or has such a name. */
  restore(list: ListRecord, key: number, binId: string, stamp: Stamp): void {
    const row = this.#items.get(list, idOf(key));
    const name = this.#store.sql('SELECT name FROM attachment WHERE bin_id = ?').get(binId)?.['name'];
    if (!row || name === undefined)
      throw refused(400, -2147467259, 'The item that the attachment was on does not exist any more.');
    if (this.get(row, String(name)))
      throw refused(400, -2147024816, `A file with the name ${String(name)} already exists.`);
    this.#store.sql('UPDATE attachment SET bin_id = NULL WHERE bin_id = ?').run(binId);
    this.#touch(list, row, stamp);
  }

  forgetRecycled(binId: string): void {
    this.#store.sql('DELETE FROM attachment WHERE bin_id = ?').run(binId);
  }

  #touch(list: ListRecord, row: ItemRow, stamp: Stamp): void {
    this.#items.update(list, row, new Map([['Attachments', this.all(row).length > 0]]), stamp);
  }
}

function attachmentOf(row: Record<string, SQLOutputValue>): Attachment {
  return {
    name: String(row['name']),
    uniqueId: String(row['unique_id']),
    version: Number(row['version']),
    created: String(row['created']),
    modified: String(row['modified']),
    length: Number(row['length']),
  };
}
