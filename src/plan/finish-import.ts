import { mergeActivities } from './change-by-decision.ts';
import { nothingDecided, type DecidedPlan, type Decision } from './decision.ts';

/**
 * What an import leaves to do once its continuations and activities are written: what was merged ends and its last rows
 * go on, and what was split off gets the owner and unit of what it was a part of, where it has none. Worked out from the
 * records alone, so that an import that was cut off is finished by the next.
 */
export const finishImport = (content: DecidedPlan): readonly Decision[] => {
  const activities = new Map(content.activities.map((activity) => [activity.key, activity]));
  return content.continuations.flatMap(({ kind, fromKey, toKey, on, reason }): Decision[] => {
    const [from, to] = [activities.get(fromKey), activities.get(toKey ?? '')];
    if (from === undefined || to === undefined || from.key === to.key) return [];
    if (kind === 'merged' && from.status.progress !== 'dropped') {
      return [{ ...mergeActivities(content, [from], to, { on, reason }, { boardsStay: true }), continuations: [] }];
    }
    const isUnassigned = to.owner === null && to.unitKey === null && to.coOwners.length === 0;
    const isAssigned = from.owner !== null || from.unitKey !== null;
    if (kind !== 'split' || !isUnassigned || !isAssigned) return [];
    const { owner, coOwners, unitKey } = from;
    return [{ ...nothingDecided, changeActivities: [{ ...to, owner, coOwners, unitKey }] }];
  });
};
