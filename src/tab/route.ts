import * as React from 'react';
import { filterFromQuery, filterToQuery, type PlanFilter } from '../ui/plan-filter.ts';

/** The pages of the tab, as the address holds them after `#`. */
export type Route =
  | { readonly page: 'mine' }
  | { readonly page: 'plan'; readonly filter: PlanFilter }
  | { readonly page: 'activity'; readonly key: string }
  | { readonly page: 'configure' };

export const addressOf = (route: Route): string => {
  switch (route.page) {
    case 'mine':
      return '#/mina';
    case 'plan': {
      const query = filterToQuery(route.filter);
      return query === '' ? '#/planen' : `#/planen?${query}`;
    }
    case 'activity':
      return `#/aktivitet/${encodeURIComponent(route.key)}`;
    case 'configure':
      return '#/configure';
  }
};

/** Null where the address says nothing that we know. */
export const routeIn = (hash: string): Route | null => {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  if (path === '/mina') return { page: 'mine' };
  if (path === '/planen') return { page: 'plan', filter: filterFromQuery(new URLSearchParams(query)) };
  if (path === '/configure') return { page: 'configure' };
  const key = /^\/aktivitet\/(.+)$/.exec(path)?.[1];
  return key === undefined ? null : { page: 'activity', key: decodeURIComponent(key) };
};

/** The manifest's entity ids, which Teams gives in its context and a link may give as `?page=`, a filter with it. */
const routeNamed = (name: string, query: URLSearchParams): Route => {
  if (name === 'plan') return { page: 'plan', filter: filterFromQuery(query) };
  return { page: name === 'configure' ? 'configure' : 'mine' };
};

/** Where the tab starts: a deep link's activity, else the address, else the page that Teams names, else mine. */
export const firstRoute = (
  location: Pick<Location, 'pathname' | 'hash' | 'search'>,
  page: string,
  subPageId: string | null,
): Route => {
  if (subPageId !== null && subPageId !== '') return { page: 'activity', key: subPageId };
  // The manifest's configurationUrl is a path of its own.
  if (location.hash === '' && location.pathname.endsWith('/configure')) return { page: 'configure' };
  const query = new URLSearchParams(location.search);
  return routeIn(location.hash) ?? routeNamed(query.get('page') ?? page, query);
};

/** Follows the address. `replace` changes it without a step to go back to, as a filter does while it is typed. */
export const useRoute = (first: Route): readonly [Route, (route: Route) => void] => {
  const [route, setRoute] = React.useState(first);
  React.useEffect(() => {
    const follow = (): void => {
      const next = routeIn(window.location.hash);
      if (next !== null) setRoute(next);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const replace = React.useCallback((next: Route) => {
    window.history.replaceState(null, '', addressOf(next));
    setRoute(next);
  }, []);
  return [route, replace];
};
