import { figures } from '../plan/summary.ts';
import type { KeepsFilter, OverviewFilter } from '../ui/overview-filter.ts';

const swedish = {
  activities: 'aktiviteter',
  completed: 'genomforda',
  late: 'forsenade',
  deviating: 'avviker',
  moved: 'framflyttade',
  'moved-within': 'senarelagda',
  'moved-beyond': 'forskjutna',
  paused: 'pausade',
  unanswered: 'obesvarade',
} as const satisfies Record<Exclude<OverviewFilter['list'], 'attention'>, string>;

/** An address with what is chosen, as Planen says it: `namnd=BiN,BoU&enhet=…&visa=forsenade`, beside what stands there. */
export const withFilter = (address: string, { boards, units, list }: OverviewFilter): string => {
  const url = new URL(address);
  const set = (name: string, value: string): void => {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  set('namnd', boards.join(','));
  set('enhet', units.join(','));
  set('visa', list === 'attention' ? '' : swedish[list]);
  return url.href;
};

/** Words that are not ours are left out: an old link still opens the page. */
export const filterIn = (address: string): OverviewFilter => {
  const { searchParams: query } = new URL(address);
  const list = (name: string): readonly string[] => (query.get(name) ?? '').split(',').filter((word) => word !== '');
  return {
    boards: list('namnd'),
    units: list('enhet'),
    list: figures.find((figure) => swedish[figure] === query.get('visa')) ?? 'attention',
  };
};

/**
 * The page's own address. A web part keeps nothing there: the address is SharePoint's, whose router and anchors share
 * it, and a page may hold two web parts.
 */
export const keptInAddress: KeepsFilter = {
  read: () => filterIn(window.location.href),
  keep: (filter) => window.history.replaceState(window.history.state, '', withFilter(window.location.href, filter)),
};
