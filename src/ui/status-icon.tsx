import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle20Filled,
  Circle20Regular,
  CircleHint20Regular,
  DismissCircle20Regular,
  PauseCircle20Regular,
  Warning20Regular,
} from '@fluentui/react-icons';
import type { Status } from '../plan/status.ts';

const useStyles = makeStyles({
  icon: { flexShrink: 0, display: 'block', width: '20px', height: '20px', color: tokens.colorNeutralForeground3 },
  ongoing: { color: tokens.colorBrandForeground1 },
  completed: { color: tokens.colorPaletteGreenForeground1 },
  deviates: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** A ring with its lower half filled: under way. Drawn here, since Fluent's half circle is filled from the left. */
const HalfRing: React.FC<{ className: string }> = ({ className }) => (
  <svg viewBox="0 0 20 20" className={className} aria-hidden="true" focusable="false">
    <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" />
    <path d="M2.5 10a7.5 7.5 0 0 0 15 0z" fill="currentColor" />
  </svg>
);

/** The picture of a status; it always stands beside its word and says nothing by itself. */
export const StatusIcon: React.FC<{ status: Status }> = ({ status }) => {
  const styles = useStyles();
  if (status.deviation === 'deviates')
    return <Warning20Regular className={mergeClasses(styles.icon, styles.deviates)} />;
  switch (status.progress) {
    case 'not-started':
      return <Circle20Regular className={styles.icon} />;
    case 'ongoing':
      return <HalfRing className={mergeClasses(styles.icon, styles.ongoing)} />;
    case 'paused':
      return <PauseCircle20Regular className={styles.icon} />;
    case 'completed':
      return <CheckmarkCircle20Filled className={mergeClasses(styles.icon, styles.completed)} />;
    case 'dropped':
      return <DismissCircle20Regular className={styles.icon} />;
    case null:
      return <CircleHint20Regular className={styles.icon} />;
  }
};
