import * as React from 'react';
import { isOwnedBy } from '../plan/activity.ts';
import { AppFrame, type PageLink } from '../ui/app-frame.tsx';
import { Notices } from '../ui/notices.tsx';
import { EmptyState, FailedState, LoadingState } from '../ui/page-states.tsx';
import { noFilter } from '../ui/plan-filter.ts';
import { PlanProvider, usePlanState, useSession } from '../ui/plan-provider.tsx';
import type { PlanSession } from '../ui/plan-session.ts';
import type { PlanState } from '../ui/plan-state.ts';
import { useStrings, type Strings } from '../ui/strings.ts';
import { ConfigurePage, ConflictDialog, ErrorBar, MineRoute, PlanRoute } from './lazy-parts.ts';
import { addressOf, useRoute, type Route } from './route.ts';

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
  const state = usePlanState();
  const [asked, replace] = useRoute(first);
  const route = resolved(asked, state);
  const shown = state.phase !== 'loading';
  React.useEffect(() => {
    if (shown) onShown();
  }, [shown, onShown]);
  React.useEffect(() => {
    document.title = `${route.page === 'mine' ? strings.page.mine : strings.page.plan} · ${strings.appName}`;
  }, [route.page, strings]);

  if (route.page === 'configure') {
    return (
      <React.Suspense fallback={<LoadingState />}>
        <ConfigurePage />
      </React.Suspense>
    );
  }
  return (
    <AppFrame
      pages={pageLinks(route, strings)}
      personName={state.phase === 'ready' || state.phase === 'no-plan' ? state.viewer.person.name : null}
      above={<Stale state={state} />}
      scrolls={route.page === 'mine' || state.phase !== 'ready'}
    >
      <React.Suspense fallback={<LoadingState />}>
        <Page state={state} route={route} asked={asked.page === 'activity' ? asked.key : null} replace={replace} />
      </React.Suspense>
    </AppFrame>
  );
};

/** A link to an activity opens where this person works with it: among their own, or in the plan. */
const resolved = (route: Route, state: PlanState): Exclude<Route, { page: 'activity' }> => {
  if (route.page !== 'activity') return route;
  const activity = state.phase === 'ready' ? state.views.byKey.get(route.key)?.activity : undefined;
  const mine = state.phase === 'ready' && activity !== undefined && isOwnedBy(activity, state.viewer.person);
  return mine ? { page: 'mine' } : { page: 'plan', filter: noFilter };
};

const pageLinks = (route: Route, strings: Strings): readonly PageLink[] => [
  { name: strings.page.mine, address: addressOf({ page: 'mine' }), current: route.page === 'mine' },
  { name: strings.page.plan, address: addressOf({ page: 'plan', filter: noFilter }), current: route.page === 'plan' },
];

const Page: React.FC<{
  state: PlanState;
  route: Exclude<Route, { page: 'activity' }>;
  asked: string | null;
  replace: (route: Route) => void;
}> = ({ state, route, asked, replace }) => {
  const strings = useStrings();
  const session = useSession();
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
              key={asked}
              filter={route.filter}
              onFilter={(filter) => replace({ page: 'plan', filter })}
              asked={asked}
            />
          ) : (
            <MineRoute key={asked} asked={asked} />
          )}
          {state.conflict !== null && (
            <React.Suspense fallback={null}>
              <ConflictDialog conflict={state.conflict} />
            </React.Suspense>
          )}
        </>
      );
  }
};

/** The last reading failed: what is shown is old, and can be read again. */
const Stale: React.FC<{ state: PlanState }> = ({ state }) => {
  const strings = useStrings();
  const session = useSession();
  const stale = state.phase === 'ready' ? state.stale : null;
  return (
    <div role="status">
      {stale !== null && (
        <React.Suspense fallback={null}>
          <ErrorBar error={stale} kept={strings.stale} onRetry={() => void session.refresh()} />
        </React.Suspense>
      )}
    </div>
  );
};
