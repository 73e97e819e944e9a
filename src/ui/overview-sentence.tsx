import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import type { Figure, PlanSummary, Summary } from '../plan/summary.ts';
import { formatDay } from './format.ts';
import type { OverviewFilter } from './overview-filter.ts';
import { capitalised, overviewStrings } from './overview-strings.ts';
import { useOverviewStyles } from './overview.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

export interface ShowsFigures {
  readonly summary: Summary;
  readonly shown: OverviewFilter['list'];
  readonly onShow: (list: OverviewFilter['list']) => void;
}

const said = ['completed', 'late', 'moved', 'deviating'] as const satisfies readonly Figure[];

/** "Bokslut, per 31 december: 93 aktiviteter. 18 genomförda, 23 försenade, 18 framflyttade och 1 avviker. 75 är obesvarade, svar senast 13 januari." */
export const OverviewSentence: React.FC<ShowsFigures & { summary: PlanSummary }> = ({ summary, shown, onShow }) => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const words = overviewStrings(strings);
  const { today } = useReadyPlan();
  const { period } = summary;
  const link = (figure: Figure, capital = false): React.ReactElement => (
    <FigureLink key={figure} {...{ figure, summary, shown, onShow, capital }} />
  );
  return (
    <p className={styles.sentence}>
      {period !== null && words.period(period.name, formatDay(period.perDatum, today, strings))}
      {link('activities', period === null)}
      {'. '}
      {said.map((figure, index) => (
        <React.Fragment key={figure}>
          {index === 0 ? '' : index === said.length - 1 ? words.and : ', '}
          {link(figure, index === 0)}
        </React.Fragment>
      ))}
      {'. '}
      {period === null ? (
        capitalised(words.noPeriod)
      ) : (
        <>
          {link('unanswered', true)}
          {words.answersDue(formatDay(period.answersDueOn, today, strings))}
        </>
      )}
    </p>
  );
};

/** A figure with its word; the list under the sentence shows what it counts. Where it is none, there is nothing to show. */
export const FigureLink: React.FC<ShowsFigures & { figure: Figure; capital?: boolean; className?: string }> = ({
  figure,
  summary,
  shown,
  onShow,
  capital = false,
  className,
}) => {
  const styles = useOverviewStyles();
  const count = summary.counted[figure].length;
  const word = overviewStrings(useStrings()).figure[figure](count);
  const text = capital ? capitalised(word) : word;
  if (count === 0) return <>{text}</>;
  const pressed = shown === figure;
  return (
    <button
      type="button"
      className={mergeClasses(styles.figure, pressed && styles.figurePressed, className)}
      aria-pressed={pressed}
      onClick={() => onShow(pressed ? 'attention' : figure)}
    >
      {text}
    </button>
  );
};
