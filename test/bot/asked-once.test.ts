import { afterEach, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { assign } from '../../src/sharepoint/assign.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { textsOf } from '../cards/card-rules.ts';
import { act } from '../sharepoint/site.ts';
import { planKey, upnOf } from './municipality.ts';
import { openService, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const next = 'plan-2023';

/** The same commitment in next year's plan, with a period of its own that is open. */
const carriedOn = async (store: PlanStore, isTied: boolean): Promise<void> => {
  const { site } = service;
  const { person: planner } = await store.viewer();
  const { plan, boards, activities } = await store.read(planKey);
  const sp = site.as('controller');
  const carried = activities.map((activity) => ({
    ...activity,
    key: `${next}/a`,
    planKey: next,
    owner: null,
    acted: null,
    title: 'Samma sak nästa år',
  }));
  await writePlan(
    sp,
    {
      plan: { ...plan, key: next, name: 'Nästa år' },
      boards,
      goals: [],
      activities: carried,
      placements: [],
      postponements: [],
    },
    { act: act(planner, 'import', '2022-11-21T06:00:00Z') },
  );
  const owned = [{ activityKey: `${next}/a`, owner: upnOf('utvecklare.grundskola'), unit: null, unitManager: null }];
  await assign(sp, next, owned, { act: act(planner, 'command-line', '2022-11-21T08:00:00Z') });
  await putPeriod(sp, {
    key: `${next}|bokslut`,
    planKey: next,
    name: 'Nulägesbild',
    perDatum: Temporal.PlainDate.from('2022-12-31'),
    opensOn: Temporal.PlainDate.from('2022-11-21'),
    answersDueOn: Temporal.PlainDate.from('2023-01-13'),
    state: 'open',
  });
  if (!isTied) return;
  const acted = act(planner, 'command-line', '2022-11-21T08:00:00Z');
  const tie = {
    key: 'a-to-a',
    planKey: next,
    fromKey: `${planKey}/a`,
    toKey: `${next}/a`,
    kind: 'carried',
    on: null,
    reason: '',
  } as const;
  await openPlannerStore(sp).add('continuations', [{ ...tie, acted }], acted);
};

const askedOf = async (isTied: boolean): Promise<string> => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  await carriedOn(service.site.storeAs('controller'), isTied);
  await service.install('utvecklare.grundskola');
  await service.goTo('2022-12-16 08:00');
  return service
    .cardsTo('utvecklare.grundskola')
    .map(({ card }) => textsOf(card!).join(' '))
    .join('\n');
};

test('what stands in both plans is asked once, in the year that is being accounted for', async () => {
  const asked = await askedOf(true);
  expect(asked).toContain('Aktivitet a');
  expect(asked).not.toContain('Samma sak nästa år');
});

test('two commitments that only look alike are both asked', async () => {
  const asked = await askedOf(false);
  expect(asked).toContain('Aktivitet a');
  expect(asked).toContain('Samma sak nästa år');
});
