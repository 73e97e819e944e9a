import { siteNow } from '../site/site.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { Stamp } from './item-store.ts';

/** Who writes and when, for a request. */
export function stampOf({ site, who }: Exchange): Stamp {
  return { who: who.id, now: siteNow(site) };
}
