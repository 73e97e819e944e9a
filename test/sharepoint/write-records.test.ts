import { afterAll, beforeAll, expect, it } from 'vitest';
import { planFromObjektplan } from '../../src/import/plan-from-objektplan.ts';
import { planFromProgramme } from '../../src/import/plan-from-programme.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import type { NewRecords } from '../../src/plan/new-records.ts';
import type { Act } from '../../src/plan/person.ts';
import type { RecordKind } from '../../src/plan/planner-store.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { writeRecords } from '../../src/sharepoint/write-records.ts';
import { fixture } from '../import/truth.ts';
import { act, impatient, openSite, sendingOnly, type TestSite } from './site.ts';

let site: TestSite;
let by: Act;
beforeAll(async () => {
  site = await openSite();
  by = act((await site.storeAs('controller').viewer()).person, 'import');
});
afterAll(() => site.close());

const recordsOf = async (file: string, planKey: string): Promise<NewRecords> => {
  const read = await readAnyDocument(file, fixture(file));
  const named = { planKey, name: planKey, boards: [] };
  if (read.kind === 'objektplan') return planFromObjektplan(read.draft, named, by);
  if (read.kind === 'programme') return planFromProgramme(read.draft, named, by);
  throw new Error(`${file} is read as ${read.kind}`);
};

/** One run of a process that dies after so many requests; true where it lived to the end. */
const run = async (records: NewRecords, requests: number): Promise<boolean> => {
  const send = sendingOnly(requests);
  const sp = connect(site.url, async () => site.tokenFor('controller'), { send, patience: impatient });
  const isNew = !(await site.storeAs('controller').plans()).some(({ key }) => key === records.planKey);
  return await writeRecords(openPlannerStore(sp), records, { act: by, isNew }).then(
    () => true,
    () => false,
  );
};

it.each(['001-objektplan-ukfa-2022.txt', '003-program-fullfoljd-utbildning.txt'])(
  'writes %s once, however often the import is cut off',
  async (file) => {
    const records = await recordsOf(file, file.slice(0, 3));
    let deaths = 0;
    // The same place each time would never get further.
    while (!(await run(records, deaths + 2))) deaths += 1;
    expect(deaths).toBeGreaterThan(5);
    const store = openPlannerStore(site.as('controller'));
    for (const [kind, said] of Object.entries(records.records) as [RecordKind, readonly { key: string }[]][]) {
      const kept = (await store.all(kind, records.planKey)).map(({ record }) => record.key);
      const mine = kept.filter((key) => kind !== 'boards' || said.some((board) => board.key === key));
      expect(mine.toSorted(), kind).toEqual(said.map(({ key }) => key).toSorted());
    }
    const again = await writeRecords(store, records, { act: by, isNew: false });
    expect([again.created, again.differing, again.gone]).toEqual([0, [], []]);
  },
);
