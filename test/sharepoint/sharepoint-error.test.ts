import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { isPlanError, PlanError } from '../../src/plan/plan-error.ts';
import { connect, type ConnectOptions } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { impatient } from './site.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A site that answers every request in one way: what a refusal means has to hold without the stand-in's help. */
const siteThatAnswers = async (answer: (response: ServerResponse) => void): Promise<string> => {
  server = createServer((_, response) => answer(response));
  await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sites/utbildning`;
};

const refusal =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify({ 'odata.error': { code, message: { lang: 'sv-SE', value: 'Det gick inte.' } } }));
  };

const failureOf = async (siteUrl: string, options: ConnectOptions = {}): Promise<PlanError> => {
  const store = openPlanStore(connect(siteUrl, async () => 'token', { patience: impatient, ...options }));
  const error: unknown = await store.plans().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPlanError(error)) throw new Error(`not a PlanError: ${String(error)}`);
  return error;
};

it.each([
  [401, '', 'forbidden'],
  [403, '-2147024891, System.UnauthorizedAccessException', 'forbidden'],
  [404, '-2147024894, System.IO.FileNotFoundException', 'not-found'],
  [404, '-1, System.ArgumentException', 'not-found'],
  [412, '-1, Microsoft.SharePoint.Client.ClientServiceException', 'conflict'],
  [400, '-2147024809, System.ArgumentException', 'invalid'],
  [429, '', 'throttled'],
  [503, '', 'throttled'],
  [500, '-2147024860, Microsoft.SharePoint.SPQueryThrottledException', 'unavailable'],
  [500, '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException', 'conflict'],
  [502, '', 'unavailable'],
])('%i %s means %s', async (status, code, kind) => {
  const error = await failureOf(await siteThatAnswers(refusal(status, code)));
  expect(error.kind).toBe(kind);
  expect(error.cause).toBeDefined();
});

it('says when it is worth trying again, where SharePoint does', async () => {
  const error = await failureOf(await siteThatAnswers(refusal(429, '', { 'Retry-After': '17' })));
  expect(error.retryAfter?.total('seconds')).toBe(17);
  const date = { 'Retry-After': 'Mon, 21 Nov 2022 07:02:00 GMT', Date: 'Mon, 21 Nov 2022 07:00:00 GMT' };
  const dated = await failureOf(await siteThatAnswers(refusal(503, '', date)));
  expect(dated.retryAfter?.total('seconds')).toBe(120);
  const silent = await failureOf(await siteThatAnswers(refusal(429, '')));
  expect(silent.retryAfter).toBeUndefined();
});

it('tells a site without our lists from an item that is gone', async () => {
  const noList = await failureOf(await siteThatAnswers(refusal(404, '-2147024894, System.IO.FileNotFoundException')));
  const noItem = await failureOf(await siteThatAnswers(refusal(404, '-2130575338, Microsoft.SharePoint.SPException')));
  expect(noList.message).toContain('provision');
  expect(noItem.message).not.toContain('provision');
});

it('says that the threshold was passed, not that the network is down', async () => {
  const code = '-2147024860, Microsoft.SharePoint.SPQueryThrottledException';
  const error = await failureOf(await siteThatAnswers(refusal(500, code)));
  expect(error.message).toContain('tröskel');
});

it('gives up on a site that does not answer in time, and says that it may have been saved', async () => {
  const error = await failureOf(await siteThatAnswers(() => undefined), { timeout: 50 });
  expect(error.kind).toBe('unavailable');
  expect(error.message).toContain('i tid');
});

it('calls a connection that breaks unavailable', async () => {
  const error = await failureOf(await siteThatAnswers((response) => response.destroy()));
  expect(error.kind).toBe('unavailable');
});

it('lets the reason why nobody could be signed in through as it is', async () => {
  const siteUrl = await siteThatAnswers((response) => response.end());
  const consent = new PlanError('forbidden', 'Samtycke saknas.');
  const store = openPlanStore(
    connect(siteUrl, async () => {
      throw consent;
    }),
  );
  await expect(store.plans()).rejects.toBe(consent);
});
