import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { fixture } from '../import/truth.ts';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;
let opened: OpenTab;

beforeAll(async () => {
  site = await openTabSite();
  opened = await site.open('controller', { page: 'plan' });
  await opened.tab.getByRole('treegrid').waitFor();
}, 180_000);
afterAll(() => site.close());

/** Chooses in the report's menu; `part` is the group's heading. Gives what the browser stored. */
const fetchReport = async (part: string, format: 'Word' | 'Excel') => {
  await opened.tab.getByRole('button', { name: 'Rapport' }).click();
  const [download] = await Promise.all([
    opened.page.waitForEvent('download'),
    opened.tab.getByRole('group', { name: part }).getByRole('menuitem', { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
};

const rowsOf = (draft: DraftPlan) => draft.rows.map((row) => ({ ...row, source: undefined }));

test('the report is not fetched with the page', async () => {
  const fetched = await opened.tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(fetched.some((name) => name.includes('/plan-route'))).toBe(true);
  expect(fetched.filter((name) => /report-file|report-choices|report-dialog/.test(name))).toEqual([]);
});

test('the whole plan in Word has the 115 rows of the document that was imported', async () => {
  const { name, bytes } = await fetchReport('Hela planen', 'Word');
  expect(name).toMatch(/^Uppföljning .*2022.* 2022-11-21\.docx$/);
  await opened.tab.getByText('Rapporten är hämtad').waitFor();
  const report = await readDocument(name, bytes);
  expect(report.problems).toEqual([]);
  expect(report.rows).toHaveLength(115);
  const document = '000-linkoping-uppfoljning-2022.docx';
  expect(rowsOf(report)).toEqual(rowsOf(await readDocument(document, fixture(document))));
  expect(strFromU8(unzipSync(bytes)['word/footer1.xml']!)).toContain('Utkast, ej låst');
});

test('the whole plan in Excel has a row for each, under its heads', async () => {
  const { name, bytes } = await fetchReport('Hela planen', 'Excel');
  expect(name).toMatch(/ 2022-11-21\.xlsx$/);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
  expect(sheet.match(/<row /g)).toHaveLength(116);
});

test('printed, it is a page of its own with every row, that asks where to print it', async () => {
  const asked = 'window.asked = 0; window.print = () => { (window.opener ?? window).asked = 1; };';
  await opened.page.context().addInitScript(asked);
  await opened.tab.getByRole('button', { name: 'Rapport' }).click();
  const [page] = await Promise.all([
    opened.page.context().waitForEvent('page'),
    opened.tab.getByRole('group', { name: 'Hela planen' }).getByRole('menuitem', { name: 'Utskrift' }).click(),
  ]);
  await opened.tab.getByText('Rapporten är öppnad för utskrift').waitFor();
  expect(await page.title()).toMatch(/^Uppföljning av Utbildningsförvaltningens verksamhetsplan 2022/);
  expect(await page.locator('tbody tr:not(.assignment)').count()).toBe(115);
  expect(await page.evaluate('window.opener.asked')).toBe(1);
  await page.close();
});

test("filtered to one nämnd it offers that nämnd's rows, and names it in the file", async () => {
  await opened.tab.getByRole('button', { name: 'Nämnd' }).click();
  await opened.tab.getByRole('menuitemcheckbox', { name: /BiN/ }).click();
  await opened.page.keyboard.press('Escape');
  const [plan] = await site.storeAs('controller').plans();
  const { boards, placements, activities } = await site.storeAs('controller').read(plan!.key);
  const { name, bytes } = await fetchReport(boards.find(({ key }) => key === 'BiN')!.name, 'Word');
  expect(name).toMatch(/ BiN 2022-11-21\.docx$/);
  const boardsOf = new Map(activities.map((activity) => [activity.key, activity.boards]));
  const expected = placements.filter(({ activityKey }) => boardsOf.get(activityKey)?.includes('BiN'));
  const { rows } = await readDocument(name, bytes);
  expect(rows.length).toBeLessThan(115);
  expect(rows).toHaveLength(expected.length);
});

test('counting rule, period, diary number and officer are chosen in a dialog, and stand in the report', async () => {
  const sp = connect(site.tenant.siteUrl, () => Promise.resolve(site.tenant.tokenFor('controller')));
  const [plan] = await site.storeAs('controller').plans();
  const period = (key: string, name: string, day: string, state: Period['state']): Period => ({
    key: `${plan!.key}|${key}`,
    planKey: plan!.key,
    name,
    perDatum: Temporal.PlainDate.from(day),
    opensOn: Temporal.PlainDate.from(day),
    answersDueOn: Temporal.PlainDate.from(day),
    state,
  });
  await putPeriod(sp, period('delar', 'Delår 2', '2022-08-31', 'closed'));
  const more = await site.open('controller', { page: 'plan' });
  await more.tab.getByText(/aktiviteter på 115 rader/).waitFor();
  await more.tab.getByRole('button', { name: 'Rapport' }).click();
  await more.tab.getByRole('menuitem', { name: 'Fler val…' }).click();
  const dialog = more.tab.getByRole('dialog', { name: 'Rapport' });
  await dialog.getByLabel('Nämnd').selectOption({ label: 'Bildningsnämnden' });
  await dialog.getByLabel('Uppföljningstillfälle').selectOption({ label: 'Delår 2, per 31 augusti (stängt)' });
  await dialog.getByLabel('En aktivitet på flera rader räknas en gång').check();
  await dialog.getByLabel('Diarienummer').fill('BIN 2022-42');
  await dialog.getByLabel('Handläggare').fill('Anna Berg');
  const [download] = await Promise.all([
    more.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Hämta rapporten' }).click(),
  ]);
  await dialog.waitFor({ state: 'detached' });
  const text = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml']!);
  for (const said of [
    'BIN 2022-42',
    'Anna Berg',
    'Bildningsnämnden, delår 2 per den 31 augusti 2022',
    'en aktivitet på flera rader räknas en gång',
  ]) {
    expect(text).toContain(said);
  }
  await more.close();
});

test('a report that cannot be written is told in a notice, and the page stays', async () => {
  const cut = await site.open('controller', { page: 'plan' });
  await cut.tab.getByRole('treegrid').waitFor();
  await cut.tab.getByRole('button', { name: 'Rapport' }).click();
  await cut.tab.getByRole('menuitem', { name: 'Word' }).waitFor();
  await cut.context.route(/report-file/, (route) => route.abort('connectionrefused'));
  await cut.tab.getByRole('menuitem', { name: 'Word' }).click();
  await cut.tab.getByRole('alert').getByText('Rapporten gick inte att skriva').waitFor();
  expect(await cut.tab.getByRole('treegrid').isVisible()).toBe(true);
  await cut.close();
});
