import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { putPlan } from '../../src/sharepoint/put-frame.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite, type Who } from './site.ts';

let site: TestSite;
let owner: Person;
const key = `${planKey}/rik`;

beforeAll(async () => {
  site = await openSite();
  const planner = (await site.storeAs('controller').viewer()).person;
  owner = (await site.storeAs('utvecklare.grundskola').viewer()).person;
  await writePlan(site.as('controller'), samplePlan(), {
    // As an import does: what it makes is made after it began.
    act: act(planner, 'import', '2022-11-21T06:00:00Z'),
  });
});
afterAll(() => site.close());

interface Version {
  readonly VersionLabel: string;
  readonly Comment: string | null;
  readonly ActedVia: string | null;
  readonly ActedBy: { readonly LookupId: number } | null;
  readonly Editor: { readonly LookupId: number; readonly LookupValue: string };
}

const versions = async (): Promise<readonly Version[]> => {
  const items = listOf(site.as('controller'), 'Activities').items;
  const [item] = await items.filter(`Key eq '${key}'`)<{ Id: number }[]>();
  return items.getById(item!.Id).versions<Version[]>();
};

it('writes who acted in the very version that holds the change, never in one of its own', async () => {
  const before = await versions();
  const store = site.storeAs('utvecklare.grundskola');
  await store.change(await store.activity(key), { comment: 'Från kortet' }, act(owner, 'card'));
  const after = await versions();
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]).toMatchObject({ Comment: 'Från kortet', ActedVia: 'Kort', ActedBy: { LookupId: owner.id } });
});

it('knows the person who answered where the app wrote for them', async () => {
  const store = openPlanStore(site.asApp());
  const after = await store.change(await store.activity(key), { comment: 'Genom tjänsten' }, act(owner, 'card'));
  expect(after.acted?.by).toEqual(owner);
  const [newest] = await versions();
  expect(newest?.Editor.LookupValue).toBe('Uppföljning');
  expect(newest?.ActedBy?.LookupId).toBe(owner.id);
});

it('makes one request of a change, with the version it was based on', async () => {
  const store = site.storeAs('utvecklare.grundskola');
  const before = await store.activity(key);
  site.requests();
  await store.change(before, { comment: 'En gång' }, act(owner));
  expect(site.requests()).toHaveLength(1);
});

it('is held by the site, not by the page: an owner may answer but not touch plan, goals or rows', async () => {
  const client = site.as('utvecklare.grundskola');
  const refused = async (attempt: Promise<unknown>) =>
    isPlanError(await attempt.catch((reason: unknown) => reason), 'forbidden');
  expect(await refused(putPlan(client, { ...samplePlan().plan, name: 'Min plan' }))).toBe(true);
  for (const list of ['Boards', 'Units', 'Periods', 'Goals', 'Placements'] as const) {
    const status = await listOf(client, list)
      .items.add({ Title: 'x', Key: 'x' })
      .then(
        () => 201,
        (error: { status: number }) => error.status,
      );
    expect(status, list).toBe(403);
    expect(await listOf(client, list).items.top(1)(), list).toBeInstanceOf(Array);
  }
});

it('says that an activity is gone when somebody has deleted it in the list', async () => {
  const store = site.storeAs('utvecklare.grundskola');
  const before = await store.activity(`${planKey}/nyår`);
  const items = listOf(site.as('controller'), 'Activities').items;
  const [item] = await items.filter(`Key eq '${before.key}'`)<{ Id: number }[]>();
  await items.getById(item!.Id).delete();
  const error: unknown = await store
    .change(before, { comment: 'För sent' }, act(owner))
    .catch((reason: unknown) => reason);
  expect(isPlanError(error, 'not-found')).toBe(true);
});

describe('what is edited in the list itself', () => {
  const editAs = async (who: Who, columns: object) => {
    const items = listOf(site.as(who), 'Activities').items;
    const [item] = await items.filter(`Key eq '${key}'`)<{ Id: number }[]>();
    await items.getById(item!.Id).update({ ...columns });
  };
  const now = () => site.storeAs('controller').activity(key);

  it("is its editor's act, not the act of who wrote through us before", async () => {
    const store = site.storeAs('utvecklare.grundskola');
    await store.change(await store.activity(key), { comment: 'Från fliken' }, act(owner));
    await editAs('utvecklare.gymnasium', { Comment: 'Ändrat i listan' });
    const other = (await site.storeAs('utvecklare.gymnasium').viewer()).person;
    expect((await now()).acted).toMatchObject({ by: other, via: 'list' });
    const { activities } = await site.storeAs('controller').read(planKey);
    expect(activities.find((activity) => activity.key === key)?.acted).toMatchObject({ by: other, via: 'list' });
  });

  it('also where the same person wrote through us long before', async () => {
    const store = site.storeAs('utvecklare.grundskola');
    const at = '2022-11-21T07:00:00Z';
    const answered = await store.change(await store.activity(key), { comment: 'Kl. 8' }, act(owner, 'tab', at));
    expect(answered.acted).toEqual(act(owner, 'tab', at));
    site.later();
    await editAs('utvecklare.grundskola', { Comment: 'I listan' });
    expect((await now()).acted).toMatchObject({ by: owner, via: 'list' });
  });

  it('is not the import that brought the activity, though the same planner did both', async () => {
    const imported = `${planKey}/tom`;
    expect((await site.storeAs('controller').activity(imported)).acted?.via).toBe('import');
    const items = listOf(site.as('controller'), 'Activities').items;
    const [item] = await items.filter(`Key eq '${imported}'`)<{ Id: number }[]>();
    site.later();
    await items.getById(item!.Id).update({ Progress: 'Genomförd' });
    expect((await site.storeAs('controller').activity(imported)).acted?.via).toBe('list');
  });
});
