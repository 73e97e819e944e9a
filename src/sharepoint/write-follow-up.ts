import type { SPFI } from '@pnp/sp';
import { periodStateWords } from '../lists/words.ts';
import { isAsReported, type FollowUp, type Reported } from '../plan/follow-up.ts';
import { PlanError } from '../plan/plan-error.ts';
import { allTogether, settleTogether } from './batch.ts';
import { idOrNull, text, word, type Columns, type ListItem } from './columns.ts';
import { activityDeadlineIn } from './deadline-columns.ts';
import { followUpColumns } from './follow-up-item.ts';
import { listOf } from './list-of.ts';
import { itemByKey } from './read-windows.ts';
import type { References } from './references.ts';
import { isSameItem } from './same-columns.ts';
import { isDuplicate, isStale, toPlanError } from './sharepoint-error.ts';
import { statusIn } from './status-columns.ts';
import { add } from './write.ts';

type NewFollowUp = Omit<FollowUp, 'version'>;

const reportedOf = (activity: ListItem): Reported => ({
  status: statusIn(activity),
  comment: text(activity, 'Comment'),
  deadlineText: activityDeadlineIn(activity).text,
});

const there = (item: ListItem | undefined, key: string): ListItem => {
  if (item === undefined) throw new PlanError('not-found', 'Posten finns inte (längre) i listan.', { subject: key });
  return item;
};

const requireOpen = (period: ListItem): void => {
  if (word(period, 'PeriodState', periodStateWords) === 'open') return;
  throw new PlanError('forbidden', 'Uppföljningstillfället är inte öppet. Inget är rapporterat.', {
    subject: 'no-open-period',
  });
};

const requireAsReported = (activity: ListItem | undefined, followUp: NewFollowUp): void => {
  if (isAsReported(reportedOf(there(activity, followUp.activityKey)), followUp)) return;
  throw new PlanError('conflict', 'Någon annan har sparat aktiviteten sedan du läste den. Läs om och jämför.', {
    subject: followUp.activityKey,
  });
};

interface Outcome {
  /** Undefined where another write came before. */
  readonly written: ListItem | undefined;
  readonly standing: ListItem | undefined;
  readonly activity: ListItem | undefined;
}

/** Writes over what was read, and nothing newer; what stands afterwards is read in the same request. */
const attempt = async (
  sp: SPFI,
  followUp: NewFollowUp,
  before: ListItem | undefined,
  columns: Columns,
): Promise<Outcome> => {
  const [write, read, activity] = await settleTogether(sp, [
    async (client): Promise<unknown> =>
      before === undefined
        ? add(client, 'FollowUps', columns)
        : listOf(client, 'FollowUps').items.getById(before.id).update(columns, before.version),
    (client) => itemByKey(client, 'FollowUps', followUp.key),
    (client) => itemByKey(client, 'Activities', followUp.activityKey),
  ]);
  if (write.status === 'rejected' && !isDuplicate(write.reason) && !isStale(write.reason)) {
    throw toPlanError(write.reason, followUp.key);
  }
  if (read.status === 'rejected') throw toPlanError(read.reason, followUp.key);
  if (activity.status === 'rejected') throw toPlanError(activity.reason, followUp.activityKey);
  const standing = read.value;
  return { written: write.status === 'fulfilled' ? standing : undefined, standing, activity: activity.value };
};

/**
 * Makes or replaces one FollowUp in two requests: period, activity and the answer that stands are read as they are now,
 * then it is written over that answer only, and the activity is looked at once more. A FollowUp that an activity ran
 * away from during the write stays until the next answer, whose giver is told now (`conflict`). Repeated, it writes
 * nothing, also when the period has been closed since.
 */
export const writeFollowUp = async (sp: SPFI, followUp: NewFollowUp, references: References): Promise<ListItem> => {
  const [period, activity, found] = await allTogether(sp, [
    (client) => itemByKey(client, 'Periods', followUp.periodKey),
    (client) => itemByKey(client, 'Activities', followUp.activityKey),
    (client) => itemByKey(client, 'FollowUps', followUp.key),
  ]);
  const openedPeriod = there(period, followUp.periodKey);
  references.learn([openedPeriod, there(activity, followUp.activityKey)]);
  const columns = followUpColumns(followUp, references);
  if (found !== undefined && isSameItem(found, columns)) return found;
  requireOpen(openedPeriod);
  requireAsReported(activity, followUp);
  let before = found;
  for (let attempts = 0; attempts < 2; attempts += 1) {
    const outcome = await attempt(sp, followUp, before, columns);
    const { standing } = outcome;
    const done = outcome.written ?? (standing !== undefined && isSameItem(standing, columns) ? standing : undefined);
    requireAsReported(outcome.activity, followUp);
    if (done !== undefined) return done;
    // Their own, from another surface a moment ago: this is the later one. Another person's is not written over.
    if (standing !== undefined && idOrNull(standing, 'ActedBy') !== followUp.answered.by.id) break;
    before = standing;
  }
  throw new PlanError('conflict', 'Någon annan har svarat för aktiviteten samtidigt. Läs om och jämför.', {
    subject: followUp.activityKey,
  });
};
