import { PlanError } from '../plan/plan-error.ts';

/** Why a file is not read, with what to do about it, in Swedish. */
export const refusal = (fileName: string, why: string, cause?: unknown): PlanError =>
  new PlanError('invalid', why, cause === undefined ? { subject: fileName } : { subject: fileName, cause });
