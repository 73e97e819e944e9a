import * as React from 'react';
import { missingComment, missingCommentWords } from '../plan/demanded-comment.ts';
import { isEvidence } from '../plan/evidence.ts';
import { progressesFor, refusalOf, roleOf, type Action } from '../plan/permissions.ts';
import { statusOf, type Progress, type Status } from '../plan/status.ts';
import type { ActivityView } from './activity-view.ts';
import { revised } from './answer-draft.ts';
import { describeError, describeRefusal } from './describe-error.ts';
import { useDraft } from './use-drafts.ts';
import { statusWord } from './format.ts';
import { useNotify } from './notices.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import type { SaveOutcome } from './plan-session.ts';
import { useStrings } from './strings.ts';

/** The answer to one activity as a form sees it: what it says now, what may be done, and how it is saved. */
export interface AnswerForm {
  readonly status: Status;
  readonly comment: string;
  /** Underlag: the address as it is being written; null where no period is open, which would have it. */
  readonly evidence: string | null;
  /** What the comment has to say and does not; null when it may be saved as it is. */
  readonly missing: string | null;
  /** What is wrong with the link; null where it may be saved. */
  readonly badEvidence: string | null;
  /** Saving was refused for what is missing: it is now wrong, and no longer only something to know. */
  readonly tried: boolean;
  /** Something is written that has not been saved. */
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Why answering is not permitted; null when it is. */
  readonly refusal: string | null;
  /** Why "Oförändrat" is not permitted; null when it is. */
  readonly unchangedRefusal: string | null;
  /** What this viewer may say of how far it has come. */
  readonly permitted: readonly Progress[];
  readonly chooseProgress: (progress: Progress) => void;
  readonly chooseDeviates: (deviates: boolean) => void;
  readonly write: (comment: string) => void;
  readonly link: (evidence: string) => void;
  /** True when it was saved. */
  readonly save: () => Promise<boolean>;
  readonly saveUnchanged: () => Promise<boolean>;
}

/** Why this viewer may not do it; null when they may. A closed plan refuses everything. */
export const useRefusal = (view: ActivityView): ((action: Action) => string | null) => {
  const strings = useStrings();
  const { viewer, content, views } = useReadyPlan();
  return (action) => {
    if (content.plan.state === 'closed') return strings.closedPlan;
    const role = roleOf(viewer, view.activity, content.units);
    const refusal = refusalOf(action, role, view.activity, views.period);
    return refusal === null ? null : describeRefusal(refusal, view.activity, strings);
  };
};

export const useAnswer = (view: ActivityView): AnswerForm => {
  const strings = useStrings();
  const session = useSession();
  const notify = useNotify();
  const { viewer, content, views } = useReadyPlan();
  const { activity } = view;
  const drafts = session.answers();
  const draft = useDraft(drafts, activity.key);
  const [saving, setSaving] = React.useState(false);
  const [tried, setTried] = React.useState(false);
  const refusal = useRefusal(view);

  const mounted = React.useRef(true);
  React.useEffect(
    () => () => {
      mounted.current = false;
    },
    [],
  );

  const status = draft?.status ?? activity.status;
  const comment = draft?.comment ?? activity.comment;
  const given = view.answer?.evidence ?? '';
  const evidence = draft?.evidence ?? given;
  const revise = (change: Parameters<typeof revised>[2]): void =>
    drafts.set(activity.key, revised(activity, drafts.get(activity.key), change, given));
  const missing = missingComment(activity, { status, comment });
  const isBadLink = evidence.trim() !== '' && !isEvidence(evidence.trim());

  /** What a person can put right is said where it is, before anything is sent. */
  const saveIfWhole = async (): Promise<boolean> => {
    const whole = missing === null && !isBadLink;
    setTried(!whole);
    return whole && (await run(() => session.answer(activity.key), draft === undefined ? unchanged : saved));
  };

  const run = async (work: () => Promise<SaveOutcome>, done: string): Promise<boolean> => {
    setSaving(true);
    const outcome = await work();
    if (mounted.current) setSaving(false);
    if (outcome.kind === 'saved') notify({ kind: 'done', title: done, text: activity.title });
    if (outcome.kind === 'changed') {
      notify({ kind: 'attention', title: strings.notice.changedMeanwhile, text: activity.title });
    }
    if (outcome.kind === 'failed') {
      const { title, text } = describeError(outcome.error, strings);
      notify({ kind: 'failed', title, text: `${text} ${strings.notice.draftKept}` });
    }
    return outcome.kind === 'saved';
  };

  const unchanged = strings.notice.unchanged;
  const saved = views.period === null ? strings.notice.saved : strings.notice.answered(statusWord(status, strings));
  return {
    status,
    comment,
    evidence: views.period === null ? null : evidence,
    missing: missing === null ? null : missingCommentWords(missing, strings.language),
    badEvidence: isBadLink ? strings.evidenceBad : null,
    tried,
    dirty: draft !== undefined,
    saving,
    refusal: refusal('answer'),
    unchangedRefusal: refusal('answer-unchanged'),
    permitted: progressesFor(roleOf(viewer, activity, content.units)),
    chooseProgress: (progress) =>
      revise({ status: statusOf(progress, content.plan.statusWords, deviationWith(progress, status)) }),
    chooseDeviates: (deviates) => revise({ status: { ...status, deviation: deviationOf(activity.status, deviates) } }),
    write: (text) => revise({ comment: text }),
    link: (address) => revise({ evidence: address }),
    save: saveIfWhole,
    saveUnchanged: () => run(() => session.answerUnchanged(activity.key), unchanged),
  };
};

/** Taking the mark away gives back what was unstated before, rather than stating that it goes as planned. */
const deviationOf = (before: Status, deviates: boolean): Status['deviation'] => {
  if (deviates) return 'deviates';
  return before.deviation === 'deviates' ? 'on-plan' : before.deviation;
};

/** What is finished no longer deviates; a new progress otherwise says nothing of the deviation. */
const deviationWith = (progress: Progress, status: Status): Status['deviation'] =>
  (progress === 'completed' || progress === 'dropped') && status.deviation === 'deviates' ? null : status.deviation;
