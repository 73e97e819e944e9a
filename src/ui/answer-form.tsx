import * as React from 'react';
import { Button, Field, makeStyles, tokens, useId } from '@fluentui/react-components';
import { isOwnedBy } from '../plan/activity.ts';
import { isFinished } from '../plan/status.ts';
import type { ActivityView } from './activity-view.ts';
import { statusWord } from './format.ts';
import { CheckChoice } from './light-choices.tsx';
import { TextArea, TextField } from './light-fields.tsx';
import { PanelForm } from './panel-form.tsx';
import { useReadyPlan } from './plan-provider.tsx';
import { StatusSelect } from './status-select.tsx';
import { useStrings } from './strings.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  read: {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    gap: '14px',
    padding: '16px 20px 20px',
  },
  label: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  textarea: { minHeight: '96px', maxHeight: '40vh' },
  status: { display: 'flex', flexDirection: 'column' },
});

/** Läge and kommentar. For who may not answer they are text, with the reason; what else is known stands under them. */
export const AnswerFormPart: React.FC<{ view: ActivityView }> = ({ view, children }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { viewer, views } = useReadyPlan();
  const form = useAnswer(view);
  const statusId = useId('status-');
  const { activity, previous } = view;

  if (form.refusal !== null) {
    return (
      <div className={styles.read}>
        <div>
          <span className={styles.label}>{strings.comment}</span>
          {activity.comment === '' ? strings.noComment : activity.comment}
        </div>
        <p className={styles.quiet}>{form.refusal}</p>
        {children}
      </div>
    );
  }
  const answersFor = activity.owner !== null && !isOwnedBy(activity, viewer.person) ? activity.owner.name : null;
  return (
    <PanelForm
      action={views.period === null ? strings.mine.save : strings.mine.answer}
      busy={form.saving}
      reason={null}
      onSave={() => void form.save()}
      more={
        !form.dirty &&
        form.unchangedRefusal === null && (
          <Button disabledFocusable={form.saving} onClick={() => void form.saveUnchanged()}>
            {strings.mine.unchanged}
          </Button>
        )
      }
    >
      <div className={styles.status}>
        <Field label={{ children: strings.status, htmlFor: statusId }}>
          <StatusSelect
            id={statusId}
            label={strings.status}
            status={form.status}
            permitted={form.permitted}
            onChange={form.chooseProgress}
          />
        </Field>
        <CheckChoice
          label={strings.deviatesFromPlan}
          checked={form.status.deviation === 'deviates'}
          disabled={isFinished(form.status)}
          onChange={form.chooseDeviates}
        />
      </div>
      <Field
        label={strings.comment}
        {...(form.missing === null
          ? {}
          : {
              validationMessage: form.missing,
              validationState: form.tried ? ('error' as const) : ('warning' as const),
            })}
        hint={
          previous === null
            ? strings.mine.nothingBefore
            : strings.mine.previously(
                previous.period.name.toLocaleLowerCase(strings.locale),
                statusWord(previous.followUp.status, strings),
                previous.followUp.comment,
              )
        }
      >
        <TextArea
          className={styles.textarea}
          placeholder={strings.addComment}
          value={form.comment}
          onChange={form.write}
        />
      </Field>
      {form.evidence !== null && (
        <Field
          label={strings.evidence}
          hint={strings.evidenceHint}
          {...(form.badEvidence === null || !form.tried ? {} : { validationMessage: form.badEvidence })}
        >
          <TextField value={form.evidence} onChange={form.link} />
        </Field>
      )}
      {answersFor !== null && <p className={styles.quiet}>{strings.panel.answersFor(answersFor)}</p>}
      {children}
    </PanelForm>
  );
};
