import { X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { PlanError } from '../plan/plan-error.ts';

/** The app's own right to a site (Sites.Selected). SharePoint's REST takes no client secret: a certificate. */
export interface SiteRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  /** PEM text with the private key and the certificate. */
  readonly certificate: string;
}

/** A bearer token for a site, asked for before each request. @throws PlanError `forbidden` with what Entra missed */
export type SiteToken = () => Promise<string>;

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/;

/** Of a site in the cloud. msal keeps the token until it is about to expire. */
export const siteTokenFrom = (site: string, { tenantId, clientId, certificate }: SiteRegistration): SiteToken => {
  const app = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      clientCertificate: {
        thumbprintSha256: new X509Certificate(certificate).fingerprint256.replaceAll(':', ''),
        privateKey: privateKey.exec(certificate)?.[0] ?? '',
      },
    },
  });
  const scopes = [`${new URL(site).origin}/.default`];
  return async () => {
    const answer = await app.acquireTokenByClientCredential({ scopes });
    if (answer === null) throw new PlanError('forbidden', 'Entra gav ingen inloggning.', { subject: clientId });
    return answer.accessToken;
  };
};

/** Milliseconds before it expires that a token is asked for anew. */
const margin = 60_000;

/** Of the site on this machine, which knows the service by name. */
export const localSiteToken = (site: string, tenantId: string): SiteToken => {
  let kept: { readonly token: string; readonly until: number } | null = null;
  return async () => {
    if (kept !== null && kept.until - margin > performance.now()) return kept.token;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'uppfoljning-service' });
    const endpoint = `${new URL(site).origin}/${tenantId}/oauth2/v2.0/token`;
    const response = await fetch(endpoint, { method: 'POST', body });
    if (!response.ok) throw new PlanError('forbidden', `Inloggningen nekades (${response.status}).`, { subject: site });
    const answer = (await response.json()) as { readonly access_token: string; readonly expires_in: number };
    kept = { token: answer.access_token, until: performance.now() + answer.expires_in * 1000 };
    return kept.token;
  };
};
