import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { openForAnswers } from '../../src/plan/open-period.ts';
import type { Period } from '../../src/plan/period.ts';
import type { PlanVersion } from '../../src/plan/plan-version.ts';
import { byPlanner, planKey } from './a-plan.ts';
import { bokslut } from './an-activity.ts';
import { keptRecords } from './kept-records.ts';

const version = (boardKey: string): PlanVersion => ({
  key: `${planKey}|${boardKey}|1`,
  planKey,
  boardKey,
  number: 1,
  adoptedOn: Temporal.PlainDate.from('2021-10-14'),
  paragraph: '§ 112',
  reference: '',
  contentPath: '',
  fingerprint: '',
  acted: byPlanner,
});
const [bin, bou] = [version('BiN'), version('BoU')];

test.each<Period['state']>(['open', 'closed'])(
  'a board entered after an %s period was opened is compared with once that is opened again',
  async (state) => {
    const reviewedOn = Temporal.PlainDate.from('2023-01-20');
    const period: Period = { ...bokslut(state), reviewedOn, comparesWith: [bin.key] };
    const store = keptRecords({ periods: [period], planVersions: [bin, bou] });
    const again = await openForAnswers(store, planKey, period.key, byPlanner, { again: true });
    expect(again).toMatchObject({ state: 'open', comparesWith: [bin.key, bou.key] });
    expect(again.reviewedOn).toBe(state === 'open' ? reviewedOn : undefined);
  },
);

test('an open period that is opened without saying again is left as it is', async () => {
  const period: Period = { ...bokslut('open'), comparesWith: [bin.key] };
  const store = keptRecords({ periods: [period], planVersions: [bin, bou] });
  expect(await openForAnswers(store, planKey, period.key, byPlanner)).toBe(period);
});
