import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey, samplePlan } from '../sharepoint/sample-plan.ts';
import { act, openSite } from '../sharepoint/site.ts';
import { planStoreContract, type ContractSite } from './plan-store-contract.ts';

const open = async (): Promise<ContractSite> => {
  const site = await openSite();
  const planner = site.as('controller');
  const { person } = await site.storeAs('controller').viewer();
  const activities = [newActivity('besvarad'), newActivity('omtvistad'), newActivity('flyttad')];
  const plan = { ...samplePlan(), activities, placements: [], postponements: [] };
  await writePlan(planner, plan, { act: act(person, 'import') });
  await putPeriod(planner, bokslut);
  return {
    planner: site.storeAs('controller'),
    owner: site.storeAs('utvecklare.grundskola'),
    otherOwner: site.storeAs('samordnare.elevhalsa'),
    ownerLogin: 'utvecklare.grundskola@kommun.example',
    planKey,
    activityKeys: {
      answered: `${planKey}/besvarad`,
      contested: `${planKey}/omtvistad`,
      moved: `${planKey}/flyttad`,
    },
    close: () => site.close(),
  };
};

planStoreContract("the site's lists, over HTTP", open);
