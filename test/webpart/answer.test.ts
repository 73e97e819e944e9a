import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { openPageSite, type OpenPage, type PageSite } from './page-site.ts';

const me = 'samordnare.elevhalsa';
let site: PageSite;
let mine: readonly Activity[];
beforeAll(async () => {
  site = await openPageSite();
  mine = (await site.content()).activities.filter(
    ({ owner, status }) => owner?.upn === 'samordnare.elevhalsa@kommun.example' && status.progress === 'ongoing',
  );
});
afterAll(() => site.close());

const openActivity = async (opened: OpenPage, { key, title }: Activity) => {
  const { page } = opened;
  await page
    .locator('section p')
    .getByRole('button', { name: /aktiviteter/ })
    .click();
  await page.getByRole('button', { name: 'Alla 93' }).click();
  await page.locator(`li[data-activity="${key}"]`).getByRole('button').click();
  const panel = page.getByRole('dialog', { name: title }).first();
  await panel.waitFor();
  return panel;
};

/** What lies in the list, asked for as any client of SharePoint would. */
const item = async (key: string): Promise<Record<string, unknown>> => {
  const query = new URLSearchParams({
    $filter: `Key eq '${key.replaceAll("'", "''")}'`,
    $select: '*,ActedBy/Title,Editor/Title',
    $expand: 'ActedBy,Editor',
  });
  const url = `${site.tenant.siteUrl}/_api/web/GetList('/sites/utbildning/Lists/Activities')/items?${query.toString()}`;
  const headers = { accept: 'application/json', authorization: `Bearer ${site.tenant.tokenFor('controller')}` };
  const { value } = (await (await fetch(url, { headers })).json()) as { value: Record<string, unknown>[] };
  return value[0]!;
};

const changeElsewhere = async (key: string, comment: string): Promise<void> => {
  const store: PlanStore = site.storeAs('controller');
  const { person } = await store.viewer();
  await store.change(await store.activity(key), { comment }, { by: person, at: '2022-11-21T08:00:00Z', via: 'card' });
};

test('saves a status and a comment: the list has them with a new ETag, who acted, and through the web part', async () => {
  const [activity] = mine;
  const before = await item(activity!.key);
  const opened = await site.open(me);
  const panel = await openActivity(opened, activity!);
  await panel.getByRole('combobox', { name: 'Läge' }).selectOption({ label: 'Genomförd' });
  await panel.getByRole('textbox', { name: 'Kommentar' }).fill('Klart, och beslutat i nämnden.');
  await panel.getByRole('button', { name: 'Svara', exact: true }).click();
  await opened.page.getByText('Svaret är sparat: Genomförd').waitFor();

  const after = await item(activity!.key);
  expect(after).toMatchObject({
    Progress: 'Genomförd',
    Comment: 'Klart, och beslutat i nämnden.',
    ActedVia: 'Webbdel',
    ActedBy: { Title: 'Samordnare elevhälsa' },
    Editor: { Title: 'Samordnare elevhälsa' },
    ActedAt: '2022-11-21T08:00:00Z',
  });
  expect(after['odata.etag']).not.toBe(before['odata.etag']);
  const { followUps } = await site.content();
  const answer = followUps.find(({ activityKey }) => activityKey === activity!.key);
  expect(answer).toMatchObject({ status: { progress: 'completed' }, answered: { via: 'web-part' } });

  // The sentence counts it at once, without reading the plan anew.
  await opened.page.keyboard.press('Escape');
  await opened.page.getByRole('button', { name: '19 genomförda' }).waitFor();
  await opened.page.getByRole('button', { name: '74 är obesvarade' }).waitFor();
  expect(opened.context.refused).toEqual([]);
  expect(opened.errors).toEqual([]);
  await opened.close();
});

test('shows both versions when a newer one was saved meanwhile, and writes what is chosen', async () => {
  const activity = mine[1]!;
  const opened = await site.open(me);
  const panel = await openActivity(opened, activity);
  await panel.getByRole('textbox', { name: 'Kommentar' }).fill('Min text från sidan');
  await changeElsewhere(activity.key, 'Deras text från kortet');
  await panel.getByRole('button', { name: 'Svara', exact: true }).click();
  const dialog = opened.page.getByRole('dialog', { name: 'Aktiviteten ändrades medan du skrev' });
  for (const said of ['Min text från sidan', 'Deras text från kortet', 'Controller', 'via kort i chatten']) {
    await dialog.getByText(said).first().waitFor();
  }
  expect(await item(activity.key)).toMatchObject({ Comment: 'Deras text från kortet' });
  await dialog.getByRole('textbox').fill('Båda texterna, hopskrivna');
  await dialog.getByRole('button', { name: 'Spara mitt val' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await item(activity.key)).toMatchObject({ Comment: 'Båda texterna, hopskrivna', ActedVia: 'Webbdel' });
  await opened.close();
});

test('says to who may not change an activity why, and who may', async () => {
  const opened = await site.open('utvecklare.gymnasium');
  const panel = await openActivity(opened, mine[2]!);
  await panel.getByText('Den ansvariga, enhetens chef och planeraren kan ändra aktiviteten.').waitFor();
  await panel.getByText('Ansvarig är Samordnare elevhälsa.').waitFor();
  expect(await panel.getByRole('textbox').count()).toBe(0);
  expect(await panel.getByRole('button', { name: 'Svara', exact: true }).count()).toBe(0);
  await opened.close();
});

test('follows what was changed elsewhere when somebody comes back to the page', async () => {
  const opened = await site.open('chef.grundskola');
  const panel = await openActivity(opened, mine[2]!);
  const store = site.storeAs('controller');
  const { person } = await store.viewer();
  const activity = await store.activity(mine[2]!.key);
  await store.change(
    activity,
    { status: { ...activity.status, deviation: 'deviates' }, comment: 'Nytt från kortet' },
    { by: person, at: '2022-11-21T08:00:00Z', via: 'card' },
  );
  // A glance less than three seconds after the last reading is not worth one.
  await expect
    .poll(
      async () => {
        await opened.page.evaluate(() => window.dispatchEvent(new Event('focus')));
        return panel.getByRole('textbox', { name: 'Kommentar' }).inputValue();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe('Nytt från kortet');
  await opened.page.keyboard.press('Escape');
  await opened.page.getByRole('button', { name: '1 avviker' }).waitFor();
  await opened.close();
});
