import { afterAll, beforeAll, expect, test } from 'vitest';
import { openContext } from '../support/browser.ts';
import { openTabSite, type TabSite } from './tab-site.ts';

let site: TabSite;
beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

test('keeps board and figure in the address, and shows them again at a reload', async () => {
  const context = await openContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${site.origin}/site?as=controller`);
  const heading = () => page.getByRole('heading', { name: '7 försenade', exact: true });
  await page.getByRole('button', { name: 'Alla nämnder' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Bildningsnämnden/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '7 försenade' }).click();
  await heading().waitFor();
  expect(new URL(page.url()).search).toBe('?as=controller&namnd=BiN&visa=forsenade');
  await page.reload();
  await heading().waitFor();
  await page.getByRole('button', { name: '69 aktiviteter', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Visa det som behöver uppmärksamhet' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?as=controller&namnd=BiN');
  await context.close();
});

test('in forced colours, the page that one is on has a line under its name', async () => {
  const context = await openContext({ viewport: { width: 1280, height: 800 }, forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto(`${site.origin}/site?as=controller`);
  const line = await page.locator('nav [aria-current="page"]').evaluate((link) => {
    const { borderTopWidth, borderTopColor } = getComputedStyle(link, '::after');
    return { borderTopWidth, seen: borderTopColor !== getComputedStyle(document.body).backgroundColor };
  });
  expect(line).toEqual({ borderTopWidth: '2px', seen: true });
  await context.close();
});
