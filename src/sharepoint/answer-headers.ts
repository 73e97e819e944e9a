import { machineTime } from './rhythm.ts';

/*
 * What the headers of an answer say of load (learn.microsoft.com, "Avoid getting throttled or blocked in SharePoint
 * Online"). All are undefined where CORS hides them.
 */

/**
 * Milliseconds to wait: Retry-After is seconds or a date (RFC 9110, 10.2.3). A date is compared with the answer's own
 * where it has one, since this machine's clock may be wrong.
 */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const given = headers.get('Retry-After')?.trim() ?? '';
  if (given === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1000;
  const at = Date.parse(given);
  if (Number.isNaN(at)) return undefined;
  const sent = Date.parse(headers.get('Date') ?? '');
  return Math.max(0, at - (Number.isNaN(sent) ? machineTime() : sent));
};

/** Below this share of what is granted we slow down. */
const little = 0.1;
/** Nobody waits longer than this between two requests that the site has not refused, in milliseconds. */
const widest = 5000;

const numberOf = (headers: Headers, name: string): number | undefined => {
  const value = headers.get(name);
  return value === null || !/^\d+$/.test(value.trim()) ? undefined : Number(value);
};

/** Milliseconds between two requests, so that what is left lasts until it is granted anew; 0 while there is plenty. */
export const spacingOf = (headers: Headers): number | undefined => {
  const remaining = numberOf(headers, 'RateLimit-Remaining');
  if (remaining === undefined) return undefined;
  const limit = numberOf(headers, 'RateLimit-Limit');
  const plenty = limit === undefined ? remaining > 10 : remaining > limit * little;
  if (plenty) return 0;
  const reset = (numberOf(headers, 'RateLimit-Reset') ?? 1) * 1000;
  return Math.min(widest, reset / Math.max(1, remaining));
};

/**
 * Milliseconds to wait by a $batch of which some parts were refused for load: the batch itself says 200. -1 where no
 * time can be read; undefined where nothing was refused.
 */
export const putOffInParts = (batch: string): number | undefined => {
  let longest: number | undefined;
  for (const { index } of batch.matchAll(/^HTTP\/1\.1 (?:429|503) /gm)) {
    const [head = ''] = batch.slice(index, index + 2000).split(/\r?\n\r?\n/);
    const given = /^retry-after:\s*(.+?)\s*$/im.exec(head)?.[1];
    const pause = given === undefined ? undefined : retryAfterOf(new Headers({ 'Retry-After': given }));
    longest = Math.max(longest ?? -1, pause ?? -1);
  }
  return longest;
};
