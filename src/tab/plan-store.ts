import type { PlanStore } from '../plan/plan-store.ts';
import { connect, type TokenSource } from '../sharepoint/connect.ts';
import { keptInBrowser } from '../sharepoint/kept-in-browser.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';

/**
 * The lists on one site, in a file of its own so that it is fetched while the host is being met. Plans are kept in this
 * browser until the next visit of the same account.
 */
export const planStoreAt = (siteUrl: string, token: TokenSource, account: () => Promise<string>): PlanStore =>
  openPlanStore(
    connect(siteUrl, token),
    keptInBrowser({ site: siteUrl, who: account }, (what, error) => console.warn(what, error)),
  );
