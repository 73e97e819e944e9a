import type { PageDigest } from '../../../../src/sharepoint/connect-in-page.ts';

/** What SharePoint writes into its pages of the digest; the context is older than SPFx and typed as anything. */
export interface LegacyDigest {
  readonly formDigestValue?: string;
  readonly formDigestTimeoutSeconds?: number;
}

/** Before it runs out a new one is asked for; the clock of the device may be some seconds off. */
const margin = 60;

/** The digest that came with the page, so that the first request need not ask for one; null when the page has none. */
export const pageDigest =
  (webUrl: string, legacyPageContext: LegacyDigest): ((url: string) => PageDigest | null) =>
  (url) => {
    const { formDigestValue: value = '', formDigestTimeoutSeconds: lifetime = 0 } = legacyPageContext;
    const issued = Date.parse(value.split(',')[1] ?? '');
    if (Number.isNaN(issued) || !url.toLowerCase().startsWith(`${webUrl.toLowerCase()}/_api`)) return null;
    return { value, expiration: new Date(issued + (lifetime - margin) * 1000) };
  };
