import * as React from 'react';
import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { Info20Regular } from '@fluentui/react-icons';
import type { Temporal } from 'temporal-polyfill';
import { isLate } from '../plan/activity.ts';
import { isMoved, lastDay } from '../plan/deadline.ts';
import { lastYear } from '../plan/plan-days.ts';
import { movedToMonth } from '../plan/postpone.ts';
import { postponementCauses } from '../plan/postponement.ts';
import type { ActivityView } from './activity-view.ts';
import { deadlineWord, formatDay, formatMoment, formatRefused, formatRequest } from './format.ts';
import { SelectField, TextArea } from './light-fields.tsx';
import { formatMonth } from './later-month.ts';
import { PanelForm } from './panel-form.tsx';
import { useReadyPlan } from './plan-provider.tsx';
import { useStrings } from './strings.ts';
import { useMove } from './use-move.ts';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '12px', margin: 0 },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0 },
  secondary: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  note: {
    display: 'flex',
    gap: '10px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  noteIcon: { flexShrink: 0, display: 'flex', color: tokens.colorNeutralForeground2 },
  pending: { justifyContent: 'space-between', alignItems: 'center' },
});

/**
 * Flytta fram slutdatum: within the plan's year it is moved, past it an owner asks and a planner decides; which, and the
 * report's words, are shown before anything is done.
 */
export const MoveForm: React.FC<{ view: ActivityView; onDone: () => void }> = ({ view, onDone }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { today } = useReadyPlan();
  const form = useMove(view);
  const { activity, requested, refused, postponed } = view;
  const last = lastDay(activity.deadline);
  const adopted = postponed?.from ?? null;

  return (
    <PanelForm
      action={form.grants ? strings.move.grant : strings.move.request}
      busy={form.saving}
      reason={form.refusal}
      onSave={() => void form.save().then((saved) => saved && onDone())}
    >
      <h3 className={styles.heading}>{form.grants ? strings.mine.move : strings.mine.requestMove}</h3>
      <dl className={styles.facts}>
        <div>
          <dt className={styles.term}>{strings.move.now}</dt>
          <dd className={styles.value}>
            {deadlineWord(activity, strings)}
            {last !== null && (
              <span className={styles.secondary}>{strings.lastDayIs(formatDay(last, today, strings))}</span>
            )}
          </dd>
        </div>
        {isMoved(activity.deadline) && (
          <div>
            <dt className={styles.term}>{strings.move.adopted}</dt>
            <dd className={styles.value}>{adopted === null ? strings.move.adoptedUnknown : adopted.text}</dd>
          </div>
        )}
      </dl>
      {requested !== null && (
        <div className={`${styles.note} ${styles.pending}`}>
          <span>
            {formatRequest(requested, strings)}
            <span className={styles.secondary}>
              {strings.move.pendingBy(requested.acted.by.name, formatMoment(requested.acted.at, today, strings))}
            </span>
            {requested.reason !== '' && <span className={styles.secondary}>{`”${requested.reason}”`}</span>}
          </span>
          {form.decides && (
            <Button size="small" onClick={() => form.write({ ...requestedMove(requested) })}>
              {strings.move.useRequest}
            </Button>
          )}
        </div>
      )}
      {refused !== null && (
        <p className={styles.note} style={{ margin: 0 }}>
          {formatRefused(refused, strings)}
        </p>
      )}
      {form.permitted && (
        <>
          <Field label={strings.move.newDeadline} required {...problem(form.problems.month)}>
            <SelectField value={form.move.month} onChange={(month) => form.write({ month })}>
              <option value="">{strings.move.choose}</option>
              {form.months.map((month) => (
                <option key={month.toString()} value={month.toString()}>
                  {formatMonth(month, strings.locale)}
                </option>
              ))}
            </SelectField>
          </Field>
          <Field label={strings.move.cause} required {...problem(form.problems.cause)}>
            <SelectField
              value={form.move.cause ?? ''}
              onChange={(value) => form.write({ cause: postponementCauses.find((cause) => cause === value) ?? null })}
            >
              <option value="">{strings.move.chooseCause}</option>
              {postponementCauses.map((cause) => (
                <option key={cause} value={cause}>
                  {strings.cause[cause]}
                </option>
              ))}
            </SelectField>
          </Field>
          <Field label={strings.move.reason} hint={strings.move.reasonHint} required {...problem(form.problems.reason)}>
            <TextArea value={form.move.reason} onChange={(reason) => form.write({ reason })} />
          </Field>
          {form.month !== null && <Effect view={view} month={form.month} grants={form.grants} />}
        </>
      )}
    </PanelForm>
  );
};

const problem = (message: string | null): { validationMessage: string } | Record<string, never> =>
  message === null ? {} : { validationMessage: message };

const requestedMove = ({ to, cause, reason }: NonNullable<ActivityView['requested']>) => ({
  month: lastDay(to)?.toPlainYearMonth().toString() ?? '',
  cause,
  reason,
});

/** What the report will print, and how it is counted. */
const Effect: React.FC<{ view: ActivityView; month: Temporal.PlainYearMonth; grants: boolean }> = ({
  view: { activity, late },
  month,
  grants,
}) => {
  const styles = useStyles();
  const strings = useStrings();
  const { today, content } = useReadyPlan();
  const deadline = movedToMonth(month, lastYear(content.plan));
  const noLongerLate = late && !isLate({ ...activity, deadline }, today);
  const { move } = strings;
  // What is only asked for has happened to nobody yet.
  const [inReport, within, beyond, notLate] = grants
    ? [move.inReport, move.countedWithin, move.countedBeyond, move.noLongerLate]
    : [move.wouldBeInReport, move.wouldCountWithin, move.wouldCountBeyond, move.wouldNotBeLate];
  return (
    <p className={styles.note} style={{ margin: 0 }}>
      <span className={styles.noteIcon}>
        <Info20Regular />
      </span>
      <span>
        {inReport} <b>{deadline.text}</b>. {deadline.postponedTo === null ? within : beyond(deadline.postponedTo)}{' '}
        {noLongerLate && notLate} {!grants && move.requestEffect}
      </span>
    </p>
  );
};
