const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Headers that PnPjs sets and a preflight therefore asks for. */
const allowedHeaders =
  'Accept, Authorization, Cache-Control, Content-Type, IF-Match, Pragma, X-ClientService-ClientTag, X-HTTP-Method, X-Local-Fault, X-RequestDigest';

/** Whether an origin is another port of this machine. */
export function isLoopbackOrigin(origin: string | undefined): origin is string {
  return origin !== undefined && loopback.test(origin);
}

/** Whether a Host header names this machine: a page elsewhere must not reach us by a name of its own (DNS rebinding). */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && loopback.test(`http://${host}`);
}

/**
 * Whether a proxy passed the request on under the name that it was asked by. A page elsewhere could pretend that, which
 * is why a strict tenant does not ask.
 */
export function isProxied(header: (name: string) => string | undefined): boolean {
  const host = header('host');
  return host !== undefined && host === header('x-forwarded-host');
}

/**
 * The headers of an answer to another origin. No header is exposed: which ones SharePoint exposes is not verified, so
 * clients take ETags from bodies and survive a Retry-After that they cannot read.
 */
export function corsHeaders(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** The answer to a preflight. */
export function preflightHeaders(origin: string): Record<string, string> {
  return {
    ...corsHeaders(origin),
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, MERGE, DELETE, OPTIONS',
    'access-control-allow-headers': allowedHeaders,
    'access-control-max-age': '600',
  };
}
