import type { SPFI } from '@pnp/sp';
import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { Act, Person } from '../plan/person.ts';
import { refusalOf, roleOf } from '../plan/permissions.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { PlanContent, Viewer } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import type { Unit } from '../plan/unit.ts';
import { keyOfWording } from '../plan/wording.ts';
import { unitColumns } from '../sharepoint/unit-item.ts';
import { upsert } from '../sharepoint/write.ts';
import { type AssignmentRow, type BadRow, matchAssignments, readAssignments } from './assignments.ts';
import type { DelimitedRecord } from './delimited-text.ts';

/** What became of a file of assignments. With anything in `bad`, nothing was changed. */
export interface AssignOutcome {
  readonly bad: readonly BadRow[];
  readonly changed: number;
  readonly unchanged: number;
  /** Titles of the activities that nobody owns afterwards. */
  readonly withoutOwner: readonly string[];
}

/**
 * Gives the activities of a plan their owners and units. Every row is judged, and every login asked of the site, before
 * the first write; then units, then activities, each safe to repeat, so that a run that was cut off is run again.
 *
 * @throws PlanError `forbidden` where the one who runs it may not, `conflict` where somebody writes at the same time.
 */
export async function assign(
  records: readonly DelimitedRecord[],
  content: PlanContent,
  store: PlanStore,
  sp: SPFI,
  report: (line: string) => void,
): Promise<AssignOutcome> {
  const { rows, bad } = readAssignments(records);
  const matched = bad.length > 0 ? { rowOf: new Map<string, AssignmentRow>(), bad } : matchAssignments(rows, content);
  const viewer = await store.viewer();
  refuseOthers(viewer, matched.rowOf, content);
  const people = await findPeople(rows, store);
  const allBad = [...matched.bad, ...people.bad].sort((a, b) => a.line - b.line);
  if (allBad.length > 0) return { bad: allBad, changed: 0, unchanged: 0, withoutOwner: [] };

  const units = unitsOf(rows, content.units, people.known);
  for (const unit of units.values()) await upsert(sp, 'Units', unit.key, unitColumns(unit));

  const due = content.activities.flatMap((activity) => {
    const row = matched.rowOf.get(activity.key);
    if (row === undefined) return [];
    const change = { owner: people.known.get(loginOf(row.owner))!, unitKey: unitKeyOf(row, activity) };
    return change.owner.id === activity.owner?.id && change.unitKey === activity.unitKey ? [] : [{ activity, change }];
  });
  for (const [index, { activity, change }] of due.entries()) {
    const act: Act = {
      by: viewer.person,
      at: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
      via: 'command-line',
    };
    await store.change(activity, change, act);
    if ((index + 1) % 25 === 0) report(`Tilldelar: ${index + 1} av ${due.length} …`);
  }
  return {
    bad: [],
    changed: due.length,
    unchanged: matched.rowOf.size - due.length,
    withoutOwner: content.activities
      .filter(({ key, owner }) => owner === null && !matched.rowOf.has(key))
      .map(({ title }) => title),
  };
}

function refuseOthers(viewer: Viewer, rowOf: ReadonlyMap<string, AssignmentRow>, content: PlanContent): void {
  const refused = content.activities.some(
    (activity) =>
      rowOf.has(activity.key) && refusalOf('assign', roleOf(viewer, activity, content.units), activity, null) !== null,
  );
  if (!refused) return;
  throw new PlanError('forbidden', 'Bara en planerare får tilldela aktiviteter.', { subject: viewer.person.name });
}

/** A unit keeps its key and, where the file names none, its manager. */
function unitsOf(
  rows: readonly AssignmentRow[],
  standing: readonly Unit[],
  people: ReadonlyMap<string, Person>,
): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const row of rows.filter(({ unit }) => unit !== '')) {
    const key = keyOfWording(row.unit);
    const before = units.get(key) ?? standing.find((unit) => unit.key === key);
    const manager = people.get(loginOf(row.manager)) ?? before?.manager ?? null;
    units.set(key, { key, name: before?.name ?? row.unit, manager });
  }
  return units;
}

function unitKeyOf(row: AssignmentRow, activity: Activity): string | null {
  return row.unit === '' ? activity.unitKey : keyOfWording(row.unit);
}

async function findPeople(rows: readonly AssignmentRow[], store: PlanStore) {
  const known = new Map<string, Person>();
  const strangers = new Set<string>();
  const bad: BadRow[] = [];
  for (const row of rows) {
    for (const login of [row.owner, row.manager].filter((written) => written !== '')) {
      const key = loginOf(login);
      if (!known.has(key) && !strangers.has(key)) {
        try {
          known.set(key, await store.person(login));
        } catch (error) {
          if (!isPlanError(error, 'not-found')) throw error;
          strangers.add(key);
        }
      }
      if (strangers.has(key)) bad.push({ line: row.line, reason: `"${login}" finns inte i organisationen` });
    }
  }
  return { known, bad };
}

const loginOf = (written: string): string => written.trim().toLowerCase();
