import * as React from 'react';
import { isOwnedBy } from '../plan/activity.ts';
import { AppFrame, type PageLink } from '../ui/app-frame.tsx';
import { ErrorBar } from '../ui/error-bar.tsx';
import { formatMoment } from '../ui/format.ts';
import { useLostPart } from '../ui/lazy-part.tsx';
import { LightBar } from '../ui/light-bar.tsx';
import { Notices } from '../ui/notices.tsx';
import { EmptyState, FailedState, LoadingState } from '../ui/page-states.tsx';
import { noFilter } from '../ui/plan-filter.ts';
import { PlanProvider, usePlanState, useSession } from '../ui/plan-provider.tsx';
import type { PlanSession } from '../ui/plan-session.ts';
import type { PlanState } from '../ui/plan-state.ts';
import { useStrings, type Strings } from '../ui/strings.ts';
import { ConfigurePage, ConflictDialog, fetchPage, MineRoute, PlanRoute } from './lazy-parts.ts';
import { addressOf, type Route } from './route.ts';
import { tabStrings } from './tab-strings.ts';
import { useRoute, type Whereabouts } from './use-route.ts';

/** The tab once somebody is signed in. */
export const TabApp: React.FC<{ session: PlanSession; first: Route; onShown: () => void }> = ({
  session,
  first,
  onShown,
}) => (
  <PlanProvider session={session}>
    <Notices>
      <Pages first={first} onShown={onShown} />
    </Notices>
  </PlanProvider>
);

const Pages: React.FC<{ first: Route; onShown: () => void }> = ({ first, onShown }) => {
  const strings = useStrings();
  const read = usePlanState();
  const { route: asked, arrival, replace } = useRoute(first, fetchPage);
  const state = needsAll(asked) ? withoutBeginning(read) : read;
  const route = resolved(asked, state);
  const shown = state.phase !== 'loading';
  React.useEffect(() => {
    if (shown) onShown();
  }, [shown, onShown]);
  React.useEffect(() => {
    document.title = `${route.page === 'mine' ? strings.page.mine : strings.page.plan} · ${strings.appName}`;
  }, [route.page, strings]);

  if (route.page === 'configure') return <ConfigurePage />;
  return (
    <AppFrame
      pages={pageLinks(route, strings)}
      personName={state.phase === 'ready' || state.phase === 'no-plan' ? state.viewer.person.name : null}
      note={earlierNote(state, strings)}
      above={<Above state={state} open={route.open} />}
      scrolls={route.page === 'mine' || state.phase !== 'ready'}
    >
      <Page state={state} route={route} arrival={arrival} replace={replace} />
    </AppFrame>
  );
};

/** What is mine may stand last in the list, and where a link leads is known by whose the activity is. */
const needsAll = ({ page }: Route): boolean => page === 'mine' || page === 'activity';

const withoutBeginning = (state: PlanState): PlanState => {
  if (state.phase !== 'ready' || state.extent === 'whole') return state;
  return state.stale === null ? { phase: 'loading' } : { phase: 'failed', error: state.stale };
};

type ShownRoute = Exclude<Route, { page: 'activity' }>;

/** A link to an activity opens where this person works with it: among their own, or in the plan. */
const resolved = (route: Route, state: PlanState): ShownRoute => {
  if (route.page !== 'activity') return route;
  const activity = state.phase === 'ready' ? state.views.byKey.get(route.key)?.activity : undefined;
  const mine = state.phase === 'ready' && activity !== undefined && isOwnedBy(activity, state.viewer.person);
  return mine ? { page: 'mine', open: route.key } : { page: 'plan', filter: noFilter, open: route.key };
};

/** From when it is, while what was kept of an earlier visit is shown. */
const earlierNote = (state: PlanState, strings: Strings): string =>
  state.phase === 'ready' && state.asOf !== null && state.stale === null
    ? strings.asOf(formatMoment(state.asOf.toString(), state.today, strings))
    : '';

const pageLinks = (route: Route, strings: Strings): readonly PageLink[] => [
  { name: strings.page.mine, address: addressOf({ page: 'mine' }), current: route.page === 'mine' },
  { name: strings.page.plan, address: addressOf({ page: 'plan', filter: noFilter }), current: route.page === 'plan' },
];

const opened = (key: string | null): { open?: string } => (key === null ? {} : { open: key });

const Page: React.FC<{ state: PlanState; route: ShownRoute } & Pick<Whereabouts, 'arrival' | 'replace'>> = ({
  state,
  route,
  arrival,
  replace,
}) => {
  const strings = useStrings();
  const session = useSession();
  // Every row is given this one, so it stays the same.
  const openMine = React.useCallback((key: string | null) => replace({ page: 'mine', ...opened(key) }), [replace]);
  switch (state.phase) {
    case 'loading':
      return <LoadingState />;
    case 'failed':
      return <FailedState error={state.error} onRetry={() => void session.load()} />;
    case 'no-plan':
      return <EmptyState title={strings.plan.noPlanTitle} text={strings.plan.noPlanText} />;
    case 'ready':
      return (
        <>
          {route.page === 'plan' ? (
            <PlanRoute
              key={arrival}
              filter={route.filter}
              onFilter={(filter) => replace({ ...route, filter })}
              open={route.open ?? null}
              onOpen={(key) => replace({ page: 'plan', filter: route.filter, ...opened(key) })}
            />
          ) : (
            <MineRoute key={arrival} open={(route.page === 'mine' && route.open) || null} onOpen={openMine} />
          )}
          {state.conflict !== null && <ConflictDialog conflict={state.conflict} />}
        </>
      );
  }
};

/** What could not be fetched, what is old since the last reading failed, and what a link asked for in vain. */
const Above: React.FC<{ state: PlanState; open: string | undefined }> = ({ state, open }) => {
  const strings = useStrings();
  const session = useSession();
  const lost = useLostPart();
  const stale = state.phase === 'ready' ? state.stale : null;
  const whole = state.phase === 'ready' && state.extent === 'whole';
  const missing = state.phase === 'ready' && whole && open !== undefined && !state.views.byKey.has(open);
  return (
    <div role="status">
      {lost !== null && <ErrorBar error={lost.error} onRetry={() => void lost.retry()} />}
      {lost === null && stale !== null && (
        <ErrorBar
          error={stale}
          kept={whole ? strings.stale : strings.staleBeginning}
          onRetry={() => void session.refresh()}
        />
      )}
      {missing && <LightBar intent="warning">{tabStrings(strings).missingActivity}</LightBar>}
    </div>
  );
};
