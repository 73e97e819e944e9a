import * as React from 'react';
import { render } from 'react-dom';
import { afterPaint } from '../ui/after-paint.ts';
import { fetchPart } from '../ui/lazy-part.tsx';
import { FailedState, LoadingState } from '../ui/page-states.tsx';
import { createPlanSession, type PlanSession } from '../ui/plan-session.ts';
import { loadStrings, type Strings } from '../ui/strings.ts';
import { fetchPage } from './lazy-parts.ts';
import { firstRoute } from './route.ts';
import { createSignIn, fetchMsal, type SignIn, type SignInFailure } from './sign-in.ts';
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
  fetchEarly();
  const [reading, host] = await Promise.all([
    readTabConfiguration(`${import.meta.env.BASE_URL}config.json`).then(
      (configuration) => ({ configuration }),
      (error: unknown) => ({ error }),
    ),
    meetTeams(),
  ]);
  const [strings, values] = await Promise.all([loadStrings(host.locale), loadTheme(host.theme)]);
  const stage = { host, strings, wearing: { theme: host.theme, values } };
  if ('error' in reading) return fail(stage, reading.error);
  const signIn = createSignIn(reading.configuration, host);
  const waiting = setTimeout(() => show(stage, <LoadingState />), patience);
  await enter(stage, reading.configuration, signIn, signIn.begin(), () => clearTimeout(waiting));
};

/** Milliseconds; what comes sooner is drawn at once. */
const patience = 100;

/** What is asked for when the host has been met is fetched and read while it is; that it fails is told by who asks. */
const fetchEarly = (): void => {
  const early: readonly (() => Promise<unknown>)[] = [
    fetchMsal,
    fetchPlanStore,
    () => fetchPage(firstRoute(window.location, '', null)),
  ];
  for (const fetch of early) fetch().catch((error: unknown) => console.warn(error));
};

const fetchPlanStore = () => import('./plan-store.ts');

/**
 * Goes on with the plan once somebody is signed in. The reading begins before that, so that its first request leaves with
 * the token; what the first page needs is fetched meanwhile.
 */
const enter = async (
  stage: Stage,
  configuration: TabConfiguration,
  signIn: SignIn,
  signingIn: Promise<SignInFailure | null>,
  entered: () => void = () => undefined,
): Promise<void> => {
  const first = firstRoute(window.location, stage.host.page, stage.host.subPageId);
  const beginReading = async (): Promise<PlanSession> => {
    const { planStoreAt } = await fetchPart(fetchPlanStore);
    const session = createPlanSession({
      store: planStoreAt(configuration.siteUrl, signIn.token, async () => {
        // What the host asks at sign-in may be answered later.
        await signingIn;
        return signIn.account();
      }),
      via: 'tab',
      now: tabClock(configuration.now),
      planKey: configuration.planKey,
      storage: draftStorage(),
      // The plan's page can show a beginning; the others need all of it, which then comes a request sooner.
      ...(first.page === 'plan' ? { drawn: afterPaint } : {}),
    });
    void session.begin();
    return session;
  };
  try {
    const [failure, session] = await Promise.all([signingIn, beginReading(), fetchPage(first)]);
    entered();
    if (failure !== null) return await refuse(stage, configuration, signIn, failure);
    // It was asked for before the host's own question was answered.
    if (session.state().phase === 'failed') void session.load();
    show(stage, <TabApp session={session} first={first} onShown={stage.host.shown} />);
  } catch (error) {
    entered();
    fail(stage, error);
  }
};

const refuse = async (
  stage: Stage,
  configuration: TabConfiguration,
  signIn: SignIn,
  failure: SignInFailure,
): Promise<void> => {
  stage.host.failed(failure.kind);
  const { clientId, sharePointScope } = configuration;
  const { SignInPage } = await fetchPart(() => import('./sign-in-page.tsx'));
  const again = (): void => void enter(stage, configuration, signIn, signIn.ask());
  show(stage, <SignInPage failure={failure} clientId={clientId} scope={sharePointScope} onRetry={again} />);
};

const fail = (stage: Stage, error: unknown): void => {
  console.error(error);
  stage.host.failed('start');
  show(stage, <FailedState error={error} onRetry={() => window.location.reload()} />);
};

start().catch((error: unknown) => {
  // Not even the theme or the texts came: the words are in the page that was served.
  console.error(error);
  document.getElementById('failed')?.removeAttribute('hidden');
});
