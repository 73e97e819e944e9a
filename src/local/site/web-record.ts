import { sitePath } from './site-path.ts';
import type { ContentTypeRecord } from '../content-types/content-type-record.ts';
import type { FieldRecord } from '../fields/field-record.ts';

/** A web, as it is kept: the site's own, or one below it. */
export interface WebRecord {
  /** From the server's root, without a slash at its end. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly template: string;
  readonly language: number;
  readonly created: string;
  readonly createdBy: number;
  /** Whether it has role assignments of its own; the root web always has. */
  readonly ownRoles: boolean;
  /** Site columns that were added or changed here. */
  readonly fields: readonly FieldRecord[];
  /** Content types that were added or changed here. */
  readonly contentTypes: readonly ContentTypeRecord[];
}

/** The path of the web above; undefined for the root web. */
export function parentPath(path: string): string | undefined {
  return path === sitePath ? undefined : path.slice(0, path.lastIndexOf('/'));
}
