import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import type { SPFI } from '@pnp/sp';
import { deviationWords, progressWords } from '../../src/lists/words.ts';
import type { Activity } from '../../src/plan/activity.ts';
import type { Act } from '../../src/plan/person.ts';
import type { ActivityChange } from '../../src/plan/plan-store.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';

/** What became of a write as far as its writer knows. `unknown`: it was given up, and may have been done. */
export type Outcome = 'done' | 'conflict' | 'unknown';

/** A change of an activity, as it was asked for. */
export interface AskedChange {
  /** As its writer had seen it; null where it read for itself. */
  readonly before: Activity | null;
  readonly change: ActivityChange;
  readonly act: Act;
  readonly outcome: Outcome;
}

/** One statement of an activity is changed by one person at a time; a version's columns, flat, by statement. */
type Statement = 'answer' | 'deadline' | 'owner' | 'unit';
type Said = Readonly<Record<Statement, string>>;

const statementOf: Readonly<Record<keyof ActivityChange, Statement>> = {
  status: 'answer',
  comment: 'answer',
  completedOn: 'answer',
  deadline: 'deadline',
  owner: 'owner',
  unitKey: 'unit',
};

const flat = (...values: readonly unknown[]): string => JSON.stringify(values.map((value) => value ?? ''));

const saidBy = ({ status, comment, completedOn, deadline, owner, unitKey }: Activity): Said => ({
  answer: flat(
    status.text,
    status.progress === null ? '' : progressWords[status.progress],
    status.deviation === null ? '' : deviationWords[status.deviation],
    comment,
    completedOn?.toString(),
  ),
  deadline: flat(deadline.text, deadline.moved, deadline.postponedTo),
  owner: flat(owner?.id),
  unit: flat(unitKey),
});

interface Lookup {
  readonly LookupId: number;
  readonly LookupValue: string;
}

interface VersionRow {
  readonly VersionId: number;
  readonly StatusText: string | null;
  readonly Progress: string | null;
  readonly Deviation: string | null;
  readonly Comment: string | null;
  readonly CompletedOn: string | null;
  readonly DeadlineText: string | null;
  readonly DeadlineMoved: boolean;
  readonly PostponedTo: number | null;
  readonly PrimaryOwner: Lookup | null;
  readonly Unit: Lookup | null;
  readonly ActedBy: Lookup | null;
  readonly ActedAt: string | null;
}

const saidIn = (row: VersionRow): Said => ({
  answer: flat(row.StatusText, row.Progress, row.Deviation, row.Comment, row.CompletedOn?.slice(0, 10)),
  deadline: flat(row.DeadlineText, row.DeadlineMoved, row.PostponedTo),
  owner: flat(row.PrimaryOwner?.LookupId),
  unit: flat(row.Unit?.LookupValue),
});

/** Who and when: unique to each write. */
const markOf = (by: number | undefined, at: string | null): string =>
  `${by ?? ''}|${at === null ? '' : new Date(at).toISOString()}`;

/** Every version of an item of ours, oldest first. */
export const versionsOf = async <Row>(
  sp: SPFI,
  list: 'Activities' | 'FollowUps' | 'Postponements',
  key: string,
): Promise<readonly Row[]> => {
  const { items } = listOf(sp, list);
  const found: { Id: number }[] = await items.select('Id').filter(`Key eq '${key}'`)();
  if (found.length !== 1) throw new Error(`${list} has ${found.length} items with the key ${key}`);
  const rows: (Row & { VersionId: number })[] = await items.getById(found[0]!.Id).versions();
  return rows.toSorted((a, b) => a.VersionId - b.VersionId);
};

/**
 * What is wrong with an activity's history, by what was asked of it: a write that is not there though its writer was told
 * so, or is there twice, or though it was refused; and a version that changed more than was asked, or a statement that
 * its writer had not seen as it stood.
 */
export const complaintsOf = (versions: readonly VersionRow[], asked: readonly AskedChange[]): readonly string[] => {
  const complaints: string[] = [];
  const byMark = new Map(asked.map((one) => [markOf(one.act.by.id, one.act.at), one]));
  const times = new Map<string, number>();
  for (const [index, version] of versions.entries()) {
    const previous = versions[index - 1];
    if (previous === undefined) continue;
    const mark = markOf(version.ActedBy?.LookupId, version.ActedAt);
    times.set(mark, (times.get(mark) ?? 0) + 1);
    const one = byMark.get(mark);
    if (one === undefined) {
      complaints.push(`version ${index + 1} is nobody's (${mark})`);
      continue;
    }
    const touched = new Set((Object.keys(one.change) as (keyof ActivityChange)[]).map((field) => statementOf[field]));
    const [was, is, base] = [saidIn(previous), saidIn(version), one.before && saidBy(one.before)];
    for (const statement of Object.keys(is) as Statement[]) {
      if (!touched.has(statement) && was[statement] !== is[statement])
        complaints.push(`${mark} changed ${statement} without being asked: ${was[statement]} to ${is[statement]}`);
      if (base !== null && touched.has(statement) && was[statement] !== base[statement])
        complaints.push(`${mark} wrote over ${was[statement]}, having seen ${base[statement]}`);
      const wanted = one.before && saidBy({ ...one.before, ...one.change });
      if (wanted !== null && touched.has(statement) && is[statement] !== wanted[statement])
        complaints.push(`${mark} was to write ${wanted[statement]} and wrote ${is[statement]}`);
    }
  }
  for (const [mark, { outcome }] of byMark) {
    const count = times.get(mark) ?? 0;
    if (outcome === 'done' && count !== 1) complaints.push(`${mark} was said to be done and is there ${count} times`);
    if (outcome === 'conflict' && count !== 0) complaints.push(`${mark} was refused and is there ${count} times`);
    if (count > 1) complaints.push(`${mark} is there ${count} times`);
  }
  return complaints;
};

export type { VersionRow };
