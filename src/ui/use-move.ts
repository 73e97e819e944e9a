import * as React from 'react';
import type { Temporal } from 'temporal-polyfill';
import { movedToMonth } from '../plan/postpone.ts';
import type { ActivityView } from './activity-view.ts';
import { describeError } from './describe-error.ts';
import { useDraft } from './use-drafts.ts';
import { deadlineWord, formatRequested } from './format.ts';
import { emptyMove, type MoveDraft } from './later-month.ts';
import { useNotify } from './notices.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { useStrings } from './strings.ts';
import { useRefusal } from './use-answer.ts';

/** A later date for one activity as its form sees it. */
export interface MoveForm {
  readonly move: MoveDraft;
  /** The viewer moves it; else it is a request. */
  readonly grants: boolean;
  readonly permitted: boolean;
  /** Why it cannot be moved; null when it can. */
  readonly refusal: string | null;
  readonly saving: boolean;
  readonly problems: { readonly month: string | null; readonly cause: string | null };
  readonly write: (change: Partial<MoveDraft>) => void;
  /** True when it was saved; false also when something is missing, which `problems` then says. */
  readonly save: (month: Temporal.PlainYearMonth | null) => Promise<boolean>;
}

const nothing = { month: null, cause: null };

export const useMove = (view: ActivityView): MoveForm => {
  const strings = useStrings();
  const session = useSession();
  const notify = useNotify();
  const { content } = useReadyPlan();
  const { activity } = view;
  const drafts = session.moves();
  const move = useDraft(drafts, activity.key) ?? emptyMove;
  const [saving, setSaving] = React.useState(false);
  const [problems, setProblems] = React.useState<MoveForm['problems']>(nothing);
  const refusal = useRefusal(view);
  const grants = refusal('grant-later-date') === null;
  const refused = grants ? null : refusal('request-later-date');

  const save = async (month: Temporal.PlainYearMonth | null): Promise<boolean> => {
    const { cause, reason } = move;
    setProblems({
      month: month === null ? strings.move.needsMonth : null,
      cause: cause === null ? strings.move.needsCause : null,
    });
    if (month === null || cause === null) return false;
    const to = movedToMonth(month, content.plan.year);
    setSaving(true);
    const outcome = await session.move(activity.key, { to, cause, reason });
    setSaving(false);
    if (outcome.kind === 'saved') {
      const title = grants ? strings.notice.moved(to.text) : strings.notice.requested(formatRequested(to, strings));
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
    grants,
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
