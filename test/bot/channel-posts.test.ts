import { afterEach, expect, test } from 'vitest';
import { textsOf } from '../cards/card-rules.ts';
import { planKey, type ActivityGiven } from './municipality.ts';
import { defaultStatusWords, statusOf, type Progress } from '../../src/plan/status.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { act } from '../sharepoint/site.ts';
import { openService, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const withTeam = async (given: readonly ActivityGiven[]): Promise<void> => {
  service = await openService(given);
  await service.installTeam();
  await service.goTo('2022-12-16 08:00');
};

const change = async (key: string, progress: Progress): Promise<void> => {
  const store = service.site.storeAs('controller');
  const { person: by } = await store.viewer();
  const activity = await store.activity(`${planKey}/${key}`);
  const at = service.clock.time.toString();
  await store.change(activity, { status: statusOf(progress, defaultStatusWords) }, { by, at, via: 'tab' });
};

const both = [
  { key: 'båda', owner: null, boards: ['BiN', 'BoU'] },
  { key: 'bin', owner: null, boards: ['BiN'] },
];

test('a change of both boards is one post in each channel, at 16.00; a change of one leaves the other silent', async () => {
  await withTeam(both);
  await change('båda', 'completed');
  await service.goTo('2022-12-16 15:59');
  expect(service.postsIn('channel-bin')).toEqual([]);
  await service.goTo('2022-12-16 16:00');
  await service.goTo('2022-12-16 18:00');
  expect(service.postsIn('channel-bin')).toHaveLength(1);
  expect(service.postsIn('channel-bou')).toHaveLength(1);
  expect(textsOf(service.postsIn('channel-bou')[0]!.card!)).toEqual([
    'Barn- och ungdomsnämnden: en ändring i dag',
    'Verksamhetsplan 2022, fredag 16 december',
    '✓ Genomförd',
    'Aktivitet båda',
    'Tidigare Pågår · ”Pågår enligt plan.”',
  ]);

  await change('bin', 'paused');
  await service.goTo('2022-12-19 16:00');
  expect(service.postsIn('channel-bin')).toHaveLength(2);
  expect(service.postsIn('channel-bou')).toHaveLength(1);
  expect(await service.bot.deliveries()).toMatchObject([
    { kind: 'channel', to: 'Bildningsnämnden', outcome: 'sent', activities: 1 },
    { kind: 'channel', to: 'Bildningsnämnden', outcome: 'sent' },
    { kind: 'channel', to: 'Barn- och ungdomsnämnden', outcome: 'sent' },
  ]);
});

test('no second post after a restart, and none the next day when nothing more has changed', async () => {
  await withTeam(both);
  await change('båda', 'completed');
  await service.goTo('2022-12-16 16:00');
  await service.restart();
  await service.goTo('2022-12-16 17:00');
  await service.goTo('2022-12-19 16:00');
  expect(service.postsIn('channel-bin')).toHaveLength(1);
  expect(service.postsIn('channel-bou')).toHaveLength(1);
});

test('several changes of one activity in a day are one, and one that is taken back is none', async () => {
  await withTeam(both);
  await change('bin', 'paused');
  await change('bin', 'completed');
  await change('båda', 'completed');
  await change('båda', 'ongoing');
  await service.goTo('2022-12-16 16:00');
  expect(service.postsIn('channel-bou')).toEqual([]);
  expect(textsOf(service.postsIn('channel-bin')[0]!.card!)).toContain('Tidigare Pågår · ”Pågår enligt plan.”');
});

test('what is seen for the first time, and what an import brings, is no news', async () => {
  await withTeam(both);
  await service.goTo('2022-12-16 16:00');
  const store = service.site.storeAs('controller');
  const { plan, activities } = await store.read(planKey);
  const title = 'Läsårsstart för nya förskolor';
  const brought = { ...activities[0]!, key: `${planKey}/ny`, title, status: statusOf('completed', defaultStatusWords) };
  const { person } = await store.viewer();
  await writePlan(
    service.site.as('controller'),
    { plan, boards: [], goals: [], activities: [brought], placements: [], postponements: [] },
    { act: act(person, 'import', service.clock.time.toString()) },
  );
  await service.goTo('2022-12-19 16:00');
  expect(service.postsIn('channel-bin')).toEqual([]);
  await change('ny', 'ongoing');
  await service.goTo('2022-12-20 16:00');
  expect(textsOf(service.postsIn('channel-bin')[0]!.card!).at(-1)).toContain('Tidigare Genomförd');
});

test('what happens on a weekend is posted on Monday, and what was missed on Friday is posted when the service is back', async () => {
  await withTeam(both);
  await change('båda', 'completed');
  await service.goTo('2022-12-17 09:00');
  expect(service.postsIn('channel-bou')).toHaveLength(1);
  await change('bin', 'completed');
  await service.goTo('2022-12-18 20:00');
  expect(service.postsIn('channel-bin')).toHaveLength(1);
  const next = await service.bot.nextEvent();
  expect([next?.what, next?.at.toString()]).toEqual(['channel-post', '2022-12-19T15:00:00Z']);
  await service.goTo('2022-12-19 16:00');
  expect(service.postsIn('channel-bin')).toHaveLength(2);
});

test('a post that may not have arrived is listed, never repeated that day, and its changes come the next', async () => {
  await withTeam(both);
  await change('bin', 'completed');
  service.teams.onMessage = () => 'drop';
  await service.goTo('2022-12-16 16:00');
  service.teams.onMessage = null;
  await service.goTo('2022-12-16 17:00');
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'uncertain', to: 'Bildningsnämnden' }]);
  expect(service.postsIn('channel-bin')).toHaveLength(1);
  await service.goTo('2022-12-19 16:00');
  expect(service.postsIn('channel-bin')).toHaveLength(2);
});

test('a board whose team has not got the app is listed as unreachable', async () => {
  service = await openService([{ key: 'bin', owner: null, boards: ['BiN'] }]);
  await change('bin', 'completed');
  await service.goTo('2022-12-16 16:00');
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'unreachable', to: 'Bildningsnämnden' }]);
});
