import type { Temporal } from 'temporal-polyfill';
import { lastDay } from './deadline.ts';
import {
  isUntouched,
  nothingDecided,
  onlyNew,
  type DecidedActivity,
  type DecidedContinuation,
  type DecidedPlan,
  type DecidedRow,
  type Decision,
} from './decision.ts';
import { PlanError } from './plan-error.ts';
import { activityKeyOf } from './same-activity.ts';
import { statusOf } from './status.ts';
import { fingerprint, plainWording } from './wording.ts';

/** When it holds from, and why; both go into the history. */
export interface Reason {
  readonly on: Temporal.PlainDate | null;
  readonly reason: string;
}

type Kind = DecidedContinuation['kind'];

const continued = (
  { plan }: DecidedPlan,
  kind: Kind,
  fromKey: string,
  toKey: string | null,
  { on, reason }: Reason,
): DecidedContinuation => ({
  key: [fromKey, kind, toKey ?? ''].join('|'),
  planKey: plan.key,
  fromKey,
  toKey,
  kind,
  on,
  reason,
});

/** Nothing is asked of it any more, and what was answered stays with it. */
const ended = ({ plan }: DecidedPlan, activity: DecidedActivity): readonly DecidedActivity[] =>
  activity.status.progress === 'dropped'
    ? []
    : [{ ...activity, status: statusOf('dropped', plan.statusWords, activity.status.deviation) }];

const nothingOwn: DecidedRow['own'] = { title: null, boards: null, deadline: null, status: null, comment: null };

/** A row that now prints another activity: what it said otherwise was said of the first. */
const nowOf = ({ measured: _measured, ...row }: DecidedRow, activityKey: string): DecidedRow => ({
  ...row,
  activityKey,
  own: nothingOwn,
});

const rowsOf = ({ placements }: DecidedPlan, activityKey: string): readonly DecidedRow[] =>
  placements.filter((row) => row.activityKey === activityKey);

/** A new activity in the place of another: its unit, owner, boards and deadline, and nothing answered yet. */
const newFrom = ({ plan }: DecidedPlan, first: DecidedActivity, title: string): DecidedActivity => {
  const { priority: _priority, ...rest } = first;
  return {
    ...rest,
    key: `${plan.key}|${activityKeyOf({ title, parts: [] })}`,
    title: title.trim(),
    parts: [],
    status: statusOf('not-started', plan.statusWords),
    comment: '',
    completedOn: null,
    acted: null,
  };
};

const requireTitles = (titles: readonly string[]): void => {
  const plain = titles.map(plainWording);
  if (plain.includes('')) throw new PlanError('invalid', 'En aktivitet måste ha en lydelse.');
  if (new Set(plain).size < plain.length) throw new PlanError('invalid', 'Två av aktiviteterna har samma lydelse.');
};

/**
 * Delad: an activity becomes several. Each row of it becomes a row of each; the first of them takes the rows there are.
 * Answers stay where they were given, and the activity itself ends.
 */
export const splitActivity = (
  content: DecidedPlan,
  activity: DecidedActivity,
  titles: readonly string[],
  why: Reason,
): Decision => {
  requireTitles(titles);
  if (titles.length < 2) throw new PlanError('invalid', 'En aktivitet delas i minst två.', { subject: activity.title });
  const parts = titles.map((title) => newFrom(content, activity, title));
  if (parts.some(({ key }) => key === activity.key)) {
    const message = 'En av delarna har den delades lydelse. Ge den en ny.';
    throw new PlanError('invalid', message, { subject: activity.title });
  }
  const continuations = parts.map(({ key }) => continued(content, 'split', activity.key, key, why));
  const known = new Map(content.activities.map((one) => [one.key, one]));
  const byUs = new Set(content.continuations.map(({ key }) => key));
  // One that was made before its history is ours, if nothing has become of it.
  const isOurs = (key: string): boolean =>
    rowsOf(content, key).length === 0 && known.get(key)?.unitKey === activity.unitKey;
  const worded = new Map(
    content.activities.flatMap(({ key, title, status }) =>
      status.progress === 'dropped' ? [] : [[plainWording(title), key] as const],
    ),
  );
  const taken = parts.find(({ key, title }, index) => {
    const other = worded.get(plainWording(title));
    if (other !== undefined && other !== key) return true;
    return known.has(key) && !byUs.has(continuations[index]!.key) && !isOurs(key);
  });
  if (taken !== undefined) {
    throw new PlanError('conflict', 'Planen har redan en aktivitet med den lydelsen.', { subject: taken.title });
  }
  const [first, ...others] = parts.map(({ key }) => key);
  // A split that was cut off has moved some of the rows to the first part already.
  const own = [...rowsOf(content, activity.key), ...rowsOf(content, first!)];
  const rows = new Set(content.placements.map(({ key }) => key));
  const addRows = own.flatMap((row) =>
    others.map((key, index): DecidedRow => ({
      ...nowOf(row, key),
      key: `${key}|${fingerprint(row.key)}`,
      // Between this row and the next, in the order they were named.
      order: row.order + (index + 1) / (others.length + 1),
      source: '',
    })),
  );
  return onlyNew(
    {
      ...nothingDecided,
      continuations,
      addActivities: parts.filter(({ key }) => !known.has(key)),
      addRows: addRows.filter(({ key }) => !rows.has(key)),
      changeRows: rowsOf(content, activity.key).map((row) => nowOf(row, first!)),
      changeActivities: ended(content, activity),
    },
    content,
  );
};

/** A row prints its boards as they were written: they are written anew. */
const ofBoards = (row: DecidedRow, boards: readonly string[]): DecidedRow => ({
  ...row,
  boardsText: boards.join(', '),
  own: { ...row.own, boards: null },
});

/** The last of their deadlines, in its own words. */
const latest = (activities: readonly DecidedActivity[]): DecidedActivity['deadline'] =>
  activities
    .map(({ deadline }) => deadline)
    .toSorted((a, b) => String(lastDay(b) ?? '9999').localeCompare(String(lastDay(a) ?? '9999')))[0]!;

/** What a board has adopted under a goal stays there, and says Utgår. */
const isAdoptedRow = ({ adopted }: DecidedPlan, { activityKey, goalKey }: DecidedRow): boolean =>
  adopted.some(
    (content) => content === null || content.some((one) => one.key === activityKey && one.goalKeys.includes(goalKey)),
  );

/**
 * Uppgår i: several activities become one of all their boards, which may be one of the plan's or a new one (of the first's
 * owner and unit, and the latest deadline). Their rows follow, but where it stands under that goal already; the answers
 * stay where they were given. `boardsStay`: it keeps the boards that a document has just given it.
 */
export const mergeActivities = (
  content: DecidedPlan,
  activities: readonly DecidedActivity[],
  into: DecidedActivity | string,
  why: Reason,
  { boardsStay = false }: { readonly boardsStay?: boolean } = {},
): Decision => {
  const [first] = activities;
  const title = typeof into === 'string' ? into : into.title;
  requireTitles([title]);
  const target = typeof into === 'string' ? newFrom(content, first!, into) : into;
  const from = activities.filter(({ key }) => key !== target.key);
  if (from.length === 0) throw new PlanError('invalid', 'Ange vad som ska uppgå i den.', { subject: title });
  const isThere = content.activities.some(({ key }) => key === target.key);
  const boards = boardsStay ? target.boards : [...new Set([target, ...from].flatMap((one) => one.boards))];
  const whole = isThere ? target : { ...target, boards, deadline: latest(activities) };
  // It is another board's too from now: its rows say so, and that board does not lose the commitment.
  const isWider = isThere && boards.length > target.boards.length;
  const printing = (row: DecidedRow): DecidedRow => (isWider ? ofBoards(row, boards) : row);
  const under = new Set(rowsOf(content, target.key).map(({ goalKey }) => goalKey));
  const changeRows: DecidedRow[] = [];
  const removeRows: string[] = [];
  for (const row of from.flatMap(({ key }) => rowsOf(content, key))) {
    if (!under.has(row.goalKey)) changeRows.push(nowOf(row, target.key));
    else if (!isAdoptedRow(content, row)) removeRows.push(row.key);
    under.add(row.goalKey);
  }
  return onlyNew(
    {
      ...nothingDecided,
      continuations: from.map(({ key }) => continued(content, 'merged', key, target.key, why)),
      addActivities: isThere ? [] : [whole],
      changeRows: [...(isWider ? rowsOf(content, target.key) : []), ...changeRows].map(printing),
      removeRows,
      changeActivities: [...(isWider ? [{ ...target, boards }] : []), ...from.flatMap((one) => ended(content, one))],
    },
    content,
  );
};

/** The record of a rewording: the same for the same two wordings, whatever their case and punctuation. */
export const rewordingKey = (activityKey: string, was: string, now: string): string =>
  `${activityKey}|reworded|${fingerprint(`${plainWording(was)}\n${plainWording(now)}`)}`;

/** Ersätter: the same activity in other words. The old ones stand in its history. */
export const rewordActivity = (
  content: DecidedPlan,
  activity: DecidedActivity,
  title: string,
  { on, reason }: Reason,
): Decision => {
  requireTitles([title]);
  if (activity.title === title.trim()) return nothingDecided;
  const other = content.activities.find(
    (one) =>
      one.key !== activity.key && plainWording(one.title) === plainWording(title) && one.status.progress !== 'dropped',
  );
  if (other !== undefined) throw new PlanError('conflict', 'En annan aktivitet har den lydelsen.', { subject: title });
  const was = `Tidigare lydelse: ${activity.title}`;
  return onlyNew(
    {
      ...nothingDecided,
      continuations: [
        {
          ...continued(content, 'reworded', activity.key, activity.key, {
            on,
            reason: reason === '' ? was : `${was}\n${reason}`,
          }),
          key: rewordingKey(activity.key, activity.title, title),
        },
      ],
      changeActivities: [{ ...activity, title: title.trim() }],
    },
    content,
  );
};

/** Where an activity goes: what is absent stays. */
export interface Transfer {
  /** Key of the unit. */
  readonly unitKey?: string;
  /** Keys of the boards, all of them. */
  readonly boards?: readonly string[];
}

/** Överförd to another unit or other boards from a day. Owner and answers stay until somebody is assigned. */
export const transferActivity = (
  content: DecidedPlan,
  activity: DecidedActivity,
  { unitKey, boards }: Transfer,
  why: Reason,
): Decision => {
  const unitStays = unitKey === undefined || unitKey === activity.unitKey;
  const boardsStay = boards === undefined || boards.toSorted().join() === activity.boards.toSorted().join();
  if (unitStays && boardsStay) return nothingDecided;
  const to = [unitStays ? '' : unitKey, boardsStay ? '' : boards.join('+')].join('/');
  const was = [
    ...(unitStays ? [] : [`enhet ${activity.unitKey ?? 'ingen'}`]),
    ...(boardsStay ? [] : [`nämnd ${activity.boards.join(', ') || 'ingen'}`]),
  ].join(', ');
  return onlyNew(
    {
      ...nothingDecided,
      continuations: [
        {
          ...continued(content, 'transferred', activity.key, activity.key, {
            on: why.on,
            reason: why.reason === '' ? `Från ${was}` : `Från ${was}\n${why.reason}`,
          }),
          key: [activity.key, 'transferred', to, why.on?.toString() ?? ''].join('|'),
          ...(unitStays ? {} : { toUnitKey: unitKey }),
          ...(boardsStay ? {} : { toBoards: boards }),
        },
      ],
      changeActivities: [
        { ...activity, ...(unitStays ? {} : { unitKey }), ...(boardsStay ? {} : { boards: [...boards] }) },
      ],
      changeRows: boardsStay ? [] : rowsOf(content, activity.key).map((row) => ofBoards(row, boards)),
    },
    content,
  );
};

/**
 * Utgår; deleted with its rows where it was never adopted, never answered, and has no history that points at it. A
 * deletion has no record of its own: it lies in the site's recycle bin.
 */
export const dropActivity = (content: DecidedPlan, activity: DecidedActivity, why: Reason): Decision => {
  const hasHistory = content.continuations.some(
    ({ fromKey, toKey }) => fromKey === activity.key || toKey === activity.key,
  );
  if (!hasHistory && isUntouched(content, activity)) {
    return {
      ...nothingDecided,
      removeRows: rowsOf(content, activity.key).map(({ key }) => key),
      removeActivities: [activity.key],
    };
  }
  return onlyNew(
    {
      ...nothingDecided,
      continuations: [continued(content, 'dropped', activity.key, null, why)],
      changeActivities: ended(content, {
        ...activity,
        comment: activity.comment === '' ? why.reason : activity.comment,
      }),
    },
    content,
  );
};
