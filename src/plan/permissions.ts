import { isOwnedBy, type Activity } from './activity.ts';
import type { Deadline } from './deadline.ts';
import { missingComment } from './demanded-comment.ts';
import type { Period } from './period.ts';
import type { Viewer } from './plan.ts';
import { progresses, type Progress } from './status.ts';
import type { Unit } from './unit.ts';

/** What a person is to one activity. A planner is planner to all of them. */
export type Role = 'planner' | 'manager' | 'owner' | 'reader';

/** What can be done with an activity, from any surface. */
export type Action =
  | 'answer'
  | 'answer-unchanged'
  | 'change'
  | 'move-within-plan'
  | 'request-later-date'
  | 'grant-later-date'
  | 'assign';

/** Why not; the words on screen are in ui/strings. */
export type Refusal =
  | 'not-yours'
  | 'planner-only'
  | 'finished'
  | 'no-open-period'
  | 'status-unstated'
  | 'comment-missing';

/** Each action: which roles may, and in which progress it has a meaning. One table, asked by buttons, cards and importers. */
const rules = {
  answer: { roles: ['planner', 'manager', 'owner'], not: [] },
  'answer-unchanged': { roles: ['planner', 'manager', 'owner'], not: [] },
  change: { roles: ['planner', 'manager', 'owner'], not: [] },
  // Within the plan's year nothing is promised anew: whoever has the activity moves it, and the reports count it.
  'move-within-plan': { roles: ['planner', 'manager', 'owner'], not: ['completed', 'dropped'] },
  'request-later-date': { roles: ['planner', 'manager', 'owner'], not: ['completed', 'dropped'] },
  'grant-later-date': { roles: ['planner'], not: ['completed', 'dropped'] },
  assign: { roles: ['planner'], not: [] },
} as const satisfies Record<Action, { roles: readonly Role[]; not: readonly Progress[] }>;

/** Who may set an activity to it: what a plan promised is dropped by whoever plans, never by the one who was to do it. */
const settableBy = {
  'not-started': ['planner', 'manager', 'owner'],
  ongoing: ['planner', 'manager', 'owner'],
  paused: ['planner', 'manager', 'owner'],
  completed: ['planner', 'manager', 'owner'],
  dropped: ['planner'],
} as const satisfies Record<Progress, readonly Role[]>;

/** What this role may choose, in the order of `progresses`. What stands already may always be left standing. */
export const progressesFor = (role: Role): readonly Progress[] =>
  progresses.filter((progress) => (settableBy[progress] as readonly Role[]).includes(role));

/** The strongest thing this person is to this activity. A manager is one whose unit has it. */
export const roleOf = (viewer: Viewer, activity: Activity, units: readonly Unit[]): Role => {
  if (viewer.isPlanner) return 'planner';
  if (isOwnedBy(activity, viewer.person)) return 'owner';
  const unit = units.find((candidate) => candidate.key === activity.unitKey);
  return unit?.manager?.id === viewer.person.id ? 'manager' : 'reader';
};

/** Null when it is permitted, else the reason, which every surface shows beside what it disables. */
export const refusalOf = (
  action: Action,
  role: Role,
  activity: Pick<Activity, 'status' | 'comment' | 'deadline'>,
  period: Period | null,
): Refusal | null => {
  const rule: { roles: readonly Role[]; not: readonly Progress[] } = rules[action];
  if (!rule.roles.includes(role)) return rule.roles.length === 1 ? 'planner-only' : 'not-yours';
  const { progress } = activity.status;
  if (progress !== null && rule.not.includes(progress)) return 'finished';
  if (action === 'answer-unchanged' && period?.state !== 'open') return 'no-open-period';
  if (action === 'answer-unchanged' && progress === null) return 'status-unstated';
  if (action === 'answer-unchanged' && missingComment(activity, activity) !== null) return 'comment-missing';
  return null;
};

/** What moving a deadline to it is: past the plan's last year (`postponedTo`) it is the planner who decides. */
const moveTo = ({ postponedTo }: Pick<Deadline, 'postponedTo'>): Action =>
  postponedTo === null ? 'move-within-plan' : 'grant-later-date';

/** Whether this role moves a deadline there at once; else it is a request that the planner decides on. */
export const movesAtOnce = (
  role: Role,
  to: Pick<Deadline, 'postponedTo'>,
  activity: Pick<Activity, 'status' | 'comment' | 'deadline'>,
): boolean => refusalOf(moveTo(to), role, activity, null) === null;
