import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;
let tab: OpenTab;

const owned = 'utvecklare.grundskola@kommun.example';
const read = async () => {
  const store = site.storeAs('controller');
  return await store.read((await store.plans())[0]!.key);
};
const row = (key: string) => tab.tab.locator(`li[data-activity="${key}"]`);

beforeAll(async () => {
  site = await openTabSite();
  tab = await site.open('utvecklare.grundskola');
  await tab.tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
}, 180_000);
afterAll(async () => {
  await tab.close();
  await site.close();
});

test('says which day the answers describe', async () => {
  await tab.tab.getByText('Bokslut, läget per 31 december.').waitFor();
});

test('a pause is not saved before the comment says why, and the form says so beforehand', async () => {
  const { activities } = await read();
  const { key, version } = activities.find(
    ({ owner, status, comment, deadline }) =>
      owner?.upn === owned && status.progress === 'ongoing' && comment !== '' && !deadline.moved,
  )!;
  await row(key).getByRole('combobox').selectOption({ label: 'Pausad' });
  const why = row(key).getByText('Kommentaren skrevs tidigare. Skriv i den varför aktiviteten är pausad.');
  await why.waitFor();
  await row(key).getByRole('button', { name: 'Svara' }).click();
  await row(key).getByRole('alert').waitFor();
  expect((await site.storeAs('controller').activity(key)).version).toBe(version);

  await row(key).getByRole('textbox').fill('Väntar på regionens beslut.');
  await why.waitFor({ state: 'detached' });
  await row(key).getByRole('button', { name: 'Svara' }).click();
  await tab.tab.getByRole('status').getByText('Svaret är sparat: Pausad').waitFor();
  expect((await read()).followUps).toMatchObject([{ activityKey: key, comment: 'Väntar på regionens beslut.' }]);
});

test('an owner moves a date within the year at once, with a reason', async () => {
  const { activities } = await read();
  const { key } = activities.find(
    ({ owner, status, deadline }) =>
      owner?.upn === owned &&
      (status.progress === 'ongoing' || status.progress === 'not-started') &&
      (deadline.occurrences.at(-1)?.last.toString() ?? '2023') < '2022-12',
  )!;
  await row(key).getByRole('button', { expanded: false }).first().click();
  await row(key).getByRole('button', { name: 'Flytta fram slutdatum' }).click();
  const panel = tab.tab.getByRole('dialog');
  await panel.getByLabel('Nytt slutdatum').selectOption('2023-03');
  await panel.getByRole('button', { name: 'Begär flytt' }).waitFor();
  await panel.getByLabel('Nytt slutdatum').selectOption('2022-12');
  await panel.getByLabel('Orsak').selectOption({ label: 'Resurser' });
  await panel.getByRole('button', { name: 'Flytta fram' }).click();
  await panel.getByText('Skriv varför slutdatumet flyttas.').waitFor();
  await panel.getByLabel('Motivering').fill('Rekryteringen drog ut på tiden.');
  await panel.getByRole('button', { name: 'Flytta fram' }).click();
  await tab.tab.getByRole('status').getByText('Flyttat till december').waitFor();
  expect((await site.storeAs('controller').activity(key)).deadline).toMatchObject({ text: 'December*', moved: true });
  expect((await read()).postponements.find((one) => one.activityKey === key && one.acted.via === 'tab')).toMatchObject({
    reason: 'Rekryteringen drog ut på tiden.',
    state: 'granted',
    acted: { by: { upn: owned } },
  });
});
