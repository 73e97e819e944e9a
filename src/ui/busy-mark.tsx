import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  mark: {
    boxSizing: 'border-box',
    width: '20px',
    height: '20px',
    border: '2px solid currentColor',
    borderTopColor: 'transparent',
    borderRadius: '50%',
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.5s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    // Slower, not still: it says that something goes on.
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '6s' },
  },
});

/** Turns beside words that say what goes on. */
export const BusyMark: React.FC = () => <span aria-hidden="true" className={useStyles().mark} />;
