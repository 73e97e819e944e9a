import type { Activity } from './activity.ts';
import type { Continuation } from './continuation.ts';
import { isGiven, type FollowUp } from './follow-up.ts';
import type { Placement } from './placement.ts';
import type { Plan } from './plan.ts';
import type { Postponement } from './postponement.ts';
import { PlanError } from './plan-error.ts';
import type { AdoptedActivity } from './plan-version.ts';
import { plainWording } from './wording.ts';

export type DecidedActivity = Omit<Activity, 'version'>;
export type DecidedRow = Omit<Placement, 'version'>;
export type DecidedContinuation = Omit<Continuation, 'acted'>;

/** The plan that is decided about. */
export interface DecidedPlan {
  readonly plan: Plan;
  readonly activities: readonly DecidedActivity[];
  readonly placements: readonly DecidedRow[];
  readonly followUps: readonly FollowUp[];
  readonly continuations: readonly Continuation[];
  readonly postponements?: readonly Pick<Postponement, 'activityKey'>[];
  /** What each board has adopted, all versions; null where a version's content is not known. */
  readonly adopted: readonly (readonly AdoptedActivity[] | null)[];
}

/**
 * What a decision makes of the plan: what is new, the history, what changes and what goes, by key. It is worked
 * out from what stands, so that a decision that was cut off half-way gives what is left of it, and one that is told
 * twice gives nothing.
 */
export interface Decision {
  readonly continuations: readonly DecidedContinuation[];
  readonly addActivities: readonly DecidedActivity[];
  readonly addRows: readonly DecidedRow[];
  readonly changeActivities: readonly DecidedActivity[];
  readonly changeRows: readonly DecidedRow[];
  /** Keys. */
  readonly removeRows: readonly string[];
  readonly removeActivities: readonly string[];
}

export const nothingDecided: Decision = {
  continuations: [],
  addActivities: [],
  addRows: [],
  changeActivities: [],
  changeRows: [],
  removeRows: [],
  removeActivities: [],
};

export const isDone = (decision: Decision): boolean =>
  Object.values(decision).every((part: readonly unknown[]) => part.length === 0);

/** Without the history that is kept already. */
export const onlyNew = (decision: Decision, { continuations }: Pick<DecidedPlan, 'continuations'>): Decision => {
  const kept = new Set(continuations.map(({ key }) => key));
  return { ...decision, continuations: decision.continuations.filter(({ key }) => !kept.has(key)) };
};

const nameOf = ({ title }: DecidedActivity): string => `"${title}"`;

/**
 * The activity that a person means: by key, by its wording, or by a beginning that only one has.
 * @throws PlanError `not-found` where none has it, `invalid` that names those that have.
 */
export const activityCalled = (
  { activities }: { readonly activities: readonly DecidedActivity[] },
  name: string,
): DecidedActivity => {
  const wanted = plainWording(name);
  const found =
    activities.find(({ key }) => key === name) ?? only(activities, ({ title }) => plainWording(title) === wanted);
  const begun =
    found ?? (wanted === '' ? undefined : only(activities, ({ title }) => plainWording(title).startsWith(wanted)));
  if (begun !== undefined) return begun;
  const several = activities.filter(({ title }) => wanted !== '' && plainWording(title).startsWith(wanted));
  if (several.length === 0) throw new PlanError('not-found', 'Planen har ingen sådan aktivitet.', { subject: name });
  const keys = several.map((activity) => `${nameOf(activity)} (${activity.key})`).join(', ');
  throw new PlanError('invalid', `Fler än en aktivitet heter så. Ange nyckeln: ${keys}.`, { subject: name });
};

const only = (
  activities: readonly DecidedActivity[],
  isIt: (activity: DecidedActivity) => boolean,
): DecidedActivity | undefined => {
  const found = activities.filter(isIt);
  const live = found.filter(({ status }) => status.progress !== 'dropped');
  if (live.length === 1) return live[0];
  return found.length === 1 ? found[0] : undefined;
};

/**
 * What may be deleted: no board has ever adopted it, nobody has answered it or moved its day. All else becomes Utgår.
 */
export const isUntouched = (
  { adopted, followUps, postponements = [] }: Pick<DecidedPlan, 'adopted' | 'followUps' | 'postponements'>,
  { key, acted, comment }: DecidedActivity,
): boolean => {
  const isAdopted = adopted.some((content) => content === null || content.some((one) => one.key === key));
  const isAnswered = followUps.some((followUp) => followUp.activityKey === key && isGiven(followUp));
  const byOwner = acted !== null && acted.via !== 'import' && acted.via !== 'command-line' && comment !== '';
  const isMoved = postponements.some(({ activityKey }) => activityKey === key);
  return !isAdopted && !isAnswered && !isMoved && !byOwner;
};
