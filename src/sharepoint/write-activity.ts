import type { SPFI } from '@pnp/sp';
import type { Activity } from '../plan/activity.ts';
import type { Act } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { ActivityChange } from '../plan/plan-store.ts';
import { areContested, sidesOf } from '../plan/two-versions.ts';
import { activityChangeColumns } from './activity-item.ts';
import type { ListItem } from './columns.ts';
import type { References } from './references.ts';
import { merge, writtenBefore } from './write.ts';

/** How many others may come before while it is merged; each of them got somewhere, so that this ends. */
const rounds = 5;

export interface ActivityWrite {
  readonly id: number;
  readonly before: Activity;
  readonly change: ActivityChange;
  readonly act: Act;
}

/**
 * Writes what changed of an activity over the version it was read at. Where somebody came before, what they changed is
 * compared field by field: another statement of the activity is no reason to ask, and it is written over theirs, with
 * their version; the same one is PlanError `conflict` with both. The same values from the same person are this write,
 * given again. `parse` reads an item, with what it refers to.
 */
export const writeActivity = async (
  sp: SPFI,
  { id, before, change, act }: ActivityWrite,
  references: References,
  parse: (item: ListItem) => Promise<Activity>,
): Promise<Activity> => {
  const columns = activityChangeColumns(change, act, references);
  let { version } = before;
  for (let round = 1; ; round += 1) {
    const { written, item } = await merge(sp, 'Activities', id, version, columns);
    const standing = await parse(item);
    if (written || writtenBefore(item, columns)) return standing;
    const fields = sidesOf(before, change, standing);
    if (areContested(fields, standing) || round >= rounds) {
      throw new PlanError('conflict', 'Någon annan har sparat aktiviteten sedan du läste den. Läs om och jämför.', {
        subject: before.key,
        versions: {
          baseVersion: before.version,
          theirVersion: standing.version,
          theirAct: standing.acted,
          fields,
        },
      });
    }
    version = item.version;
  }
};
