import type { BrowserContext, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openTabSite, type TabSite } from './tab-site.ts';

// The other tests' browser answers preflights itself, since Playwright does so wherever it stands between page and
// network (playwright.dev, "page.route"). Here nobody stands between: the lists are on another origin than the tab.

let site: TabSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await openTabSite();
  context = await (await openBrowser()).newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm' });
}, 180_000);
afterAll(async () => {
  await context.close();
  await site.close();
});

test('the browser itself lets the tab read and write the lists on their own origin', async () => {
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('CORS policy')) blocked.push(message.text());
  });
  await page.goto(`${site.origin}/teams?as=utvecklare.grundskola&page=my-activities`);
  const tab: Frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
  await tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
  const row = tab.locator('li[data-activity]:has(select)').first();
  const key = (await row.getAttribute('data-activity'))!;
  await row.getByRole('button', { name: /^Kommentar till/ }).click();
  await row.getByRole('textbox').fill('Skrivet över två ursprung.');
  await row.getByRole('button', { name: 'Svara' }).click();
  await tab
    .getByRole('status')
    .getByText(/^Svaret är sparat/)
    .waitFor();
  expect((await site.storeAs('controller').activity(key)).comment).toBe('Skrivet över två ursprung.');
  expect(blocked).toEqual([]);
});
