import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OfflineContext } from '../support/browser.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fillManyTimes, manyTimes } from './many-times.ts';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

const activities = 12 * 93;
const placements = 12 * 115;
const all = `${activities} aktiviteter på ${placements} rader`;

let site: TabSite;
let opened: OpenTab;

beforeAll(async () => {
  site = await openTabSite(fillManyTimes(12));
}, 180_000);
afterAll(() => site.close());

/** The plan with its activities on their way: they have left the site, and arrive (or get lost) when the test says so. */
const openHeld = async (isLost: () => boolean = () => false) => {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let asked!: () => void;
  const held = new Promise<void>((resolve) => (asked = resolve));
  const prepare = async (context: OfflineContext): Promise<void> => {
    await context.route(/Lists%2FActivities'\)\/items/, async (route) => {
      const response = await route.fetch();
      asked();
      await released;
      if (isLost()) await route.abort('connectionreset');
      else await route.fulfill({ response });
    });
  };
  const tab = await site.open('controller', { page: 'plan', prepare });
  await held;
  return { tab, release };
};

/** Another activity first under the first goal that has any, written to the lists as an import does. */
const addFirst = async (): Promise<void> => {
  const sp = connect(site.tenant.siteUrl, () => Promise.resolve(site.tenant.tokenFor('controller')));
  const plan = await manyTimes(12);
  const [activity, row] = [plan.activities[0]!, plan.placements[0]!];
  const added = { ...activity, key: `${activity.key}-ny`, title: 'Tillkommen aktivitet' };
  const placed = { ...row, key: `${row.key}-ny`, activityKey: added.key, order: row.order - 0.5 };
  const { person } = await openPlanStore(sp).viewer();
  await writePlan(
    sp,
    { ...plan, activities: [...plan.activities, added], placements: [...plan.placements, placed] },
    { act: { by: person, at: '2022-11-21T08:00:00Z', via: 'import' } },
  );
};

/** What is in sight, by where it lies. */
const inSight = (): Promise<readonly (readonly [string, number])[]> =>
  opened.tab
    .locator('[role="row"][aria-rowindex]')
    .evaluateAll((rows) =>
      rows
        .map((row) => [row.querySelector('[title]')?.textContent ?? '', row.getBoundingClientRect().top] as const)
        .filter(([title, top]) => title !== '' && top > 0 && top < window.innerHeight),
    );

const rowsShown = () => opened.tab.locator('[role="row"][aria-selected]');

describe('while the rest of a large plan is on its way', () => {
  let release: () => void;
  beforeEach(async () => {
    ({ tab: opened, release } = await openHeld());
    await rowsShown().first().waitFor();
  });
  afterEach(() => opened.close());

  test('its first rows are there, and nothing is said to be all of it', async () => {
    expect(await rowsShown().count()).toBeGreaterThan(4);
    await opened.tab.getByText(/^Läser planen, \d+ aktiviteter hittills$/).waitFor();
    const words = await opened.tab.locator('main').innerText();
    expect(words).not.toContain(all);
    expect((await rowsShown().allInnerTexts()).join('\n')).not.toContain('Obesvarad');
    expect(await opened.tab.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('-1');
    // No goal and no choice says how many it has.
    expect(words).toMatch(/Målområde · …/);
    expect(words).not.toMatch(/· \d/);
    expect(await opened.tab.getByRole('button', { name: 'Rapport' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('what comes later moves nothing that is looked at, leaves the focus, and is there once', async () => {
    await opened.tab.locator('[role="row"][tabindex="0"]').focus();
    for (let step = 0; step < 4; step += 1) await opened.page.keyboard.press('ArrowDown');
    const focused = () => opened.tab.locator('[role="row"]:focus').innerText();
    const words = (await focused()).split('\n')[0];
    const before = await inSight();
    expect(before.length).toBeGreaterThan(4);

    release();
    await opened.tab.getByText(all).waitFor();
    expect((await focused()).split('\n')[0]).toBe(words);
    expect((await inSight()).slice(0, before.length)).toEqual(before);

    const { goals } = await site.storeAs('controller').read('stor');
    const rows = Number(await opened.tab.getByRole('treegrid').getAttribute('aria-rowcount')) - 1;
    expect(rows).toBe(goals.length + placements);
  });

  test('what has been scrolled to stays where it is', async () => {
    const grid = opened.tab.getByRole('treegrid');
    const scrolled = await grid.evaluate((element) => {
      element.scrollTop = 100;
      return element.scrollTop;
    });
    expect(scrolled).toBeGreaterThan(40);
    await opened.tab.evaluate(() => new Promise(requestAnimationFrame));
    const before = await inSight();
    release();
    await opened.tab.getByText(all).waitFor();
    expect(await grid.evaluate((element) => element.scrollTop)).toBe(scrolled);
    // A row that turns out to stand under two goals grows by the line that says so, and what is below it with it.
    expect((await inSight()).slice(0, 6)).toEqual(before.slice(0, 6));
  });

  test('what is saved on a row stays saved, though the answer on its way is older', async () => {
    const [key] = (await site.storeAs('controller').read('stor')).placements.map(({ activityKey }) => activityKey);
    await rowsShown().first().click();
    await opened.tab.getByRole('combobox', { name: 'Läge' }).selectOption({ label: 'Pausad' });
    await opened.tab.getByRole('textbox', { name: /^Kommentar/ }).fill('Väntar på beslut.');
    await opened.tab.getByRole('button', { name: 'Svara', exact: true }).click();
    await opened.tab.getByRole('status').getByText('Svaret är sparat').waitFor();
    release();
    await opened.tab.getByText(all).waitFor();
    expect(await rowsShown().first().innerText()).toContain('Pausad');
    expect((await site.storeAs('controller').activity(key!)).status.progress).toBe('paused');
  });

  test('a search finds what has come, and then all there is', async () => {
    await opened.tab.getByRole('searchbox').fill('nyckeltal');
    await opened.tab.getByText(/^Läser planen, \d+ av de \d+ första passar$/).waitFor();
    release();
    await opened.tab.getByText(/^\d+ av 1116 aktiviteter$/).waitFor();
  });

  test('my activities wait for all of it', async () => {
    await opened.tab.getByRole('link', { name: 'Mina aktiviteter' }).click();
    await opened.tab.getByRole('status', { name: 'Läser planen' }).waitFor();
    release();
    await opened.tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
  });
});

test('when the rest does not come, what has come stays, and it is asked for again when somebody says so', async () => {
  let broken = true;
  const { tab, release } = await openHeld(() => broken);
  opened = tab;
  await rowsShown().first().waitFor();
  const before = await inSight();
  release();
  await opened.tab.getByText('Visar bara början av planen.').waitFor();
  await opened.tab.getByText(/^Bara de första \d+ aktiviteter är lästa$/).waitFor();
  const after = (await inSight()).map(([title]) => title);
  expect(after.length).toBeGreaterThan(4);
  expect(after).toEqual(before.map(([title]) => title).slice(0, after.length));
  broken = false;
  await opened.tab.getByRole('button', { name: 'Försök igen' }).click();
  await opened.tab.getByText(all).waitFor();
  expect(await opened.tab.getByText('Visar bara början av planen.').count()).toBe(0);
  await opened.close();
});

test('a row that somebody else adds above does not move what is looked at', async () => {
  opened = await site.open('controller', { page: 'plan' });
  await opened.tab.getByText(all).waitFor();
  const grid = opened.tab.getByRole('treegrid');
  await grid.evaluate((element) => element.scrollTo({ top: 3000 }));
  await opened.tab.locator('[role="row"][aria-rowindex="50"]').waitFor();
  await addFirst();
  const before = await inSight();
  await opened.tab.evaluate(
    async (text) => {
      while (!document.body.textContent.includes(text)) {
        window.dispatchEvent(new Event('focus'));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    `${activities + 1} aktiviteter på ${placements + 1} rader`,
  );
  await opened.tab.evaluate(() => new Promise(requestAnimationFrame));
  expect(await inSight()).toEqual(before);
  await opened.close();
});
