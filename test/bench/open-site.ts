import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { builtPageFolder } from '../../src/cli/build-pages.ts';
import { people, serviceApp } from '../../src/local/people/people.ts';
import type { Tenant } from '../../src/local/tenant.ts';

export interface OpenSite {
  readonly origin: string;
  /** Requests to the lists since the last call; a batch is one, a preflight none. */
  listRequests(): number;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The built tab, and beside it on the same origin the built apps it is measured with, each file sent the same way. */
export const serveOpenSite = async (tenant: Tenant, benchPages: string): Promise<OpenSite> => {
  const [planner] = people;
  let requests = 0;
  const stop = tenant.onRequest(({ method, path }) => {
    if (method !== 'OPTIONS' && path.includes('/_api/')) requests += 1;
  });
  const app = new Hono();
  const folders = { tab: builtPageFolder('tab'), bench: benchPages };
  app.get('/tab/config.json', (context) =>
    context.json({
      clientId: serviceApp.clientId,
      authority: `https://login.microsoftonline.com/${tenant.tenantId}`,
      siteUrl: tenant.siteUrl,
      sharePointScope: `${tenant.origin}/AllSites.Write`,
      planKey: null,
      now: null,
    }),
  );
  app.get('/bench/context.json', (context) =>
    context.json({
      person: { ...planner, chat: null },
      tenant: { id: tenant.tenantId, site: tenant.siteUrl, listPage: '', tokenEndpoint: tenant.tokenUrl },
      theme: 'default',
      page: 'plan',
      subPageId: null,
      frame: 'content',
      channel: null,
    }),
  );
  app.get('/bench/site.json', (context) =>
    context.json({ siteUrl: tenant.siteUrl, token: tenant.tokenFor('controller') }),
  );
  app.get('/:folder{tab|bench}/:path{.*}', async (context) => {
    const { folder, path } = context.req.param();
    const root = folders[folder as keyof typeof folders];
    const file = normalize(join(root, extname(path) === '' ? 'index.html' : path));
    if (!file.startsWith(root)) return context.notFound();
    return new Response(await readFile(file), { headers: { 'content-type': types[extname(file)] ?? '' } });
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listRequests: () => {
      const since = requests;
      requests = 0;
      return since;
    },
    close: () =>
      new Promise((resolve) => {
        stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
