import * as React from 'react';
import { render } from 'react-dom';
import type { PlanStore } from '../plan/plan-store.ts';
import { FailedState, LoadingState } from '../ui/page-states.tsx';
import { createPlanSession } from '../ui/plan-session.ts';
import { loadStrings, type Strings } from '../ui/strings.ts';
import { mineRoute, planRoute } from './lazy-parts.ts';
import { firstRoute, type Route } from './route.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { TabApp } from './tab-app.tsx';
import { tabClock } from './tab-clock.ts';
import { readTabConfiguration, type TabConfiguration } from './tab-configuration.ts';
import { meetTeams, type TeamsHost } from './teams-host.ts';
import { Themed, type Wearing } from './themed.tsx';
import { loadTheme } from './themes.ts';

const root = document.getElementById('root');

/** Where pages are drawn: the host, and what they are drawn with. */
interface Stage {
  readonly host: TeamsHost;
  readonly strings: Strings;
  readonly wearing: Wearing;
}

const show = (stage: Stage, page: React.ReactElement): void => {
  render(<Themed {...stage}>{page}</Themed>, root);
};

/** The storage of this window, or none where the browser's settings forbid it: drafts then live as long as the page. */
const draftStorage = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch (error) {
    console.warn('Drafts are kept in memory only:', error);
    return null;
  }
};

/** Who hosts us, where the site is, who is asking; then the plan. Each step that fails has a page of its own. */
const start = async (): Promise<void> => {
  const store = import('./plan-store.ts');
  const [reading, host] = await Promise.all([
    readTabConfiguration(`${import.meta.env.BASE_URL}config.json`).then(
      (configuration) => ({ configuration }),
      (error: unknown) => ({ error }),
    ),
    meetTeams(),
  ]);
  const first = firstRoute(window.location, host.page, host.subPageId);
  const page = first.page === 'mine' ? mineRoute() : planRoute();
  const [strings, values] = await Promise.all([loadStrings(host.locale), loadTheme(host.theme)]);
  const stage = { host, strings, wearing: { theme: host.theme, values } };
  try {
    show(stage, <LoadingState />);
    if ('error' in reading) throw reading.error;
    const { configuration } = reading;
    const signIn = createSignIn(configuration, host);
    const failure = await signIn.begin();
    if (failure === null) {
      await page;
      return open(stage, first, configuration, signIn, await store);
    }
    host.failed(failure.kind);
    const { clientId, sharePointScope } = configuration;
    const { SignInPage } = await import('./sign-in-page.tsx');
    show(
      stage,
      <SignInPage failure={failure} clientId={clientId} scope={sharePointScope} onRetry={() => void start()} />,
    );
  } catch (error) {
    console.error(error);
    host.failed('configuration');
    show(stage, <FailedState error={error} onRetry={() => void start()} />);
  }
};

const open = (
  stage: Stage,
  first: Route,
  configuration: TabConfiguration,
  signIn: SignIn,
  { planStoreAt }: { planStoreAt: (siteUrl: string, token: () => Promise<string>) => PlanStore },
): void => {
  const session = createPlanSession({
    store: planStoreAt(configuration.siteUrl, signIn.token),
    via: 'tab',
    now: tabClock(configuration.now),
    planKey: configuration.planKey,
    storage: draftStorage(),
  });
  show(stage, <TabApp session={session} first={first} onShown={stage.host.shown} />);
};

void start();
