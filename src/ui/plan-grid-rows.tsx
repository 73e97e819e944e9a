import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import type { Temporal } from 'temporal-polyfill';
import type { Unit } from '../plan/unit.ts';
import { deadlineWord } from './format.ts';
import { Marks } from './marks.tsx';
import { usePlanGridStyles } from './plan-grid.styles.ts';
import type { ActivityRow, GoalRow, TreeRow } from './plan-tree.ts';
import { LateLabel, StatusLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';

/** The page's own heading is the first. */
const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** How deep a row lies, for the styles, which say how many pixels that is. */
const depthOf = (row: TreeRow): React.CSSProperties => ({ '--depth': row.level - 1 }) as React.CSSProperties;

/** A goal as a heading that opens and closes; also drawn, without a role, as what sticks at the top. */
export const GoalLine: React.FC<{
  row: GoalRow;
  /** False while more may come under it. */
  counted: boolean;
}> = React.memo(function GoalLine({ row, counted }) {
  const styles = usePlanGridStyles();
  const strings = useStrings();
  return (
    <div className={mergeClasses(styles.goal, row.level > 2 && styles.deepGoal)} style={depthOf(row)}>
      <span className={styles.goalIcon}>{row.expanded ? <ChevronDown20Regular /> : <ChevronRight20Regular />}</span>
      {React.createElement(
        headings[Math.min(row.level, headings.length) - 1] ?? 'h6',
        { className: mergeClasses(styles.goalTitle, row.level === 1 && styles.upperTitle), title: row.goal.title },
        row.goal.title,
      )}
      <span className={styles.goalKind}>
        <span className={styles.kindWord}>{`${strings.goalKind[row.goal.kind]} · `}</span>
        {counted ? row.count : '…'}
      </span>
    </div>
  );
});

/** One row of the plan. It has no state and asks no context but the texts, so that thousands can come and go. */
export const ActivityLine: React.FC<{
  row: ActivityRow;
  chosen: boolean;
  /** The panel stands beside: the comment gives way. */
  beside: boolean;
  today: Temporal.PlainDate;
  unit: Unit | undefined;
}> = React.memo(function ActivityLine({ row, chosen, beside, today, unit }) {
  const styles = usePlanGridStyles();
  const strings = useStrings();
  const { view } = row;
  const { activity } = view;
  return (
    <div className={mergeClasses(styles.activity, chosen && styles.chosen)} style={depthOf(row)}>
      <div role="gridcell" className={mergeClasses(styles.cell, styles.name)}>
        <span className={styles.title} title={activity.title}>
          {activity.title}
        </span>
        <div className={styles.marks}>
          <Marks view={view} goals />
        </div>
      </div>
      <div role="gridcell" className={mergeClasses(styles.cell, styles.quietCell)}>
        {activity.boards.join(', ')}
      </div>
      <div role="gridcell" className={mergeClasses(styles.cell, styles.quietCell, styles.wideOnly)}>
        {activity.owner?.name ?? strings.noOwner}
        {!beside && unit !== undefined && (
          <span className={mergeClasses(styles.secondary, styles.oneLine)}>{unit.name}</span>
        )}
      </div>
      <div role="gridcell" className={mergeClasses(styles.cell, styles.deadline)}>
        {deadlineWord(activity, strings)}
        {view.late && <LateLabel activity={activity} today={today} />}
      </div>
      <div role="gridcell" className={mergeClasses(styles.cell, styles.statusCell)}>
        <StatusLabel status={activity.status} badge plainOnPhone />
      </div>
      <div
        role="gridcell"
        className={mergeClasses(styles.cell, styles.quietCell, styles.wideOnly, beside && styles.hidden)}
      >
        <span className={styles.title} title={activity.comment}>
          {activity.comment}
        </span>
      </div>
    </div>
  );
});
