import { createElement } from 'react';
import { fetchPart, lazyPart } from '../ui/lazy-part.tsx';
import { LoadingState } from '../ui/page-states.tsx';
import type { Route } from './route.ts';

/** Fetches the page that is shown first while the host is met and the sign-in runs. */
const mineRoute = () => import('./mine-route.tsx');
const planRoute = () => import('./plan-route.tsx');
const configurePage = () => import('./configure-page.tsx');

/** Fetches what draws this page. An activity opens in either, so what the viewer's page is comes when it is drawn. */
export const fetchPage = async (route: Route): Promise<void> => {
  const load = { mine: mineRoute, plan: planRoute, activity: planRoute, configure: configurePage }[route.page];
  await fetchPart<unknown>(load);
};

const loading = createElement(LoadingState);

export const MineRoute = lazyPart(async () => (await mineRoute()).MineRoute, loading);
export const PlanRoute = lazyPart(async () => (await planRoute()).PlanRoute, loading);
export const ConfigurePage = lazyPart(async () => (await configurePage()).ConfigurePage, loading);

/** What the first page does without. */
export const PanelHost = lazyPart(async () => (await import('../ui/panel-host.tsx')).PanelHost);
export const ConflictDialog = lazyPart(async () => (await import('../ui/conflict-dialog.tsx')).ConflictDialog);
