import { composeChunks, type Upload } from './upload.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { SiteStore } from '../site/site-store.ts';

/** The content of files, a copy for each version that wrote it. */
export class FileStore {
  readonly #store: SiteStore;
  /** Uploads in parts that have not ended; they do not outlive the process. */
  readonly #uploads = new Map<string, Upload>();

  constructor(store: SiteStore) {
    this.#store = store;
  }

  /** The content of a file's version: what was written last until then. */
  bytes(row: ItemRow, version = row.version): Uint8Array<ArrayBuffer> {
    const sql = 'SELECT bytes FROM file_content WHERE key = ? AND version <= ? ORDER BY version DESC LIMIT 1';
    return Uint8Array.from((this.#store.sql(sql).get(row.key, version)?.['bytes'] ?? []) as Uint8Array);
  }

  /** Its length in bytes. */
  sizeOf(key: number, version = Number.MAX_SAFE_INTEGER): number {
    const sql =
      'SELECT LENGTH(bytes) AS size FROM file_content WHERE key = ? AND version <= ? ORDER BY version DESC LIMIT 1';
    return Number(this.#store.sql(sql).get(key, version)?.['size'] ?? 0);
  }

  /** No bytes at all reach SQLite as NULL: they are an empty blob. */
  put(key: number, version: number, bytes: Uint8Array): void {
    this.#store
      .sql('INSERT OR REPLACE INTO file_content VALUES (?, ?, COALESCE(?, zeroblob(0)))')
      .run(key, version, bytes);
  }

  /** Forgets a former version's content, unless a later version still shows it. */
  dropVersion(key: number, version: number, next: number): void {
    const later = this.#store.sql('SELECT 1 FROM file_content WHERE key = ? AND version = ?').get(key, next);
    if (later) this.#store.sql('DELETE FROM file_content WHERE key = ? AND version = ?').run(key, version);
    else this.#store.sql('UPDATE file_content SET version = ? WHERE key = ? AND version = ?').run(next, key, version);
  }

  /** Adds a part at an offset; returns how much there is then. Undefined when no such upload was begun. */
  addPart(id: string, offset: number, bytes: Uint8Array): number | undefined {
    const upload = this.#uploads.get(id);
    if (!upload) return undefined;
    upload.set(offset, bytes);
    return composeChunks(upload).length;
  }

  beginUpload(id: string, bytes: Uint8Array): number {
    this.#uploads.set(id, new Map([[0, bytes]]));
    return bytes.length;
  }

  /** What was uploaded; the upload is over. Undefined when there is none. */
  endUpload(id: string): Uint8Array | undefined {
    const upload = this.#uploads.get(id);
    this.#uploads.delete(id);
    return upload && composeChunks(upload);
  }
}
