import { etagMismatch } from './error.ts';
import type { ItemRow } from '../items/item-row.ts';

/** An item's ETag: its unique id and version (pnp/pnpjs#2569). */
export function itemEtag(row: ItemRow): string {
  return `"${row.uniqueId},${row.version}"`;
}

/** A list's ETag: its number of changes (recorded in `$batch` parts as `"10"`). */
export function revisionEtag(revision: number): string {
  return `"${revision}"`;
}

/**
 * Heeds If-Match: `*` or none overwrites, `"9"` and `"guid,9"` are the same version.
 * @throws ODataError 412 in SharePoint's words when the version is another.
 */
export function requireMatch(ifMatch: string | undefined, current: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const given = bare(ifMatch);
  const whole = bare(current);
  const version = whole.slice(whole.indexOf(',') + 1);
  if (given !== whole && given !== version) throw etagMismatch(ifMatch, current);
}

function bare(etag: string): string {
  return etag.trim().replace(/^W\//, '').replaceAll('"', '').toLowerCase();
}
