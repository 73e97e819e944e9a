import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../../src/plan/activity.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { assign } from '../../src/sharepoint/assign.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { deadlineOn } from '../plan/an-activity.ts';
import { act, openSite, type TestSite, type Who } from '../sharepoint/site.ts';
import type { Member } from './recording-connector.ts';

export const planKey = 'verksamhetsplan-2022';
export const periodKey = `${planKey}|bokslut`;

const domain = 'kommun.example';
export const upnOf = (who: Who): string => `${who}@${domain}`;

/** The people of the stand-in as Teams has them; the object ids are the tenant's. */
export const memberOf = (who: Who): Member => {
  const number = { controller: 20, 'chef.grundskola': 21, 'utvecklare.grundskola': 23, 'utvecklare.gymnasium': 24 };
  const last = { ...number, 'samordnare.elevhalsa': 25 }[who];
  const objectId = `00000000-0000-0000-0000-0000000000${last}`;
  return { teamsId: `29:${who}`, objectId, upn: upnOf(who) };
};

export const everybody = (
  ['controller', 'chef.grundskola', 'utvecklare.grundskola', 'utvecklare.gymnasium', 'samordnare.elevhalsa'] as const
).map(memberOf);

export interface ActivityGiven {
  readonly key: string;
  readonly owner: Who | null;
  readonly boards?: readonly string[];
  readonly due?: string;
  readonly status?: Activity['status'];
  readonly comment?: string;
}

/** The lists of a site with one plan, Bokslut open, and two boards with a channel each. */
export const fillSite = async (site: TestSite, given: readonly ActivityGiven[]): Promise<void> => {
  const store = site.storeAs('controller');
  const { person: planner } = await store.viewer();
  const activities = given.map(
    ({ key, boards = ['BiN'], due = '2022-12-31', status, comment = 'Pågår enligt plan.' }) => ({
      key: `${planKey}/${key}`,
      planKey,
      title: `Aktivitet ${key}`,
      parts: [],
      boards,
      unitKey: null,
      owner: null,
      coOwners: [],
      deadline: deadlineOn(due, [due, due]),
      status: status ?? statusOf('ongoing', defaultStatusWords),
      comment,
      completedOn: null,
      carriedOverFrom: null,
      acted: null,
    }),
  );
  const plan: NewPlan = {
    plan: {
      key: planKey,
      name: 'Verksamhetsplan 2022',
      organisation: 'Kommunen',
      year: 2022,
      form: '',
      statusWords: defaultStatusWords,
      remindFrom: Temporal.PlainDate.from('2022-01-01'),
      state: 'open',
    },
    boards: [
      { key: 'BiN', name: 'Bildningsnämnden', spellings: [], channelId: 'channel-bin' },
      { key: 'BoU', name: 'Barn- och ungdomsnämnden', spellings: [], channelId: null },
    ],
    goals: [],
    activities,
    placements: [],
    postponements: [],
  };
  await writePlan(site.as('controller'), plan, { act: act(planner, 'import', '2022-11-21T06:00:00Z') });
  const owned = given.flatMap(({ key, owner }) =>
    owner === null ? [] : [{ activityKey: `${planKey}/${key}`, owner: upnOf(owner), unit: null, unitManager: null }],
  );
  await assign(site.as('controller'), planKey, owned, { act: act(planner, 'command-line', '2022-11-21T08:00:00Z') });
  await putPeriod(site.as('controller'), {
    key: periodKey,
    planKey,
    name: 'Bokslut',
    perDatum: Temporal.PlainDate.from('2022-12-31'),
    opensOn: Temporal.PlainDate.from('2022-11-21'),
    answersDueOn: Temporal.PlainDate.from('2023-01-13'),
    state: 'open',
  });
};

export { openSite, type TestSite, type Who };
