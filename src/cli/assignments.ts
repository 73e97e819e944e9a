import type { Activity } from '../plan/activity.ts';
import type { Goal } from '../plan/goal.ts';
import type { PlanContent } from '../plan/plan.ts';
import { plainWording } from '../plan/wording.ts';
import type { DelimitedRecord } from './delimited-text.ts';

/** A row of the file: what, whose, which unit, its manager. Logins as written; "" where the cell is empty. */
export interface AssignmentRow {
  readonly line: number;
  readonly name: string;
  readonly owner: string;
  readonly unit: string;
  readonly manager: string;
}

/** A row that cannot be followed, by its line in the file, and why. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

/** Which row each activity of the plan gets its owner from. */
export interface Assignments {
  readonly rowOf: ReadonlyMap<string, AssignmentRow>;
  readonly bad: readonly BadRow[];
}

/**
 * Reads the records below the header: activity or goal; owner's login; unit; the unit's manager. `rows` are those that
 * can be followed so far.
 */
export function readAssignments(records: readonly DelimitedRecord[]): { rows: AssignmentRow[]; bad: BadRow[] } {
  const [header, ...rest] = records;
  if (header === undefined) return { rows: [], bad: [{ line: 1, reason: 'filen är tom' }] };
  const bad: BadRow[] = [];
  const rows: AssignmentRow[] = [];
  if (header.cells[1]?.includes('@')) {
    bad.push({ line: header.line, reason: 'den första raden ska vara rubriker, inte en tilldelning' });
  }
  if (rest.length === 0) bad.push({ line: header.line, reason: 'filen har ingen rad under rubrikerna' });
  for (const { line, cells } of rest) {
    const [name = '', owner = '', unit = '', manager = ''] = cells;
    const row = { line, name, owner, unit, manager };
    const reason = cells.slice(4).some((cell) => cell !== '') ? 'har fler än fyra kolumner' : lackOf(row);
    if (reason === undefined) rows.push(row);
    else bad.push({ line, reason });
  }
  return { rows, bad: [...bad, ...unitsWithTwoManagers(rows)] };
}

function lackOf({ name, owner, unit, manager }: AssignmentRow): string | undefined {
  if (name === '') return 'saknar aktivitet eller mål';
  if (owner === '') return 'saknar ansvarig';
  return manager !== '' && unit === '' ? 'har en chef men ingen enhet' : undefined;
}

/**
 * Finds what each row names, in the plan. An activity gets its owner from the row that names it; else from the row of
 * the nearest goal above it. One that stands under several goals follows the deepest goal that has a row, and among
 * equals where it is printed first: it is one commitment, and somebody has to have it. Names are compared by wording
 * (case, punctuation and spacing apart); a key does as well as a name. A goal's name means every goal of that name.
 */
export function matchAssignments(rows: readonly AssignmentRow[], content: PlanContent): Assignments {
  const bad: BadRow[] = [];
  const activityKeys = namesOfActivities(content);
  const goalKeys = namesOf(content.goals);
  const ofActivity = new Map<string, AssignmentRow>();
  const ofGoal = new Map<string, AssignmentRow>();
  for (const row of rows) {
    const named = plainWording(row.name);
    const activities = activityKeys.get(named) ?? new Set<string>();
    const goals = goalKeys.get(named) ?? new Set<string>();
    if (activities.size > 1) {
      const keys = [...activities].join(' eller ');
      bad.push({ line: row.line, reason: `"${row.name}" är flera aktiviteter: skriv nyckeln (${keys})` });
    } else if (activities.size === 0 && goals.size === 0) {
      bad.push({ line: row.line, reason: `"${row.name}" är varken aktivitet eller mål i planen` });
    } else {
      const [keys, taken] = activities.size > 0 ? [activities, ofActivity] : [goals, ofGoal];
      const earlier = [...keys].map((key) => taken.get(key)).find((other) => other !== undefined);
      if (earlier !== undefined)
        bad.push({ line: row.line, reason: `"${row.name}" står redan på rad ${earlier.line}` });
      for (const key of keys) taken.set(key, row);
    }
  }
  const rowOf = new Map<string, AssignmentRow>();
  for (const activity of content.activities) {
    const row = ofActivity.get(activity.key) ?? rowOfGoalAbove(activity, content, ofGoal);
    if (row !== undefined) rowOf.set(activity.key, row);
  }
  return { rowOf, bad };
}

function rowOfGoalAbove(
  activity: Activity,
  content: PlanContent,
  ofGoal: ReadonlyMap<string, AssignmentRow>,
): AssignmentRow | undefined {
  const goals = new Map(content.goals.map((goal) => [goal.key, goal]));
  let best: { row: AssignmentRow; depth: number } | undefined;
  for (const placement of content.placements.filter(({ activityKey }) => activityKey === activity.key)) {
    const path = pathTo(placement.goalKey, goals);
    const at = path.findIndex((goal) => ofGoal.has(goal.key));
    if (at < 0) continue;
    const depth = path.length - at;
    if (best === undefined || depth > best.depth) best = { row: ofGoal.get(path[at]!.key)!, depth };
  }
  return best?.row;
}

/** A goal and those above it, nearest first. */
function pathTo(key: string | null, goals: ReadonlyMap<string, Goal>): Goal[] {
  const goal = key === null ? undefined : goals.get(key);
  return goal === undefined ? [] : [goal, ...pathTo(goal.parentKey, goals)];
}

function namesOfActivities({ activities, placements }: PlanContent): Map<string, Set<string>> {
  const copies = placements.flatMap(({ activityKey, own }) =>
    own.title === null ? [] : [{ key: activityKey, title: own.title }],
  );
  return namesOf([...activities, ...copies]);
}

function namesOf(items: readonly { readonly key: string; readonly title: string }[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { key, title } of items) {
    for (const name of [plainWording(title), plainWording(key)]) {
      keys.set(name, (keys.get(name) ?? new Set()).add(key));
    }
  }
  return keys;
}

function unitsWithTwoManagers(rows: readonly AssignmentRow[]): BadRow[] {
  const managers = new Map<string, AssignmentRow>();
  return rows.flatMap((row) => {
    if (row.unit === '' || row.manager === '') return [];
    const unit = plainWording(row.unit);
    const first = managers.get(unit);
    managers.set(unit, first ?? row);
    return first === undefined || first.manager.toLowerCase() === row.manager.toLowerCase()
      ? []
      : [{ line: row.line, reason: `enheten ${row.unit} har en annan chef på rad ${first.line}` }];
  });
}
