import { PlanError } from '../plan/plan-error.ts';
import { toPlanError } from './sharepoint-error.ts';

/** So many are named in the message itself; `refused` has all. */
const named = 5;

/** The error for a batch of which some parts were refused, after the rest was written: which, and why the first was. */
export const refusedParts = (
  parts: readonly { readonly subject: string; readonly reason: unknown }[],
  of: number,
): PlanError => {
  const errors = parts.map(({ subject, reason }) => ({ subject, error: toPlanError(reason, subject) }));
  const { subject, error } = errors[0]!;
  const others = errors.slice(1, named).map((part) => part.subject);
  const more = errors.length > named ? ` och ${errors.length - named} till` : '';
  const also = others.length === 0 ? '' : ` Likaså ${others.join(', ')}${more}.`;
  return new PlanError(error.kind, `${error.message}${also} (${errors.length} av ${of} i samma anrop.)`, {
    subject,
    cause: error.cause ?? error,
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    refused: errors.map((part) => ({
      subject: part.subject,
      kind: part.error.kind,
      message: part.error.message,
    })),
  });
};
