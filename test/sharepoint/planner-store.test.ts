import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act, Person } from '../../src/plan/person.ts';
import { isPlanError, type PlanError } from '../../src/plan/plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind, Versioned } from '../../src/plan/planner-store.ts';
import { listNamed } from '../../src/lists/all-lists.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { recordKinds } from '../../src/sharepoint/record-kinds.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, planKey, samplePlan } from './sample-plan.ts';
import { sampleRecords } from './sample-records.ts';
import { act, impatient, openSite, sendingOnly, type TestSite } from './site.ts';

let site: TestSite;
let store: PlannerStore;
let planner: Person;
let sample: ReturnType<typeof sampleRecords>;
let by: Act;

beforeAll(async () => {
  site = await openSite();
  ({ person: planner } = await site.storeAs('controller').viewer());
  by = act(planner, 'command-line');
  sample = sampleRecords(by);
  await writePlan(site.as('controller'), samplePlan(), { act: by });
  await putPeriod(site.as('controller'), bokslut);
  store = openPlannerStore(site.as('controller'));
  // What the others point at.
  for (const kind of ['plans', 'boards', 'units', 'planVersions'] as const) await add(store, kind);
}, 60_000);
afterAll(() => site.close());

const add = <K extends RecordKind>(on: PlannerStore, kind: K) => on.add(kind, [sample[kind][0]], by);

const failure = async (work: Promise<unknown>): Promise<PlanError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPlanError(error)) throw new Error(`Not refused as it should be: ${String(error)}`);
  return error;
};

/** The plan a record of this kind is read by; a new plan is its own. */
const planOf = (kind: RecordKind): string => (kind === 'plans' ? sample.plans[0].key : planKey);

const standing = async <K extends RecordKind>(kind: K, key: string): Promise<Versioned<PlannerRecords[K]>> => {
  const all = await openPlannerStore(site.as('controller')).all(kind, planOf(kind));
  const found = all.filter(({ record }) => record.key === key);
  expect(found.length).toBe(1);
  return found[0]!;
};

const kinds = Object.keys(recordKinds) as RecordKind[];

describe.each(kinds)('what planners keep: %s', (kind) => {
  it('is made once, however often it is added, and read back as it was said', async () => {
    const [record] = sample[kind];
    const [made] = await add(store, kind);
    const [again] = await add(openPlannerStore(site.as('controller')), kind);
    expect(again).toEqual(made);
    expect(await standing(kind, record.key)).toEqual({ record, version: made!.version });
  });

  it('is changed where it was read last, and nowhere else', async () => {
    const { seen, now, after, refused, differs, again } = await changed(kind);
    expect(now.version).not.toBe(seen.version);
    expect(now.record).toEqual(after);
    expect(again).toEqual(now);
    expect([refused.kind, refused.subject]).toEqual(['conflict', seen.record.key]);
    expect(differs.kind).toBe('conflict');
    expect(differs.message).toContain(listNamed(recordKinds[kind].list).title);
    expect(await standing(kind, seen.record.key)).toEqual(now);
  });
});

/** Changed; said once more, as where its answer was lost; contradicted from what was read before; and added once more. */
const changed = async <K extends RecordKind>(kind: K) => {
  const [record, changes] = sample[kind];
  const seen = await standing(kind, record.key);
  const after = { ...seen.record, ...changes };
  const now = await store.change(kind, seen, after, by);
  const again = await store.change(kind, seen, after, by);
  await store.change(kind, now, now.record, by);
  const refused = await failure(store.change(kind, seen, { ...seen.record, ...alsoChanged(kind) }, by));
  const differs = await failure(store.add(kind, [record], by));
  return { seen, now, after, again, refused, differs };
};

/** Something else than the sample changes. */
const alsoChanged = (kind: RecordKind): object =>
  ({
    plans: { organisation: 'Annan' },
    boards: { name: 'Annat' },
    units: { name: 'Annat' },
    periods: { name: 'Annat' },
    goals: { label: 'Annan' },
    activities: { comment: 'Annan' },
    placements: { boardsText: 'Annan' },
    followUps: { comment: 'Annan' },
    postponements: { reason: 'Annat' },
    planVersions: { reference: 'Annan' },
    reports: { officer: 'Annan' },
    continuations: { kind: 'reworded' },
    rulings: { rule: 'deadline' },
    milestones: { dateText: 'maj' },
    promises: { owedText: 'maj' },
    assessments: { analysis: 'Annan' },
    budgetItems: { board: 'BIN' },
    allocationKeys: { boards: ['BIN', 'BoU'] },
    governingDocuments: { name: 'Annat' },
  })[kind];

describe("the planner's store", () => {
  it('refuses in words what points at what is not there, and writes nothing of it', async () => {
    const [good] = sample.continuations;
    const refused = await failure(
      store.add(
        'continuations',
        [
          { ...good, key: 'god' },
          { ...good, key: 'ond', toKey: 'finns inte' },
        ],
        by,
      ),
    );
    expect(refused.kind).toBe('invalid');
    expect(refused.message).toBe('Fortsättningar, ond: finns inte finns inte i listan Aktiviteter. Inget är skrivet.');
    const all = await store.all('continuations', planKey);
    expect(all.filter(({ record }) => ['god', 'ond'].includes(record.key))).toEqual([]);
    const [ruling] = sample.rulings;
    const lost = await failure(store.add('rulings', [{ ...ruling, key: 'r', subjects: ['borta'] }], by));
    expect(lost.message).toContain('borta finns inte i listan Aktiviteter eller Rader');
  });

  it('makes parents before what stands under them, in whatever order they are given', async () => {
    const [goal] = sample.goals;
    const child = { ...goal, key: 'barn', parentKey: 'förälder', order: 21 };
    const parent = { ...goal, key: 'förälder', parentKey: null, order: 20 };
    const made = await store.add('goals', [child, parent], by);
    expect(made.map(({ record }) => [record.key, record.parentKey])).toEqual([
      ['barn', 'förälder'],
      ['förälder', null],
    ]);
  });

  it('lets owners read, and refuses them to write', async () => {
    const owners = openPlannerStore(site.as('utvecklare.grundskola'));
    expect((await owners.all('reports', planKey)).length).toBe(1);
    const [report] = sample.reports;
    expect((await failure(owners.add('reports', [{ ...report, key: 'ägarens' }], by))).kind).toBe('forbidden');
    expect((await failure(owners.files.write('2022/ägarens.txt', new Uint8Array([1]), by))).kind).toBe('forbidden');
  });

  it('keeps who answered when a planner writes a text for the board beside it, and when the owner answers again', async () => {
    const owner = (await site.storeAs('utvecklare.grundskola').viewer()).person;
    const theirs = act(owner, 'tab', '2022-11-21T08:00:00Z');
    const own = site.storeAs('utvecklare.grundskola');
    const activity = await own.activity(`${planKey}/höst`);
    const reported = {
      key: `${bokslut.key}|${activity.key}`,
      periodKey: bokslut.key,
      activityKey: activity.key,
      status: activity.status,
      comment: activity.comment,
      deadlineText: activity.deadline.text,
      unchanged: true,
      answered: theirs,
    };
    await own.report(reported);
    const seen = await standing('followUps', reported.key);
    expect(seen.record.answered).toEqual(theirs);
    await store.change('followUps', seen, { ...seen.record, boardText: 'Till nämnden' }, by);
    const edited = await standing('followUps', reported.key);
    expect(edited.record).toMatchObject({ answered: theirs, boardText: 'Till nämnden', comment: activity.comment });
    const again = { ...theirs, at: '2022-11-21T09:00:00Z' };
    await own.report({ ...reported, answered: again, unchanged: false });
    const now = await standing('followUps', reported.key);
    expect(now.record).toMatchObject({ answered: again, boardText: 'Till nämnden', unchanged: false });
    const { followUps } = await site.storeAs('controller').read(planKey);
    expect(followUps.find(({ key }) => key === reported.key)).toMatchObject({ boardText: 'Till nämnden' });
  });

  it('makes what closing finds missing as unanswered, which the tab reads as no answer', async () => {
    const [followUp] = sample.followUps;
    const key = `${bokslut.key}|${planKey}/nyår`;
    const byClosing = {
      ...followUp,
      key,
      activityKey: `${planKey}/nyår`,
      answered: null,
      unchanged: false,
      comment: '',
    };
    await store.add('followUps', [byClosing], by);
    expect((await standing('followUps', key)).record).toEqual(byClosing);
    const { followUps, unreadable } = await site.storeAs('controller').read(planKey);
    expect(followUps.find((one) => one.key === key)?.answered).toBeNull();
    expect(followUps.some((one) => one.key === sample.assessments[0].key)).toBe(false);
    expect(unreadable).toEqual([]);
  });

  it('says which item cannot be read', async () => {
    const items = listOf(site.as('controller'), 'AllocationKeys').items;
    const [item] = await items.top(1)<{ Id: number }[]>();
    await items.getById(item!.Id).update({ Shares: 'sju/tre' });
    const refused = await failure(store.all('allocationKeys', planKey));
    expect(refused.message).toContain(`Fördelningsnycklar, post ${item!.Id}`);
    await items.getById(item!.Id).update({ Shares: '7/3' });
  });
});

describe('a run that is cut off', () => {
  const dyingAfter = (requests: number): PlannerStore => {
    const send = sendingOnly(requests);
    return openPlannerStore(connect(site.url, async () => site.tokenFor('controller'), { send, patience: impatient }));
  };

  it('is made again with nothing doubled and nothing lost', async () => {
    const [milestone] = sample.milestones;
    const many = Array.from({ length: 250 }, (_, index) => ({ ...milestone, key: `många-${index}` }));
    let died = 0;
    for (let requests = 1; requests < 12; requests += 1) {
      const written = await dyingAfter(requests)
        .add('milestones', many, by)
        .catch((error: unknown) => error);
      if (isPlanError(written)) died += 1;
    }
    expect(died).toBeGreaterThan(5);
    expect(died).toBeLessThan(11);
    const all = await store.all('milestones', planKey);
    expect(all.map(({ record }) => record.key).toSorted()).toEqual(
      [milestone.key, ...many.map(({ key }) => key)].toSorted(),
    );
  });

  it('leaves a file whole, or not at all', async () => {
    const bytes = new TextEncoder().encode('Låst');
    for (let requests = 1; requests < 9; requests += 1) {
      const wrote = await dyingAfter(requests)
        .files.write('2023/BoU/låst.json', bytes, by)
        .then(
          () => true,
          () => false,
        );
      if (wrote) break;
    }
    expect(await store.files.read('2023/BoU/låst.json')).toEqual(bytes);
    const items = await listOf(site.as('controller'), 'ReportFiles').items.filter(`FileLeafRef eq 'låst.json'`)<
      { Fingerprint: string; ActedById: number }[]
    >();
    expect(items.map(({ ActedById }) => ActedById)).toEqual([planner.id]);
  });
});

describe('what a planner removes', () => {
  it('goes to the recycle bin where nothing was adopted or answered, once', async () => {
    const seen = await standing('milestones', sample.milestones[0].key);
    await store.remove('milestones', seen, by);
    await store.remove('milestones', seen, by);
    const left = await store.all('milestones', planKey);
    expect(left.some(({ record }) => record.key === seen.record.key)).toBe(false);
  });

  it('is left where it has been changed since', async () => {
    const seen = await standing('promises', sample.promises[0].key);
    const unkept = await store.change('promises', seen, { ...seen.record, kept: null }, by);
    const refused = await failure(store.remove('promises', { ...unkept, version: seen.version }, act(planner, 'tab')));
    expect(refused.kind).toBe('conflict');
    await store.remove('promises', unkept, by);
  });

  it.each([
    ['followUps', (): string => sample.followUps[0].key, 'svar'],
    ['reports', (): string => sample.reports[0].key, 'låst'],
    ['planVersions', (): string => sample.planVersions[0].key, 'beslutad'],
    ['activities', (): string => `${planKey}/höst`, 'svar'],
    ['goals', (): string => `${planKey}/område`, 'under sig'],
  ] as const)('stays where it must (%s)', async (kind, key, word) => {
    const content = JSON.stringify([{ key: `${planKey}/ny`, goalKeys: [] }]);
    await store.files.write('2022/BiN/beslutad-1.json', new TextEncoder().encode(content), by);
    const seen = await standing(kind, key());
    const refused = await failure(store.remove(kind, seen, by));
    expect(refused.message).toContain(word);
    expect((await standing(kind, key())).version).toBe(seen.version);
  });

  it('stays where a board has adopted it, and where others point at it', async () => {
    const adopted = await standing('activities', `${planKey}/ny`);
    expect((await failure(store.remove('activities', adopted, by))).message).toContain('beslutat');
    const printed = await standing('activities', `${planKey}/tom`);
    expect((await failure(store.remove('activities', printed, by))).message).toContain('pekar på den');
  });
});

describe('the library Rapporter', () => {
  const bytes = new TextEncoder().encode('Låst innehåll: å, ä, ö');

  it('keeps a file once and for all, with who put it there', async () => {
    await store.files.write('2022/BiN/Delår 2/rapport-v1.json', bytes, by);
    await store.files.write('2022/BiN/Delår 2/rapport-v1.json', bytes, by);
    expect(await store.files.read('2022/BiN/Delår 2/rapport-v1.json')).toEqual(bytes);
    const items = await listOf(site.as('controller'), 'ReportFiles').items.select('FileLeafRef', 'ActedById')<
      { FileLeafRef: string; ActedById: number }[]
    >();
    expect(items.find(({ FileLeafRef }) => FileLeafRef === 'rapport-v1.json')?.ActedById).toBe(planner.id);
    const refused = await failure(store.files.write('2022/BiN/Delår 2/rapport-v1.json', new Uint8Array([1]), by));
    expect(refused.kind).toBe('conflict');
    expect(await store.files.read('2022/BiN/Delår 2/rapport-v1.json')).toEqual(bytes);
  });

  it('finishes a file whose writing was cut off, and says what is not there or cannot be named', async () => {
    const folder = `${new URL(site.url).pathname}/ReportFiles/2022/BiN`;
    await site.as('controller').web.getFolderByServerRelativePath(folder).files.addUsingPath('halv.json', 'hal');
    await store.files.write('2022/BiN/halv.json', bytes, by);
    expect(await store.files.read('2022/BiN/halv.json')).toEqual(bytes);
    expect((await failure(store.files.read('2022/BiN/saknas.json'))).kind).toBe('not-found');
    expect((await failure(store.files.write('../utanför.json', bytes, by))).kind).toBe('invalid');
  });
});
