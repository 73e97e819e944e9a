import '@pnp/sp/security/index.js';
import '@pnp/sp/site-users/web.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allLists } from '../../src/lists/all-lists.ts';
import { answerUnchanged } from '../../src/plan/answer.ts';
import { assign } from '../../src/sharepoint/assign.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { examine, provision } from '../../src/sharepoint/provision.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fill, holdings, makeEarlierLists, type EarlierVersion } from './earlier-lists.ts';
import { bokslut, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

let now: TestSite;
let earlier: TestSite;
beforeEach(async () => {
  [now, earlier] = await Promise.all([openSite(), openSite({ provisioned: false })]);
});
afterEach(() => Promise.all([now.close(), earlier.close()]));

/** A plan that has been imported, assigned and answered, in lists of this version. */
const useAPlan = async (site: TestSite): Promise<void> => {
  const sp = site.as('controller');
  const store = site.storeAs('controller');
  const { person } = await store.viewer();
  await writePlan(sp, samplePlan(), { act: act(person, 'import') });
  await putPeriod(sp, bokslut);
  const owner = 'utvecklare.grundskola@kommun.example';
  const given = {
    activityKey: `${planKey}/vår`,
    owner,
    unit: 'Grundskola',
    unitManager: 'chef.grundskola@kommun.example',
  };
  await assign(sp, planKey, [given], { act: act(person, 'command-line') });
  await answerUnchanged(store, await store.activity(`${planKey}/höst`), bokslut, act(person));
};

describe.each<EarlierVersion>(['schema-1', 'schema-1-and-2', 'schema-2', 'schema-2-and-3'])(
  'lists of an earlier version (%s)',
  (version) => {
    it('keep every item, value, id and version when they are upgraded, and can be used', async () => {
      await useAPlan(now);
      const sp = earlier.as('controller');
      const lists = await makeEarlierLists(sp, version);
      await fill(sp, lists, await holdings(now.as('controller'), lists));
      const before = await holdings(sp, lists);
      expect(Object.values(before).every((items) => items.length > 0)).toBe(true);

      const planned = (await provision(sp, { dryRun: true })).filter(({ done }) => done !== 'unchanged');
      expect(await holdings(sp, lists)).toEqual(before);
      expect(planned.every(({ done }) => done.startsWith('would-'))).toBe(true);
      const done = (await provision(sp)).filter((step) => step.done !== 'unchanged');
      expect(done.map(({ list, what }) => [list, what])).toEqual(planned.map(({ list, what }) => [list, what]));

      expect(await holdings(sp, lists)).toEqual(before);
      expect(await examine(sp)).toEqual([]);
      const [old, fresh] = await Promise.all([
        earlier.storeAs('controller').read(planKey),
        now.storeAs('controller').read(planKey),
      ]);
      expect(old.unreadable).toEqual([]);
      expect(old.activities.map(({ key, title, comment, owner }) => [key, title, comment, owner?.upn])).toEqual(
        fresh.activities.map(({ key, title, comment, owner }) => [key, title, comment, owner?.upn]),
      );
      for (const list of ['goals', 'placements', 'followUps', 'postponements', 'periods', 'units'] as const)
        expect(old[list].map(({ key }) => key)).toEqual(fresh[list].map(({ key }) => key));
      await useAPlan(earlier);
    });

    it('are brought to the very lists that a new site gets', async () => {
      const sp = earlier.as('controller');
      await makeEarlierLists(sp, version);
      await provision(sp);
      const shape = async (site: TestSite) => {
        const client = site.as('controller');
        return await Promise.all(
          allLists.map(async ({ name }) => {
            const there = listOf(client, name);
            const fields = await there.fields<{ InternalName: string; Title: string; Indexed: boolean }[]>();
            const { Items } = await there.defaultView.fields<{ Items: string[] }>();
            const { Title, Description, MajorVersionLimit } = await there();
            const rights: { PrincipalId: number }[] = await there.roleAssignments();
            return {
              name,
              texts: [Title, Description, MajorVersionLimit],
              fields: fields.map((field) => `${field.InternalName} ${field.Title} ${field.Indexed}`).toSorted(),
              view: Items,
              // One who made the lists long ago had kept a right of their own.
              rights: rights.map(({ PrincipalId }) => PrincipalId).toSorted((a, b) => a - b),
            };
          }),
        );
      };
      expect(await shape(earlier)).toEqual(await shape(now));
    });
  },
);
