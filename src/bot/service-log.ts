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

/** Why something failed, without what it failed with: the error's name and code, and the status that was answered. */
export const failure = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, response, kind } = error as { code?: unknown; response?: { status?: unknown }; kind?: unknown };
  return { error: error.name, code: code ?? kind, status: response?.status };
};
