import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { afterEach, expect, test } from 'vitest';
import { people, tenantId } from '../../src/local/people/people.ts';
import { chatIdOf, startPlayground, type Playground } from '../../src/local/playground/playground.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { putBoard } from '../../src/sharepoint/put-frame.ts';
import { textsOf } from '../cards/card-rules.ts';
import { freePorts } from '../support/free-ports.ts';
import { planKey } from './municipality.ts';
import { openService, until, type Service } from './running-bot.ts';

let service: Service;
let playground: Playground;
let folder: string;
afterEach(async () => {
  await playground.stop();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const owner = people.find(({ as }) => as === 'utvecklare.grundskola')!;

/** Presses a button of a message as the Playground's page does, and gives what the service answered. */
const press = async (messageId: string, verb: string, data: object): Promise<IAdaptiveCard> => {
  const response = await fetch(`${playground.address}_conversation/v1/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      from: { id: `29:${owner.objectId}` },
      conversation: { id: chatIdOf(owner) },
      replyToId: messageId,
    }),
  });
  const answer = (await response.json()) as { readonly value: IAdaptiveCard };
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  return answer.value;
};

test('in a real client: installed, reminded, answered; and both boards’ channels are told', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola', boards: ['BiN', 'BoU'] }]);
  const boards = [
    ['BiN', 'Bildningsnämnden', 'channel-bin'],
    ['BoU', 'Barn- och ungdomsnämnden', 'channel-bou'],
  ] as const;
  for (const [key, name, channelId] of boards)
    await putBoard(service.site.as('controller'), { key, name, spellings: [], channelId });
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-playground-'));
  playground = await startPlayground({
    port: await freePorts(1),
    botEndpoint: service.bot.messages,
    tenantId,
    me: owner,
    others: people.filter((one) => one !== owner),
    team: {
      id: 'channel-bou',
      name: 'Barn- och ungdomsnämnden',
      channel: { id: 'channel-bin', name: 'Bildningsnämnden' },
    },
    folder,
  });
  for (const id of [chatIdOf(owner), 'channel-bin', 'channel-bou']) await playground.install(id);
  await until(async () => (await service.bot.conversations()).includes(chatIdOf(owner)));
  await until(async () => (await service.bot.channels()).length === 2);

  await service.goTo('2022-12-16 08:00');
  const [card] = await service.bot.deliveries();
  expect(card).toMatchObject({ kind: 'card', outcome: 'sent', to: owner.name });

  const { version } = await service.site.storeAs('controller').activity(`${planKey}/a`);
  const key = { delivery: card!.id, activity: `${planKey}/a`, version };
  const redrawn = await press(card!.messageId!, 'answer', { ...key, line: 0, s0: 'completed', c0: 'Klart.' });
  expect(textsOf(redrawn)).toContain('✓ Genomförd. Aktivitet a');
  const status = statusOf('completed', defaultStatusWords);
  expect(await service.site.storeAs('controller').activity(key.activity)).toMatchObject({ status, comment: 'Klart.' });

  await service.goTo('2022-12-16 16:00');
  const posts = (await service.bot.deliveries()).filter(({ kind }) => kind === 'channel');
  expect(posts.map(({ to, outcome }) => `${to}: ${outcome}`).toSorted()).toEqual([
    'Barn- och ungdomsnämnden: sent',
    'Bildningsnämnden: sent',
  ]);
});
