import { listNamed } from '../lists/all-lists.ts';
import { printDocumentParts } from '../plan/document-parts.ts';
import type { NewRecords } from '../plan/new-records.ts';
import type { Act } from '../plan/person.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../plan/planner-store.ts';
import { recordKinds } from './record-kinds.ts';
import type { DifferingItem, GoneItem } from './plan-writer.ts';
import type { WrittenPlan } from './write-plan.ts';

/** What a planner sets in the list and no document knows: not compared. */
const setByPlanners: readonly string[] = ['acted', 'remindFrom', 'state', 'channelId', 'kept', 'activityKeys'];

const differingFields = <T extends object>(standing: T, said: T): readonly string[] =>
  [...new Set([...Object.keys(standing), ...Object.keys(said)])].filter(
    (field) =>
      !setByPlanners.includes(field) &&
      JSON.stringify(standing[field as keyof T]) !== JSON.stringify(said[field as keyof T]),
  );

/** Kept when the document is gone, or belonging to others too: never told as missing from it. */
const staying: readonly RecordKind[] = ['plans', 'boards', 'planVersions', 'promises'];

interface Told {
  created: number;
  /** Nothing is written over. */
  readonly changed: 0;
  unchanged: number;
  readonly differing: DifferingItem[];
  readonly gone: GoneItem[];
}

const writeKind = async <K extends RecordKind>(
  store: PlannerStore,
  planKey: string,
  kind: K,
  records: readonly PlannerRecords[K][],
  isNew: boolean,
  act: Act,
  told: Told,
): Promise<void> => {
  const list = listNamed(recordKinds[kind].list).title;
  const standing = isNew ? [] : await store.all(kind, planKey);
  const byKey = new Map(standing.map(({ record }) => [record.key, record]));
  const missing = records.filter(({ key }) => !byKey.has(key));
  if (missing.length > 0) await store.add(kind, missing, act);
  told.created += missing.length;
  told.unchanged += records.length - missing.length;
  for (const record of records) {
    const there = byKey.get(record.key);
    const columns = there === undefined ? [] : differingFields(there, record);
    if (columns.length > 0) told.differing.push({ list, key: record.key, columns });
  }
  if (staying.includes(kind)) return;
  const said = new Set(records.map(({ key }) => key));
  told.gone.push(...[...byKey.keys()].filter((key) => !said.has(key)).map((key) => ({ list, key })));
};

/**
 * Writes what was made of a document: its parts as a file, the plan, then each kind. What is there already, by key, stays
 * as it is and is told where it says otherwise, so that a second import loses nothing that people have done. May be cut off
 * anywhere: the next run makes what is missing. Throws PlanError.
 */
export const writeRecords = async (
  store: PlannerStore,
  { planKey, records, parts }: NewRecords,
  { act, isNew, progress }: { readonly act: Act; readonly isNew: boolean; readonly progress?: (list: string) => void },
): Promise<WrittenPlan> => {
  await store.files.write(parts.path, new TextEncoder().encode(printDocumentParts(parts.content)), act);
  const told: Told = { created: 0, changed: 0, unchanged: 0, differing: [], gone: [] };
  for (const kind of Object.keys(records) as RecordKind[]) {
    const some = records[kind] ?? [];
    progress?.(listNamed(recordKinds[kind].list).title);
    // Once it is there, the new plan's own are asked for as any plan's.
    await writeKind(store, planKey, kind, some, isNew && kind === 'plans', act, told);
  }
  return told;
};
