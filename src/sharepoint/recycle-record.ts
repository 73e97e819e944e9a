import type { SPFI } from '@pnp/sp';
import type { Act } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind, Versioned } from '../plan/planner-store.ts';
import { actedColumns } from './acted-columns.ts';
import { textOrNull, type Columns } from './columns.ts';
import { listOf } from './list-of.ts';
import { learnIds, type PlannerReferences } from './planner-references.ts';
import { itemByKey } from './read-windows.ts';
import type { KindOfRecord } from './record-kinds.ts';
import { isSameItem } from './same-columns.ts';
import { asked, isLost, toPlanError } from './sharepoint-error.ts';
import { whyKept } from './why-kept.ts';
import { merge, writtenBefore } from './write.ts';

interface Removing<K extends RecordKind> {
  readonly sp: SPFI;
  readonly store: PlannerStore;
  readonly kind: K;
  readonly of: KindOfRecord<PlannerRecords[K]>;
  readonly references: PlannerReferences;
}

/**
 * Into the recycle bin, in two requests: `recycle` heeds no If-Match, so the version is guarded by a MERGE before it, which
 * also writes down who removes it. Dying between the two leaves an item that the same call, repeated, removes; one that
 * is gone already is no failure. Throws PlanError `invalid` for what was adopted or answered, or is pointed at.
 */
export const recycleRecord = async <K extends RecordKind>(
  { sp, store, kind, of, references }: Removing<K>,
  { record, version }: Versioned<PlannerRecords[K]>,
  act: Act,
): Promise<void> => {
  const { list } = of;
  const { key } = record;
  const standing = await asked(itemByKey(sp, list, key), key);
  if (standing === undefined) return;
  references.learn([standing]);
  await learnIds(sp, references, [standing], null);
  const planKey = of.ofSite === true || list === 'Plans' ? key : references.key(standing, 'Plan', 'Plans');
  const why = await whyKept(store, kind, record, planKey);
  if (why !== null) throw new PlanError('invalid', why, { subject: key });
  const touch: Columns = of.acted === undefined ? { Title: textOrNull(standing, 'Title') } : actedColumns(act);
  if (!(standing.version !== version && isTouched(of, record, standing, touch, references))) {
    const { written } = await merge(sp, list, standing.id, version, touch);
    if (!written) {
      throw new PlanError('conflict', 'Någon annan har ändrat posten sedan du läste. Läs om och jämför.', {
        subject: key,
      });
    }
  }
  try {
    await listOf(sp, list).items.getById(standing.id).recycle();
  } catch (error) {
    const failure = toPlanError(error, key);
    if (failure.kind === 'not-found') return;
    if (isLost(error) && (await asked(itemByKey(sp, list, key), key)) === undefined) return;
    if (failure.kind !== 'invalid') throw failure;
    throw new PlanError('invalid', 'Posten kan inte tas bort: andra poster pekar på den.', {
      subject: key,
      cause: error,
    });
  }
  references.forget(standing);
};

/** Left by this very call, cut off before its second request. */
const isTouched = <T>(
  of: KindOfRecord<T>,
  record: T,
  standing: Parameters<typeof isSameItem>[0],
  touch: Columns,
  references: PlannerReferences,
): boolean => {
  if (of.acted === undefined || !writtenBefore(standing, touch)) return false;
  const said = Object.entries(of.columns(record, references)).filter(([name]) => !(name in touch));
  return isSameItem(standing, Object.fromEntries(said));
};
