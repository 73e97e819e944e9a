import type { TimelinePipe } from '@pnp/core';
import { DefaultParse, HttpRequestError, type Queryable } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import { patienceOfAPage, patienceOfAService, patiently, type Patience, type Send } from './patience.ts';
import type { Rhythm } from './rhythm.ts';

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

/** Gives a token. `refused`: the site said 401 to the one given last, so it is to be acquired anew, if that can be done. */
export type TokenSource = (last?: { readonly refused: true }) => Promise<string>;

const ask = (token: TokenSource, last?: { readonly refused: true }): Promise<string> =>
  token(last).catch((cause: unknown) => {
    throw isPlanError(cause) ? cause : new PlanError('unavailable', 'Inloggningen gav inget svar.', { cause });
  });

/** 401 says that nobody is signed in any more (RFC 9110, 15.5.2), and nothing was done: one new token, one more try. */
const signedIn =
  (token: TokenSource, send: Send): Send =>
  async (url, init) => {
    const answer = await send(url, init);
    if (answer.status !== 401) return answer;
    const renewed = withHeader(init, 'Authorization', `Bearer ${await ask(token, { refused: true })}`);
    const again = isSameToken(init, renewed) ? answer : await send(url, renewed);
    if (again.status !== 401) return again;
    throw new PlanError('forbidden', 'Inloggningen gäller inte för webbplatsen. Logga in igen.', {
      subject: 'signed-out',
      cause: await HttpRequestError.init(again),
    });
  };

const bearer =
  (token: TokenSource): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.auth.replace(async (url, init) => [
      url,
      withHeader(init, 'Authorization', `Bearer ${await ask(token)}`),
    ]);
    return instance;
  };

const isSameToken = (a: RequestInit, b: RequestInit): boolean => authorization(a) === authorization(b);
const authorization = ({ headers }: RequestInit): string | undefined =>
  (headers as Record<string, string> | undefined)?.['Authorization'];

/**
 * PnPjs numbers each request in a header of its own, for its log. From another origin the preflight then asks for it,
 * and a site that does not know it refuses the request whole (fetch.spec.whatwg.org, CORS-preflight fetch).
 */
const withoutRequestId = (init: RequestInit): RequestInit => {
  const { 'X-PnPjs-RequestId': _, ...headers } = (init.headers ?? {}) as Record<string, string>;
  return { ...init, headers };
};

export interface ConnectOptions {
  /** Milliseconds for one answer. */
  readonly timeout?: number;
  readonly patience?: Patience;
  /** Ends whatever this client does and will do. */
  readonly signal?: AbortSignal;
  readonly rhythm?: Rhythm;
  /** How a request reaches the site; over the network unless said. */
  readonly send?: Send;
}

/**
 * How a connection's requests go out: decorated, each with its time, and all in one pace (`patiently`). PnPjs's own
 * Timeout leaves a timer behind each request, which keeps a command line alive after its last answer.
 */
export const sending = (
  send: Send,
  {
    timeout = defaultTimeout,
    patience = isNode ? patienceOfAService : patienceOfAPage,
    ...rest
  }: Omit<ConnectOptions, 'send'> = {},
): TimelinePipe<Queryable> => {
  const patient = patiently(send, { timeout, patience, ...rest });
  return (instance) => {
    instance.on.pre(async (url, init, result) => {
      const decorated = isNode ? withHeader(init, 'User-Agent', userAgent) : withoutRequestId(init);
      return [url, decorated, result];
    });
    instance.on.send.replace(patient);
    return instance;
  };
};

/**
 * A client for one site. `siteUrl` is absolute ("https://contoso.sharepoint.com/sites/utbildning"); `token` is asked
 * before each request and is expected to keep what it has until it expires. What SharePoint refuses for load is waited
 * out with one pause for all requests, what passes is sent again, both within `patience`; past it a refusal for load
 * comes out as PlanError `throttled` with when to try again. Signed out for good is PlanError `forbidden` with the
 * subject `signed-out`.
 */
export const connect = (
  siteUrl: string,
  token: TokenSource,
  { send = (url, init) => fetch(url, init), ...options }: ConnectOptions = {},
): SPFI =>
  spfi(siteUrl.replace(/\/+$/, '')).using(
    DefaultHeaders(),
    DefaultInit(),
    DefaultParse(),
    bearer(token),
    sending(signedIn(token, send), options),
  );
