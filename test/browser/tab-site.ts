import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { fillWithExample } from '../../src/cli/start-example.ts';
import { servePages, type Pages } from '../../src/cli/start-pages.ts';
import { people, serviceApp } from '../../src/local/people/people.ts';
import type { StartState } from '../../src/local/start-state.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { openContext, type OfflineContext } from '../support/browser.ts';

export type Who = 'controller' | 'utvecklare.grundskola' | 'utvecklare.gymnasium' | 'samordnare.elevhalsa';

/** The tab as one person has it open in Teams. */
export interface OpenTab {
  readonly context: OfflineContext;
  /** The window, which is Teams. */
  readonly page: Page;
  /** The tab inside it. */
  readonly tab: Frame;
  /** What the tab wrote to the console as an error. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface TabOptions {
  readonly page?: 'my-activities' | 'plan' | 'configure';
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly subPageId?: string;
  readonly browser?: BrowserContextOptions;
  /** The browser of an earlier visit, with what that left in it; its own otherwise. */
  readonly again?: OfflineContext;
  /** Before anything is asked for. */
  readonly prepare?: (context: OfflineContext) => Promise<void>;
}

/** The stand-in with the plan of 2022, assigned, Bokslut open, and the pages that show it in the local Teams frame. */
export interface TabSite {
  readonly tenant: Tenant;
  readonly origin: string;
  /** The lists with this person's rights. */
  storeAs(who: Who): PlanStore;
  open(who: Who, options?: TabOptions): Promise<OpenTab>;
  close(): Promise<void>;
}

/** Puts something on an empty site. */
export type Fill = (siteUrl: string, day: Temporal.PlainDate, tokenOf: (who: string) => string) => Promise<void>;

/** `fill` puts something else than the example on the site. */
export const openTabSite = async (fill: Fill = fillWithExample): Promise<TabSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'uppfoljning-tab-'));
  const day = Temporal.PlainDate.from('2022-11-21');
  const tenant = await openTenant({ folder, port: 0, strict: true, start: day });
  await fill(tenant.siteUrl, day, (who) => tenant.tokenFor(who));
  const pages = await serveTab(tenant);
  const storeAs = (who: Who): PlanStore =>
    openPlanStore(connect(tenant.siteUrl, () => Promise.resolve(tenant.tokenFor(who))));
  return {
    tenant,
    origin: pages.origin,
    storeAs,
    open: (who, options) => openTab(pages.origin, who, options),
    close: async () => {
      await pages.close();
      await tenant.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** A cold browser on a busy machine needs seconds; a tab that hangs needs for ever. */
const patience = 30_000;

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const serveTab = async (tenant: Tenant): Promise<Pages> =>
  servePages({
    port: await freePort(),
    tabConfiguration: {
      clientId: serviceApp.clientId,
      authority: `https://login.microsoftonline.com/${tenant.tenantId}`,
      siteUrl: tenant.siteUrl,
      sharePointScope: `${tenant.origin}/AllSites.Write`,
      planKey: null,
      now: '/local/clock',
    },
    now: () => tenant.clock.now().toString(),
    state: () => Promise.resolve(stateOf(tenant)),
    moveClock: () => Promise.resolve(),
    openChat: () => Promise.resolve(),
  });

/** What the Teams frame asks for: who there is, and where tokens come from. */
const stateOf = (tenant: Tenant): StartState => ({
  now: tenant.clock.now().toString(),
  next: null,
  moving: false,
  written: 0,
  tenant: {
    id: tenant.tenantId,
    site: tenant.siteUrl,
    listPage: tenant.siteUrl,
    tokenEndpoint: tenant.tokenUrl,
  },
  people: people.map(({ as, name, upn, objectId, role }) => ({ as, name, upn, objectId, role, chat: null })),
  channelsOf: 'controller',
  channels: [{ id: 'channel-bin', board: 'Bildningsnämnden', short: 'BiN', label: 'BiN' }],
  sent: [],
  withoutOwner: 0,
});

const openTab = async (origin: string, who: Who, options: TabOptions = {}): Promise<OpenTab> => {
  const context = options.again ?? (await openContext(options.browser ?? { viewport: { width: 1280, height: 800 } }));
  await options.prepare?.(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  const query = new URLSearchParams({
    as: who,
    page: options.page ?? 'my-activities',
    theme: options.theme ?? 'default',
    ...(options.subPageId === undefined ? {} : { subPageId: options.subPageId }),
  });
  await page.goto(`${origin}/teams?${query.toString()}`);
  const element = await page.waitForSelector('iframe');
  const tab = await element.contentFrame();
  if (tab === null) throw new Error('The Teams frame shows no tab.');
  await tab.waitForSelector('h1', { timeout: patience }).catch(async (cause: unknown) => {
    const seen = await page.evaluate(() => document.body.innerText);
    const within = await tab.evaluate(() => document.body.innerHTML.slice(0, 2_000));
    throw new Error(`The tab at ${tab.url()} drew no page.\n${errors.join('\n')}\n${seen}\n${within}`, { cause });
  });
  return { context, page, tab, errors, close: () => context.close() };
};
