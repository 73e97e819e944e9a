import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/webs/index.js';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { answerActivity } from '../../src/plan/answer.ts';
import type { ListName } from '../../src/lists/field.ts';
import { differencesInPlan } from '../../src/plan/differences.ts';
import { printedRow, type PrintedRow } from '../../src/plan/placement.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import type { Person } from '../../src/plan/person.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { statusOf } from '../../src/plan/status.ts';
import { summarise } from '../../src/plan/summary.ts';
import { wordedStatus } from '../../src/plan/worded-status.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fixture } from '../import/truth.ts';
import { act, openSite, type TestSite } from './site.ts';

const planKey = 'verksamhetsplan-2022';
const document000 = '000-linkoping-uppfoljning-2022.docx';

let site: TestSite;
let planner: Person;

beforeAll(async () => {
  site = await openSite();
  planner = (await site.storeAs('controller').viewer()).person;
  const draft = await readDocument(document000, fixture(document000));
  await writePlan(site.as('controller'), planFromDraft(draft, { planKey, name: 'Verksamhetsplan 2022' }), {
    act: act(planner, 'import'),
  });
});
afterAll(() => site.close());

const read = () => site.storeAs('controller').read(planKey);
const titled = ({ activities }: PlanContent, start: string) => {
  const found = activities.find(({ title }) => title.startsWith(start));
  if (!found) throw new Error(start);
  return found;
};
const rowsOf = (content: PlanContent, start: string): readonly PrintedRow[] => {
  const activity = titled(content, start);
  return content.placements
    .filter(({ activityKey }) => activityKey === activity.key)
    .map((placement) => printedRow(placement, activity));
};
const update = async (list: ListName, key: string, values: Record<string, unknown>) => {
  const [item] = await listOf(site.as('controller'), list).items.filter(`Key eq '${key.replaceAll("'", "''")}'`)<
    { Id: number }[]
  >();
  await listOf(site.as('controller'), list).items.getById(item!.Id).update(values);
};

describe('document 000 in the lists', () => {
  it('has the four differences of its copies, and its nine and eleven rows moved', async () => {
    const content = await read();
    const rows = content.placements.map((placement) =>
      printedRow(
        placement,
        content.activities.find(({ key }) => key === placement.activityKey)!,
      ),
    );
    expect([rows.length, content.activities.length, differencesInPlan(content).length]).toEqual([115, 93, 4]);
    expect(rows.filter(({ deadline }) => deadline.moved && deadline.postponedTo === null)).toHaveLength(9);
    expect(rows.filter(({ deadline }) => deadline.postponedTo === 2023)).toHaveLength(11);
  });

  it.each([
    ['Implementera och utbilda i SIP', 'paused'],
    ['Upprätta kontaktvägar för samverkan', 'completed'],
    ['Genomföra aktiviteter i enlighet med det idrottspolitiska', 'paused'],
  ] as const)('an answer reaches every copy: %s', async (start, progress) => {
    const before = await read();
    const store = site.storeAs('controller');
    expect(
      new Set(rowsOf(before, start).map((row) => JSON.stringify([row.status, row.comment, row.deadline]))).size,
    ).toBe(2);
    const status = statusOf(progress, before.plan.statusWords);
    await answerActivity(store, titled(before, start), { status, comment: 'NYTT SVAR' }, null, act(planner));
    const after = await read();
    expect(rowsOf(after, start).map((row) => [row.status.progress, row.comment])).toEqual(
      rowsOf(before, start).map(() => [progress, 'NYTT SVAR']),
    );
    const { key } = titled(after, start);
    expect(
      differencesInPlan(after).filter(({ activityKey, kind }) => activityKey === key && kind !== 'boards'),
    ).toEqual([]);
  });

  it('a later date reaches every copy', async () => {
    const start = 'Följa upp Skäggetorpsskolans';
    const before = await read();
    expect(rowsOf(before, start).map(({ deadline }) => deadline.text)).toEqual(['December', 'Augusti']);
    const to = movedToMonth(Temporal.PlainYearMonth.from('2023-03'), 2022);
    const later = { to, cause: 'resources', reason: 'Överklagad.' } as const;
    await postponeActivity(site.storeAs('controller'), titled(before, start), later, 'planner', act(planner));
    expect(rowsOf(await read(), start).map(({ deadline }) => deadline)).toEqual([to, to]);
  });
});

describe('what somebody sets in the list is what is printed', () => {
  const start = 'Beakta segregation';
  const worded = (content: PlanContent) =>
    rowsOf(content, start).map(({ status }) => wordedStatus(status, content.plan));

  it('a status, in the plan’s own word', async () => {
    const before = await read();
    expect(worded(before)[0]).toBe('Pågående');
    await update('Activities', titled(before, start).key, { Progress: 'Genomförd' });
    const after = await read();
    expect(titled(after, start).status).toEqual({ text: '', progress: 'completed', deviation: null });
    expect(new Set(worded(after))).toEqual(new Set(['Genomfört']));
  });

  it('a deviation, beside the word', async () => {
    const { key } = titled(await read(), start);
    await update('Activities', key, { Progress: 'Pågår', Deviation: 'Avviker' });
    expect(new Set(worded(await read()))).toEqual(new Set(['Pågående, avviker']));
  });

  it('a deadline over the turn of the year, counted where its last day lies', async () => {
    const before = await read();
    const moved = before.activities.find(({ deadline }) => deadline.postponedTo === 2023)!;
    const today = Temporal.PlainDate.from('2022-11-21');
    const beyond = summarise(before, today).counted['moved-beyond'].length;
    await update('Activities', moved.key, { DeadlineFirst: '2022-11-01', DeadlineLast: '2022-11-30' });
    const back = await read();
    expect(back.activities.find(({ key }) => key === moved.key)?.deadline).toMatchObject({
      text: '30 november 2022*',
      moved: true,
      postponedTo: null,
    });
    expect(summarise(back, today).counted['moved-beyond']).toHaveLength(beyond - 1);
    expect(summarise(back, today).counted['moved-within']).toContain(moved.key);
    await update('Activities', moved.key, { DeadlineFirst: '2023-02-01', DeadlineLast: '2023-02-28' });
    const again = await read();
    expect(again.activities.find(({ key }) => key === moved.key)?.deadline).toMatchObject({
      text: '28 februari 2023*',
      postponedTo: 2023,
    });
  });

  it('that it is moved, or not: the asterisk follows', async () => {
    const { key } = titled(await read(), start);
    const deadline = async () => (await site.storeAs('controller').activity(key)).deadline;
    const { text } = await deadline();
    await update('Activities', key, { DeadlineMoved: true });
    expect((await deadline()).text).toBe(`${text}*`);
    await update('Activities', key, { DeadlineMoved: false, DeadlineText: `${text}*` });
    expect(await deadline()).toMatchObject({ text, moved: false });
  });
});
