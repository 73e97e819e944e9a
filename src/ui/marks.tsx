import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BranchCompare16Regular, CalendarArrowRight16Regular, Edit16Regular } from '@fluentui/react-icons';
import type { ActivityView } from './activity-view.ts';
import { useHasDraft } from './use-drafts.ts';
import { formatRequested } from './format.ts';
import { useSession } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  outline: {
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  question: { color: tokens.colorPaletteDarkOrangeForeground1 },
  draft: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** What is worth knowing of an activity besides its columns: carried over, under several goals, differing, asked for. */
export const Marks: React.FC<{ view: ActivityView; goals?: boolean }> = ({ view, goals = false }) => {
  const styles = useStyles();
  const strings = useStrings();
  const draft = useHasDraft(useSession().answers(), view.activity.key);
  const { carriedOverFrom } = view.activity;
  return (
    <>
      {draft && (
        <span className={mergeClasses(styles.mark, styles.draft)}>
          <Edit16Regular />
          {strings.notSaved}
        </span>
      )}
      {carriedOverFrom !== null && (
        <span className={mergeClasses(styles.mark, styles.outline)}>{strings.from(carriedOverFrom)}</span>
      )}
      {goals && view.goalTitles.length > 1 && (
        <span className={styles.mark}>{strings.underGoals(view.goalTitles.length)}</span>
      )}
      {view.differs.map((kind) => (
        <span key={kind} className={mergeClasses(styles.mark, styles.question)}>
          <BranchCompare16Regular />
          {strings.differing[kind]}
        </span>
      ))}
      {view.requested !== null && (
        <span className={mergeClasses(styles.mark, styles.outline)}>
          <CalendarArrowRight16Regular />
          {strings.requestedTo(formatRequested(view.requested.to, strings))}
        </span>
      )}
    </>
  );
};
