import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import { answerPage } from './site/site-pages.ts';
import { answerRest } from './rest.ts';
import { answerTokenRequest, authenticate, isReply } from './people/sign-in.ts';
import { corsHeaders, isLoopbackHost, isLoopbackOrigin, preflightHeaders } from './cors.ts';
import { findPerson, people, tenantId, type LocalPerson } from './people/people.ts';
import { LocalClock, systemClock, type Clock } from './clock.ts';
import { openSite, siteOf, type Site } from './site/site.ts';
import { sitePath } from './site/site-path.ts';
import { SiteStore } from './site/site-store.ts';
import { TokenIssuer } from './people/tokens.ts';
import { forwardedOrigin } from './forwarded.ts';
import type { Reply } from './odata/exchange.ts';

/** How to open the tenant on this machine. */
export interface TenantOptions {
  /** Where `tenant.sqlite` lies; ':memory:' keeps nothing. */
  readonly folder: string;
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Whether a bearer token of another issuer is refused; true unless said. */
  readonly strict?: boolean;
  /** Real time under the tenant's clock, for tests. */
  readonly clock?: Clock;
  /** The day that a fresh folder's clock begins on, at 08:00. */
  readonly start?: Temporal.PlainDate;
}

/** A request that was answered. A batch is one. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** The tenant, running. */
export interface Tenant {
  readonly origin: string;
  readonly siteUrl: string;
  readonly tenantId: string;
  /** Where tokens are asked for. */
  readonly tokenUrl: string;
  readonly clock: LocalClock;
  readonly people: readonly LocalPerson[];
  /** A bearer token for the site. @throws Error for a name that nobody has. */
  tokenFor(nameOrUpn: string): string;
  /** The app's own bearer token for the site. */
  appToken(): string;
  /** Called after every answer; returns how to stop. */
  onRequest(listener: (request: AnsweredRequest) => void): () => void;
  /** A number that stands still while nothing is written: lists, people, rights, the clock's moves. */
  rowsWritten(): number;
  close(): Promise<void>;
}

const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

/**
 * Opens the SharePoint stand-in on loopback.
 * @throws Error in words when the folder is used by another process or the port is taken.
 */
export async function openTenant(options: TenantOptions): Promise<Tenant> {
  const { folder, port, strict = true, clock: real = systemClock, start } = options;
  const store = new SiteStore(folder);
  const clock = new LocalClock(clockStorage(store), real);
  if (start) clock.start(start);
  const listeners = new Set<(request: AnsweredRequest) => void>();
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const origin = await listen(server, port).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const site = openSite(store, clock, real, origin);
  const tokens = new TokenIssuer(store, origin, real);
  app.all('*', async (context) => {
    const began = performance.now();
    const reply = await answer(site, tokens, strict, context.req.raw);
    const { method, path } = context.req;
    const answered = { method, path, status: reply.status, milliseconds: performance.now() - began };
    for (const listener of listeners) listener(answered);
    // As SharePoint does, the site dates its answers by its own clock: clients on this machine follow it.
    const date = new Date(clock.now().epochMilliseconds).toUTCString();
    return new Response(reply.body, { status: reply.status, headers: { ...reply.headers, date } });
  });
  return {
    origin,
    siteUrl: site.url,
    tenantId,
    tokenUrl: `${origin}${tokenPath}`,
    clock,
    people,
    tokenFor: (name) => tokens.forPerson(personNamed(name), origin),
    appToken: () => tokens.forApp(origin),
    onRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rowsWritten: () => store.rowsWritten(),
    close: async () => {
      await closeServer(server);
      store.close();
    },
  };
}

async function answer(local: Site, tokens: TokenIssuer, strict: boolean, request: Request): Promise<Reply> {
  const header = (name: string) => request.headers.get(name) ?? undefined;
  const site = siteOf(local, local.webs.byPath(sitePath)!, forwardedOrigin(local.origin, header));
  const { pathname, search } = new URL(request.url);
  const url = new URL(`${site.origin}${pathname}${search}`);
  const origin = header('origin');
  if (!isLoopbackHost(header('host'))) return textReply(421, 'This server answers to names of this machine only.');
  if (origin !== undefined && origin !== site.origin && !isLoopbackOrigin(origin))
    return textReply(403, 'Only pages of this machine may ask.');
  if (request.method === 'OPTIONS' && origin !== undefined)
    return { status: 204, headers: preflightHeaders(origin), body: null };
  const bytes = request.method === 'GET' ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
  const body = new TextDecoder().decode(bytes);
  const reply = route(site, tokens, strict, { method: request.method, url, header, body, bytes });
  return origin === undefined ? reply : { ...reply, headers: { ...reply.headers, ...corsHeaders(origin) } };
}

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  readonly bytes: Uint8Array;
}

function route(site: Site, tokens: TokenIssuer, strict: boolean, request: Incoming): Reply {
  const { method, url, header, body } = request;
  const path = url.pathname.toLowerCase();
  if (path === tokenPath && method === 'POST') return answerTokenRequest(site, tokens, new URLSearchParams(body));
  if (!path.startsWith(`${sitePath}/`) || !path.includes('/_api/'))
    return method === 'GET' ? answerPage(site, tokens, url) : textReply(405, 'Only GET.');
  const writes = method !== 'GET' && !path.endsWith('/_api/contextinfo');
  const who = authenticate(site, tokens, strict, {
    authorization: header('authorization'),
    cookie: header('cookie'),
    digest: header('x-requestdigest'),
    writes,
  });
  return isReply(who) ? who : answerRest(site, who, request);
}

function textReply(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: text };
}

function clockStorage(store: SiteStore) {
  return {
    readOffset: () => {
      const text = store.setting('clock-offset');
      return text === undefined ? undefined : Number(text);
    },
    writeOffset: (milliseconds: number) => store.putSetting('clock-offset', String(milliseconds)),
  };
}

function personNamed(name: string): LocalPerson {
  const person = findPerson(name);
  if (!person) throw new Error(`Det finns ingen ${name} här. Välj någon av ${people.map((one) => one.as).join(', ')}.`);
  return person;
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} är upptagen. Ange en annan.`, { cause: error }) : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
