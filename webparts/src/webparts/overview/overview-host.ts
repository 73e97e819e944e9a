import * as React from 'react';
import * as ReactDom from 'react-dom';
import { Temporal } from 'temporal-polyfill';
import { connectInPage } from '../../../../src/sharepoint/connect-in-page.ts';
import { keptInBrowser } from '../../../../src/sharepoint/kept-in-browser.ts';
import { openPlanStore } from '../../../../src/sharepoint/sharepoint-plan-store.ts';
import type { Board } from '../../../../src/plan/board.ts';
import { describeError } from '../../../../src/ui/describe-error.ts';
import { OverviewApp } from '../../../../src/ui/overview-app.tsx';
import { byName, nameOr } from '../../../../src/ui/overview-filter.ts';
import { loadOverviewTheme, type OverviewLook, type OverviewTheme } from '../../../../src/ui/overview-themes.ts';
import { createPlanSession, type PlanSession } from '../../../../src/ui/plan-session.ts';
import { loadStrings } from '../../../../src/ui/strings.ts';
import { pageDigest, type LegacyDigest } from './page-digest.ts';

/** What a page keeps of the web part; "" is the newest open plan, and all boards. */
export interface OverviewProperties {
  plan: string;
  board: string;
}

/** What a page says of itself. */
export interface PageFacts {
  readonly webUrl: string;
  readonly culture: string;
  readonly legacyPageContext: LegacyDigest;
  /** The login of who is signed in: what is kept in this browser is theirs. */
  readonly loginName: string;
}

interface Choice {
  readonly key: string;
  readonly text: string;
}

/** Everything of the web part but SPFx's own frame; what it shows and does is src/ui, which the tab is made of too. */
export interface OverviewHost {
  readonly draw: (element: HTMLElement, properties: OverviewProperties, theme: OverviewTheme) => Promise<void>;
  /**
   * What the property pane offers, of the plan that the page is about.
   * @throws Error in words for a person.
   */
  readonly choices: (
    plan: string,
  ) => Promise<{ readonly plans: readonly Choice[]; readonly boards: readonly Choice[] }>;
}

/** A page may hold two of these, for two plans: nothing is shared between them. */
export const openOverview = async ({
  webUrl,
  culture,
  legacyPageContext,
  loginName,
}: PageFacts): Promise<OverviewHost> => {
  const kept = keptInBrowser({ site: webUrl, who: () => Promise.resolve(loginName) }, (what, error) =>
    console.warn(what, error),
  );
  const store = openPlanStore(connectInPage(webUrl, pageDigest(webUrl, legacyPageContext)), kept);
  const strings = await loadStrings(culture);
  let opened: { readonly plan: string; readonly session: PlanSession } | null = null;
  let worn: OverviewLook | null = null;
  let asked = 0;

  const sessionOf = (plan: string): PlanSession => {
    if (opened?.plan === plan) return opened.session;
    const session = createPlanSession({
      store,
      via: 'web-part',
      now: () => Promise.resolve(Temporal.Now.instant()),
      planKey: plan === '' ? null : plan,
      storage: draftStorage(),
    });
    opened = { plan, session };
    return session;
  };

  return {
    async draw(element, { plan, board }, theme) {
      asked += 1;
      const mine = asked;
      const look = await loadOverviewTheme(theme).catch((error: unknown) => {
        if (worn === null) throw error;
        // The theme worn is better than none, and comes right when the page changes it again.
        console.warn('The theme could not be fetched:', error);
        return worn;
      });
      // Drawn again meanwhile, in another theme: the last one asked for is the one that counts.
      if (mine !== asked) return;
      worn = look;
      const session = sessionOf(plan);
      ReactDom.render(
        React.createElement(OverviewApp, { session, strings, look, board: board === '' ? null : board }),
        element,
      );
    },
    async choices(plan) {
      const session = sessionOf(plan);
      const [plans, boards] = await Promise.all([store.plans(), session.begin().then(() => boardsOf(session))]).catch(
        (cause: unknown) => {
          const { title, text } = describeError(cause, strings);
          throw new Error(`${title} ${text}`, { cause });
        },
      );
      return {
        plans: plans.map(({ key, name }) => ({ key, text: name })),
        boards: byName(boards).map(({ key, name }) => ({ key, text: nameOr(key, name) })),
      };
    },
  };
};

/** The boards of a plan that has been read; none where there is no plan. */
const boardsOf = (session: PlanSession): readonly Board[] => {
  const state = session.state();
  if (state.phase === 'failed') throw state.error;
  return state.phase === 'ready' ? state.content.boards : [];
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
