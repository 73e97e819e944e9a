import * as React from 'react';
import { Button, mergeClasses } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons';
import { dayOf } from '../plan/stockholm-day.ts';
import { isFinished } from '../plan/status.ts';
import type { ActivityView } from './activity-view.ts';
import { formatShortDay, statusWord } from './format.ts';
import { CheckChoice } from './light-choices.tsx';
import { TextArea } from './light-fields.tsx';
import { useRowStyles } from './my-activity-row.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { StatusLabel } from './status-label.tsx';
import { StatusSelect } from './status-select.tsx';
import { useStrings } from './strings.ts';
import type { AnswerForm } from './use-answer.ts';

/** null closes; else the key of the row that opens, and where the focus goes. */
export type OpenRow = (key: string | null, focus?: 'comment') => void;

/** What each part of a row is given. */
interface PartProps {
  readonly view: ActivityView;
  readonly form: AnswerForm;
  readonly editable: boolean;
  readonly open: boolean;
  readonly onOpen: OpenRow;
}

export const StatusPart: React.FC<PartProps> = ({ view: { activity }, form, editable, open, onOpen }) => {
  const strings = useStrings();
  if (!editable) return <StatusLabel status={activity.status} />;
  return (
    <>
      <StatusSelect
        label={strings.mine.statusOf(activity.title)}
        status={form.status}
        permitted={form.permitted}
        onChange={(progress) => {
          form.chooseProgress(progress);
          if (!open) onOpen(activity.key);
        }}
      />
      {open && (
        <CheckChoice
          label={strings.deviates}
          checked={form.status.deviation === 'deviates'}
          disabled={isFinished(form.status)}
          onChange={form.chooseDeviates}
        />
      )}
    </>
  );
};

export const CommentPart: React.FC<PartProps> = ({ view, form, editable, open, onOpen }) => {
  const styles = useRowStyles();
  const strings = useStrings();
  const { activity, previous } = view;
  if (!editable) return <span className={styles.clamp}>{activity.comment}</span>;
  if (!open) {
    return (
      <button
        type="button"
        className={mergeClasses(styles.commentButton, form.comment === '' && styles.placeholder)}
        aria-label={`${strings.mine.commentOf(activity.title)}: ${form.comment === '' ? strings.addComment : form.comment}`}
        onClick={() => onOpen(activity.key, 'comment')}
      >
        {form.comment === '' ? strings.addComment : form.comment}
      </button>
    );
  }
  return (
    <>
      <TextArea
        className={styles.textarea}
        aria-label={strings.mine.commentOf(activity.title)}
        placeholder={strings.addComment}
        value={form.comment}
        onChange={form.write}
      />
      {form.missing !== null && (
        <span className={styles.hint} role={form.tried ? 'alert' : 'status'}>
          {form.missing}
        </span>
      )}
      {previous !== null && (
        <span className={styles.hint}>
          {strings.mine.previously(
            previous.period.name.toLocaleLowerCase(strings.locale),
            statusWord(previous.followUp.status, strings),
            previous.followUp.comment,
          )}
        </span>
      )}
    </>
  );
};

export const Actions: React.FC<PartProps & { onSave: (work: () => Promise<boolean>) => Promise<void> }> = ({
  view,
  form,
  editable,
  open,
  onOpen,
  onSave,
}) => {
  const styles = useRowStyles();
  const strings = useStrings();
  const { views } = useReadyPlan();
  const { activity, answer } = view;
  if (form.refusal !== null) return <span className={styles.answered}>{form.refusal}</span>;
  if (!editable) {
    return (
      <>
        {answer !== null && (
          <span className={styles.answered}>
            <Checkmark16Regular />
            {strings.mine.answeredOn(formatShortDay(dayOf(answer.answered.at), strings))}
          </span>
        )}
        <Button
          size="small"
          className={styles.action}
          aria-label={strings.mine.changeAnswerOf(activity.title)}
          onClick={() => onOpen(activity.key)}
        >
          {strings.mine.changeAnswer}
        </Button>
      </>
    );
  }
  return (
    <>
      {(open || form.dirty) && (
        <Button
          appearance="primary"
          className={styles.action}
          disabledFocusable={form.saving || (views.period === null && !form.dirty)}
          onClick={() => void onSave(form.save)}
        >
          {form.saving ? strings.mine.saving : views.period === null ? strings.mine.save : strings.mine.answer}
        </Button>
      )}
      {!form.dirty && form.unchangedRefusal === null && (
        <Button
          className={styles.action}
          disabledFocusable={form.saving}
          aria-label={strings.mine.unchangedFor(activity.title)}
          onClick={() => void onSave(form.saveUnchanged)}
        >
          {strings.mine.unchanged}
        </Button>
      )}
    </>
  );
};
