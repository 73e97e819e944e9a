import { answerApi } from './site/web.ts';
import { answerBatch, parseBatch, type Operation } from './odata/batch.ts';
import { errorReply } from './odata/reply.ts';
import { crossings } from './crossings.ts';
import { formatOf, type Exchange, type Reply } from './odata/exchange.ts';
import { badMethod, invalidQuery, NoSuchResource, notFound, ODataError, unsupported } from './odata/error.ts';
import { acceptOfFour, bodyOfFour, inFour, isFour } from './odata/version-four.ts';
import { nowhere } from './odata/unsupported.ts';
import { requireVerb } from './odata/verbs.ts';
import { decoded, parsePath } from './odata/path.ts';
import { faultOf, type Fault } from './faults/fault.ts';
import { HandshakeNeeded, validates } from './webhooks/handshake.ts';
import type { FaultyReply, Faults } from './faults/faults.ts';
import type { Principal } from './people/principals.ts';
import { siteOf, type Site } from './site/site.ts';
import type { WebRecord } from './site/web-record.ts';

/** A request to the site's REST, whoever makes it. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  /** The body as it came, where it is a file. */
  readonly bytes: Uint8Array;
}

/**
 * Answers a request to `_api/`. A refusal is an answer too; anything else that is thrown is a fault of ours.
 * @throws ConnectionDrop where the connection is to be cut.
 */
export async function answerRest(
  site: Site,
  who: Principal,
  faults: Faults,
  request: RestRequest,
): Promise<FaultyReply> {
  if (isFour(request.header)) return answerFour(site, who, faults, request);
  try {
    requireJson(request.header('accept'));
    if (addressed(site, request.url).path.toLowerCase() === '$batch') {
      return await answerWholeBatch(site, who, faults, request);
    }
    return await faults.withSentinels(() => answerLogged(site, who, request));
  } catch (error) {
    if (error instanceof ODataError) {
      return { reply: errorReply(formatOf(request.header('accept')), error), faults: [] };
    }
    throw error;
  }
}

/** The same in OData 4's words. A batch is not asked in one version: each operation says its own. */
async function answerFour(site: Site, who: Principal, faults: Faults, request: RestRequest): Promise<FaultyReply> {
  const isBatch = request.url.pathname.toLowerCase().endsWith('/$batch');
  if (isBatch) return answerRest(site, who, faults, withoutVersion(request));
  try {
    const answered = await answerRest(site, who, faults, requestOfFour(request));
    return { ...answered, reply: inFour(answered.reply) };
  } catch (error) {
    if (error instanceof ODataError) return { reply: inFour(errorReply('minimal', error)), faults: [] };
    throw error;
  }
}

/** The request as OData 3 would say it. @throws ODataError 406 for the older way to say how much metadata. */
function requestOfFour(request: RestRequest): RestRequest {
  const accept = acceptOfFour(request.header('accept'));
  return { ...withoutVersion(request, accept), body: bodyOfFour(request.body) };
}

function withoutVersion(request: RestRequest, accept = request.header('accept')): RestRequest {
  const own = (name: string) => (name === 'odata-version' ? undefined : request.header(name));
  return { ...request, header: (name) => (name === 'accept' ? accept : own(name)) };
}

/** @throws ODataError 501 where nothing but Atom is taken. SharePoint gives Atom whenever JSON is not asked for. */
function requireJson(accept = ''): void {
  if (/application\/(?:atom\+)?xml/i.test(accept) && !/json|\*\/\*/i.test(accept)) throw unsupported('Atom (XML)');
}

/** A batch's operations have faults of their own; those that concern the body's way concern the whole. */
async function answerWholeBatch(
  site: Site,
  who: Principal,
  faults: Faults,
  request: RestRequest,
): Promise<FaultyReply> {
  if (request.method !== 'POST') throw badMethod(request.method, '$batch');
  const operations = parseBatch(request.body, request.header('content-type'));
  const onTheWay: Fault[] = [];
  const reply = await answerBatch(operations, async (operation) => {
    const asked = partRequest(site, operation);
    const four = isFour(asked.header);
    const part = four ? requestOfFour(asked) : asked;
    const method = effectiveMethod(part.method, part.header('x-http-method'));
    const drawn = { method, path: part.url.pathname, isPart: true };
    const answered = await faults.carryOut(faults.for(drawn, part.header), () =>
      faults.withSentinels(() => answerLogged(site, who, part)),
    );
    const slow = faultOf(answered.faults, 'slow-body');
    if (slow) onTheWay.push(slow);
    return four ? inFour(answered.reply) : answered.reply;
  });
  return { reply, faults: onTheWay };
}

function partRequest(site: Site, { method, url, headers, body }: Operation): RestRequest {
  const header = (name: string) => headers[name];
  return { method, url: partUrl(site, url), header, body, bytes: new TextEncoder().encode(body) };
}

/** An operation's address: absolute, from the server's root, from the web (`_api/…`) or from the service (`web/…`). */
function partUrl(site: Site, url: string): URL {
  const whole = /^https?:\/\//i.test(url);
  const isRooted = whole || url.startsWith(`${site.path}/`);
  const path = isRooted ? url : url.replace(/^\/?(?:_api\/)?/i, `${site.api}/`);
  if (!URL.canParse(path, `${site.url}/`)) throw invalidQuery(`The address ${url} of an operation cannot be read.`);
  return new URL(path, `${site.url}/`);
}

/** What the stand-in has not is a line in the log too: whoever runs it sees why a client gets no further. */
function answerLogged(site: Site, who: Principal, request: RestRequest): Reply | Promise<Reply> {
  try {
    return answerOne(site, who, request);
  } catch (error) {
    if (error instanceof ODataError && error.status === 501) {
      site.log(`501 ${request.method} ${decoded(request.url.pathname)}: ${error.message}`);
    }
    throw error;
  }
}

/** An operation that needs somebody to answer at a notification URL begins anew when that is known; it has done nothing yet. */
function answerOne(site: Site, who: Principal, request: RestRequest): Reply | Promise<Reply> {
  const { web, path } = addressed(site, request.url);
  const segments = parsePath(path, request.url.searchParams);
  const exchange = exchangeOf(siteOf(site, web), who, request);
  requireVerb(exchange.method, segments);
  try {
    return answerApi(exchange, segments);
  } catch (error) {
    if (error instanceof NoSuchResource) throw nowhere(error, exchange.method, segments);
    if (!(error instanceof HandshakeNeeded)) throw error;
    const { url } = error;
    return validates(url).then((isValid) => answerApi({ ...exchange, validated: { url, isValid } }, segments));
  }
}

function exchangeOf(site: Site, who: Principal, { method, url, header, body, bytes }: RestRequest): Exchange {
  return {
    site,
    who,
    method: effectiveMethod(method, header('x-http-method')),
    address: `${site.origin}${url.pathname}`,
    query: url.searchParams,
    format: formatOf(header('accept')),
    verboseBody: /odata=verbose/i.test(header('content-type') ?? ''),
    bodyType: header('content-type'),
    ifMatch: header('if-match'),
    body,
    bytes,
    cross: crossings,
  };
}

/** A POST is what `X-HTTP-Method` says. */
export function effectiveMethod(method: string, tunnelled: string | undefined): string {
  return (method === 'POST' && tunnelled ? tunnelled : method).toUpperCase();
}

/**
 * The web that an address names, and what comes after `_api/`, still escaped.
 * @throws ODataError 400 for another origin, 404 for a web that is not there.
 */
function addressed(site: Site, url: URL): { web: WebRecord; path: string } {
  if (url.origin !== site.origin) throw invalidQuery('A batch concerns one site.');
  const start = url.pathname.toLowerCase().search(/\/_api(?:\/|$)/);
  const web = start < 0 ? undefined : site.webs.byPath(decoded(url.pathname.slice(0, start)));
  if (!web) throw notFound('System.IO.FileNotFoundException: There is no web at the given address.');
  return { web, path: url.pathname.slice(start + '/_api/'.length) };
}
