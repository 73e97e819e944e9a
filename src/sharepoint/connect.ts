import type { TimelinePipe } from '@pnp/core';
import { BrowserFetch, DefaultParse, type Queryable } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';
import { PlanError, isPlanError } from '../plan/plan-error.ts';

/** A whole batch of 100 writes has to fit; the tab says that it waits long before. */
const defaultTimeout = 60_000;

/** Traffic is decorated so that SharePoint throttles us last (learn.microsoft.com, "Avoid getting throttled"). */
const userAgent = 'NONISV|Uppfoljning|Uppfoljning/0.1.0';

/** In a browser the header is either dropped or asks for a preflight that SharePoint refuses. */
const isNode = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node !== undefined;

/** PnPjs keeps a request's headers as a plain object all the way to `send`. */
const withHeader = (init: RequestInit, name: string, value: string): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string> | undefined), [name]: value },
});

const bearer =
  (token: () => Promise<string>): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.auth.replace(async (url, init) => {
      const given = await token().catch((cause: unknown) => {
        throw isPlanError(cause) ? cause : new PlanError('unavailable', 'Inloggningen gav inget svar.', { cause });
      });
      return [url, withHeader(init, 'Authorization', `Bearer ${given}`)];
    });
    return instance;
  };

/** PnPjs's own Timeout leaves a timer behind each request, which keeps a command line alive after its last answer. */
export const limits =
  (milliseconds: number = defaultTimeout): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.pre(async (url, init, result) => {
      const decorated = isNode ? withHeader(init, 'User-Agent', userAgent) : init;
      return [url, { ...decorated, signal: AbortSignal.timeout(milliseconds) }, result];
    });
    return instance;
  };

/**
 * A client for one site. `siteUrl` is absolute ("https://contoso.sharepoint.com/sites/utbildning"); `token` is asked
 * before each request and is expected to keep what it has until it expires. Nothing is repeated by itself: a refusal
 * for load comes out as PlanError `throttled`, and who asked decides.
 */
export const connect = (
  siteUrl: string,
  token: () => Promise<string>,
  { timeout }: { readonly timeout?: number } = {},
): SPFI =>
  spfi(siteUrl.replace(/\/+$/, '')).using(
    DefaultHeaders(),
    DefaultInit(),
    BrowserFetch(),
    DefaultParse(),
    bearer(token),
    limits(timeout),
  );
