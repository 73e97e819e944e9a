import { isPlanError } from '../plan/plan-error.ts';
import type { Refusal } from '../plan/permissions.ts';
import type { Activity } from '../plan/activity.ts';
import { LostPartError } from './fetch-part.ts';
import type { Strings } from './strings.ts';

export interface ErrorWords {
  readonly title: string;
  readonly text: string;
}

/** What failed and what to do, for a person. An error that is not ours says so; its own text is for the console. */
export const describeError = (error: unknown, strings: Strings): ErrorWords => {
  if (error instanceof LostPartError) return strings.lostPart;
  if (!isPlanError(error)) return strings.unexpectedError;
  if (error.kind === 'forbidden' && error.subject === 'signed-out') return strings.signedOut;
  if (error.kind === 'forbidden' && error.subject === 'no-open-period') {
    return { title: strings.notReported, text: strings.refusal['no-open-period'] };
  }
  if (error.kind === 'invalid' && error.subject === 'Kommentar') return strings.commentDemanded;
  const { title, text } = strings.error[error.kind];
  // Only a refused value names something that a person can correct; other subjects are keys of ours.
  const what = error.kind === 'invalid' && error.subject !== undefined ? `${error.subject}. ` : '';
  const when = error.retryAfter === undefined ? text : strings.retryIn(Math.ceil(error.retryAfter.total('seconds')));
  return { title, text: `${what}${when}` };
};

/** Why something is disabled, and who to ask instead. */
export const describeRefusal = (refusal: Refusal, activity: Pick<Activity, 'owner'>, strings: Strings): string =>
  refusal === 'not-yours' && activity.owner !== null
    ? `${strings.refusal[refusal]} ${strings.askOwner(activity.owner.name)}`
    : strings.refusal[refusal];
