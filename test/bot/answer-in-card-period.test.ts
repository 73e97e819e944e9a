import { Temporal } from 'temporal-polyfill';
import { afterEach, expect, test } from 'vitest';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { actionsOf, textsOf } from '../cards/card-rules.ts';
import { act } from '../sharepoint/site.ts';
import { planKey } from './municipality.ts';
import { openService, type Service } from './running-bot.ts';
import { followUpsNow, openWithCard, owner, pressing } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

test("a card does not ask by another plan's open period", async () => {
  service = await openService([{ key: 'a', owner }]);
  const sp = service.site.as('controller');
  const store = service.site.storeAs('controller');
  const { person } = await store.viewer();
  const { plan, periods } = await store.read(planKey);
  const other = { ...plan, key: 'verksamhetsplan-2021', name: 'Verksamhetsplan 2021', year: 2021, remindFrom: null };
  const frame = { boards: [], goals: [], activities: [], placements: [], postponements: [] };
  await writePlan(sp, { plan: other, ...frame }, { act: act(person, 'import') });
  const due = Temporal.PlainDate.from('2022-12-20');
  await putPeriod(sp, { ...periods[0]!, key: `${other.key}|b`, planKey: other.key, name: '2021', answersDueOn: due });
  await putPeriod(sp, { ...periods[0]!, state: 'planned' });
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  const card = service.cardsTo(owner)[0]!.card!;
  expect(textsOf(card)[1]).toBe('Hur går det?');
  expect(actionsOf(card, 'unchanged')).toEqual([]);
});

test('an answer in a period that was closed meanwhile is said not to be reported', async () => {
  const opened = await openWithCard();
  service = opened.service;
  const { card } = opened;
  const { periods } = await service.site.storeAs('controller').read(planKey);
  await putPeriod(service.site.as('controller'), { ...periods[0]!, state: 'closed' });
  const { card: redrawn } = await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'a'));
  expect(textsOf(redrawn!)).toContain('Svaret sparades inte: ingen uppföljning är öppen.');
  expect(await followUpsNow(service)).toEqual([]);
});
