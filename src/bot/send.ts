import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type ServiceLog } from './service-log.ts';

/**
 * What is known after an attempt to send: it arrived; it cannot (403, 404: the app is not there); Teams will not have it
 * (another refusal); nothing went out, and it may later (Teams is busy, or we could not sign in); or nobody knows, and it
 * must not go again.
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

/**
 * Answers after which Teams asks for another try (learn.microsoft.com, "Rate limiting for bots"). It lists 504 too: we
 * leave that one out, since a gateway that stopped waiting says nothing of what became of the message, and a card twice is
 * worse than a card a day late.
 */
const passing = new Set([412, 429, 502, 503]);

/** A gateway that got no proper answer: tried again as asked, but when the tries are over it may have arrived. */
const badGateway = 502;

/** Nothing was written: nobody listens there, or there is no such place. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

interface HttpFailure {
  readonly code?: unknown;
  /** Of an error of msal: no token was had for the request, so there was no request. */
  readonly errorCode?: unknown;
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

const isSignIn = ({ errorCode, response }: HttpFailure): boolean =>
  response === undefined ? typeof errorCode === 'string' : response.status === 401;

const judged = (error: HttpFailure): Sending | 'passing' => {
  if (isSignIn(error)) return { outcome: 'held-up', detail: 'sign-in' };
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
 * growing wait, and never repeats what may have arrived. Bad gateways excepted, which Teams asks to be tried again: a few
 * times, and then it is uncertain.
 *
 * @param signInFailed told of each message that was not sent because Teams did not take who we are: a fault in the settings
 */
export const makeSend = (log: ServiceLog, signInFailed: () => void = () => {}): Send => {
  let nextFree = 0;
  const turn = async (): Promise<void> => {
    const now = performance.now();
    const mine = Math.max(now, nextFree);
    nextFree = mine + milliseconds.second / requestsPerSecond;
    if (mine > now) await sleep(mine - now);
  };
  return async (post) => {
    const end = performance.now() + (longestSendSeconds - requestTimeoutSeconds) * milliseconds.second;
    let mayHaveArrived = false;
    const ended = (sending: Sending): Sending =>
      mayHaveArrived && sending.outcome !== 'sent' ? { outcome: 'uncertain', detail: String(badGateway) } : sending;
    for (let attempt = 1; ; attempt += 1) {
      await turn();
      try {
        return { outcome: 'sent', messageId: await post() };
      } catch (error) {
        const verdict = judged(error as HttpFailure);
        log.warn({ ...failure(error), attempt }, 'A message did not go through');
        if (isSignIn(error as HttpFailure)) signInFailed();
        if (verdict !== 'passing') return ended(verdict);
        const status = (error as HttpFailure).response?.status;
        mayHaveArrived ||= status === badGateway;
        const grown = milliseconds.firstWait * 2 ** (attempt - 1) * (0.5 + Math.random());
        const wait = retryAfter(error as HttpFailure) ?? grown;
        if (attempt === attempts || performance.now() + wait > end)
          return ended({ outcome: 'held-up', detail: String(status) });
        await sleep(wait);
      }
    }
  };
};
