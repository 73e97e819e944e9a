import { isPlanError } from '../plan/plan-error.ts';
import { putOffInParts, retryAfterOf, spacingOf } from './answer-headers.ts';
import { Pace } from './pace.ts';
import { realRhythm, type Rhythm } from './rhythm.ts';

/** How long one request is stood by, whatever happens to it. */
export interface Patience {
  /** How often it is sent at most. */
  readonly attempts: number;
  /** Milliseconds from when it was asked for; where the site names a later time, it is given up at once. */
  readonly total: number;
  /** Milliseconds of the first backing off; doubled each time, and drawn from nothing to that (full jitter). */
  readonly first: number;
  /** Milliseconds that no backing off exceeds. */
  readonly longest: number;
}

/** Somebody is looking: past half a minute they are told, and when to try again. */
export const patienceOfAPage: Patience = { attempts: 4, total: 30_000, first: 500, longest: 8000 };
/**
 * The service, which answers a card's button within seconds (learn.microsoft.com, "Universal Actions for Adaptive
 * Cards": a bot that takes longer than 15 has not answered) and tries its own work again by the queue.
 */
export const patienceOfAService: Patience = { attempts: 5, total: 10_000, first: 250, longest: 4000 };
/** A command that works through a whole plan; SharePoint names pauses of minutes. */
export const patienceOfACommand: Patience = { attempts: 12, total: 15 * 60_000, first: 500, longest: 30_000 };

export type Send = (url: URL, init: RequestInit) => Promise<Response>;

export interface Sending {
  readonly patience: Patience;
  /** Milliseconds for one answer, its body with it. */
  readonly timeout: number;
  /** Ends what is under way and what is waiting, for good. */
  readonly signal?: AbortSignal | undefined;
  readonly rhythm?: Rhythm;
}

/** Answers that say nothing of whether the request was carried out, and that a later one need not get. */
const passing = new Set([408, 502, 504]);
const refusedForLoad = new Set([429, 503]);

const asksOnly = /\/(?:getchanges|getitems|renderlistdataasstream|getlistitemchangessincetoken|contextinfo)\b/i;
/** Makes a person known who is known already: the same twice. */
const isRepeatable = /\/ensureuser\b/i;

const isBatch = (url: URL): boolean => /\/_api\/\$batch$/i.test(decodeURIComponent(url.pathname));

/**
 * Whether a request changes nothing, so that it can be sent again though it may have been carried out. A write may be
 * too, guarded as each is by version or key, but who sent it reads back first (`isLost`).
 */
const changesNothing = (url: URL, { method = 'GET', body }: RequestInit): boolean => {
  if (method === 'GET' || method === 'HEAD') return true;
  if (method !== 'POST') return false;
  if (!isBatch(url)) return changesNothingAt(url.pathname);
  if (typeof body !== 'string') return false;
  if (!body.includes('boundary="changeset_')) return true;
  const writes = [...body.matchAll(/^(?:POST|PUT|PATCH|MERGE|DELETE) (\S+) HTTP\//gm)];
  return writes.length > 0 && writes.every(([, address]) => changesNothingAt(new URL(address!, url).pathname));
};

const changesNothingAt = (path: string): boolean => {
  const readable = decodeURIComponent(path);
  return asksOnly.test(readable) || isRepeatable.test(readable);
};

/** The answer with its whole body: one that breaks off on the way is as lost as one that never came. */
const whole = async (url: URL, answer: Response): Promise<{ answer: Response; text: string | undefined }> => {
  const { status, statusText, headers } = answer;
  if (isBatch(url)) {
    const text = await answer.text();
    return { answer: new Response(text, { status, statusText, headers }), text };
  }
  const body = await answer.arrayBuffer();
  const bare = status === 204 || status === 205 || status === 304;
  return { answer: new Response(bare ? null : body, { status, statusText, headers }), text: undefined };
};

/**
 * Sends the requests of one connection, all in one pace: 429 and 503 were not carried out and are sent again when the
 * site says (or, where that cannot be read, after backing off); what passes (502, 504, 408, a broken connection, no
 * answer in time) is sent again after backing off where the request changes nothing. At the end of its patience the
 * last refusal comes out as it is.
 */
export const patiently = (send: Send, { patience, timeout, signal, rhythm = realRhythm }: Sending): Send => {
  const pace = new Pace(rhythm);
  const { attempts, total, first, longest } = patience;
  const jittered = (attempt: number): number => rhythm.random() * Math.min(longest, first * 2 ** (attempt - 1));
  /** At least half, where everybody waits: nothing is gained by asking at once what was refused for load. */
  const unnamedPause = (attempt: number): number => Math.min(longest, first * 2 ** attempt) / 2 + jittered(attempt);

  return async (url, init) => {
    const until = rhythm.now() + total;
    const end = endOf(signal, init.signal);
    for (let attempt = 1; ; attempt += 1) {
      await pace.turn(until, end);
      const mayWait = (pause: number): boolean => attempt < attempts && rhythm.now() + pause <= until;
      let failure: unknown;
      let answer: Response | undefined;
      try {
        const stopped = endOf(AbortSignal.timeout(timeout), end) ?? null;
        const got = await whole(url, await send(url, { ...init, signal: stopped }));
        answer = got.answer;
        if (refusedForLoad.has(answer.status)) {
          const pause = retryAfterOf(answer.headers) ?? unnamedPause(attempt);
          // Up to a tenth more, so that several connections do not come back in the same instant.
          pace.putOff(pause * (1 + rhythm.random() / 10));
          if (!mayWait(pause)) return answer;
          continue;
        }
        const inParts = got.text === undefined ? undefined : putOffInParts(got.text);
        pace.answered(spacingOf(answer.headers));
        if (inParts !== undefined) pace.pause(inParts < 0 ? unnamedPause(attempt) : inParts);
        if (!passing.has(answer.status)) return answer;
      } catch (error) {
        pace.answered();
        // Given up by whoever asked, or refused for a reason that is known: nothing to try again.
        if (end?.aborted === true || isPlanError(error)) throw error;
        failure = error;
      }
      const pause = jittered(attempt);
      if (changesNothing(url, init) && mayWait(pause)) await rhythm.wait(pause, end);
      else if (answer === undefined) throw failure;
      else return answer;
    }
  };
};

/** Browsers before 2024 cannot join signals; a page gives none of its own, so that there is nothing to join. */
const endOf = (a: AbortSignal | undefined, b: AbortSignal | null | undefined): AbortSignal | undefined => {
  const given = [a, b].filter((one) => one instanceof AbortSignal);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
};
