import { afterEach, expect, test } from 'vitest';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { textsOf } from '../cards/card-rules.ts';
import { planKey, type Who } from './municipality.ts';
import { openService, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

test('an imported activity that is finished in the list itself is news for its board', async () => {
  service = await openService([{ key: 'a', owner: null }]);
  await service.installTeam();
  await service.goTo('2022-12-14 16:00');
  const planner: Who = 'controller';
  const items = listOf(service.site.as(planner), 'Activities').items;
  const [item] = await items.filter(`Key eq '${planKey}/a'`)<{ Id: number }[]>();
  service.site.later();
  await items.getById(item!.Id).update({ Progress: 'Genomförd', StatusText: 'Genomfört' });
  await service.goTo('2022-12-15 16:00');
  expect(service.postsIn('channel-bin').map(({ card }) => textsOf(card!).join(' '))).toEqual([
    expect.stringContaining('Aktivitet a'),
  ]);
});
