import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let site: TabSite;
beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

/** Each as "rule: element", of the tab's frame. */
const violations = async ({ page, tab }: OpenTab): Promise<string[]> => {
  // Colours are judged when nothing moves any more.
  await tab.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page }).include(['iframe', 'body']).withTags(wcag).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
};

describe.each(['default', 'dark', 'contrast'] as const)('in the theme %s', (theme) => {
  test('"Mina aktiviteter" breaks no rule of WCAG 2.2 AA, nor does a row that is written in', async () => {
    const opened = await site.open('utvecklare.grundskola', { theme });
    await opened.tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.tab.locator('li[data-activity] button').first().click();
    await opened.tab.getByRole('textbox').fill(`Skrivet i ${theme}`);
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  });

  test('"Planen" breaks none, with its panel, a menu and a row that is chosen', async () => {
    const opened = await site.open('controller', { page: 'plan', theme });
    await opened.tab.getByRole('treegrid').waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.tab.getByRole('button', { name: 'Försenade' }).click();
    await opened.tab.locator('[role="row"][aria-selected]').first().click();
    await opened.tab.getByRole('tab', { name: 'Slutdatum' }).click();
    await opened.tab.getByLabel('Nytt slutdatum').selectOption('2022-12');
    expect(await violations(opened)).toEqual([]);
    await opened.tab.getByRole('button', { name: 'Nämnd' }).click();
    await opened.tab.getByRole('menuitemcheckbox').first().waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  });

  test('the choice between two answers breaks none', async () => {
    const opened = await site.open('samordnare.elevhalsa', { theme });
    await opened.tab.getByRole('heading', { level: 1 }).waitFor();
    const row = opened.tab.locator('li[data-activity]:has(select)').first();
    const key = (await row.getAttribute('data-activity'))!;
    await row.getByRole('button', { name: /^Kommentar till/ }).click();
    await row.getByRole('textbox').fill(`Min text i ${theme}`);
    await row.getByRole('combobox').selectOption({ label: 'Genomförd' });
    const store = site.storeAs('controller');
    const act = { by: (await store.viewer()).person, at: '2022-11-21T08:00:00Z', via: 'card' } as const;
    await store.change(await store.activity(key), { comment: `Deras text i ${theme}` }, act);
    await row.getByRole('button', { name: 'Svara' }).click();
    await opened.tab.getByRole('dialog').waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  });
});

test('in forced colours, the page that one is on has a line under its name', async () => {
  const opened = await site.open('controller', { browser: { forcedColors: 'active' } });
  const line = await opened.tab.locator('nav [aria-current="page"]').evaluate((link) => {
    const { borderTopWidth, borderTopColor } = getComputedStyle(link, '::after');
    return { borderTopWidth, seen: borderTopColor !== getComputedStyle(link.closest('header')!).backgroundColor };
  });
  expect(line).toEqual({ borderTopWidth: '3px', seen: true });
  await opened.close();
});

describe('on a phone', () => {
  const overflow = ({ tab }: OpenTab): Promise<number> =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  /** Buttons, lists of choices and links in sight that are lower than a thumb needs. */
  const small = ({ tab }: OpenTab, within: string): Promise<string[]> =>
    tab
      .locator(`${within} :is(button, select)`)
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 24)
          .map((element) => element.outerHTML.slice(0, 120)),
      );

  test('no page is wider than the screen, and no target lower than 24 pixels', async () => {
    const mine = await site.open('utvecklare.grundskola', { browser: phone });
    await mine.tab.getByRole('heading', { level: 1 }).waitFor();
    await mine.tab.locator('li[data-activity] button').first().click();
    expect(await overflow(mine)).toBe(0);
    expect(await small(mine, 'main')).toEqual([]);
    expect(await violations(mine)).toEqual([]);
    await mine.close();

    const plan = await site.open('controller', { page: 'plan', browser: phone });
    await plan.tab.getByRole('treegrid').waitFor();
    expect(await overflow(plan)).toBe(0);
    expect(await violations(plan)).toEqual([]);
    await plan.tab.locator('[role="row"][aria-selected]').first().click();
    await plan.tab.getByRole('dialog').waitFor();
    expect(await overflow(plan)).toBe(0);
    expect(await small(plan, '[role="dialog"]')).toEqual([]);
    expect(await violations(plan)).toEqual([]);
    await plan.close();
  });

  test('reflows at 320 pixels, which is 400 % on a screen of 1280', async () => {
    for (const page of ['my-activities', 'plan'] as const) {
      const narrow = await site.open('utvecklare.grundskola', {
        page,
        browser: { viewport: { width: 320, height: 640 } },
      });
      await narrow.tab.getByRole('heading', { level: 1 }).waitFor();
      expect(await overflow(narrow)).toBe(0);
      await narrow.close();
    }
  });
});
