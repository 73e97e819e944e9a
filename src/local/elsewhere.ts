import { unsupported } from './odata/error.ts';
import { sitePath } from './site/site-path.ts';
import type { Reply } from './odata/exchange.ts';
import type { Site } from './site/site.ts';

/** Services under `_vti_bin` from before REST, and CSOM's. */
const services = new RegExp(
  `/_vti_bin/(?:client\\.svc/processquery|client\\.svc|listdata\\.svc(?:/.*)?|owssvr\\.dll|_vti_aut/author\\.dll|(?:${[
    'alerts authentication copy dws forms imaging lists meetings people permissions search sitedata sites',
    'socialdataservice spellcheck taxonomyclientservice usergroup userprofileservice versions views webpartpages webs',
  ]
    .join(' ')
    .replaceAll(' ', '|')})\\.asmx)$`,
);

/**
 * What lies in SharePoint's own folders but is not this site's REST: its older services and its pages are told of by
 * name, other sites and other addresses are not found, in the words SharePoint has for them [K].
 */
export function answerElsewhere(site: Site, method: string, url: URL): Reply {
  const path = url.pathname.toLowerCase();
  const isHere = path.startsWith(`${sitePath}/`);
  const service = services.exec(path)?.[0] ?? /\/_layouts\/.+/.exec(path)?.[0];
  if (!isHere || service === undefined) return text(404, '404 FILE NOT FOUND');
  const { status, message } = unsupported(`SharePoint's "${service.slice(1)}"`);
  site.log(`${status} ${method} ${url.pathname}: ${message}`);
  return text(status, message);
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
