import { BrowserFetch, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, RequestDigest, spfi, type SPFI } from '@pnp/sp';
import { limits } from './connect.ts';

/** The proof that a write comes from a page of the site, and until when it counts. */
export interface PageDigest {
  readonly value: string;
  readonly expiration: Date;
}

/**
 * A client for the site whose page we stand on: the browser sends the page's cookie, and what writes carries a digest,
 * the page's own while it lasts and then one that is asked for. This is PnPjs's `SPFx(context)` without its quiet
 * repetition of what is refused for load: as in `connect`, that comes out as PlanError `throttled`.
 */
export const connectInPage = (siteUrl: string, digest: (url: string) => PageDigest | null): SPFI =>
  spfi(siteUrl.replace(/\/+$/, '')).using(
    DefaultHeaders(),
    DefaultInit(),
    BrowserFetch(),
    DefaultParse(),
    RequestDigest(digest),
    limits(),
  );
