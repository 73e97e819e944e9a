import * as React from 'react';
import { Button, Divider, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import {
  CalendarArrowRight20Regular,
  Clock24Regular,
  FastForward20Regular,
  TaskListSquareLtr24Filled,
} from '@fluentui/react-icons';
import type { StartState } from '../start-state.ts';
import { JumpDialog } from './jump-dialog.tsx';
import { PersonMenu, type PersonMenuProps } from './person-menu.tsx';
import { dayAndTime, isFar, nextWords } from './words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '12px 24px',
    '@media (max-width: 479px)': { padding: '12px' },
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // One line, in which a long name gives way.
    '@media (min-width: 1100px)': { flexWrap: 'nowrap' },
    '@media (min-width: 1100px) and (max-width: 1399px)': { columnGap: '12px', padding: '12px 16px' },
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  block: { display: 'flex', flexDirection: 'column', flexShrink: 0, whiteSpace: 'nowrap' },
  // As wide as its longest words, so that the buttons stay where they are while the clock works.
  clock: { minWidth: 'min(300px, 100%)', maxWidth: '100%', '@media (max-width: 479px)': { whiteSpace: 'normal' } },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 12px',
    flexShrink: 0,
    maxWidth: '100%',
    whiteSpace: 'nowrap',
  },
  heading: { margin: 0 },
  secondary: { color: tokens.colorNeutralForeground2 },
  divider: { flexGrow: 0, height: '32px', '@media (max-width: 479px)': { display: 'none' } },
  // Where it is tight the words do without.
  ornament: { display: 'flex', flexShrink: 0, '@media (max-width: 1399px)': { display: 'none' } },
});

export interface ClockBarProps extends PersonMenuProps {
  readonly state: StartState;
  readonly moving: string | null;
  readonly onMove: (to: 'next-event' | 'next-day') => void;
}

/** The clock first, since everything here waits for it; then who you are. */
export const ClockBar: React.FunctionComponent<ClockBarProps> = ({ state, moving, onMove, ...person }) => {
  const styles = useStyles();
  const icon = (to: string, still: React.ReactElement): React.ReactElement =>
    moving === to ? <Spinner size="tiny" /> : still;
  const [asks, setAsks] = React.useState(false);
  const move = (to: 'next-event' | 'next-day') => () => {
    if (moving !== null) return;
    if (to === 'next-event' && state.next !== null && isFar(state.next.at, state.now)) setAsks(true);
    else onMove(to);
  };
  const answer = (jump: boolean): void => {
    setAsks(false);
    if (jump) onMove('next-event');
  };
  return (
    <header className={styles.bar} aria-label="Klockan och vem du är">
      <span className={styles.icon}>
        <TaskListSquareLtr24Filled />
      </span>
      <div className={styles.block}>
        <Text as="h1" size={400} weight="semibold" className={styles.heading}>
          Uppföljning
        </Text>
        <Text size={300} className={styles.secondary}>
          på den här datorn
        </Text>
      </div>
      <Divider vertical className={styles.divider} />
      <span className={styles.ornament}>
        <Clock24Regular />
      </span>
      <div className={mergeClasses(styles.block, styles.clock)}>
        <Text size={300} weight="semibold" role="timer" aria-label="Klockan">
          {dayAndTime(state.now)}
        </Text>
        <Text size={300} aria-live="polite" className={styles.secondary}>
          {moving === null ? nextWords(state) : 'Klockan flyttas, och det som förfaller skickas'}
        </Text>
      </div>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={icon('next-event', <FastForward20Regular />)}
          disabledFocusable={moving !== null || state.next === null}
          onClick={move('next-event')}
        >
          Till nästa händelse
        </Button>
        <Button
          icon={icon('next-day', <CalendarArrowRight20Regular />)}
          disabledFocusable={moving !== null}
          onClick={move('next-day')}
        >
          Nästa dag
        </Button>
      </div>
      <PersonMenu {...person} />
      <JumpDialog state={state} open={asks} onAnswer={answer} />
    </header>
  );
};
