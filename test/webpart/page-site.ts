import type { BrowserContextOptions, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { fillWithExample } from '../../src/cli/start-example.ts';
import { findPerson } from '../../src/local/people/people.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { openContext, type OfflineContext } from '../support/browser.ts';
import { hostPages, pagePath, type Place } from './page-host.ts';

export interface OpenPage {
  readonly context: OfflineContext;
  readonly page: Page;
  /** What the page wrote to the console as an error. */
  readonly errors: readonly string[];
  /** Every address that the page asked for. */
  readonly requested: readonly string[];
  /** Changes the theme of the page's section, as SharePoint tells the web part of it. */
  wear(theme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** What the page keeps of the web part. */
  readonly properties?: { readonly plan?: string; readonly board?: string };
  readonly browser?: BrowserContextOptions;
  /** What the browser's clock says; the example's day unless said. */
  readonly now?: string;
  /** A browser from before Temporal. */
  readonly withoutTemporal?: boolean;
  /** What is drawn when it is ready; the overview's heading unless said. */
  readonly until?: (page: Page) => Promise<unknown>;
}

/** The stand-in with the plan of 2022, assigned, Bokslut open, and the page with the compiled web part on it. */
export interface PageSite {
  readonly tenant: Tenant;
  storeAs(who: string): PlanStore;
  content(): Promise<PlanContent>;
  open(who: string, options?: PageOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

/** The day of the example: 21 November 2022, nine in the morning. */
const exampleNow = '2022-11-21T08:00:00Z';

/** A part of Microsoft's loader that watches how often a page asks; it is not in the package on npm. */
const unpublished = /\/sp-loader\/dist\/chunk\.SPRequestRateMonitor/;

/** A cold browser on a busy machine needs seconds; a web part that hangs needs for ever. */
const patience = 45_000;

export const openPageSite = async ({ filled = true } = {}): Promise<PageSite> => {
  const day = Temporal.PlainDate.from('2022-11-21');
  const tenant = await openTenant({ folder: ':memory:', port: 0, strict: true, start: day });
  if (filled) await fillWithExample(tenant.siteUrl, day);
  const storeAs = (who: string): PlanStore =>
    openPlanStore(connect(tenant.siteUrl, () => Promise.resolve(tenant.tokenFor(who))));
  return {
    tenant,
    storeAs,
    content: async () => {
      const store = storeAs('controller');
      const [plan] = await store.plans();
      return store.read(plan!.key);
    },
    open: (who, options) => openPage(tenant, who, options),
    close: () => tenant.close(),
  };
};

/** The browser's own clock stands on the example's day; the pages' timers go on. */
const standStill = async (page: Page, now: string, withoutTemporal: boolean): Promise<void> => {
  await page.clock.setFixedTime(now);
  await page.addInitScript(
    ([instant, old]) => {
      const scope = globalThis as { Temporal?: typeof Temporal };
      if (old || scope.Temporal === undefined) delete scope.Temporal;
      else scope.Temporal.Now.instant = () => scope.Temporal!.Instant.from(instant);
    },
    [now, withoutTemporal] as const,
  );
};

/** The page with the web part, as one person sees it. */
export const openPage = async (place: Place, who: string, options: PageOptions = {}): Promise<OpenPage> => {
  const person = findPerson(who);
  if (person === undefined) throw new Error(`Nobody is called ${who}.`);
  const context = await openContext({ viewport: { width: 1280, height: 800 }, ...options.browser });
  await hostPages(context, place, person);
  const page = await context.newPage();
  const errors: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !unpublished.test(url)) errors.push(`${message.text()} ${url}`);
  });
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  // The site's own page signs in: it sets the cookie that the web part's requests are then made with.
  await page.goto(`${place.siteUrl}?as=${who}`);
  await standStill(page, options.now ?? exampleNow, options.withoutTemporal ?? false);
  const query = new URLSearchParams({ properties: JSON.stringify(options.properties ?? {}) });
  await page.goto(`${place.siteUrl}${pagePath}?${query.toString()}`);
  const until = options.until ?? ((drawn) => drawn.getByRole('heading', { level: 2 }).waitFor({ timeout: patience }));
  await until(page).catch(async (cause: unknown) => {
    const failure = await page.evaluate(() => (globalThis as { hostFailed?: string }).hostFailed ?? '');
    const seen = await page.evaluate(() => document.body.innerText.slice(0, 2_000));
    throw new Error(`The page drew no web part.\n${failure}\n${errors.join('\n')}\n${seen}`, { cause });
  });
  return {
    context,
    page,
    errors,
    requested,
    wear: (theme) =>
      page.evaluate((isInverted) => {
        const { hostWebPart } = globalThis as unknown as {
          hostWebPart: { onThemeChanged(theme: { isInverted: boolean }): void };
        };
        hostWebPart.onThemeChanged({ isInverted });
        document.body.style.background = isInverted ? '#292929' : '#fff';
        document.body.style.color = isInverted ? '#fff' : '#242424';
      }, theme === 'dark'),
    close: () => context.close(),
  };
};
