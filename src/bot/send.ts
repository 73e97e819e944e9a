import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type ServiceLog } from './service-log.ts';

/**
 * What is known after an attempt to send: it arrived; it cannot (403, 404: the app is not there); Teams will not have it
 * (another refusal); nothing went out, and it may later; or nobody knows, and it must not go again.
 */
export type Sending =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'unreachable' | 'refused' | 'held-up' | 'uncertain'; readonly detail: string };

export type Send = (post: () => Promise<string>) => Promise<Sending>;

/** The longest one send may take, retries and all. A claim is set off for longer than this. */
export const longestSendSeconds = 60;

/** How long one request may take; Teams gives no answer later than this that is worth waiting for. */
export const requestTimeoutSeconds = 15;

/** Under Teams' 50 requests a second for an app in a tenant. */
const requestsPerSecond = 45;

const attempts = 4;

/** Answers after which Teams asks for another try (learn.microsoft.com, "Rate limiting for bots"). */
const passing = new Set([412, 429, 502, 503, 504]);

/** Nothing was written: nobody listens there, or there is no such place. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

interface HttpFailure {
  readonly code?: unknown;
  readonly response?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly data?: { readonly error?: { readonly code?: unknown } };
  };
}

const milliseconds = { second: 1000, firstWait: 500 } as const;

const retryAfter = ({ response }: HttpFailure): number | null => {
  const seconds = Number(response?.headers?.['retry-after']);
  return Number.isFinite(seconds) ? seconds * milliseconds.second : null;
};

const judged = (error: HttpFailure): Sending | 'passing' => {
  const status = error.response?.status;
  const code = typeof error.code === 'string' ? error.code : 'unknown';
  if (status === undefined) return { outcome: neverLeft.has(code) ? 'held-up' : 'uncertain', detail: code };
  const detail = String(status);
  if (passing.has(status)) return 'passing';
  if (status === 403 || status === 404) return { outcome: 'unreachable', detail };
  if (error.response?.data?.error?.code === 'ConversationNotFound') return { outcome: 'unreachable', detail };
  // A server that broke may have broken after it delivered.
  return { outcome: status >= 500 ? 'uncertain' : 'refused', detail };
};

/**
 * The one way out. Paces all requests of this process, obeys Retry-After, tries passing refusals again with a jittered,
 * growing wait, and never repeats what may have arrived.
 */
export const makeSend = (log: ServiceLog): Send => {
  let nextFree = 0;
  const turn = async (): Promise<void> => {
    const now = performance.now();
    const mine = Math.max(now, nextFree);
    nextFree = mine + milliseconds.second / requestsPerSecond;
    if (mine > now) await sleep(mine - now);
  };
  return async (post) => {
    const end = performance.now() + (longestSendSeconds - requestTimeoutSeconds) * milliseconds.second;
    for (let attempt = 1; ; attempt += 1) {
      await turn();
      try {
        return { outcome: 'sent', messageId: await post() };
      } catch (error) {
        const verdict = judged(error as HttpFailure);
        log.warn({ ...failure(error), attempt }, 'A message did not go through');
        if (verdict !== 'passing') return verdict;
        const grown = milliseconds.firstWait * 2 ** (attempt - 1) * (0.5 + Math.random());
        const wait = retryAfter(error as HttpFailure) ?? grown;
        const detail = String((error as HttpFailure).response?.status);
        if (attempt === attempts || performance.now() + wait > end) return { outcome: 'held-up', detail };
        await sleep(wait);
      }
    }
  };
};
