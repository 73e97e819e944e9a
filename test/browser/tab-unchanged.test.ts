import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanContent } from '../../src/plan/plan.ts';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;
let tab: OpenTab;

const content = async (): Promise<PlanContent> => {
  const store = site.storeAs('controller');
  const [plan] = await store.plans();
  return store.read(plan!.key);
};

/** The keys of the activities that are open to be answered in "Mina aktiviteter", in order. */
/** Those that "Oförändrat" would answer; the others owe the board a comment first. */
const myRows = (): Promise<string[]> =>
  tab.tab
    .locator('li[data-activity]:has(select):has(button[aria-label^="Oförändrat:"])')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-activity') ?? ''));

const row = (key: string) => tab.tab.locator(`li[data-activity="${key}"]`);
const notice = (text: string | RegExp) => tab.tab.getByRole('status').getByText(text).waitFor();

beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

describe('"Oförändrat för alla"', () => {
  const all = () => tab.tab.getByRole('button', { name: /^Oförändrat för alla \d+$/ });
  const left = async (): Promise<number> =>
    Number(/\d+$/.exec((await tab.tab.getByRole('button', { name: /^Att svara på/ }).textContent())!)![0]);

  test('leaves out what has unsaved text, names it, and keeps the text', async () => {
    tab = await site.open('samordnare.elevhalsa');
    await all().waitFor();
    const keys = await myRows();
    const silent = (await left()) - keys.length;
    const [first, second] = keys as [string, string];
    await row(first)
      .getByRole('button', { name: /^Kommentar till/ })
      .click();
    await row(first).getByRole('textbox').fill('Inte klart än');
    await row(second).locator('button[aria-expanded]').click();
    const before = await left();
    await tab.tab.getByRole('button', { name: `Oförändrat för alla ${keys.length - 1}` }).click();
    const dialog = tab.tab.getByRole('dialog');
    await dialog.getByText('1 har text som inte är sparad och tas inte med:').waitFor();
    const title = (await site.storeAs('controller').activity(first)).title;
    expect(await dialog.getByRole('listitem').last().textContent()).toBe(title);
    await dialog.getByRole('button', { name: /^Oförändrat för alla/ }).click();
    await notice(`${keys.length - 1} svar är sparade`);
    // The open row was answered and closes; the group counts what is left, and its rows stay.
    await row(second).getByText('Svarat 21 nov').waitFor();
    expect(await row(second).getByRole('textbox').count()).toBe(0);
    expect(await left()).toBeLessThan(before);
    expect(await left()).toBe(1 + silent);
    await row(first).getByText('Inte klart än').waitFor();
    await row(first).getByText('Inte sparat').waitFor();
    expect((await content()).followUps.some((answer) => answer.activityKey === first)).toBe(false);
    await tab.close();
  });

  test('asks once, says which, and answers each for itself', async () => {
    tab = await site.open('utvecklare.gymnasium');
    const before = await content();
    const asked = Number(/\d+/.exec((await all().textContent())!)![0]);
    await all().click();
    const dialog = tab.tab.getByRole('dialog');
    await dialog.getByRole('listitem').first().waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(asked);
    await dialog.getByRole('button', { name: /^Oförändrat för alla/ }).click();
    await notice(`${asked} svar är sparade`);
    const after = await content();
    const made = after.followUps.filter(({ key }) => !before.followUps.some((known) => known.key === key));
    expect(made).toHaveLength(asked);
    expect(made.every(({ unchanged }) => unchanged)).toBe(true);
    expect(after.activities.map(({ version }) => version)).toEqual(before.activities.map(({ version }) => version));
    // Also for a screen reader: the page is no longer hidden behind the dialog.
    await tab.tab.getByRole('button', { name: /^Allt är besvarat, \d+ aktiviteter$/ }).waitFor();
    expect(await tab.tab.getByText('Du har inget att svara på nu.').count()).toBe(0);
    await tab.close();
  });
});
