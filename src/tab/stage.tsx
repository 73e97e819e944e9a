import * as React from 'react';
import { render } from 'react-dom';
import { fetchPart } from '../ui/fetch-part.ts';
import { FailedState, LoadingState } from '../ui/page-states.tsx';
import type { PlanSession } from '../ui/plan-session.ts';
import { loadStrings } from '../ui/strings.ts';
import { fetchPage } from './lazy-parts.ts';
import type { Route } from './route.ts';
import type { SignInFailure } from './sign-in.ts';
import { TabApp } from './tab-app.tsx';
import type { TabConfiguration } from './tab-configuration.ts';
import type { TeamsHost } from './teams-host.ts';
import { Themed } from './themed.tsx';
import { loadTheme } from './themes.ts';

/** Where pages are drawn, each in the place of the one before. */
export interface Stage {
  readonly showLoading: () => void;
  readonly showPlan: (session: PlanSession, first: Route) => void;
  readonly showSignIn: (configuration: TabConfiguration, failure: SignInFailure, onRetry: () => void) => Promise<void>;
  readonly showFailure: (error: unknown) => void;
}

/** The stage with the host's theme, and texts in its language. */
export const openStage = async (host: TeamsHost): Promise<Stage> => {
  const { theme, locale } = host;
  const [strings, values] = await Promise.all([loadStrings(locale), loadTheme(theme)]);
  const show = (page: React.ReactElement): void => {
    render(
      <Themed host={host} wearing={{ theme, values }} strings={strings}>
        {page}
      </Themed>,
      document.getElementById('root'),
    );
  };
  return {
    showLoading: () => show(<LoadingState />),
    showPlan(session, first) {
      // That it fails is told where it is drawn.
      fetchPage(first).catch((error: unknown) => console.warn(error));
      show(<TabApp session={session} first={first} onShown={host.shown} />);
    },
    async showSignIn({ clientId, sharePointScope }, failure, onRetry) {
      const { SignInPage } = await fetchPart(() => import('./sign-in-page.tsx'));
      show(<SignInPage failure={failure} clientId={clientId} scope={sharePointScope} onRetry={onRetry} />);
    },
    showFailure: (error) => show(<FailedState error={error} onRetry={() => window.location.reload()} />),
  };
};
