import { expect, it } from 'vitest';
import type { ListName } from '../../src/lists/field.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { openSite } from '../sharepoint/site.ts';
import { openContract } from './contract-site.ts';
import { cleanUp, tenantPlace, variables } from './tenant-place.ts';

const people = 'controller@kommun.example, utvecklare.grundskola@kommun.example, samordnare.elevhalsa@kommun.example';
const [planner, owner, otherOwner] = people.split(', ') as [string, string, string];
const complete = { ...Object.fromEntries(variables.map((name) => [name, 'x'])), UPPFOLJNING_CONTRACT_PEOPLE: people };

it('says what is missing before a tenant can be tried, and opens nothing', () => {
  expect(tenantPlace({})).toEqual({ missing: variables });
  expect(tenantPlace({ ...complete, UPPFOLJNING_CERTIFICATE: '' })).toEqual({ missing: ['UPPFOLJNING_CERTIFICATE'] });
  expect(tenantPlace({ ...complete, UPPFOLJNING_CONTRACT_PEOPLE: planner })).toHaveProperty('missing');
  expect(tenantPlace(complete)).toMatchObject({ name: 'x' });
});

it("deletes what the contract wrote, and leaves the municipality's own plan alone", async () => {
  const site = await openSite();
  try {
    const app = { upn: '', isPlanner: true };
    const write = (prefix: string) =>
      openContract({
        prefix,
        clients: { planner: site.asApp, owner: site.asApp, otherOwner: site.asApp },
        logins: { planner, owner, otherOwner },
        viewers: { planner: app, owner: app },
        close: async () => undefined,
      });
    const counts = () =>
      Promise.all(
        (['Plans', 'Boards', 'Goals', 'Activities', 'Placements', 'Periods', 'Postponements'] satisfies ListName[]).map(
          async (list) => (await listOf(site.as('controller'), list).items.top(500)<unknown[]>()).length,
        ),
      );
    await write('');
    const own = await counts();
    await write('prov-1-');
    expect(await counts()).toEqual(own.map((count) => count * 2));
    await cleanUp(site.asApp(), 'prov-1-');
    expect(await counts()).toEqual(own);
  } finally {
    await site.close();
  }
});
