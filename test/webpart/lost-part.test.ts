import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledModules } from './manifests.ts';
import { openPageSite, type PageSite } from './page-site.ts';

let site: PageSite;
beforeAll(async () => {
  site = await openPageSite();
});
afterAll(() => site.close());

/** The compiled file that holds one of our modules. */
const fileOf = (module: string): string => {
  const found = Object.entries(bundledModules()).find(([, modules]) => modules.includes(`lib/src/ui/${module}.js`));
  if (found === undefined) throw new Error(`${module} is in no compiled file.`);
  return found[0];
};

test('says above the page when a part of it could not be fetched, keeps the page, and tries again when asked', async () => {
  const opened = await site.open('controller');
  const { page } = opened;
  let refused = 0;
  await page.route(
    `**/_spfx/assets/${fileOf('panel-host')}`,
    (route) => {
      refused += 1;
      return route.abort('connectionreset');
    },
    { times: 1 },
  );
  const row = page.locator('li[data-activity]').first();
  const title = await row.getByRole('button').innerText();
  await row.getByRole('button').click();
  const bar = page.getByRole('status').filter({ hasText: 'En del av sidan kunde inte hämtas' });
  await bar.waitFor();
  expect(refused).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.locator('section p').first().innerText()).toContain('93 aktiviteter');

  await bar.getByRole('button', { name: 'Försök igen' }).click();
  await page.getByRole('dialog', { name: title }).first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => bar.count()).toBe(0);
  await opened.close();
});

test('keeps the theme that it wears when the section’s other one cannot be fetched', async () => {
  const opened = await site.open('controller');
  const { page } = opened;
  const surface = () =>
    page
      .locator('section')
      .first()
      .evaluate((section) => getComputedStyle(section).backgroundColor);
  const light = await surface();
  const asked = page.waitForRequest(`**/${fileOf('web-theme-dark')}`);
  await page.route(`**/${fileOf('web-theme-dark')}`, (route) => route.abort('connectionreset'), { times: 1 });
  await opened.wear('dark');
  await asked;
  expect(await surface()).toBe(light);
  expect(await page.locator('section p').first().innerText()).toContain('93 aktiviteter');
  await opened.wear('dark');
  await expect.poll(surface).not.toBe(light);
  await opened.close();
});
