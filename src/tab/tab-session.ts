import { afterPaint } from '../ui/after-paint.ts';
import { createPlanSession, type PlanSession } from '../ui/plan-session.ts';
import { planStoreAt } from './plan-store.ts';
import { firstRoute, type Route } from './route.ts';
import type { SignIn } from './sign-in.ts';
import { tabClock } from './tab-clock.ts';
import type { TabConfiguration } from './tab-configuration.ts';
import type { TeamsHost } from './teams-host.ts';

/** The storage of this window, or none where the browser's settings forbid it: drafts then live as long as the page. */
const draftStorage = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch (error) {
    console.warn('Drafts are kept in memory only:', error);
    return null;
  }
};

/** Begins to read the plan for the page that is opened first. */
export const beginSession = (
  configuration: TabConfiguration,
  host: TeamsHost,
  signIn: Pick<SignIn, 'token' | 'account'>,
): { readonly session: PlanSession; readonly first: Route } => {
  const first = firstRoute(window.location, host.page, host.subPageId);
  const session = createPlanSession({
    store: planStoreAt(configuration.siteUrl, signIn.token, signIn.account),
    via: 'tab',
    now: tabClock(configuration.now),
    planKey: configuration.planKey,
    storage: draftStorage(),
    // The plan's page can show a beginning; the others need all of it, which then comes a request sooner.
    ...(first.page === 'plan' ? { drawn: afterPaint } : {}),
  });
  void session.begin();
  return { session, first };
};
