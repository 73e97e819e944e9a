import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { WebhookDelivery } from './webhooks/delivery.ts';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import { answer, tokenPath } from './answer.ts';
import { findPerson, people, tenantId, type LocalPerson } from './people/people.ts';
import { LocalClock, systemClock, type Clock } from './clock.ts';
import { ConnectionDrop, Faults, type FaultyReply } from './faults/faults.ts';
import { faultOf } from './faults/fault.ts';
import { openSite } from './site/site.ts';
import { slowBody } from './faults/slow-body.ts';
import { Throttling } from './faults/throttling.ts';
import { SiteStore } from './site/site-store.ts';
import { TokenIssuer } from './people/tokens.ts';

/** How to open the tenant on this machine. */
export interface TenantOptions {
  /** Where `tenant.sqlite` lies; ':memory:' keeps nothing. */
  readonly folder: string;
  /** The port on 127.0.0.1; 0 takes a free one, null none: the tenant is then asked through its `fetch` alone. */
  readonly port: number | null;
  /** Whether a bearer token of another issuer is refused; true unless said. */
  readonly strict?: boolean;
  /** Real time under the tenant's clock, for tests. */
  readonly clock?: Clock;
  /** The day that a fresh folder's clock begins on, at 08:00. */
  readonly start?: Temporal.PlainDate;
  /** Resource units that everybody may use in a minute; without it nobody is throttled. */
  readonly unitsPerMinute?: number;
  /** Takes a line for whoever runs the tenant: what it was asked for and has not. To standard error unless said. */
  readonly log?: (line: string) => void;
}

/** A request that was answered. A batch is one. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was cut instead of an answer. */
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
  /**
   * Asks the tenant in this process, as `fetch` asks it over its socket: a connection that is cut is a TypeError. The
   * request's signal is not heeded.
   */
  fetch(request: Request): Promise<Response>;
  /** Called after every answer; returns how to stop. */
  onRequest(listener: (request: AnsweredRequest) => void): () => void;
  /** A number that stands still while nothing is written: lists, people, rights, the clock's moves. */
  rowsWritten(): number;
  close(): Promise<void>;
}

/** The tenant's origin where it has no socket. */
const unsocketed = 'http://127.0.0.1';

/**
 * Opens the SharePoint stand-in on loopback.
 * @throws Error in words when the folder is used by another process or the port is taken.
 */
export async function openTenant(options: TenantOptions): Promise<Tenant> {
  const {
    folder,
    port,
    strict = true,
    clock: real = systemClock,
    start,
    unitsPerMinute,
    log = toStandardError,
  } = options;
  const store = new SiteStore(folder);
  const clock = new LocalClock(clockStorage(store), real);
  if (start) clock.start(start);
  const listeners = new Set<(request: AnsweredRequest) => void>();
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const server = port === null ? undefined : (createAdaptorServer({ fetch: app.fetch }) as Server);
  const origin = await (server ? listen(server, port!) : Promise.resolve(unsocketed)).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const site = openSite(store, clock, real, origin, { strict, log });
  const tokens = new TokenIssuer(store, origin, real);
  const faults = new Faults();
  site.items.beforeWrite((write) => faults.sentinels.beforeWrite(write));
  const throttling = new Throttling(real, unitsPerMinute);
  const delivery = new WebhookDelivery(site);
  const answerer = { site, tokens, faults, throttling, delivery };
  app.all('*', async (context) => {
    const began = performance.now();
    const { method, path } = context.req;
    const tell = (status: number) => {
      const answered = { method, path, status, milliseconds: performance.now() - began };
      for (const listener of listeners) listener(answered);
    };
    try {
      const answered = await answer(answerer, context.req.raw);
      tell(answered.reply.status);
      return respond(answered, clock.now());
    } catch (error) {
      if (!(error instanceof ConnectionDrop)) throw error;
      tell(0);
      const { incoming } = context.env;
      if (incoming === undefined) return Response.error();
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
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
    fetch: async (request) => {
      const headers = new Headers(request.headers);
      headers.set('host', new URL(request.url).host);
      const response = await app.fetch(new Request(request, { headers }), {});
      // A network error, as the Fetch standard makes one.
      if (response.type === 'error') throw new TypeError('fetch failed');
      return response;
    },
    onRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rowsWritten: () => store.rowsWritten(),
    close: async () => {
      await delivery.close();
      if (server) await closeServer(server);
      store.close();
    },
  };
}

/** Sends an answer, with what goes wrong with it on its way. */
function respond({ reply, faults }: FaultyReply, now: Temporal.Instant): Response {
  const { status, headers, body } = reply;
  const slow = faultOf(faults, 'slow-body');
  const skew = faultOf(faults, 'clock-skew')?.seconds ?? 0;
  // As SharePoint does, the site dates its answers by its own clock: clients on this machine follow it.
  const date = new Date(now.epochMilliseconds + skew * 1000).toUTCString();
  return new Response(slow && body !== null ? slowBody(body, slow.ms) : body, {
    status,
    headers: { ...headers, date },
  });
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
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
