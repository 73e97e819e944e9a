import { answerElsewhere } from './elsewhere.ts';
import { answerControl, controlPath, type Controlled } from './faults/control.ts';
import { answerPage } from './site/site-pages.ts';
import { answerRest, effectiveMethod } from './rest.ts';
import { answerTokenRequest, authenticate, isReply } from './people/sign-in.ts';
import { corsHeaders, isLoopbackHost, isLoopbackOrigin, isProxied, preflightHeaders } from './cors.ts';
import { errorReply } from './odata/reply.ts';
import { formatOf, type Reply } from './odata/exchange.ts';
import { forwardedOrigin } from './forwarded.ts';
import { ODataError } from './odata/error.ts';
import { siteOf, type Site } from './site/site.ts';
import { sitePath } from './site/site-path.ts';
import { tenantId } from './people/people.ts';
import type { FaultyReply } from './faults/faults.ts';
import type { TokenIssuer } from './people/tokens.ts';

/** What answers: the site, who signs people in, and what goes wrong on demand. */
export interface Answerer extends Controlled {
  readonly site: Site;
  readonly tokens: TokenIssuer;
}

/** Where tokens are asked for. */
export const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/**
 * Answers a request, whatever it is for.
 * @throws ConnectionDrop where the connection is to be cut instead.
 */
export async function answer(server: Answerer, request: Request): Promise<FaultyReply> {
  const header = (name: string) => request.headers.get(name) ?? undefined;
  const { site: local } = server;
  const site = siteOf(local, local.webs.byPath(sitePath)!, forwardedOrigin(local.origin, header));
  const { pathname, search } = new URL(request.url);
  const url = new URL(`${site.origin}${pathname}${search}`);
  const origin = header('origin');
  if (!isReadable(pathname)) return plain(400, 'Bad Request');
  if (!isLoopbackHost(header('host')) && !(isProxied(header) && !local.strict))
    return plain(421, 'This server answers to names of this machine only.');
  if (origin !== undefined && origin !== site.origin && !isLoopbackOrigin(origin))
    return plain(403, 'Only pages of this machine may ask.');
  if (request.method === 'OPTIONS' && origin !== undefined)
    return { reply: { status: 204, headers: preflightHeaders(origin), body: null }, faults: [] };
  // A HEAD is a GET without its body, which is left out on the way.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const bytes = method === 'GET' ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
  const body = new TextDecoder().decode(bytes);
  const answered = await route({ ...server, site }, { method, url, header, body, bytes });
  if (origin === undefined) return answered;
  const { reply } = answered;
  return { ...answered, reply: { ...reply, headers: { ...reply.headers, ...corsHeaders(origin) } } };
}

async function route(server: Answerer, request: Incoming): Promise<FaultyReply> {
  const { site, tokens } = server;
  const { method, url, body } = request;
  const path = url.pathname.toLowerCase();
  if (path.startsWith(controlPath)) return { reply: answerControl(server, method, path, body), faults: [] };
  if (path === tokenPath && method === 'POST')
    return { reply: answerTokenRequest(site, tokens, new URLSearchParams(body)), faults: [] };
  const service = /\/_vti_bin\/client\.svc(?=\/)/i;
  // `_api` is short for this address ([D] "Get to know the SharePoint REST service").
  if (service.test(url.pathname) && !path.endsWith('/processquery')) {
    return route(server, { ...request, url: new URL(url.href.replace(service, '/_api')) });
  }
  if (path.startsWith(`${sitePath}/`) && path.includes('/_api/')) return answerWithFaults(server, request);
  if (/\/(?:_api|_vti_bin|_layouts)(?:\/|$)/.test(path))
    return { reply: answerElsewhere(site, method, url), faults: [] };
  return method === 'GET' ? { reply: answerPage(site, tokens, url), faults: [] } : plain(405, 'Only GET.');
}

async function answerWithFaults(server: Answerer, request: Incoming): Promise<FaultyReply> {
  const { method, url, header } = request;
  try {
    const drawn = { method: effectiveMethod(method, header('x-http-method')), path: url.pathname, isPart: false };
    const faults = server.faults.for(drawn, header);
    return await server.faults.carryOut(faults, () => answerSignedIn(server, request));
  } catch (error) {
    if (error instanceof ODataError) return { reply: errorReply(formatOf(header('accept')), error), faults: [] };
    throw error;
  }
}

async function answerSignedIn(server: Answerer, request: Incoming): Promise<FaultyReply> {
  const { site, tokens, faults, throttling } = server;
  const { method, url, header, body } = request;
  const who = authenticate(site, tokens, {
    authorization: header('authorization'),
    cookie: header('cookie'),
    digest: header('x-requestdigest'),
    accept: header('accept'),
    writes: method !== 'GET' && !url.pathname.toLowerCase().endsWith('/_api/contextinfo'),
  });
  if (isReply(who)) return { reply: who, faults: [] };
  const verdict = throttling.charge(who, {
    method,
    path: url.pathname,
    query: url.searchParams,
    userAgent: header('user-agent'),
    body,
  });
  if ('refused' in verdict) return { reply: verdict.refused, faults: [] };
  const answered = await answerRest(site, who, faults, request);
  const { reply } = answered;
  return { ...answered, reply: { ...reply, headers: { ...reply.headers, ...verdict.headers } } };
}

/** Whether an address's escapes are those of text. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function plain(status: number, text: string): FaultyReply {
  const reply: Reply = { status, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: text };
  return { reply, faults: [] };
}
