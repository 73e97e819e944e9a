import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { pnpAs } from '../local/pnp-client.ts';
import { openPageSite, type PageSite } from './page-site.ts';

const sites: PageSite[] = [];
const open = async (filled: boolean): Promise<PageSite> => {
  const site = await openPageSite({ filled });
  sites.push(site);
  return site;
};
afterAll(() => Promise.all(sites.map((site) => site.close())));

/** A list of ours with rights of its own, which its owners alone have; gives back how to undo it. */
const lock = async (site: PageSite, name: string): Promise<() => Promise<unknown>> => {
  const { web } = pnpAs(site.tenant, 'controller');
  const list = web.getList(`/sites/utbildning/Lists/${name}`);
  const members = await web.associatedMemberGroup();
  await list.breakRoleInheritance(true);
  for (const { Id } of await web.roleDefinitions<{ Id: number }[]>()) await list.roleAssignments.remove(members.Id, Id);
  return () => list.resetRoleInheritance();
};

const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /./ });

let site: PageSite;
beforeAll(async () => {
  site = await open(true);
});

test('says that somebody lacks the right to the lists, and who to ask, and reads once they have it', async () => {
  const unlock = await lock(site, 'Plans');
  const opened = await site.open('utvecklare.grundskola', { until: (page) => alert(page).waitFor() });
  const said = await alert(opened.page).innerText();
  expect(said).toContain('Du saknar behörighet');
  expect(said).toContain('Be webbplatsens ägare att ge dig tillgång');
  await unlock();
  await opened.page.getByRole('button', { name: 'Försök igen' }).click();
  await opened.page.getByText('93 aktiviteter').first().waitFor();
  expect(opened.context.refused).toEqual([]);
  await opened.close();
});

test('keeps the text and says why when the right was taken away while somebody wrote', async () => {
  const { activities } = await site.content();
  const mine = activities.find(({ owner }) => owner?.upn === 'samordnare.elevhalsa@kommun.example')!;
  const opened = await site.open('samordnare.elevhalsa');
  await opened.page
    .locator('section p')
    .getByRole('button', { name: /aktiviteter/ })
    .click();
  await opened.page.getByRole('button', { name: 'Alla 93' }).click();
  await opened.page.locator(`li[data-activity="${mine.key}"]`).getByRole('button').click();
  const comment = opened.page.getByRole('textbox', { name: 'Kommentar' });
  await comment.fill('Får inte försvinna');
  const unlock = await lock(site, 'Activities');
  await opened.page.getByRole('button', { name: 'Svara', exact: true }).click();
  await alert(opened.page).getByText('Du saknar behörighet').waitFor();
  await alert(opened.page).getByText('Det du skrev är kvar.').waitFor();
  expect(await comment.inputValue()).toBe('Får inte försvinna');
  await unlock();
  await opened.close();
});

test('says on a site without the lists that they are missing, and what to do', async () => {
  const empty = await open(false);
  const opened = await empty.open('controller', { until: (page) => alert(page).waitFor() });
  const said = await alert(opened.page).innerText();
  expect(said).toContain('Det finns inte på webbplatsen');
  expect(said).toContain('Be den som sköter webbplatsen att köra installationen igen.');
  expect(opened.context.refused).toEqual([]);
  await opened.close();
});
