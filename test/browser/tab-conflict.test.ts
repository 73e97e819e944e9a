import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;

beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

/** One activity of the coordinator's that is open to be answered. */
const anActivity = async (opened: OpenTab, index: number): Promise<string> => {
  const row = opened.tab.locator('li[data-activity]:has(select)').nth(index);
  return (await row.getAttribute('data-activity'))!;
};

const rowOf = (opened: OpenTab, key: string) => opened.tab.locator(`li[data-activity="${key}"]`);

const write = async (opened: OpenTab, key: string, status: string, comment: string): Promise<void> => {
  const row = rowOf(opened, key);
  await row.getByRole('button', { name: /^Kommentar till/ }).click();
  await row.getByRole('textbox').fill(comment);
  await row.getByRole('combobox').selectOption({ label: status });
};

const openTwo = async (): Promise<[OpenTab, OpenTab]> => {
  const tabs: [OpenTab, OpenTab] = [await site.open('samordnare.elevhalsa'), await site.open('samordnare.elevhalsa')];
  for (const { tab } of tabs) await tab.getByRole('heading', { level: 1 }).waitFor();
  return tabs;
};

test('two browsers save the same activity: the slower sees both versions and loses nothing', async () => {
  const [first, second] = await openTwo();
  const key = await anActivity(first, 0);
  await write(second, key, 'Genomförd', 'Utbildning genomförd');
  await write(first, key, 'Pausad', 'Väntar på beslut.');
  await rowOf(first, key).getByRole('button', { name: 'Svara' }).click();
  await first.tab.getByRole('status').getByText('Svaret är sparat: Pausad').waitFor();

  await rowOf(second, key).getByRole('button', { name: 'Svara' }).click();
  const dialog = second.tab.getByRole('dialog', { name: 'Aktiviteten ändrades medan du skrev' });
  await dialog.getByText('Sparad i dag').waitFor();
  for (const said of ['Samordnare elevhälsa', 'i fliken', 'Genomförd', 'Pausad', 'Väntar på beslut.']) {
    await dialog.getByText(said).first().waitFor();
  }
  expect(await dialog.getByRole('radio', { name: /Genomförd/ }).isChecked()).toBe(true);
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Utbildning genomförd. Väntar på beslut.');

  // Going back loses nothing either: the text is there, and saving asks again.
  await second.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await rowOf(second, key).getByRole('textbox').inputValue()).toBe('Utbildning genomförd');
  await expect.poll(() => second.tab.evaluate(() => document.activeElement?.textContent)).toBe('Svara');
  await rowOf(second, key).getByRole('button', { name: 'Svara' }).click();
  await dialog.getByRole('button', { name: 'Spara mitt val' }).click();
  await second.tab.getByRole('status').getByText('Svaret är sparat: Genomförd').waitFor();
  const saved = await site.storeAs('controller').activity(key);
  expect(saved.comment).toBe('Utbildning genomförd. Väntar på beslut.');
  expect(saved.status.progress).toBe('completed');
  await first.close();
  await second.close();
});

test('when it changes again while one chooses, the dialog says so and keeps the choices', async () => {
  const [opened, other] = await openTwo();
  const key = await anActivity(opened, 1);
  const store = site.storeAs('controller');
  const act = { by: (await store.viewer()).person, at: '2022-11-21T08:00:00Z', via: 'card' } as const;
  await write(opened, key, 'Genomförd', 'Min text');
  await store.change(await store.activity(key), { comment: 'Deras text' }, act);
  await rowOf(opened, key).getByRole('button', { name: 'Svara' }).click();
  const dialog = opened.tab.getByRole('dialog');
  await dialog.getByText('via kort i chatten').waitFor();
  await dialog.getByRole('textbox').fill('Båda, redigerade');
  await store.change(await store.activity(key), { comment: 'Deras andra text' }, act);
  await dialog.getByRole('button', { name: 'Spara mitt val' }).click();
  await dialog.getByText('Den ändrades en gång till.').waitFor();
  await dialog.getByText('Deras andra text').first().waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Båda, redigerade');
  await dialog.getByRole('button', { name: 'Spara mitt val' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await store.activity(key)).comment).toBe('Båda, redigerade');
  await opened.close();
  await other.close();
});

test('a change that is not about the answer asks nobody anything', async () => {
  const opened = await site.open('samordnare.elevhalsa');
  await opened.tab.getByRole('heading', { level: 1 }).waitFor();
  const key = await anActivity(opened, 2);
  const store = site.storeAs('controller');
  const planner = (await store.viewer()).person;
  await write(opened, key, 'Pausad', 'Vi väntar.');
  const before = await store.activity(key);
  await store.change(before, { unitKey: null }, { by: planner, at: '2022-11-21T08:00:00Z', via: 'tab' });
  await rowOf(opened, key).getByRole('button', { name: 'Svara' }).click();
  await opened.tab.getByRole('status').getByText('Svaret är sparat: Pausad').waitFor();
  expect(await store.activity(key)).toMatchObject({ unitKey: null, comment: 'Vi väntar.' });
  await opened.close();
});

test('keeping the saved version leaves the list alone and says so', async () => {
  const opened = await site.open('samordnare.elevhalsa');
  await opened.tab.getByRole('heading', { level: 1 }).waitFor();
  const key = await anActivity(opened, 2);
  const store = site.storeAs('controller');
  const act = { by: (await store.viewer()).person, at: '2022-11-21T08:00:00Z', via: 'card' } as const;
  await write(opened, key, 'Genomförd', 'Min text');
  const theirs = await store.change(await store.activity(key), { comment: 'Deras text' }, act);
  await rowOf(opened, key).getByRole('button', { name: 'Svara' }).click();
  await opened.tab.getByRole('dialog').getByRole('button', { name: 'Behåll den sparade' }).click();
  await opened.tab.getByRole('status').getByText('Den sparade versionen är kvar').waitFor();
  expect((await store.activity(key)).version).toBe(theirs.version);
  await rowOf(opened, key).getByText('Deras text').waitFor();
  await opened.close();
});
