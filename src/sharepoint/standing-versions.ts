import type { Act } from '../plan/person.ts';
import { isPlanError } from '../plan/plan-error.ts';
import { sidesOfRecords, type TwoVersions } from '../plan/two-versions.ts';
import type { ListItem } from './columns.ts';
import type { References } from './references.ts';

/** Reads an item, with what it refers to. */
export type ReadItem = <T>(item: ListItem, parse: (item: ListItem, references: References) => T) => Promise<T>;

interface Sides<T> {
  readonly parse: (item: ListItem, references: References) => T;
  readonly fields: readonly (keyof Omit<T, 'version'> & string)[];
  readonly actOf: (record: T) => Act | null;
  readonly mine: Omit<T, 'version'>;
  readonly standing: ListItem;
  /** What the write was based on; undefined where it was to make the item. */
  readonly before?: ListItem | undefined;
}

/** Both versions, for a `conflict`; without them where what stands cannot be read: it is a conflict all the same. */
export const standingVersions = async <T extends { readonly version: string }>(
  read: ReadItem,
  { parse, fields, actOf, mine, standing, before }: Sides<T>,
): Promise<{ readonly versions?: TwoVersions }> => {
  try {
    const theirs = await read(standing, parse);
    const base = before === undefined ? null : await read(before, parse);
    return {
      versions: {
        baseVersion: base?.version ?? null,
        theirVersion: theirs.version,
        theirAct: actOf(theirs),
        fields: sidesOfRecords(fields, base, mine, theirs),
      },
    };
  } catch (error) {
    if (isPlanError(error, 'invalid')) return {};
    throw error;
  }
};
