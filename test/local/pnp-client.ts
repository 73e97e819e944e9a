import { spfi, type SPFI } from '@pnp/sp/fi.js';
import { DefaultHeaders, DefaultInit } from '@pnp/sp/behaviors/defaults.js';
import { RequestDigest } from '@pnp/sp/behaviors/request-digest.js';
import { BrowserFetch, DefaultParse, HttpRequestError, InjectHeaders, type Queryable } from '@pnp/queryable';
import '@pnp/sp/attachments/index.js';
import '@pnp/sp/batching.js';
import '@pnp/sp/content-types/index.js';
import '@pnp/sp/context-info/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/regional-settings/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import '@pnp/sp/sites/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/webs/index.js';
import { openTenant, type Tenant, type TenantOptions } from '../../src/local/tenant.ts';

/** A tenant in memory on a free port. */
export function memoryTenant(options: Partial<TenantOptions> = {}): Promise<Tenant> {
  return openTenant({ folder: ':memory:', port: 0, ...options });
}

/** Unmodified PnPjs over a socket, with a token in every request. */
export function pnp(tenant: Tenant, token: string): SPFI {
  return spfi(tenant.siteUrl).using((instance: Queryable) => {
    instance.using(DefaultHeaders(), DefaultInit(), BrowserFetch(), DefaultParse(), RequestDigest());
    instance.using(InjectHeaders({ Authorization: `Bearer ${token}` }));
    return instance;
  });
}

export function pnpAs(tenant: Tenant, name: string): SPFI {
  return pnp(tenant, tenant.tokenFor(name));
}

/** A refusal that PnPjs threw, with the body's parts. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Waits for a refusal; fails when the request went through. */
export async function refusal(request: Promise<unknown>): Promise<Refused> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof HttpRequestError)) throw error;
    const { response, status } = error;
    const body = (await response.json()) as Record<string, { code: string; message: { value: string } }>;
    const inner = body['odata.error'] ?? body['error'];
    if (!inner) throw new Error(`${status} without an OData error: ${JSON.stringify(body)}`, { cause: error });
    return { status, code: inner.code, message: inner.message.value };
  }
  throw new Error('The request was not refused.');
}

/** A plain request with a person's token. */
export function request(tenant: Tenant, path: string, init: RequestInit = {}, as = 'controller'): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', authorization: `Bearer ${tenant.tokenFor(as)}` });
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  return fetch(`${tenant.siteUrl}/_api/${path}`, { ...init, headers });
}
