import { PlanError } from '../../src/plan/plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind, Versioned } from '../../src/plan/planner-store.ts';

type Kept = { [K in RecordKind]?: Versioned<PlannerRecords[K]>[] };

/** The planner's records in memory, refusing as the port says it must. `failing` is asked before each write. */
export const keptRecords = (
  records: { readonly [K in RecordKind]?: readonly PlannerRecords[K][] },
  failing: (kind: RecordKind, what: 'add' | 'change') => void = () => undefined,
): PlannerStore => {
  const kept: Kept = {};
  let versions = 0;
  const of = <K extends RecordKind>(kind: K): Versioned<PlannerRecords[K]>[] => {
    const list = kept[kind] ?? [];
    (kept as Record<RecordKind, unknown>)[kind] = list;
    return list;
  };
  const put = <K extends RecordKind>(kind: K, record: PlannerRecords[K]): Versioned<PlannerRecords[K]> => {
    const one = { record, version: `"${(versions += 1)}"` };
    const list = of(kind);
    const at = list.findIndex((other) => other.record.key === record.key);
    list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, one);
    return one;
  };
  for (const kind of Object.keys(records) as RecordKind[]) {
    for (const record of records[kind] ?? []) put(kind, record);
  }
  const refused = (): Promise<never> => Promise.reject(new PlanError('unavailable', 'Finns inte här.'));
  return {
    all: async (kind) => [...of(kind)],
    add: async (kind, added) => {
      failing(kind, 'add');
      return added.map((record) => {
        const standing = of(kind).find((other) => other.record.key === record.key);
        if (standing === undefined) return put(kind, record);
        if (JSON.stringify(standing.record) === JSON.stringify(record)) return standing;
        throw new PlanError('conflict', 'Det finns och säger något annat.', { subject: record.key });
      });
    },
    change: async (kind, before, after) => {
      failing(kind, 'change');
      const standing = of(kind).find((other) => other.record.key === after.key);
      if (standing?.version !== before.version) throw new PlanError('conflict', 'Ändrad.', { subject: after.key });
      return JSON.stringify(standing.record) === JSON.stringify(after) ? standing : put(kind, after);
    },
    remove: refused,
    files: { read: refused, write: refused },
  };
};
