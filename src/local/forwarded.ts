const hostName = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

/**
 * What this server is called by the proxy in front of it: absolute addresses in answers begin with it, so that a client
 * that insists on https finds its way back through the proxy. The server listens on loopback only, so whoever sets the
 * headers is on this machine.
 */
export function forwardedOrigin(own: string, header: (name: string) => string | undefined): string {
  const { protocol, host } = new URL(own);
  const scheme = first(header('x-forwarded-proto'))?.toLowerCase() ?? protocol.slice(0, -1);
  const name = first(header('x-forwarded-host')) ?? host;
  if (!/^https?$/.test(scheme) || !hostName.test(name)) return own;
  return new URL(`${scheme}://${name}`).origin;
}

/** A chain of proxies writes a list, the one that the client sees first. */
function first(value: string | undefined): string | undefined {
  return value?.split(',')[0]?.trim() || undefined;
}
