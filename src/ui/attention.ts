import { Temporal } from 'temporal-polyfill';
import { lastDay } from '../plan/deadline.ts';
import { isFinished } from '../plan/status.ts';
import type { ActivityView, PlanViews } from './activity-view.ts';

/** Why a manager should look at an activity, the weightiest first; an activity is listed once, under its first. */
export const attentionKinds = ['late', 'deviates', 'requested', 'differs', 'unanswered', 'nobody'] as const;
export type AttentionKind = (typeof attentionKinds)[number];

export interface Attention {
  readonly kind: AttentionKind;
  readonly view: ActivityView;
}

/** What needs somebody's attention, in the order of its weight; what has been late longest comes first. */
export const attentionOf = (
  { all, period }: Pick<PlanViews, 'all' | 'period'>,
  today: Temporal.PlainDate,
): readonly Attention[] => {
  const answersAreDue = period !== null && Temporal.PlainDate.compare(today, period.answersDueOn) > 0;
  const holds: Readonly<Record<AttentionKind, (view: ActivityView) => boolean>> = {
    late: (view) => view.late,
    deviates: (view) => view.activity.status.deviation === 'deviates',
    requested: (view) => view.requested !== null,
    differs: (view) => view.differs.length > 0,
    unanswered: (view) => answersAreDue && view.unanswered,
    nobody: ({ activity }) => activity.owner === null && !isFinished(activity.status),
  };
  const listed = all.flatMap((view): Attention[] => {
    const kind = attentionKinds.find((candidate) => holds[candidate](view));
    return kind === undefined ? [] : [{ kind, view }];
  });
  return attentionKinds.flatMap((kind) => {
    const those = listed.filter((attention) => attention.kind === kind);
    return kind === 'late' ? those.toSorted((a, b) => compareLastDays(a.view, b.view)) : those;
  });
};

const compareLastDays = (a: ActivityView, b: ActivityView): number => {
  const [first, second] = [lastDay(a.activity.deadline), lastDay(b.activity.deadline)];
  return first === null || second === null ? 0 : Temporal.PlainDate.compare(first, second);
};
