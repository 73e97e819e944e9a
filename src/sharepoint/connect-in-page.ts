import { DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, RequestDigest, spfi, type SPFI } from '@pnp/sp';
import { sending } from './connect.ts';

/** The proof that a write comes from a page of the site, and until when it counts. */
export interface PageDigest {
  readonly value: string;
  readonly expiration: Date;
}

/**
 * A client for the site whose page we stand on: the browser sends the page's cookie, and what writes carries a digest,
 * the page's own while it lasts and then one that is asked for. This is PnPjs's `SPFx(context)`, but what is refused for
 * load is waited out as in `connect`: in one pace, and no longer than somebody looks at a page.
 */
export const connectInPage = (siteUrl: string, digest: (url: string) => PageDigest | null): SPFI =>
  spfi(siteUrl.replace(/\/+$/, '')).using(
    DefaultHeaders(),
    DefaultInit(),
    DefaultParse(),
    RequestDigest(digest),
    sending((url, init) => fetch(url, init)),
  );
