import * as React from 'react';

/** One column below this; touch targets of 44 px. */
export const phone = '@media (max-width: 639px)';
/** A row of my activities has its parts under each other below this. */
export const stacked = '@media (max-width: 719px)';
/** So low (a zoom of 200 %) that nothing may stick: the page scrolls as a whole. */
export const low = '@media (max-height: 500px)';
/** The panel lies over the page below this. */
export const narrow = '@media (max-width: 1023px)';

const panelBeside = '(min-width: 1024px)';
const lowQuery = '(max-height: 500px)';

/** Whether there is room for the panel beside the table. */
export const usePanelBeside = (): boolean => useMatches(panelBeside);

/** Whether the page scrolls as a whole. */
export const useLow = (): boolean => useMatches(lowQuery);

const useMatches = (media: string): boolean => {
  const [matches, setMatches] = React.useState(() => window.matchMedia(media).matches);
  React.useEffect(() => {
    const query = window.matchMedia(media);
    const change = (): void => setMatches(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [media]);
  return matches;
};
