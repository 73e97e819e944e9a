import * as React from 'react';
import { Button, mergeClasses } from '@fluentui/react-components';
import { CalendarArrowRight20Regular } from '@fluentui/react-icons';
import { lastDay } from '../plan/deadline.ts';
import type { ActivityView } from './activity-view.ts';
import { deadlineWord, formatDay } from './format.ts';
import { Marks } from './marks.tsx';
import { useRowStyles } from './my-activity-row.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { LateLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';
import { useMove } from './use-move.ts';

/** The name, which opens the row, and what stands under it. */
export const Name: React.FC<{
  view: ActivityView;
  open: boolean;
  buttonRef: React.Ref<HTMLButtonElement>;
  onToggle: () => void;
}> = ({ view: { activity, ...view }, open, buttonRef, onToggle, children }) => {
  const styles = useRowStyles();
  const strings = useStrings();
  const { today } = useReadyPlan();
  return (
    <div className={styles.name}>
      <button
        type="button"
        ref={buttonRef}
        className={styles.nameButton}
        aria-expanded={open}
        title={open ? undefined : activity.title}
        onClick={onToggle}
      >
        <span className={open ? undefined : styles.clamp}>{activity.title}</span>
      </button>
      {open && activity.parts.length > 0 && (
        <ul className={styles.parts}>
          {activity.parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      <div className={styles.meta}>
        {view.goalTitles[0] !== undefined && (
          <span className={open ? styles.wholeGoal : styles.goal} title={view.goalTitles[0]}>
            {view.goalTitles[0]}
          </span>
        )}
        <span className={!open && view.goalTitles[0] !== undefined ? styles.afterGoal : undefined}>
          {activity.boards.join(', ')}
        </span>
        <span className={styles.onStacked}>{deadlineWord(activity, strings)}</span>
        {view.late && (
          <span className={styles.onStacked}>
            <LateLabel activity={activity} today={today} />
          </span>
        )}
        <Marks view={{ activity, ...view }} />
      </div>
      {children}
    </div>
  );
};

/** The way to a later date; left out where neither moving nor asking is permitted. */
export const MoveButton: React.FC<{ view: ActivityView; onMove: (key: string) => void }> = ({ view, onMove }) => {
  const styles = useRowStyles();
  const strings = useStrings();
  const { permitted, grants } = useMove(view);
  if (!permitted) return null;
  return (
    <Button
      className={styles.link}
      appearance="transparent"
      icon={<CalendarArrowRight20Regular />}
      onClick={() => onMove(view.activity.key)}
    >
      {grants ? strings.mine.move : strings.mine.requestMove}
    </Button>
  );
};

/** As written; the calendar day when the row is open. */
export const Deadline: React.FC<{ view: ActivityView; open: boolean }> = ({ view, open }) => {
  const styles = useRowStyles();
  const strings = useStrings();
  const { today } = useReadyPlan();
  const last = lastDay(view.activity.deadline);
  return (
    <div className={mergeClasses(styles.deadline, open && styles.deadlineOpen)}>
      {deadlineWord(view.activity, strings)}
      {view.late && <LateLabel activity={view.activity} today={today} />}
      {open && last !== null && (
        <span className={styles.secondary}>{strings.lastDayIs(formatDay(last, today, strings))}</span>
      )}
    </div>
  );
};
