import { fetchPart } from '../ui/fetch-part.ts';
import { fetchMsal, fetchNamedPage, fetchSession, fetchStage } from './parts.ts';
import { createSignIn, type SignIn, type SignInFailure } from './sign-in.ts';
import type { Stage } from './stage.tsx';
import { readTabConfiguration, type TabConfiguration } from './tab-configuration.ts';
import { meetTeams, type TeamsHost } from './teams-host.ts';

/** Whom the tab has met, and where it is drawn once what draws it has come. */
interface Met {
  readonly host: TeamsHost;
  readonly stage: Promise<Stage>;
}

/**
 * Who hosts us, where the site is, who is asking; then the plan. Each step that fails has a page of its own. This file
 * is small, so that the host, the sign-in and the lists are asked while what draws is still being read by the browser.
 */
const start = async (): Promise<void> => {
  fetchEarly();
  const [reading, host] = await Promise.all([
    readTabConfiguration(`${import.meta.env.BASE_URL}config.json`).then(
      (configuration) => ({ configuration }),
      (error: unknown) => ({ error }),
    ),
    meetTeams(),
  ]);
  const openStage = async (): Promise<Stage> => (await fetchStage()).openStage(host);
  if ('error' in reading) return fail({ host, stage: openStage() }, reading.error);
  const signIn = createSignIn(reading.configuration, host);
  // Asked before what draws is run, which is then run while the answer is waited for.
  const signingIn = signIn.begin();
  await enter({ host, stage: openStage() }, reading.configuration, signIn, signingIn);
};

/** What is asked for when the host has been met is fetched and read while it is; that it fails is told by who asks. */
const fetchEarly = (): void => {
  const early: readonly (() => Promise<unknown>)[] = [fetchMsal, fetchSession, fetchNamedPage];
  for (const fetch of early) fetch().catch((error: unknown) => console.warn(error));
};

/** Milliseconds; what comes sooner is drawn at once. */
const patience = 100;

/**
 * Goes on with the plan once somebody is signed in. The reading begins before that, so that its first request leaves
 * with the token, and before anything is drawn.
 */
const enter = async (
  met: Met,
  configuration: TabConfiguration,
  signIn: SignIn,
  signingIn: Promise<SignInFailure | null>,
): Promise<void> => {
  const wait = async (): Promise<void> => (await met.stage).showLoading();
  const waiting = setTimeout(() => void wait(), patience);
  // What the host asks may be answered later; where nobody comes in, the session is left.
  const signedIn = new Promise<SignIn>((resolve, reject) => {
    signingIn.then((failure) => failure === null && resolve(signIn), reject);
  });
  try {
    const { beginSession } = await fetchPart(fetchSession);
    const { session, first } = beginSession(configuration, met.host, {
      token: async (last) => (await signedIn).token(last),
      account: async () => (await signedIn).account(),
    });
    const [failure, stage] = await Promise.all([signingIn, met.stage]);
    clearTimeout(waiting);
    if (failure !== null) return await refuse(met, configuration, signIn, failure);
    await new Promise((resolve) => setTimeout(resolve));
    stage.showPlan(session, first);
  } catch (error) {
    clearTimeout(waiting);
    await fail(met, error);
  }
};

const refuse = async (
  met: Met,
  configuration: TabConfiguration,
  signIn: SignIn,
  failure: SignInFailure,
): Promise<void> => {
  met.host.failed(failure.kind);
  const again = async (): Promise<void> => {
    const failedAgain = await signIn.ask();
    await (failedAgain === null
      ? enter(met, configuration, signIn, Promise.resolve(null))
      : refuse(met, configuration, signIn, failedAgain));
  };
  const { showSignIn } = await met.stage;
  await showSignIn(configuration, failure, () => void again());
};

const fail = async ({ host, stage }: Met, error: unknown): Promise<void> => {
  console.error(error);
  host.failed('start');
  (await stage).showFailure(error);
};

start().catch((error: unknown) => {
  // Not even the theme or the texts came: the words are in the page that was served.
  console.error(error);
  document.getElementById('failed')?.removeAttribute('hidden');
});
