import { answerApi } from './site/web.ts';
import { answerBatch, parseBatch } from './odata/batch.ts';
import { errorReply } from './odata/reply.ts';
import { formatOf, type Exchange, type Reply } from './odata/exchange.ts';
import { invalidQuery, ODataError } from './odata/error.ts';
import { parsePath } from './odata/path.ts';
import type { Principal } from './people/principals.ts';
import type { Site } from './site/site.ts';

/** A request to the site's REST, whoever makes it. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** Answers a request to `_api/`. A refusal is an answer too; anything else that is thrown is a fault of ours. */
export function answerRest(site: Site, who: Principal, request: RestRequest): Reply {
  try {
    if (apiPath(site, request.url).toLowerCase() === '$batch') return answerWholeBatch(site, who, request);
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
    return answerOne(site, who, { method, url: new URL(url, `${site.url}/`), header, body });
  });
}

function answerOne(site: Site, who: Principal, { method, url, header, body }: RestRequest): Reply {
  const exchange: Exchange = {
    site,
    who,
    method: effectiveMethod(method, header('x-http-method')),
    address: `${url.origin}${url.pathname}`,
    query: url.searchParams,
    format: formatOf(header('accept')),
    verboseBody: /odata=verbose/i.test(header('content-type') ?? ''),
    ifMatch: header('if-match'),
    body,
  };
  return answerApi(exchange, parsePath(apiPath(site, url), url.searchParams));
}

/** A POST is what `X-HTTP-Method` says. */
function effectiveMethod(method: string, tunnelled: string | undefined): string {
  return (method === 'POST' && tunnelled ? tunnelled : method).toUpperCase();
}

/** What comes after `_api/`, still escaped. */
function apiPath(site: Site, url: URL): string {
  const prefix = `${new URL(site.url).pathname}/_api/`;
  if (url.origin !== site.origin || !url.pathname.toLowerCase().startsWith(prefix)) {
    throw invalidQuery('A batch concerns one site.');
  }
  return url.pathname.slice(prefix.length);
}
