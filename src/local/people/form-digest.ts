import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { restInstant } from '../site/site-time.ts';
import type { Principal } from './principals.ts';
import type { SiteStore } from '../site/site-store.ts';

const lifetime = { seconds: 1800 };

/** A digest as SharePoint writes it: a hexadecimal number and a time. It is good for one person. */
export function issueDigest(store: SiteStore, who: Principal, now: Temporal.Instant): string {
  const issued = restInstant(now);
  return `0x${digest(store, who, issued)},${issued}`;
}

/** Whether a digest is ours, this person's, and has not run out. */
export function isValidDigest(store: SiteStore, who: Principal, text: string, now: Temporal.Instant): boolean {
  const [number = '', issued = ''] = text.split(',');
  const expected = Buffer.from(`0x${digest(store, who, issued)}`);
  const given = Buffer.from(number);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(issued).add(lifetime), now) > 0;
}

function digest(store: SiteStore, who: Principal, issued: string): string {
  let key = store.setting('digest-key');
  if (key === undefined) {
    key = randomBytes(32).toString('hex');
    store.putSetting('digest-key', key);
  }
  return createHmac('sha256', key).update(`${who.id} ${issued}`).digest('hex').toUpperCase();
}
