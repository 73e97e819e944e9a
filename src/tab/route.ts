import { filterFromQuery, filterToQuery, type PlanFilter } from '../ui/plan-filter.ts';

/** The pages of the tab, as the address holds them after `#`; `open` is the key of the activity that is open there. */
export type Route =
  | { readonly page: 'mine'; readonly open?: string }
  | { readonly page: 'plan'; readonly filter: PlanFilter; readonly open?: string }
  | { readonly page: 'activity'; readonly key: string }
  | { readonly page: 'configure' };

export const addressOf = (route: Route): string => {
  switch (route.page) {
    case 'mine':
      return withQuery('#/mina', [openIn(route)]);
    case 'plan':
      return withQuery('#/planen', [filterToQuery(route.filter), openIn(route)]);
    case 'activity':
      return `#/aktivitet/${encodeURIComponent(route.key)}`;
    case 'configure':
      return '#/configure';
  }
};

const openIn = ({ open }: { readonly open?: string }): string =>
  open === undefined ? '' : new URLSearchParams({ aktivitet: open }).toString();

const withQuery = (path: string, parts: readonly string[]): string => {
  const query = parts.filter((part) => part !== '').join('&');
  return query === '' ? path : `${path}?${query}`;
};

/** Null where the address says nothing that we know. */
export const routeIn = (hash: string): Route | null => {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const asked = new URLSearchParams(query);
  const key = asked.get('aktivitet');
  const open = key === null || key === '' ? {} : { open: key };
  if (path === '/mina') return { page: 'mine', ...open };
  if (path === '/planen') return { page: 'plan', filter: filterFromQuery(asked), ...open };
  if (path === '/configure') return { page: 'configure' };
  const linked = /^\/aktivitet\/(.+)$/.exec(path)?.[1];
  return linked === undefined ? null : { page: 'activity', key: decodeURIComponent(linked) };
};

/** The manifest's entity ids, which Teams gives in its context and a link may give as `?page=`, a filter with it. */
const routeNamed = (name: string, query: URLSearchParams): Route => {
  if (name === 'plan') return { page: 'plan', filter: filterFromQuery(query) };
  return { page: name === 'configure' ? 'configure' : 'mine' };
};

/** Where the tab starts: what was open before a reload, else a deep link's activity, else the address, else the page that Teams names, else mine. */
export const firstRoute = (
  location: Pick<Location, 'pathname' | 'hash' | 'search'>,
  page: string,
  subPageId: string | null,
): Route => {
  const before = routeIn(location.hash);
  if (before !== null && 'open' in before) return before;
  if (subPageId !== null && subPageId !== '') return { page: 'activity', key: subPageId };
  // The manifest's configurationUrl is a path of its own.
  if (location.hash === '' && location.pathname.endsWith('/configure')) return { page: 'configure' };
  const query = new URLSearchParams(location.search);
  return before ?? routeNamed(query.get('page') ?? page, query);
};
