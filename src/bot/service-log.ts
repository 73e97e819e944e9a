/**
 * Where the service says what it did. pino's logger is one. Fields are keys, counts and codes: never names, comments or
 * other text that people wrote (GDPR: no names or comments in logs).
 */
export interface ServiceLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Says nothing, to nobody. */
export const silent: ServiceLog = { info: () => {}, warn: () => {}, error: () => {} };

/** "Activities/12/DeadlineLast": the place of a value. A subject that is a key or a login has people's own words in it. */
const place = /^[A-Za-z]+(\/\d+(\/[A-Za-z]+)?)?$/;

/**
 * Why something failed, without what it failed with: the error's name and code, the status that was answered, and, of what
 * the lists have that cannot be read, the list, the item and the column.
 */
export const failure = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, response, kind, subject } = error as {
    readonly code?: unknown;
    readonly response?: { readonly status?: unknown };
    readonly kind?: unknown;
    readonly subject?: unknown;
  };
  const known = { error: error.name, code: code ?? kind, status: response?.status };
  return kind === 'invalid' && typeof subject === 'string' && place.test(subject) ? { ...known, subject } : known;
};
