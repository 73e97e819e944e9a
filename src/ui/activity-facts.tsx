import * as React from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { describedDay } from '../plan/period-rules.ts';
import { repeatedWords } from '../plan/repeated-comment.ts';
import { isFinished } from '../plan/status.ts';
import { lastDay } from '../plan/deadline.ts';
import { printedRow } from '../plan/placement.ts';
import type { ActivityView } from './activity-view.ts';
import { deadlineWord, formatAct, formatDay, formatRefused, formatRequest, statusWord } from './format.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '8px',
    margin: 0,
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  term: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  secondary: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bullets: { margin: 0, paddingLeft: '18px' },
  plain: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** Everything known of an activity that is not being written. */
export const ActivityFacts: React.FC<{ view: ActivityView }> = ({ view }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { today, content, views, extent } = useReadyPlan();
  const { activity, answer } = view;
  const unit = content.units.find((candidate) => candidate.key === activity.unitKey);
  const last = lastDay(activity.deadline);
  return (
    <dl className={styles.list}>
      <Fact term={strings.deadline}>
        {deadlineWord(activity, strings)}
        {last !== null && (
          <span className={styles.secondary}>{strings.lastDayIs(formatDay(last, today, strings))}</span>
        )}
        {view.requested !== null && (
          <span className={styles.secondary}>
            {formatRequest(view.requested, strings)}
            {view.requested.reason !== '' && ` ”${view.requested.reason}”`}
          </span>
        )}
        {view.refused !== null && <span className={styles.secondary}>{formatRefused(view.refused, strings)}</span>}
      </Fact>
      <Fact term={strings.boards}>{activity.boards.join(', ')}</Fact>
      <Fact term={strings.owner}>
        {[activity.owner?.name ?? strings.noOwner, ...activity.coOwners.map((owner) => owner.name)].join(', ')}
        {unit !== undefined && <span className={styles.secondary}>{unit.name}</span>}
      </Fact>
      {views.period !== null && (
        <Fact term={strings.panel.answeredIn(views.period.name)}>
          {answer !== null && formatAct(answer.answered, today, strings)}
          {answer?.answered.onBehalfOf !== undefined && (
            <span className={styles.secondary}>{strings.panel.onBehalfOf(answer.answered.onBehalfOf.name)}</span>
          )}
          <span className={styles.secondary}>
            {describedDay(views.period, today.year, strings.language)}
            {answer !== null && repeatedWords(answer, content.periods, strings.language) !== '' && (
              <>{`, ${strings.comment.toLocaleLowerCase(strings.locale)} ${repeatedWords(answer, content.periods, strings.language)}`}</>
            )}
          </span>
          {answer?.evidence !== undefined && (
            <Link href={answer.evidence} target="_blank" rel="noreferrer noopener" className={styles.secondary}>
              {strings.evidence}
            </Link>
          )}
          {answer === null && extent === 'beginning' && '…'}
          {answer === null &&
            extent === 'whole' &&
            (isFinished(activity.status) ? strings.panel.finishedIsAnswered : strings.panel.notAnswered)}
        </Fact>
      )}
      {activity.acted !== null && (
        <Fact term={strings.panel.lastChanged}>{formatAct(activity.acted, today, strings)}</Fact>
      )}
      {view.goalTitles.length > 1 && (
        <Fact term={strings.goals}>
          <ul className={styles.plain}>
            {view.goalTitles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </Fact>
      )}
      {activity.parts.length > 0 && (
        <Fact term={strings.partsOf}>
          <ul className={styles.bullets}>
            {activity.parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </Fact>
      )}
      {view.differs.length > 0 && <DifferingRows view={view} />}
    </dl>
  );
};

const Fact: React.FC<{ term: string }> = ({ term, children }) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
};

/** What each printed row says, where they do not say the same. */
const DifferingRows: React.FC<{ view: ActivityView }> = ({ view }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { content } = useReadyPlan();
  return (
    <Fact term={strings.differingRows}>
      <ul className={styles.plain}>
        {view.placements.map((placement) => {
          const row = printedRow(placement, view.activity);
          const goal = content.goals.find((candidate) => candidate.key === placement.goalKey);
          const said = {
            status: statusWord(row.status, strings),
            deadline: deadlineWord(row, strings),
            boards: row.boards.join(', '),
            comment: row.comment === '' ? strings.noComment : `”${row.comment}”`,
          };
          return (
            <li key={placement.key}>
              {strings.differingRow(goal?.title ?? '', view.differs.map((kind) => said[kind]).join(', '))}
            </li>
          );
        })}
      </ul>
    </Fact>
  );
};
