import type { PlanStore } from '../plan/plan-store.ts';
import { connect, type TokenSource } from '../sharepoint/connect.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';

/** The lists on one site, in a file of its own so that it is fetched while the host is being met. */
export const planStoreAt = (siteUrl: string, token: TokenSource): PlanStore => openPlanStore(connect(siteUrl, token));
