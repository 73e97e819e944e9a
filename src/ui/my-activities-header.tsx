import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRepeatAll20Regular } from '@fluentui/react-icons';
import type { ActivityView } from './activity-view.ts';
import { describedDay } from '../plan/period-rules.ts';
import { formatWeekday } from './format.ts';
import { phone } from './media.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: '12px 24px',
    [phone]: { padding: '0 16px' },
  },
  words: { flex: '1 1 320px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  period: { margin: 0, color: tokens.colorNeutralForeground2 },
  due: { color: tokens.colorNeutralForeground1 },
  progress: {
    width: '184px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    paddingBottom: '2px',
    [phone]: { width: '100%' },
  },
  bar: {
    height: '4px',
    marginTop: '6px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStroke1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  done: {
    height: '100%',
    borderRadius: 'inherit',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transition: 'width 0.3s ease',
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  all: { [phone]: { width: '100%', minHeight: '44px' } },
});

/** What is asked, until when, and how far I have come. */
export const MyActivitiesHeader: React.FC<{
  mine: readonly ActivityView[];
  /** Those that "Oförändrat för alla" would answer. */
  unchangeable: readonly ActivityView[];
  onAll: () => void;
}> = ({ mine, unchangeable, onAll }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { views, today } = useReadyPlan();
  const { period } = views;
  const answered = mine.filter((view) => !view.unanswered).length;
  const words = strings.mine.answeredOf(answered, mine.length);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title}>{strings.page.mine}</h1>
        <p className={styles.period}>
          {period === null ? (
            strings.mine.noPeriod
          ) : (
            <>
              {`${strings.mine.period(period.name, describedDay(period, today.year, strings.language))} ${strings.mine.answersDue} `}
              <b className={styles.due}>{formatWeekday(period.answersDueOn, strings)}</b>
              {strings.mine.daysLeft(today.until(period.answersDueOn).days)}
            </>
          )}
        </p>
      </div>
      {period !== null && mine.length > 0 && (
        <div className={styles.progress}>
          {words}
          <div
            role="progressbar"
            className={styles.bar}
            aria-label={words}
            aria-valuenow={answered}
            aria-valuemin={0}
            aria-valuemax={mine.length}
          >
            <div className={styles.done} style={{ width: `${(answered / mine.length) * 100}%` }} />
          </div>
        </div>
      )}
      {unchangeable.length > 1 && (
        <Button className={styles.all} icon={<ArrowRepeatAll20Regular />} onClick={onAll}>
          {strings.mine.unchangedForAll(unchangeable.length)}
        </Button>
      )}
    </header>
  );
};
