import { findPerson, serviceApp } from './people.ts';
import { isValidDigest } from './form-digest.ts';
import { tokenLifetime, type Claims, type Refusal, type TokenIssuer } from './tokens.ts';
import type { Principal } from './principals.ts';
import { errorReply } from '../odata/reply.ts';
import { formatOf, type Reply } from '../odata/exchange.ts';
import { refused, type ODataError } from '../odata/error.ts';
import type { Site } from '../site/site.ts';

/** The cookie of a person signed in on the site's own pages; SharePoint's has the same name. */
export const sessionCookie = 'FedAuth';

/** What of a request says who makes it. */
export interface Credentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly digest: string | undefined;
  /** The format that a refusal is written in. */
  readonly accept: string | undefined;
  /** Whether the request changes anything, so that a cookie alone is not enough. */
  readonly writes: boolean;
}

/**
 * Who makes a request, or the refusal. Where the tenant is not strict a bearer token of another issuer counts as the site's
 * administrator: clients that bring a token of their own can be tried against the stand-in.
 */
export function authenticate(site: Site, tokens: TokenIssuer, given: Credentials): Principal | Reply {
  const bearer = /^Bearer\s+(\S+)$/i.exec(given.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const claims = tokens.check(bearer, site.origin);
    if (claims === 'foreign' && !site.strict) return administrator(site);
    return typeof claims === 'string' ? unauthorized(claims) : principalOf(site, claims);
  }
  const session = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]+)`).exec(given.cookie ?? '')?.[1];
  const claims = session === undefined ? 'missing' : tokens.check(session, site.origin);
  if (typeof claims === 'string') return unauthorized(claims);
  const who = principalOf(site, claims);
  if (given.writes && !isValidDigest(site.store, who, given.digest ?? '', site.realClock.now())) {
    return errorReply(formatOf(given.accept), invalidDigest());
  }
  return who;
}

export function isReply(who: Principal | Reply): who is Reply {
  return 'status' in who;
}

function principalOf(site: Site, claims: Claims): Principal {
  if (claims.idtyp === 'app') return site.principals.ensureApp();
  const person = findPerson(claims.oid);
  if (!person) throw new Error(`A token of ours names ${claims.oid}, who is not of this tenant.`);
  return site.principals.ensure(person);
}

function administrator(site: Site): Principal {
  const admin = site.principals.all('user').find((user) => user.siteAdmin);
  if (!admin) throw new Error('The site has no administrator.');
  return admin;
}

const reasons: Readonly<Record<Refusal | 'missing', string>> = {
  foreign: 'Invalid JWT token. The signature could not be verified.',
  expired: 'Invalid JWT token. The token is expired.',
  'wrong-audience':
    "Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown.",
  missing: 'No bearer token was given.',
};

function unauthorized(why: Refusal | 'missing'): Reply {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'www-authenticate':
      'Bearer realm="00000000-0000-0000-0000-000000000001",client_id="00000003-0000-0ff1-ce00-000000000000"',
    'x-ms-diagnostics': `3000006;reason="${reasons[why]}";category="invalid_client"`,
  };
  return { status: 401, headers, body: JSON.stringify({ error_description: reasons[why] }) };
}

/** 403 is known from experience; so are the words. */
function invalidDigest(): ODataError {
  return refused(
    403,
    -2130575251,
    "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again.",
  );
}

/**
 * POST `/<tenant>/oauth2/v2.0/token`: `grant_type=password` with a person's short name or upn gives their token, no
 * password on one machine; `client_credentials` the app's. The audience is `scope`'s origin, the site's when unsaid.
 */
export function answerTokenRequest(site: Site, tokens: TokenIssuer, form: URLSearchParams): Reply {
  const scope = form.get('scope') ?? '';
  const audience = /https?:\/\/[^/\s]+/.exec(scope)?.[0] ?? site.origin;
  const clientId = form.get('client_id') ?? 'uppfoljning-tab';
  const answer = { token_type: 'Bearer', expires_in: tokenLifetime, ext_expires_in: tokenLifetime, scope };
  if (form.get('grant_type') === 'client_credentials') {
    if (clientId !== serviceApp.clientId)
      return tokenError('unauthorized_client', `No application ${clientId} in this tenant.`);
    return tokenReply(200, { ...answer, access_token: tokens.forApp(audience) });
  }
  if (form.get('grant_type') !== 'password')
    return tokenError('unsupported_grant_type', 'Use password or client_credentials.');
  const person = findPerson(form.get('username') ?? '');
  if (!person) return tokenError('invalid_grant', `No person ${form.get('username') ?? ''} in this tenant.`);
  const idToken = tokens.idToken(person, clientId, form.get('nonce') ?? undefined);
  return tokenReply(200, { ...answer, access_token: tokens.forPerson(person, audience), id_token: idToken });
}

function tokenError(error: string, description: string): Reply {
  return tokenReply(400, { error, error_description: description });
}

function tokenReply(status: number, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
