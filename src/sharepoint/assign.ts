import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Act, Person } from '../plan/person.ts';
import type { Unit } from '../plan/unit.ts';
import { activityChangeColumns } from './activity-item.ts';
import { allTogether, batchLimit, settleAll } from './batch.ts';
import { toListItem, type Columns, type ListItem } from './columns.ts';
import { mergeAll, type ItemWrite } from './merge-all.ts';
import { ensurePerson, isCalled } from './people.ts';
import { newestId, readPlanItems, wholeList } from './read-windows.ts';
import { References } from './references.ts';
import { refusedParts } from './refused-parts.ts';
import { isSameItem } from './same-columns.ts';
import { isLost, toPlanError } from './sharepoint-error.ts';
import { unitColumns, unitIn } from './unit-item.ts';
import { upsert, writeAttempts } from './write.ts';

/** One activity's owner and unit. Null leaves what stands. */
export interface Assignment {
  readonly activityKey: string;
  /** Login or user principal name of the one responsible. */
  readonly owner: string | null;
  /** Name of the unit; made where the site has none of that name. */
  readonly unit: string | null;
  /** Login or user principal name of the unit's manager. */
  readonly unitManager: string | null;
}

export interface Assigned {
  readonly changed: number;
  readonly unchanged: number;
  /** Keys of activities whose owner or unit somebody else changed at the same moment: not written, run again. */
  readonly conflicts: readonly string[];
}

export interface AssignOptions {
  readonly act: Act;
  readonly progress?: (done: number, of: number) => void;
}

const distinct = (logins: readonly (string | null)[]): readonly string[] => [
  ...new Map(
    logins.filter((login) => login !== null).map((login) => [login.trim().toLowerCase(), login.trim()]),
  ).values(),
];

/** One assignment an activity: what comes later says more exactly (a goal's line, then an activity's own). */
const gathered = (assignments: readonly Assignment[]): readonly Assignment[] => {
  const byKey = new Map<string, Assignment>();
  for (const next of assignments) {
    const before = byKey.get(next.activityKey);
    byKey.set(next.activityKey, {
      activityKey: next.activityKey,
      owner: next.owner ?? before?.owner ?? null,
      ...(next.unit === null && before !== undefined
        ? { unit: before.unit, unitManager: next.unitManager ?? before.unitManager }
        : { unit: next.unit, unitManager: next.unitManager }),
    });
  }
  return [...byKey.values()];
};

const isNamed = (unit: Unit, name: string): boolean => unit.name.toLowerCase() === name.trim().toLowerCase();

/** Ensuring is the same twice, so that what was lost is simply asked again. */
const ensured = async (sp: SPFI, logins: readonly string[]): Promise<readonly PromiseSettledResult<Person>[]> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await settleAll(
        sp,
        logins.map((login) => (client: SPFI) => ensurePerson(client, login)),
      );
    } catch (error) {
      if (!isLost(error) || attempt >= writeAttempts) throw error;
    }
  }
};

/** The people named, each ensured on the site once. Throws PlanError `not-found` naming the login of a stranger. */
const ensureAll = async (sp: SPFI, assignments: readonly Assignment[]): Promise<(login: string) => Person> => {
  const logins = distinct(assignments.flatMap(({ owner, unitManager }) => [owner, unitManager]));
  const found = await ensured(sp, logins);
  const people = found.map((outcome, index) => {
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason, logins[index]);
    return outcome.value;
  });
  const byLogin = new Map(logins.map((login, index) => [login.toLowerCase(), people[index]!]));
  return (login) => byLogin.get(login.trim().toLowerCase()) ?? people.find((person) => isCalled(person, login))!;
};

/** One manager a unit: a file that names two is a mistake somebody has to settle. */
const managerOf = (
  assignments: readonly Assignment[],
  unit: string,
  personCalled: (login: string) => Person,
): Person | null => {
  const named = distinct(
    assignments
      .filter((one) => one.unit?.trim().toLowerCase() === unit.toLowerCase())
      .map(({ unitManager }) => unitManager),
  );
  if (named.length > 1)
    throw new PlanError('invalid', `Enheten ${unit} har mer än en chef i filen.`, { subject: unit });
  return named[0] === undefined ? null : personCalled(named[0]);
};

/** Makes the units that are missing and gives those a manager whose manager is another; learns their ids. */
const ensureUnits = async (
  sp: SPFI,
  standing: readonly ListItem[],
  assignments: readonly Assignment[],
  personCalled: (login: string) => Person,
  references: References,
): Promise<(name: string) => Unit> => {
  const units = standing.map((item) => unitIn(item, references));
  const named = distinct(assignments.map(({ unit }) => unit));
  const managers = named.map((name) => managerOf(assignments, name, personCalled));
  for (const [index, name] of named.entries()) {
    const manager = managers[index] ?? null;
    const known = units.find((unit) => isNamed(unit, name));
    if (known !== undefined && (manager === null || known.manager?.id === manager.id)) continue;
    const unit: Unit = { key: known?.key ?? name, name: known?.name ?? name, manager };
    const before = known && unitColumns(known);
    references.learn([await upsert(sp, 'Units', unit.key, unitColumns(unit), { before })]);
    if (known === undefined) units.push(unit);
  }
  return (name) => units.find((unit) => isNamed(unit, name))!;
};

interface Write extends ItemWrite {
  readonly key: string;
}

/** What went wrong, and what was saved before it: run again, only the rest is written. */
const halfDone = (error: unknown, changed: number, of: number): PlanError => {
  const { kind, message, subject, retryAfter, refused, cause } = toPlanError(error);
  return new PlanError(kind, `${message} ${changed} av ${of} tilldelningar är sparade; kör igen, så görs resten.`, {
    ...(subject === undefined ? {} : { subject }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(refused.length === 0 ? {} : { refused }),
    cause: cause ?? error,
  });
};

/** Each guarded by the version it was read with. Throws PlanError that says how many were saved. */
const writeAll = async (
  sp: SPFI,
  writes: readonly Write[],
  progress: AssignOptions['progress'],
): Promise<Pick<Assigned, 'changed' | 'conflicts'>> => {
  let changed = 0;
  const conflicts: string[] = [];
  for (let start = 0; start < writes.length; start += batchLimit) {
    const part = writes.slice(start, start + batchLimit);
    const outcomes = await mergeAll(sp, 'Activities', part).catch((error: unknown) => {
      throw halfDone(error, changed, writes.length);
    });
    changed += outcomes.filter(({ is }) => is === 'written').length;
    const refused = outcomes.flatMap((outcome, index) =>
      outcome.is === 'refused' ? [{ subject: part[index]!.key, reason: outcome.reason }] : [],
    );
    if (refused.length > 0) throw halfDone(refusedParts(refused, part.length), changed, writes.length);
    conflicts.push(...part.filter((_, index) => outcomes[index]?.is === 'contested').map(({ key }) => key));
    progress?.(start + part.length, writes.length);
  }
  return { changed, conflicts };
};

/**
 * Sets owner and unit of many activities, 100 a request, each guarded by the version read just before and with who
 * acted. What stands already is not written again. Throws PlanError `not-found` for an unknown plan, activity or login
 * before anything is written. A site that puts things off for load is waited for.
 */
export const assign = async (
  sp: SPFI,
  planKey: string,
  given: readonly Assignment[],
  { act, progress }: AssignOptions,
): Promise<Assigned> => {
  const assignments = gathered(given);
  const references = new References();
  const [plans, unitRows, newest] = await allTogether(sp, [
    (client) => wholeList(client, 'Plans'),
    (client) => wholeList(client, 'Units'),
    (client) => newestId(client, 'Activities'),
  ]);
  references.learn(plans.map((values) => toListItem('Plans', values)));
  const units = unitRows.map((values) => toListItem('Units', values));
  references.learn(units);
  const planId = references.idOf('Plans', planKey);
  const activities = (await readPlanItems(sp, planId, [{ list: 'Activities', newest }])).get('Activities') ?? [];
  references.learn(activities);
  const byId = new Map(activities.map((item) => [item.id, item]));
  const ids = assignments.map(({ activityKey }) => references.idOf('Activities', activityKey));
  const personCalled = await ensureAll(sp, assignments);
  const unitCalled = await ensureUnits(sp, units, assignments, personCalled, references);

  const writes = assignments.flatMap(({ owner, unit }, index) => {
    const item = byId.get(ids[index]!)!;
    const change = {
      ...(owner === null ? {} : { owner: personCalled(owner) }),
      ...(unit === null ? {} : { unitKey: unitCalled(unit).key }),
    };
    const columns = activityChangeColumns(change, act, references);
    const { PrimaryOwnerId, UnitId } = columns;
    const wanted: Columns = {
      ...(PrimaryOwnerId === undefined ? {} : { PrimaryOwnerId }),
      ...(UnitId === undefined ? {} : { UnitId }),
    };
    const said = Object.keys(wanted);
    return isSameItem(item, wanted) ? [] : [{ item, columns, said, key: assignments[index]!.activityKey }];
  });
  const { changed, conflicts } = await writeAll(sp, writes, progress);
  return { changed, unchanged: assignments.length - writes.length, conflicts };
};
