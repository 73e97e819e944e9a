import { randomUUID } from 'node:crypto';
import { PUBLIC } from '@microsoft/teams.api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSend, type Sending } from '../../src/bot/send.ts';
import { silent } from '../../src/bot/service-log.ts';
import { makeTeamsApp, type TeamsApp, type TeamsHandlers } from '../../src/bot/teams-app.ts';
import { startConnector, type RecordingConnector, type Trouble } from './recording-connector.ts';

let teams: RecordingConnector;
let app: TeamsApp;
let asked: number;

const nothing = (): TeamsHandlers => {
  const none = () => Promise.resolve();
  return {
    installedForPerson: none,
    removedForPerson: none,
    installedForTeam: none,
    removedForTeam: none,
    written: none,
    writtenAmongOthers: none,
    cardPressed: () => Promise.resolve({ says: '' }),
  };
};

beforeEach(async () => {
  teams = await startConnector([], []);
  app = await makeTeamsApp(undefined, silent, nothing);
  asked = 0;
});
afterEach(async () => {
  await app.close();
  await teams.close();
});

/** Sends one message through the SDK to a far side that answers so, one answer after another. */
const sendThrough = (...answers: readonly (Trouble | undefined)[]): Promise<Sending> => {
  teams.onMessage = () => answers[asked++];
  const address = { conversationId: 'chat', serviceUrl: teams.serviceUrl };
  return makeSend(silent)(() => app.connector.post(address, 'Hej'));
};

test('what arrived is told with its id', async () => {
  expect(await sendThrough(undefined)).toEqual({ outcome: 'sent', messageId: 'message-1' });
});

test.each([412, 502, 503])('after %i it is tried again, as Teams asks', async (status) => {
  expect(await sendThrough({ status }, undefined)).toMatchObject({ outcome: 'sent' });
  expect(teams.received).toHaveLength(1);
  expect(asked).toBe(2);
});

test('429 is obeyed to the second', async () => {
  const began = performance.now();
  expect(await sendThrough({ status: 429, headers: { 'retry-after': '1' } }, undefined)).toMatchObject({
    outcome: 'sent',
  });
  expect(performance.now() - began).toBeGreaterThanOrEqual(1000);
  expect(asked).toBe(2);
});

test('the tries come to an end, and then nothing was sent', async () => {
  const busy = { status: 503 };
  expect(await sendThrough(busy, busy, busy, busy, undefined)).toEqual({ outcome: 'held-up', detail: '503' });
  expect(asked).toBe(4);
});

test('a gateway that stopped waiting says nothing: the message may have arrived, and is not sent again', async () => {
  expect(await sendThrough({ status: 504 }, undefined)).toEqual({ outcome: 'uncertain', detail: '504' });
  expect(asked).toBe(1);
});

test.each([
  ['bad gateways to the end', [502, 502, 502, 502], 4],
  ['a bad gateway and then a refusal', [502, 403], 2],
  ['a bad gateway and then too much to do', [502, 503, 503, 503], 4],
] as const)('after %s it may have arrived, and is not sent again', async (_, statuses, tries) => {
  expect(await sendThrough(...statuses.map((status) => ({ status })))).toMatchObject({ outcome: 'uncertain' });
  expect(asked).toBe(tries);
});

test('who is not let in has sent nothing, and may later', async () => {
  expect(await sendThrough({ status: 401 })).toEqual({ outcome: 'held-up', detail: 'sign-in' });
  expect(asked).toBe(1);
});

test('a secret that Entra does not take is found before anything leaves: it may be sent later', async () => {
  const credentials = { clientId: randomUUID(), clientSecret: 'expired', tenantId: randomUUID() };
  const cloud = { ...PUBLIC, loginEndpoint: teams.serviceUrl };
  const another = await makeTeamsApp(credentials, silent, nothing, cloud);
  let failed = 0;
  const send = makeSend(silent, () => (failed += 1));
  const address = { conversationId: 'chat', serviceUrl: teams.serviceUrl };
  expect(await send(() => another.connector.post(address, 'Hej'))).toEqual({ outcome: 'held-up', detail: 'sign-in' });
  expect([failed, teams.received.length]).toEqual([1, 0]);
});

test('to be asked to wait for an hour is not waited for here', async () => {
  const later = { status: 429, headers: { 'retry-after': '3600' } };
  expect(await sendThrough(later)).toEqual({ outcome: 'held-up', detail: '429' });
});

test.each([
  [403, 'unreachable'],
  [404, 'unreachable'],
  [400, 'refused'],
  [413, 'refused'],
  [500, 'uncertain'],
] as const)('after %i it is %s, and not tried again', async (status, outcome) => {
  expect(await sendThrough({ status })).toMatchObject({ outcome });
  expect(asked).toBe(1);
});

test('an answer that is lost after the message was taken is uncertain: it is not sent again', async () => {
  expect(await sendThrough('drop')).toMatchObject({ outcome: 'uncertain' });
  expect(teams.received).toHaveLength(1);
});

test('where nobody listens nothing was sent, and it may be later', async () => {
  const { serviceUrl } = teams;
  await teams.close();
  const address = { conversationId: 'chat', serviceUrl };
  expect(await makeSend(silent)(() => app.connector.post(address, 'Hej'))).toMatchObject({ outcome: 'held-up' });
  teams = await startConnector([], []);
});

test('sends are paced under what Teams allows an app in a tenant', async () => {
  const send = makeSend(silent);
  const address = { conversationId: 'chat', serviceUrl: teams.serviceUrl };
  const began = performance.now();
  await Promise.all(Array.from({ length: 60 }, () => send(() => app.connector.post(address, 'Hej'))));
  const perSecond = 59 / ((performance.now() - began) / 1000);
  expect(teams.received).toHaveLength(60);
  expect(perSecond).toBeLessThan(50);
});
