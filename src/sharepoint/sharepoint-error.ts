import { HttpRequestError } from '@pnp/queryable';
import { Temporal } from 'temporal-polyfill';
import { PlanError, isPlanError, type PlanErrorKind } from '../plan/plan-error.ts';
import { retryAfterOf } from './answer-headers.ts';

/** SharePoint's own number and type: "-2130575338, Microsoft.SharePoint.SPException"; "" when the answer has none. */
const codeOf = (error: HttpRequestError): string =>
  /"code"\s*:\s*"([^"]*)"/.exec(error.message.split('::>').slice(1).join('::>'))?.[1] ?? '';

/** A value that a unique column has already. By number and type: the sentence is in the site's language. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof HttpRequestError && /-2130575169|SPDuplicateValuesFoundException/.test(codeOf(error));

/** A file or folder of the name is there already. */
export const isNameTaken = (error: unknown): boolean =>
  error instanceof HttpRequestError && codeOf(error).startsWith('-2130575257');

/**
 * The version given is no longer the newest. "Save Conflict" (-2130575305) is the same, seen while another was written at
 * that very moment.
 */
export const isStale = (error: unknown): boolean =>
  error instanceof HttpRequestError && (error.status === 412 || codeOf(error).startsWith('-2130575305'));

const retryAfter = (response: Response): Temporal.Duration | undefined => {
  const pause = retryAfterOf(response.headers);
  return pause === undefined ? undefined : Temporal.Duration.from({ seconds: Math.ceil(pause / 1000) });
};

const isItemGone = (code: string): boolean => code.startsWith('-2130575338');
const isThreshold = (code: string): boolean => code.startsWith('-2147024860');

interface Meaning {
  readonly kind: PlanErrorKind;
  readonly message: string;
}

const meaningOf = (status: number, code: string): Meaning => {
  if (isThreshold(code)) {
    return { kind: 'unavailable', message: 'Listan är större än frågan tål (listvyns tröskel på 5 000 rader).' };
  }
  switch (status) {
    case 401:
      return { kind: 'forbidden', message: 'Inloggningen gäller inte för webbplatsen. Logga in igen.' };
    case 403:
      return { kind: 'forbidden', message: 'Behörighet saknas på webbplatsen.' };
    case 404:
      return isItemGone(code)
        ? { kind: 'not-found', message: 'Posten finns inte längre i listan.' }
        : {
            kind: 'not-found',
            message:
              'Webbplatsen har inga listor för uppföljning. Kör uppfoljning provision, eller kontrollera adressen.',
          };
    case 409:
    case 412:
      return { kind: 'conflict', message: 'Någon annan har sparat sedan du läste. Läs om och jämför.' };
    case 429:
    case 503:
      return { kind: 'throttled', message: 'SharePoint tar inte emot fler anrop just nu. Försök igen om en stund.' };
    case 400:
      return { kind: 'invalid', message: 'SharePoint godtog inte värdet eller frågan.' };
    default:
      return { kind: 'unavailable', message: `SharePoint svarade inte som väntat (${status}).` };
  }
};

/** What any failure of a request means, in the terms every layer shares. `subject` names the list, item or key asked for. */
export const toPlanError = (error: unknown, subject?: string): PlanError => {
  if (isPlanError(error)) return error;
  const about = subject === undefined ? {} : { subject };
  if (isDuplicate(error)) return new PlanError('conflict', 'Nyckeln finns redan i listan.', { ...about, cause: error });
  if (error instanceof HttpRequestError) {
    const { kind, message } = meaningOf(error.status, codeOf(error));
    const wait = retryAfter(error.response);
    return new PlanError(kind, message, {
      ...about,
      cause: error,
      ...(wait === undefined ? {} : { retryAfter: wait }),
    });
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return new PlanError('unavailable', 'Det avbröts.', { ...about, cause: error });
  if (name === 'TimeoutError') {
    return new PlanError('unavailable', 'SharePoint svarade inte i tid. Det kan ändå ha sparats: läs om.', {
      ...about,
      cause: error,
    });
  }
  return new PlanError('unavailable', 'SharePoint kunde inte nås. Kontrollera nätet och försök igen.', {
    ...about,
    cause: error,
  });
};

/** Answers that say nothing of whether the request was carried out: a gateway stopped waiting, or got no proper answer. */
const unknowing = new Set([408, 502, 504]);

/** Refused for load, and not carried out: it can be sent again later. */
export const isPutOff = (error: unknown): boolean => isPlanError(toPlanError(error), 'throttled');

/**
 * Whether a request may have been carried out though nobody knows: its answer was lost on the way (a broken connection,
 * no answer in time, half an answer), or a gateway gave another. A write is then read back before it is sent again.
 */
export const isLost = (error: unknown): boolean => {
  const meaning = toPlanError(error);
  if (meaning.kind !== 'unavailable') return false;
  const { cause } = meaning;
  if (cause instanceof HttpRequestError) return unknowing.has(cause.status);
  return cause instanceof Error && cause.name !== 'AbortError' && !isPlanError(cause);
};

/** Awaits a request and lets nothing but PlanError out. */
export const asked = async <T>(request: Promise<T>, subject?: string): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    throw toPlanError(error, subject);
  }
};
