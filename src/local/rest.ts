import { answerApi } from './site/web.ts';
import { answerBatch, parseBatch } from './odata/batch.ts';
import { errorReply } from './odata/reply.ts';
import { formatOf, type Exchange, type Reply } from './odata/exchange.ts';
import { invalidQuery, notFound, ODataError } from './odata/error.ts';
import { parsePath } from './odata/path.ts';
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

/** Answers a request to `_api/`. A refusal is an answer too; anything else that is thrown is a fault of ours. */
export function answerRest(site: Site, who: Principal, request: RestRequest): Reply {
  try {
    if (addressed(site, request.url).path.toLowerCase() === '$batch') return answerWholeBatch(site, who, request);
    return answerOne(site, who, request);
  } catch (error) {
    if (error instanceof ODataError) return errorReply(formatOf(request.header('accept')), error);
    throw error;
  }
}

function answerWholeBatch(site: Site, who: Principal, request: RestRequest): Reply {
  const operations = parseBatch(request.body, request.header('content-type'));
  return answerBatch(operations, ({ method, url, headers, body }) => {
    const header = (name: string) => headers[name];
    const bytes = new TextEncoder().encode(body);
    return answerOne(site, who, { method, url: new URL(url, `${site.url}/`), header, body, bytes });
  });
}

function answerOne(site: Site, who: Principal, { method, url, header, body, bytes }: RestRequest): Reply {
  const { web, path } = addressed(site, url);
  const exchange: Exchange = {
    site: siteOf(site, web),
    who,
    method: effectiveMethod(method, header('x-http-method')),
    address: `${site.origin}${url.pathname}`,
    query: url.searchParams,
    format: formatOf(header('accept')),
    verboseBody: /odata=verbose/i.test(header('content-type') ?? ''),
    ifMatch: header('if-match'),
    body,
    bytes,
  };
  return answerApi(exchange, parsePath(path, url.searchParams));
}

/** A POST is what `X-HTTP-Method` says. */
function effectiveMethod(method: string, tunnelled: string | undefined): string {
  return (method === 'POST' && tunnelled ? tunnelled : method).toUpperCase();
}

/**
 * The web that an address names, and what comes after `_api/`, still escaped.
 * @throws ODataError 400 for another origin, 404 for a web that is not there.
 */
function addressed(site: Site, url: URL): { web: WebRecord; path: string } {
  if (url.origin !== site.origin) throw invalidQuery('A batch concerns one site.');
  const start = url.pathname.toLowerCase().indexOf('/_api/');
  const web = start < 0 ? undefined : site.webs.byPath(decodeURI(url.pathname.slice(0, start)));
  if (!web) throw notFound('System.IO.FileNotFoundException: There is no web at the given address.');
  return { web, path: url.pathname.slice(start + '/_api/'.length) };
}
