import type { Reply } from '../odata/exchange.ts';

/** What tells a client how much of its budget is left ([D] "Avoid getting throttled": RateLimit headers). */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until it is whole again. */
  readonly reset: number;
}

/** `RateLimit-Limit`, `-Remaining` and `-Reset`, as the draft that SharePoint follows writes them. */
export function budgetHeaders({ limit, remaining, reset }: Budget): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
}

/** 429 with Retry-After in seconds [D]; the body's number and words are known, not recorded. */
export function throttledReply(retryAfter: number, budget?: Budget): Reply {
  const told = budget ?? { limit: 1250, remaining: 0, reset: retryAfter };
  const message = 'The request has been throttled. Try again after the time in the Retry-After header.';
  return {
    status: 429,
    headers: {
      'content-type': 'application/json;odata=minimalmetadata;charset=utf-8',
      'retry-after': String(retryAfter),
      ...budgetHeaders(told),
    },
    body: JSON.stringify({
      'odata.error': {
        code: '-2147429894, Microsoft.SharePoint.Client.ClientServiceException',
        message: { lang: 'en-US', value: message },
      },
    }),
  };
}

/** 503 with Retry-After in seconds [D]; it comes from before SharePoint, as HTML [K]. */
export function unavailableReply(retryAfter: number): Reply {
  const words = 'The service is unavailable.';
  return {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': String(retryAfter) },
    body: `<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Server Too Busy</h2><p>${words}</p></body></html>`,
  };
}
