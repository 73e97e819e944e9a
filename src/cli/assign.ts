import type { SPFI } from '@pnp/sp';
import { refusalOf, roleOf } from '../plan/permissions.ts';
import type { Act } from '../plan/person.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { PlanContent, Viewer } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { assign } from '../sharepoint/assign.ts';
import { type AssignmentRow, type BadRow, matchAssignments, readAssignments } from './assignments.ts';
import type { DelimitedRecord } from './delimited-text.ts';

/** What became of a file of assignments. With anything in `bad`, nothing was changed. */
export interface FileOutcome {
  readonly bad: readonly BadRow[];
  readonly changed: number;
  readonly unchanged: number;
  /** Titles of activities that somebody saved at the same moment: not assigned, run again. */
  readonly conflicts: readonly string[];
  /** Titles of the activities that nobody owns afterwards. */
  readonly withoutOwner: readonly string[];
}

export interface AssignFileOptions {
  readonly content: PlanContent;
  readonly store: PlanStore;
  readonly sp: SPFI;
  /** The time of the act, an ISO instant. */
  readonly at: string;
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Gives the activities of a plan their owners and units, as the records of a file say. Every row is judged, and every
 * login asked of the site, before the first write; run again, it changes nothing.
 *
 * @throws PlanError `forbidden` where the one who runs it is no planner.
 */
export async function assignFromFile(
  records: readonly DelimitedRecord[],
  { content, store, sp, at, progress }: AssignFileOptions,
): Promise<FileOutcome> {
  const { rows, bad } = readAssignments(records);
  const matched = matchAssignments(rows, content);
  const viewer = await store.viewer();
  refuseOthers(viewer, matched.rowOf, content);
  const allBad = [...bad, ...matched.bad, ...(await strangers(rows, store))].sort((a, b) => a.line - b.line);
  if (allBad.length > 0) return { bad: allBad, changed: 0, unchanged: 0, conflicts: [], withoutOwner: [] };

  const given = [...matched.rowOf].map(([activityKey, row]) => ({
    activityKey,
    owner: row.owner,
    unit: row.unit === '' ? null : row.unit,
    unitManager: row.manager === '' ? managerElsewhere(row, rows) : row.manager,
  }));
  const act: Act = { by: viewer.person, at, via: 'command-line' };
  const done = await assign(sp, content.plan.key, given, progress === undefined ? { act } : { act, progress });
  const titles = new Map(content.activities.map(({ key, title }) => [key, title]));
  return {
    bad: [],
    changed: done.changed,
    unchanged: done.unchanged,
    conflicts: done.conflicts.map((key) => titles.get(key) ?? key),
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

/** A unit's manager is named once in the file; the other rows of the unit may leave the cell empty. */
function managerElsewhere(row: AssignmentRow, rows: readonly AssignmentRow[]): string | null {
  const unit = row.unit.toLowerCase();
  return rows.find((other) => other.manager !== '' && other.unit.toLowerCase() === unit)?.manager ?? null;
}

/** Rows that name somebody the organisation does not have. */
async function strangers(rows: readonly AssignmentRow[], store: PlanStore): Promise<BadRow[]> {
  const asked = new Map<string, Promise<boolean>>();
  const isKnown = (login: string): Promise<boolean> => {
    const key = login.toLowerCase();
    const answer = asked.get(key) ?? knows(store, login);
    asked.set(key, answer);
    return answer;
  };
  const bad: BadRow[] = [];
  for (const { line, owner, manager } of rows) {
    for (const login of [owner, manager].filter((written) => written !== '')) {
      if (!(await isKnown(login))) bad.push({ line, reason: `"${login}" finns inte i organisationen` });
    }
  }
  return bad;
}

async function knows(store: PlanStore, login: string): Promise<boolean> {
  try {
    await store.person(login);
    return true;
  } catch (error) {
    if (!isPlanError(error, 'not-found')) throw error;
    return false;
  }
}
