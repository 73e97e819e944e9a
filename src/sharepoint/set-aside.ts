import { listNamed } from '../lists/all-lists.ts';
import type { Unreadable } from '../plan/plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import type { ListItem } from './columns.ts';

/** Reads many items; one that cannot be read is put aside with its reason, so that it does not stop the others. */
export class SetAside {
  readonly unreadable: Unreadable[] = [];

  /** Any failure that is not an item's own goes on. */
  read<T>(items: readonly ListItem[], parse: (item: ListItem) => T): readonly T[] {
    return items.flatMap((item) => {
      try {
        return [parse(item)];
      } catch (error) {
        const about = `${item.list}/${item.id}/`;
        if (!isPlanError(error, 'invalid') || error.subject?.startsWith(about) !== true) throw error;
        const column = error.subject.slice(about.length);
        this.unreadable.push({ list: listNamed(item.list).title, id: item.id, column, message: error.message });
        return [];
      }
    });
  }
}
