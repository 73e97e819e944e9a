import * as React from 'react';
import { fetchPart } from '../ui/fetch-part.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { LoadingState } from '../ui/page-states.tsx';
import { pages } from './parts.ts';
import type { Route } from './route.ts';

const loading = React.createElement(LoadingState);

/** A page: `fetch` brings it while the host is met and the sign-in runs, and what has been brought is drawn at once. */
const pagePart = <P extends object>(load: () => Promise<React.FC<P>>) => {
  let fetched: React.FC<P> | null = null;
  const fetch = async (): Promise<React.FC<P>> => (fetched ??= await load());
  const Later = lazyPart(fetch, loading);
  const Page: React.FC<P> = (props) => {
    const [at] = React.useState(() => ({ once: fetched }));
    return React.createElement(at.once ?? Later, props);
  };
  return { fetch, Page };
};

const mine = pagePart(pages.mine);
const plan = pagePart(pages.plan);
const configure = pagePart(pages.configure);

/** Fetches what draws this page. An activity opens in either, so what the viewer's page is comes when it is drawn. */
export const fetchPage = async (route: Route): Promise<void> => {
  const { fetch } = { mine, plan, activity: plan, configure }[route.page];
  await fetchPart<unknown>(fetch);
};

export const MineRoute = mine.Page;
export const PlanRoute = plan.Page;
export const ConfigurePage = configure.Page;

/** What the first page does without. */
export const PanelHost = lazyPart(async () => (await import('../ui/panel-host.tsx')).PanelHost);
export const ConflictDialog = lazyPart(async () => (await import('../ui/conflict-dialog.tsx')).ConflictDialog);
