import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPageSite, type OpenPage, type PageSite } from './page-site.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let site: PageSite;
beforeAll(async () => {
  site = await openPageSite();
});
afterAll(() => site.close());

/** Each as "rule: element". */
const violations = async ({ page }: OpenPage): Promise<string[]> => {
  // Colours are judged when nothing moves any more.
  await page.waitForTimeout(400);
  // Fluent's focus guards take focus to hand it on, and are hidden since they say nothing.
  const axe = new AxeBuilder({ page }).withTags(wcag).exclude('[data-tabster-dummy]');
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
};

const overflow = ({ page }: OpenPage): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(['light', 'dark'] as const)('on a %s page', (theme) => {
  test('the overview breaks no rule of WCAG 2.2 AA, nor do its table, its menu and the panel', async () => {
    const opened = await site.open('controller');
    await opened.wear(theme);
    const background = () =>
      opened.page
        .locator('section')
        .first()
        .evaluate((section) => getComputedStyle(section).backgroundColor);
    await expect.poll(background).toBe(theme === 'dark' ? 'rgb(41, 41, 41)' : 'rgb(255, 255, 255)');
    expect(await violations(opened)).toEqual([]);
    await opened.page.getByRole('button', { name: 'Tabell' }).click();
    await opened.page
      .locator('section p')
      .getByRole('button', { name: /framflyttade/ })
      .click();
    expect(await violations(opened)).toEqual([]);
    await opened.page.getByRole('button', { name: 'Alla nämnder' }).click();
    await opened.page.getByRole('menuitemcheckbox').first().waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.page.keyboard.press('Escape');
    await opened.page.locator('li[data-activity] button').first().click();
    await opened.page.getByRole('dialog').first().waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  });
});

test('a row is opened and left with the keyboard, and the focus comes back to it', async () => {
  const opened = await site.open('controller');
  const row = opened.page.locator('li[data-activity] button').nth(1);
  await row.focus();
  await opened.page.keyboard.press('Enter');
  await opened.page.getByRole('dialog').first().waitFor();
  await opened.page.keyboard.press('Escape');
  await expect.poll(() => row.evaluate((button) => button === document.activeElement)).toBe(true);
  await opened.close();
});

test('stands in one column on a phone and at 320 pixels, no wider than the screen', async () => {
  for (const width of [390, 320]) {
    const opened = await site.open('controller', { browser: { viewport: { width, height: 800 } } });
    expect(await overflow(opened)).toBe(0);
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  }
});
