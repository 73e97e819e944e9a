import * as React from 'react';

/** One column below this; touch targets of 44 px. */
export const phone = '@media (max-width: 639px)';
/** The panel lies over the page below this. */
export const narrow = '@media (max-width: 1023px)';

const panelBeside = '(min-width: 1024px)';

/** Whether there is room for the panel beside the table. */
export const usePanelBeside = (): boolean => {
  const [matches, setMatches] = React.useState(() => window.matchMedia(panelBeside).matches);
  React.useEffect(() => {
    const query = window.matchMedia(panelBeside);
    const change = (): void => setMatches(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return matches;
};
