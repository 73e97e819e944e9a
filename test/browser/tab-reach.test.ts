import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;
let opened: OpenTab;

beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

const lost = () => opened.tab.getByText('Nätet är borta');
const again = () => opened.tab.getByRole('button', { name: 'Försök igen' }).click();

describe('when the net is gone', () => {
  test('what was not fetched yet is told above the page, which stays with what was written', async () => {
    const fetched: string[] = [];
    opened = await site.open('samordnare.elevhalsa', {
      prepare: async (context) => void context.on('requestfinished', (request) => fetched.push(request.url())),
    });
    const row = opened.tab.locator('li[data-activity]:has(select)').first();
    await row.getByRole('button', { name: /^Kommentar till/ }).click();
    await row.getByRole('textbox').fill('Skrivet före avbrottet');
    // What saves, and what reads again, has come before anybody asks for it.
    for (const part of [/plan-saving-/, /plan-writes-/, /held-plan-/])
      await expect.poll(() => fetched.filter((url) => part.test(url)).length).toBe(1);
    await opened.context.setOffline(true);

    // A save fails in words, and no part is missing to say them.
    await row.getByRole('button', { name: 'Svara' }).click();
    await opened.tab.getByRole('alert').getByText('SharePoint svarar inte').waitFor();
    // So does the quiet re-reading.
    await expect
      .poll(
        async () => {
          await opened.tab.evaluate(() => window.dispatchEvent(new Event('focus')));
          return opened.tab.getByText('Visar det som lästes senast.').count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    // A dialog, a panel and a page that are fetched when they are wanted.
    await row.getByRole('button', { name: /^(Begär senare|Flytta fram) slutdatum$/ }).click();
    await lost().waitFor();
    await opened.tab.getByRole('link', { name: 'Planen' }).click();
    await opened.tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
    expect(await row.getByRole('textbox').inputValue()).toBe('Skrivet före avbrottet');
    const unreachable = opened.page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
    await again();
    await unreachable;
    await lost().waitFor();

    // Chromium remembers the modules that failed: the page is read anew, at the address that was asked for.
    await opened.context.setOffline(false);
    await again();
    await opened.tab.getByRole('treegrid').waitFor();
    await lost().waitFor({ state: 'detached' });
    await opened.tab.getByRole('link', { name: 'Mina aktiviteter' }).click();
    await opened.tab.getByText('Skrivet före avbrottet').waitFor();
    await opened.close();
  });

  test('"Försök igen" brings what a server did not give', async () => {
    opened = await site.open('controller', { page: 'plan' });
    await opened.tab.getByRole('treegrid').waitFor();
    await opened.context.route(/panel-host/, (route) => route.abort('connectionreset'));
    await opened.tab.locator('[role="row"][aria-selected]').first().click();
    await lost().waitFor();
    await opened.tab.getByRole('treegrid').waitFor();
    await opened.context.unroute(/panel-host/);
    await again();
    await opened.tab.getByRole('region', { name: /^Aktivitet:/ }).waitFor();
    await opened.close();
  });
});

describe('when the site answers 401', () => {
  /** Refuses this many requests as SharePoint refuses a token; says which tokens came. */
  const refuse = async (status: number, times: number): Promise<string[]> => {
    const tokens: string[] = [];
    await opened.context.route(`${site.tenant.siteUrl}/_api/**`, async (route) => {
      const token = await route.request().headerValue('authorization');
      if (token === null || tokens.length >= times) return route.fallback();
      tokens.push(token);
      await route.fulfill({
        status,
        headers: { 'Access-Control-Allow-Origin': site.origin, 'Content-Type': 'application/json' },
        body: '{}',
      });
    });
    return tokens;
  };
  const unchanged = () => opened.tab.getByRole('button', { name: /^Oförändrat:/ }).first();

  test('the token is acquired anew and the same request sent once more, unseen', async () => {
    opened = await site.open('utvecklare.grundskola');
    await unchanged().waitFor();
    const tokens = await refuse(401, 1);
    const used: string[] = [];
    opened.page.on('request', (request) => used.push(request.headers()['authorization'] ?? ''));
    await unchanged().click();
    await opened.tab.getByRole('status').getByText('Svaret är sparat: Oförändrat').waitFor();
    expect(tokens).toHaveLength(1);
    expect(used.some((token) => token !== '' && token !== tokens[0])).toBe(true);
    await opened.close();
  });

  test('twice, it says that one is signed out; only 403 says that permission is lacking', async () => {
    opened = await site.open('utvecklare.grundskola');
    await unchanged().waitFor();
    const tokens = await refuse(401, 2);
    await unchanged().click();
    await opened.tab.getByRole('alert').getByText('Du är inte inloggad längre').waitFor();
    expect(new Set(tokens).size).toBe(2);
    await opened.context.unroute(`${site.tenant.siteUrl}/_api/**`);
    await refuse(403, 1);
    await unchanged().click();
    await opened.tab.getByRole('alert').getByText('Du saknar behörighet').waitFor();
    await opened.close();
  });
});

describe('what is open', () => {
  test('in the panel is in the address, and opens again at a reload, with the filter', async () => {
    opened = await site.open('controller', { page: 'plan' });
    await opened.tab.getByRole('button', { name: /^Försenade/ }).click();
    await opened.tab.locator('[role="row"][aria-selected]').nth(1).click();
    const panel = opened.tab.getByRole('region', { name: /^Aktivitet:/ });
    const name = await panel.getByRole('heading').textContent();
    await opened.tab.evaluate(() => window.location.reload());
    await panel.getByRole('heading', { name: name! }).waitFor();
    expect(await opened.tab.getByRole('button', { name: /^Försenade/ }).getAttribute('aria-pressed')).toBe('true');
    await panel.getByRole('button', { name: 'Stäng', exact: true }).click();
    expect(opened.tab.url()).not.toContain('aktivitet');
    await opened.close();
  });

  test('a link to what is no longer there says so above the plan', async () => {
    opened = await site.open('controller', { subPageId: 'borttagen' });
    await opened.tab.getByText('Aktiviteten finns inte längre.').waitFor();
    await opened.tab.getByRole('treegrid').waitFor();
    await opened.close();
  });
});

test('at the plan’s end, the goals that stick above the rows are those of the row right under them', async () => {
  opened = await site.open('controller', { page: 'plan' });
  await opened.tab.locator('[role="row"][tabindex="0"]').focus();
  await opened.page.keyboard.press('End');
  await opened.tab.locator('[role="row"]:focus').waitFor();
  const headings = (): Promise<{ stuck: string[]; seen: string[] }> =>
    opened.tab.getByRole('treegrid').evaluate((grid) => {
      const above = grid.querySelector('[aria-hidden="true"]')!.firstElementChild!;
      const { bottom } = above.getBoundingClientRect();
      const rows = [...grid.querySelectorAll('[role="row"][aria-level="2"]')];
      const seen = rows.filter((row) => row.getBoundingClientRect().bottom > bottom);
      const titles = (elements: readonly Element[]) => elements.map((one) => one.querySelector('h2, h3')!.textContent);
      return { stuck: titles([...above.children]), seen: titles(seen) };
    });
  // The last goal is in sight itself, so that nothing but its area may stick above it.
  await expect.poll(headings).toEqual({ stuck: ['Medarbetare'], seen: ['Hållbar kompetensförsörjning'] });
  await opened.close();
});

describe('at a zoom of 200 %', () => {
  const zoomed = { viewport: { width: 640, height: 400 } };

  test('the plan shows rows: what stands above them scrolls away', async () => {
    opened = await site.open('controller', { page: 'plan', browser: zoomed });
    await opened.tab.getByRole('treegrid').waitFor();
    await opened.page.mouse.move(320, 300);
    await opened.page.mouse.wheel(0, 900);
    await opened.tab.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => seen('h1')).toBe(0);
    expect(await seen('[role="searchbox"], input[type="search"]')).toBe(0);
    expect(await seen('[role="row"][aria-selected]')).toBeGreaterThan(1);
    // By keyboard too: the last row is reached and seen.
    await opened.tab.locator('[role="row"][tabindex="0"]').focus();
    await opened.page.keyboard.press('End');
    await expect.poll(() => seen('[role="row"]:focus')).toBe(1);
    await opened.close();
  });

  test('my activities have room for their names', async () => {
    opened = await site.open('utvecklare.grundskola', { browser: zoomed });
    const name = opened.tab.locator('li[data-activity] button[aria-expanded]').first();
    const row = opened.tab.locator('li[data-activity]').first();
    const [wide, whole] = await Promise.all([name, row].map(async (part) => (await part.boundingBox())!.width));
    expect(await name.evaluate((element) => element.parentElement!.clientWidth)).toBeGreaterThan(whole! * 0.9);
    expect(wide).toBeGreaterThan(200);
    await opened.close();
  });

  /** How many such elements have their middle inside the tab. */
  const seen = (selector: string): Promise<number> =>
    opened.tab.locator(selector).evaluateAll(
      (elements) =>
        elements.filter((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          const middle = (top + bottom) / 2;
          return middle > 48 && middle < window.innerHeight;
        }).length,
    );
});
