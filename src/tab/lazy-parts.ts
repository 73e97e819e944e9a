import * as React from 'react';

/** Fetches the page that is shown first while the host is met and the sign-in runs. */
export const mineRoute = () => import('./mine-route.tsx');
export const planRoute = () => import('./plan-route.tsx');

export const MineRoute = React.lazy(async () => ({ default: (await mineRoute()).MineRoute }));
export const PlanRoute = React.lazy(async () => ({ default: (await planRoute()).PlanRoute }));

/** What the first page does without. */
export const ConfigurePage = React.lazy(async () => ({
  default: (await import('./configure-page.tsx')).ConfigurePage,
}));
export const PanelHost = React.lazy(async () => ({ default: (await import('../ui/panel-host.tsx')).PanelHost }));
export const ConflictDialog = React.lazy(async () => ({
  default: (await import('../ui/conflict-dialog.tsx')).ConflictDialog,
}));
export const ErrorBar = React.lazy(async () => ({ default: (await import('../ui/error-bar.tsx')).ErrorBar }));
