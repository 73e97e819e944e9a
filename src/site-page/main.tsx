import * as React from 'react';
import { render } from 'react-dom';
import { FluentProvider } from '@fluentui/react-components';
import { Temporal } from 'temporal-polyfill';
import { connect } from '../sharepoint/connect.ts';
import { keptInBrowser } from '../sharepoint/kept-in-browser.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';
import { OverviewApp } from '../ui/overview-app.tsx';
import { loadOverviewTheme, type OverviewLook } from '../ui/overview-themes.ts';
import { createPlanSession, type PlanSession } from '../ui/plan-session.ts';
import { loadStrings, type Strings } from '../ui/strings.ts';
import { keptInAddress } from './kept-filter.ts';
import { readJson, tokensFor, type SiteConfiguration, type SitePerson } from './site-configuration.ts';
import { SiteFrame } from './site-frame.tsx';

/** What the page is drawn with; the look follows the system's. */
interface Stage {
  readonly configuration: SiteConfiguration;
  readonly person: SitePerson;
  readonly strings: Strings;
  readonly session: PlanSession;
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const look = (): Promise<OverviewLook> => loadOverviewTheme(dark.matches ? 'dark' : 'light');

/** `/site?as=NAME`, `&lang=en` for English, and `&bare` for the web part alone: the page that stands for SharePoint's, with the component that the web part shows. */
const start = async (): Promise<void> => {
  const query = new URLSearchParams(window.location.search);
  const configuration = await readJson<SiteConfiguration>(`${import.meta.env.BASE_URL}config.json`);
  const { people, siteUrl, tokenEndpoint, now } = configuration;
  const as = query.get('as');
  const person = people.find((one) => one.as === as || one.upn === as) ?? people[0];
  if (person === undefined) throw new Error('The tenant has no people.');
  const session = createPlanSession({
    store: openPlanStore(
      connect(siteUrl, tokensFor(tokenEndpoint, person)),
      keptInBrowser({ site: siteUrl, who: () => Promise.resolve(person.upn) }, (what, error) =>
        console.warn(what, error),
      ),
    ),
    via: 'web-part',
    now: async () => Temporal.Instant.from((await readJson<{ readonly now: string }>(now)).now),
    planKey: null,
    storage: window.sessionStorage,
  });
  const bare = query.has('bare');
  const stage = {
    configuration,
    person,
    strings: await loadStrings(query.get('lang') === 'en' ? 'en' : 'sv'),
    session,
  };
  const show = async (): Promise<void> => draw(stage, await look(), bare);
  await show();
  dark.addEventListener('change', () => void show());
  // The start page around us says when something was sent or answered, so that nobody waits for the next reading.
  window.addEventListener('message', ({ origin }) => {
    if (origin === window.location.origin) void session.refresh();
  });
};

const draw = ({ configuration, person, strings, session }: Stage, worn: OverviewLook, bare: boolean): void => {
  const { siteUrl, listPage } = configuration;
  const asPerson = (address: string): string => `${address}?as=${person.as}`;
  render(
    <FluentProvider theme={worn.values} style={{ minHeight: '100%' }}>
      <SiteFrame person={person.name} siteUrl={asPerson(siteUrl)} listPage={asPerson(listPage)} bare={bare}>
        <OverviewApp session={session} strings={strings} look={worn} board={null} kept={keptInAddress} />
      </SiteFrame>
    </FluentProvider>,
    document.getElementById('root'),
  );
};

start().catch((error: unknown) => {
  console.error(error);
  document.getElementById('failed')?.removeAttribute('hidden');
});
