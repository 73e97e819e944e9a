import { expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

test('an item’s former versions say what stood, who wrote it and when, newest first, as many as the list keeps', async () => {
  const tenant = await memoryTenant({ start: Temporal.PlainDate.from('2022-12-16') });
  const [planner, owner] = [pnpAs(tenant, 'controller'), pnpAs(tenant, 'utvecklare.gymnasium')];
  await planner.web.lists.add('Activities', '', 100, false, { MajorVersionLimit: 3 });
  const { Id } = await planner.web.lists.getByTitle('Activities').items.add({ Title: 'Först' });
  tenant.clock.moveTo(Temporal.Instant.from('2022-12-19T08:30:00Z'));
  await owner.web.lists.getByTitle('Activities').items.getById(Id).update({ Title: 'Sedan' });
  const item = planner.web.lists.getByTitle('Activities').items.getById(Id);
  const versions = await item.versions();
  expect(versions).toMatchObject([
    {
      VersionId: 1024,
      VersionLabel: '2.0',
      IsCurrentVersion: true,
      Title: 'Sedan',
      Editor: { LookupValue: 'Utvecklingsledare gymnasium' },
      OData__x005f_UIVersionString: '2.0',
      Modified: expect.stringMatching(/^2022-12-19T08:30:0\dZ$/),
    },
    {
      VersionId: 512,
      VersionLabel: '1.0',
      IsCurrentVersion: false,
      Title: 'Först',
      Editor: { LookupValue: 'Controller', Email: 'controller@kommun.example' },
      Created: expect.stringMatching(/^2022-12-16T07:00:0\d$/),
    },
  ]);
  expect(await item.versions.getById(512)()).toMatchObject({ Title: 'Först' });
  const refused = await refusal(item.versions.getById(1024).delete());
  expect(refused).toMatchObject({ status: 400, message: 'You cannot delete the current version.' });
  await item.versions.getById(512).delete();
  expect((await item.versions()).map((version) => version.VersionLabel)).toEqual(['2.0']);
  for (const title of ['c', 'd', 'e']) await item.update({ Title: title });
  expect((await item.versions()).map((version) => version.VersionLabel)).toEqual(['5.0', '4.0', '3.0']);
  await planner.web.lists.getByTitle('Activities').update({ EnableVersioning: false });
  const { etag } = await item.update({ Title: 'f' });
  expect(etag).toMatch(/,6"$/);
  expect(await item.select('OData__UIVersionString', 'owshiddenversion')()).toMatchObject({
    OData__UIVersionString: '5.0',
    owshiddenversion: 6,
  });
  await tenant.close();
});
