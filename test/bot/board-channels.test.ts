import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PUBLIC } from '@microsoft/teams.api';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { makeTeamsApp } from '../../src/bot/teams-app.ts';
import { silent } from '../../src/bot/service-log.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { putBoard } from '../../src/sharepoint/put-frame.ts';
import { act } from '../sharepoint/site.ts';
import { planKey } from './municipality.ts';
import { startConnector, type RecordingConnector } from './recording-connector.ts';
import { openService, send, tenantId, until, writtenBy, type Service } from './running-bot.ts';

/** A service with a team, one activity of Barn- och ungdomsnämnden, and what it warned of. */
const openWithTeam = async (): Promise<{ service: Service; warned: Readonly<Record<string, unknown>>[] }> => {
  const warned: Readonly<Record<string, unknown>>[] = [];
  const log = { ...silent, warn: (fields: Readonly<Record<string, unknown>>) => warned.push(fields) };
  const service = await openService([{ key: 'a', owner: null, boards: ['BoU'] }], { options: { log } });
  onTestFinished(() => service.close());
  await service.installTeam();
  await service.goTo('2022-12-14 16:00');
  return { service, warned };
};

/** Another far side, with these channels. */
const openTeam = async (channels: Parameters<typeof startConnector>[1]): Promise<RecordingConnector> => {
  const teams = await startConnector([], channels);
  onTestFinished(() => teams.close());
  return teams;
};

const inTeam = (teams: RecordingConnector, team: string) => ({
  ...writtenBy('controller', teams),
  conversation: { id: 'channel-x', conversationType: 'channel', isGroup: true, tenantId },
  channelData: { tenant: { id: tenantId }, team: { id: team } },
});

const change = async (service: Service, progress: 'completed' | 'paused', at: string): Promise<void> => {
  const store = service.site.storeAs('controller');
  const { person } = await store.viewer();
  const activity = await store.activity(`${planKey}/a`);
  await store.change(activity, { status: statusOf(progress, defaultStatusWords) }, act(person, 'tab', at));
};

test('a board whose name several channels bear gets no post until it is given its channel', async () => {
  const { service, warned } = await openWithTeam();
  const teams = await openTeam([{ id: 'aaa', name: 'barn- och ungdomsnämnden' }]);
  await send(service.bot, { type: 'installationUpdate', action: 'add', ...inTeam(teams, 'somebody’s team') });
  await until(async () => (await service.bot.channels()).length === 3);
  await change(service, 'completed', '2022-12-15T09:00:00Z');
  await service.goTo('2022-12-15 16:00');
  expect([teams.received, service.postsIn('channel-bou')]).toEqual([[], []]);
  expect(warned).toContainEqual({ board: 'BoU', channels: 2 });

  const board = { key: 'BoU', name: 'Barn- och ungdomsnämnden', spellings: [], channelId: 'channel-bou' };
  await putBoard(service.site.as('controller'), board);
  await service.goTo('2022-12-16 16:00');
  expect(service.postsIn('channel-bou')).toHaveLength(1);
  expect(teams.received).toEqual([]);
});

test('a channel that its team no longer lists is gone', async () => {
  const { service } = await openWithTeam();
  const teams = await openTeam([{ id: 'channel-bin', name: 'Bildningsnämnden' }]);
  const { channelData, ...activity } = inTeam(teams, 'team');
  await send(service.bot, {
    type: 'conversationUpdate',
    ...activity,
    channelData: { ...channelData, eventType: 'channelDeleted', channel: { id: 'channel-bou' } },
  });
  await until(async () => (await service.bot.channels()).length === 1);
  expect(await service.bot.channels()).toEqual(['channel-bin']);
  await change(service, 'completed', '2022-12-15T09:00:00Z');
  await service.goTo('2022-12-15 16:00');
  expect([...teams.received, ...service.postsIn('channel-bou')]).toEqual([]);
});

test('what another tenant says is refused, although its token is in order', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' };
  const keys = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void keys.close());
  const openIdMetadataUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/v1/.well-known/openidconfiguration`;

  const credentials = { clientId: randomUUID(), clientSecret: 'secret', tenantId };
  const heard: string[] = [];
  const note = (what: string) => () => Promise.resolve(void heard.push(what));
  const app = await makeTeamsApp(
    credentials,
    silent,
    () => ({
      installedForPerson: note('installed'),
      removedForPerson: note('removed'),
      installedForTeam: ({ id }) => note(id)(),
      removedForTeam: note('team removed'),
      written: note('written'),
      writtenAmongOthers: note('written among others'),
      cardPressed: () => Promise.resolve({ says: 'pressed' }),
    }),
    { ...PUBLIC, openIdMetadataUrl },
  );
  const origin = await app.listen(0);
  onTestFinished(() => app.close());

  const serviceUrl = 'https://smba.trafficmanager.net/emea/';
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const claims = { iss: PUBLIC.tokenIssuer, aud: credentials.clientId, exp: seconds + 600, serviceurl: serviceUrl };
  const unsigned = `${base64({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${base64(claims)}`;
  const token = `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
  const from = async (tenant: string, team: string): Promise<number> => {
    const channelData = { tenant: { id: tenant }, team: { id: team } };
    const conversation = { id: 'c', conversationType: 'channel', tenantId: tenant };
    const people = { from: { id: '29:x', aadObjectId: randomUUID() }, recipient: { id: '28:bot' } };
    const activity = { type: 'installationUpdate', action: 'add', id: 'x', channelId: 'msteams', serviceUrl };
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...activity, ...people, conversation, channelData }),
    });
    return response.status;
  };
  expect(await from(randomUUID(), 'theirs')).toBe(403);
  expect(await from(tenantId, 'ours')).toBe(200);
  expect(heard).toEqual(['ours']);
});
