import { expect, it } from 'vitest';
import { answerUnchanged } from '../../src/plan/answer.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite } from './site.ts';

it('reporting an activity takes two requests, also the first time', async () => {
  const site = await openSite();
  try {
    const owner = site.storeAs('utvecklare.grundskola');
    const { person } = await owner.viewer();
    const plan = { ...samplePlan(), activities: [newActivity('a')], placements: [], postponements: [] };
    await writePlan(site.as('controller'), plan, { act: act(person, 'import') });
    await putPeriod(site.as('controller'), bokslut);
    const seen = await owner.activity(`${planKey}/a`);
    await owner.read(planKey);
    site.requests();
    await answerUnchanged(owner, seen, bokslut, act(person));
    expect(site.requests()).toHaveLength(2);
  } finally {
    await site.close();
  }
});
