import { followUpKey } from './follow-up.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import { requireUnlocked } from './require-unlocked.ts';
import type { PlannerRecords, PlannerStore, Versioned } from './planner-store.ts';

type NewFollowUp = PlannerRecords['followUps'];

/**
 * Text for the board: what a planner writes of an activity in a period, beside the owner's comment and never over it. ""
 * takes it away. Written before anybody has answered it makes the FollowUp, unanswered; the owner's answer then comes to it.
 *
 * @throws PlanError `not-found` for an activity that is not in the plan, `invalid` for a period that is only planned, or
 * whose report is locked, and as `PlannerStore`.
 */
export const writeBoardText = async (
  store: PlannerStore,
  period: Period,
  activityKey: string,
  text: string,
  act: Act,
): Promise<Versioned<NewFollowUp>> => {
  if (period.state === 'planned') throw new PlanError('invalid', 'Det är inte öppnat.', { subject: period.name });
  const key = followUpKey(period.key, activityKey);
  const activity = (await store.all('activities', period.planKey)).find(({ record }) => record.key === activityKey);
  if (activity !== undefined) await requireUnlocked(store, period, activity.record.boards);
  const found = (await store.all('followUps', period.planKey)).find(({ record }) => record.key === key);
  if (found !== undefined) {
    return await store.change('followUps', found, { ...found.record, boardText: text.trim() }, act);
  }
  if (activity === undefined) throw new PlanError('not-found', 'Aktiviteten finns inte.', { subject: activityKey });
  const { status, comment, deadline } = activity.record;
  const followUp: NewFollowUp = {
    key,
    periodKey: period.key,
    activityKey,
    status,
    comment,
    deadlineText: deadline.text,
    unchanged: false,
    answered: null,
    boardText: text.trim(),
  };
  const [made] = await store.add('followUps', [followUp], act);
  if (made === undefined)
    throw new PlanError('unavailable', 'Texten sparades inte.', { subject: activity.record.title });
  return made;
};
