import { isOwnedBy } from '../plan/activity.ts';
import { lastDay } from '../plan/deadline.ts';
import type { Person } from '../plan/person.ts';
import { isFinished } from '../plan/status.ts';
import type { ActivityView } from './activity-view.ts';

export const groupNames = ['to-answer', 'late', 'coming', 'finished'] as const;
export type GroupName = (typeof groupNames)[number];

const groupOf = (view: ActivityView): GroupName => {
  if (isFinished(view.activity.status)) return 'finished';
  if (view.late) return 'late';
  return view.unanswered ? 'to-answer' : 'coming';
};

/** Where each of a person's activities stands. */
export type Places = ReadonlyMap<string, GroupName>;

/**
 * A row stays where it stood when the page was opened, so that answering moves nothing under the reader's hand; what
 * has come since is placed by what it is.
 */
export const placesOf = (views: readonly ActivityView[], person: Person, before: Places): Places =>
  new Map(
    views
      .filter((view) => isOwnedBy(view.activity, person))
      .map((view) => [view.activity.key, before.get(view.activity.key) ?? groupOf(view)]),
  );

/** The groups in their order, each by last day; ongoing last. */
export const groupsOf = (
  views: readonly ActivityView[],
  places: Places,
): ReadonlyMap<GroupName, readonly ActivityView[]> => {
  const mine = views.filter((view) => places.has(view.activity.key)).toSorted(byLastDay);
  return new Map(groupNames.map((name) => [name, mine.filter((view) => places.get(view.activity.key) === name)]));
};

const byLastDay = (a: ActivityView, b: ActivityView): number => {
  const [first, second] = [lastDay(a.activity.deadline), lastDay(b.activity.deadline)];
  return (first?.toString() ?? '9999').localeCompare(second?.toString() ?? '9999');
};
