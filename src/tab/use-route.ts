import * as React from 'react';
import { useFetching } from '../ui/lazy-part.tsx';
import { addressOf, routeIn, type Route } from './route.ts';

/** Where one is, and how often one has come somewhere by a link: each arrival draws its page from the start. */
export interface Whereabouts {
  readonly route: Route;
  readonly arrival: number;
  /** Changes the address without a step to go back to, as a filter does while it is typed. */
  readonly replace: (route: Route) => void;
}

/** Follows the address, once what draws the page has been fetched; until then the page that is shown stays. */
export const useRoute = (first: Route, fetchPage: (route: Route) => Promise<void>): Whereabouts => {
  const [{ route, arrival }, setPlace] = React.useState({ route: first, arrival: 0 });
  const fetching = useFetching();
  React.useEffect(() => {
    const follow = (): void => {
      const asked = window.location.hash;
      const next = routeIn(asked);
      if (next === null) return;
      fetching(async () => {
        // Gone elsewhere meanwhile.
        if (window.location.hash !== asked) return;
        await fetchPage(next);
        if (window.location.hash === asked) setPlace((place) => ({ route: next, arrival: place.arrival + 1 }));
      });
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [fetching, fetchPage]);
  const replace = React.useCallback((next: Route) => {
    window.history.replaceState(null, '', addressOf(next));
    setPlace((place) => ({ ...place, route: next }));
  }, []);
  return { route, arrival, replace };
};
