import * as React from 'react';
import type { Temporal } from 'temporal-polyfill';
import { movesAtOnce, roleOf } from '../plan/permissions.ts';
import { lastYear } from '../plan/plan-days.ts';
import { movedToMonth } from '../plan/postpone.ts';
import type { ActivityView } from './activity-view.ts';
import { describeError } from './describe-error.ts';
import { useDraft } from './use-drafts.ts';
import { deadlineWord, formatRequested } from './format.ts';
import { emptyMove, formatMonth, laterMonths, type MoveDraft } from './later-month.ts';
import { useNotify } from './notices.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { useStrings } from './strings.ts';
import { useRefusal } from './use-answer.ts';

/** A later date for one activity as its form sees it. */
export interface MoveForm {
  readonly move: MoveDraft;
  /** The months it can be moved to. */
  readonly months: readonly Temporal.PlainYearMonth[];
  /** The one that is chosen. */
  readonly month: Temporal.PlainYearMonth | null;
  /** The viewer moves it to the chosen month at once, or to any where none is chosen yet; else it is a request. */
  readonly grants: boolean;
  /** The viewer may decide on what somebody else asks for. */
  readonly decides: boolean;
  readonly permitted: boolean;
  /** Why it cannot be moved; null when it can. */
  readonly refusal: string | null;
  readonly saving: boolean;
  readonly problems: { readonly month: string | null; readonly cause: string | null; readonly reason: string | null };
  readonly write: (change: Partial<MoveDraft>) => void;
  /** True when it was saved; false also when something is missing, which `problems` then says. */
  readonly save: () => Promise<boolean>;
}

const nothing = { month: null, cause: null, reason: null };

export const useMove = (view: ActivityView): MoveForm => {
  const strings = useStrings();
  const session = useSession();
  const notify = useNotify();
  const { viewer, content, today } = useReadyPlan();
  const { activity } = view;
  const drafts = session.moves();
  const move = useDraft(drafts, activity.key) ?? emptyMove;
  const [saving, setSaving] = React.useState(false);
  const [problems, setProblems] = React.useState<MoveForm['problems']>(nothing);
  const refusal = useRefusal(view);
  const refused = refusal('request-later-date');
  const planYear = lastYear(content.plan);
  const role = roleOf(viewer, activity, content.units);
  const isAtOnce = (month: Temporal.PlainYearMonth): boolean =>
    refused === null && movesAtOnce(role, movedToMonth(month, planYear), activity);
  const months = laterMonths(activity.deadline, today, planYear);
  const month = months.find((one) => one.toString() === move.month) ?? null;
  const grants = month === null ? months.some(isAtOnce) : isAtOnce(month);

  const save = async (): Promise<boolean> => {
    const { cause, reason } = move;
    setProblems({
      month: month === null ? strings.move.needsMonth : null,
      cause: cause === null ? strings.move.needsCause : null,
      reason: reason.trim() === '' ? strings.move.needsReason : null,
    });
    if (month === null || cause === null || reason.trim() === '') return false;
    const to = movedToMonth(month, planYear);
    setSaving(true);
    const outcome = await session.move(activity.key, { to, cause, reason });
    setSaving(false);
    if (outcome.kind === 'saved') {
      const title = grants
        ? strings.notice.moved(formatMonth(month, strings.locale, planYear))
        : strings.notice.requested(formatRequested(to, strings));
      notify({ kind: 'done', title, text: activity.title });
    } else if (outcome.kind === 'failed') {
      const { title, text } = describeError(outcome.error, strings);
      notify({ kind: 'failed', title, text: `${text} ${strings.notice.draftKept}` });
    } else {
      const title = strings.notice.moveConflict(deadlineWord(outcome.activity, strings));
      notify({ kind: 'attention', title, text: activity.title });
    }
    return outcome.kind === 'saved';
  };

  return {
    move,
    months,
    month,
    grants,
    decides: refusal('grant-later-date') === null,
    permitted: refused === null,
    refusal: refused,
    saving,
    problems,
    write: (change) => {
      setProblems(nothing);
      drafts.set(activity.key, { ...(drafts.get(activity.key) ?? emptyMove), ...change });
    },
    save,
  };
};
