import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarLtr20Regular,
  CheckmarkCircle20Filled,
  DismissCircle20Regular,
  MailAlert20Regular,
  QuestionCircle20Regular,
  Send20Regular,
} from '@fluentui/react-icons';
import type { SentLine } from '../start-state.ts';
import { outcomeWords } from './words.ts';

const useStyles = makeStyles({
  outcome: { display: 'flex', alignItems: 'center', gap: '8px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  done: { color: tokens.colorPaletteGreenForeground1 },
  question: { color: tokens.colorPaletteDarkOrangeForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

const icons: Readonly<Record<SentLine['outcome'], React.ReactElement>> = {
  planned: <CalendarLtr20Regular />,
  claimed: <Send20Regular />,
  sent: <Send20Regular />,
  answered: <CheckmarkCircle20Filled />,
  unreachable: <MailAlert20Regular />,
  refused: <DismissCircle20Regular />,
  uncertain: <QuestionCircle20Regular />,
};

const marks: Readonly<Partial<Record<SentLine['outcome'], 'done' | 'question' | 'failed'>>> = {
  answered: 'done',
  uncertain: 'question',
  unreachable: 'failed',
  refused: 'failed',
};

/** How a card or a post fared: icon and word, always both. */
export const Outcome: React.FunctionComponent<Pick<SentLine, 'outcome'>> = ({ outcome }) => {
  const styles = useStyles();
  const mark = marks[outcome];
  return (
    <span className={styles.outcome}>
      <span className={mergeClasses(styles.icon, mark && styles[mark])}>{icons[outcome]}</span>
      {outcomeWords[outcome]}
    </span>
  );
};
