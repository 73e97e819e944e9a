import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { provision } from '../../src/sharepoint/provision.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fixture } from '../import/truth.ts';
import type { Fill } from './tab-site.ts';

const name = '000-linkoping-uppfoljning-2022.docx';

/** The plan of 2022 so many times over under the same goals, of real length: 93 activities on 115 rows each time. */
export const manyTimes = async (copies: number): Promise<NewPlan> => {
  const one = planFromDraft(await readDocument(name, fixture(name)), { planKey: 'stor', name: 'Stor plan' });
  const numbers = Array.from({ length: copies }, (_, index) => index);
  return {
    ...one,
    activities: numbers.flatMap((n) =>
      one.activities.map((activity) => ({ ...activity, key: `${activity.key}-${n}`, title: `${activity.title} ${n}` })),
    ),
    placements: numbers.flatMap((n) =>
      one.placements.map((row) => ({
        ...row,
        key: `${row.key}-${n}`,
        activityKey: `${row.activityKey}-${n}`,
        order: row.order + n * one.placements.length,
      })),
    ),
    postponements: [],
  };
};

/** The plan so many times over, with Bokslut open and nobody's answers. */
export const fillManyTimes =
  (copies: number): Fill =>
  async (siteUrl, _, tokenOf) => {
    const sp = connect(siteUrl, () => Promise.resolve(tokenOf('controller')));
    await provision(sp);
    const { person } = await openPlanStore(sp).viewer();
    const plan = await manyTimes(copies);
    await writePlan(sp, plan, { act: { by: person, at: '2022-11-21T07:00:00Z', via: 'import' } });
    await putPeriod(sp, {
      key: 'stor|bokslut',
      planKey: plan.plan.key,
      name: 'Bokslut',
      perDatum: Temporal.PlainDate.from('2022-12-31'),
      opensOn: Temporal.PlainDate.from('2022-11-21'),
      answersDueOn: Temporal.PlainDate.from('2023-01-13'),
      state: 'open',
    });
  };
