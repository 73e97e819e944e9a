import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { isSameDeadline, lastDay } from './deadline.ts';
import type { Act } from './person.ts';
import { refusalOf, type Role } from './permissions.ts';
import type { PlanContent } from './plan.ts';
import { PlanError } from './plan-error.ts';
import type { PlanStore } from './plan-store.ts';
import type { Postponed } from './postpone.ts';
import { standingPostponements, type Postponement } from './postponement.ts';

/** A later date that somebody has asked for and a planner is to decide on. */
export interface Request {
  readonly activity: Activity;
  readonly postponement: Postponement;
}

/** What is asked for in a plan, the oldest first. */
export const requestsIn = ({
  activities,
  postponements,
}: Pick<PlanContent, 'activities' | 'postponements'>): readonly Request[] => {
  const byActivity = Map.groupBy(postponements, ({ activityKey }) => activityKey);
  return activities
    .flatMap((activity) => {
      const { requested } = standingPostponements(byActivity.get(activity.key) ?? []);
      return requested === null ? [] : [{ activity, postponement: requested }];
    })
    .toSorted((a, b) => (a.postponement.acted.at < b.postponement.acted.at ? -1 : 1));
};

export interface Decision {
  readonly grants: boolean;
  /** Told to whoever asked; a refusal needs one. */
  readonly reason: string;
}

const requirePlanner = (role: Role, activity: Activity, { grants }: Decision): void => {
  const refusal = refusalOf('grant-later-date', role, activity, null);
  // What has been finished meanwhile has no later date, and the request is still to be answered.
  if (refusal === null || (refusal === 'finished' && role === 'planner' && !grants)) return;
  const why = refusal === 'finished' ? 'Aktiviteten är avslutad.' : 'Bara en planerare avgör det.';
  throw new PlanError('forbidden', why, { subject: activity.title });
};

/** The activity on the day asked for; it may be there already, where a decision was cut off. */
const moved = async (store: PlanStore, { activity, postponement }: Request, act: Act): Promise<Activity> => {
  const { to } = postponement;
  if (isSameDeadline(activity.deadline, to)) return activity;
  const [now, asked] = [lastDay(activity.deadline), lastDay(to)];
  if (now !== null && asked !== null && Temporal.PlainDate.compare(asked, now) <= 0) {
    throw new PlanError('invalid', 'Slutdatumet är redan lika sent eller senare än det som begärs.', {
      subject: activity.title,
    });
  }
  return await store.change(activity, { deadline: to }, act);
};

/**
 * A planner grants or refuses what was asked for. Granted: the activity's deadline is written, guarded by its version,
 * then the decision; dying between, the same decision again finishes it. Refused: the deadline stays, and the refusal
 * with its reason stands on the request, where whoever asked sees it. Who asked and why is kept either way.
 *
 * @throws PlanError `forbidden` for who is no planner, or an activity that is finished; `invalid` for a refusal without a
 * reason, or a day that is not later any more; `conflict` as `PlanStore`.
 */
export const decideRequest = async (
  store: PlanStore,
  request: Request,
  decision: Decision,
  role: Role,
  act: Act,
): Promise<Postponed> => {
  const { activity, postponement } = request;
  requirePlanner(role, activity, decision);
  const reason = decision.reason.trim();
  if (!decision.grants && reason === '') {
    throw new PlanError('invalid', 'Skriv varför begäran avslås: det läser den som har begärt.', {
      subject: activity.title,
    });
  }
  const now = decision.grants ? await moved(store, request, act) : activity;
  const { version: _version, ...asked } = postponement;
  const decided = await store.postpone({
    ...asked,
    state: decision.grants ? 'granted' : 'refused',
    decision: { acted: act, reason },
  });
  return { activity: now, postponement: decided };
};
