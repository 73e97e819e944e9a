import { HttpRequestError } from '@pnp/queryable';
import { Temporal } from 'temporal-polyfill';
import { PlanError, isPlanError, type PlanErrorKind } from '../plan/plan-error.ts';

/** SharePoint's own number and type: "-2130575338, Microsoft.SharePoint.SPException"; "" when the answer has none. */
const codeOf = (error: HttpRequestError): string =>
  /"code"\s*:\s*"([^"]*)"/.exec(error.message.split('::>').slice(1).join('::>'))?.[1] ?? '';

/** A value that a unique column has already. By number and type: the sentence is in the site's language. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof HttpRequestError && /-2130575169|SPDuplicateValuesFoundException/.test(codeOf(error));

/** The version given is no longer the newest. */
export const isStale = (error: unknown): boolean => error instanceof HttpRequestError && error.status === 412;

/** Retry-After in whole seconds; undefined where CORS hides it, or where it is a date. */
const retryAfter = (response: Response): Temporal.Duration | undefined => {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isInteger(seconds) && seconds >= 0 ? Temporal.Duration.from({ seconds }) : undefined;
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
  if (name === 'TimeoutError' || name === 'AbortError') {
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

/**
 * A place in the log of changes that the site does not take: too old (SharePoint keeps sixty days), or of something that
 * is no more. What the refusals are called varies, so that any answer but "no right", "later" and silence counts.
 */
export const isTokenRefused = (error: unknown): boolean => {
  const { kind, cause } = toPlanError(error);
  return cause instanceof HttpRequestError && cause.status <= 500 && kind !== 'forbidden' && kind !== 'throttled';
};

/** Awaits a request and lets nothing but PlanError out. */
export const asked = async <T>(request: Promise<T>, subject?: string): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    throw toPlanError(error, subject);
  }
};
