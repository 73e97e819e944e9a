import type { SPFI } from '@pnp/sp';
import { periodStateWords } from '../lists/words.ts';
import { isAsReported, type GivenFollowUp, type Reported } from '../plan/follow-up.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { FieldSides } from '../plan/two-versions.ts';
import { actedOrNull } from './acted-columns.ts';
import { allTogether, settleTogether } from './batch.ts';
import { idOrNull, names, text, word, type Columns, type ListItem } from './columns.ts';
import { activityDeadlineIn } from './deadline-columns.ts';
import { stoodOnce } from './earlier-version.ts';
import { followUpColumns, followUpIn } from './follow-up-item.ts';
import { listOf } from './list-of.ts';
import { itemByKey } from './read-windows.ts';
import type { References } from './references.ts';
import { hasLaterOpened, isReopenedFor } from './reopened-report.ts';
import { isSameItem } from './same-columns.ts';
import { isDuplicate, isLost, isPutOff, isStale, toPlanError } from './sharepoint-error.ts';
import { standingVersions, type ReadItem } from './standing-versions.ts';
import { statusIn } from './status-columns.ts';
import { add, writeAttempts } from './write.ts';

type NewFollowUp = Omit<GivenFollowUp, 'version'>;

const reportedOf = (activity: ListItem): Reported => ({
  status: statusIn(activity),
  comment: text(activity, 'Comment'),
  deadlineText: activityDeadlineIn(activity).text,
});

const there = (item: ListItem | undefined, key: string): ListItem => {
  if (item === undefined) throw new PlanError('not-found', 'Posten finns inte (längre) i listan.', { subject: key });
  return item;
};

/**
 * A closed period takes answers for a board whose report is open again. Whether the answer is of what stands now: once a
 * later period has been opened it is of what was so then.
 */
const requireOpen = async (sp: SPFI, period: ListItem, activity: ListItem): Promise<boolean> => {
  if (word(period, 'PeriodState', periodStateWords) === 'open') return true;
  if (await isReopenedFor(sp, period, names(activity, 'BoardKeys'))) return !(await hasLaterOpened(sp, period));
  throw new PlanError('forbidden', 'Uppföljningstillfället är inte öppet. Inget är rapporterat.', {
    subject: 'no-open-period',
  });
};

const requireAsReported = async (
  activity: ListItem | undefined,
  followUp: NewFollowUp,
  read: ReadItem,
): Promise<void> => {
  const standing = there(activity, followUp.activityKey);
  const now = reportedOf(standing);
  if (isAsReported(now, followUp)) return;
  const fields = (['status', 'comment', 'deadlineText'] as const).flatMap((field): readonly FieldSides[] => {
    const [base, theirs] = [followUp[field], now[field]];
    const isSame = isAsReported({ ...now, [field]: base }, now);
    return isSame ? [] : [{ field, base, mine: base, theirs, changed: 'theirs' }];
  });
  throw new PlanError('conflict', 'Någon annan har sparat aktiviteten sedan du läste den. Läs om och jämför.', {
    subject: followUp.activityKey,
    versions: {
      baseVersion: null,
      theirVersion: standing.version,
      theirAct: await read(standing, actedOrNull),
      fields,
    },
  });
};

interface Outcome {
  /** `overtaken`: another write came before. `unknown`: refused for load, or its answer was lost. */
  readonly write: 'done' | 'overtaken' | 'unknown';
  /** Whether it may have been carried out all the same. */
  readonly isLost: boolean;
  readonly reason: unknown;
  readonly standing: ListItem | undefined;
  readonly activity: ListItem | undefined;
}

const both = (sp: SPFI, followUp: NewFollowUp): Promise<[ListItem | undefined, ListItem | undefined]> =>
  allTogether(sp, [
    (client) => itemByKey(client, 'FollowUps', followUp.key),
    (client) => itemByKey(client, 'Activities', followUp.activityKey),
  ]);

/** Writes over what was read, and nothing newer; what stands afterwards is read in the same request. */
const attempt = async (
  sp: SPFI,
  followUp: NewFollowUp,
  before: ListItem | undefined,
  columns: Columns,
): Promise<Outcome> => {
  try {
    const [write, read, activity] = await settleTogether(sp, [
      async (client): Promise<unknown> =>
        before === undefined
          ? add(client, 'FollowUps', columns)
          : listOf(client, 'FollowUps').items.getById(before.id).update(columns, before.version),
      (client) => itemByKey(client, 'FollowUps', followUp.key),
      (client) => itemByKey(client, 'Activities', followUp.activityKey),
    ]);
    const reason: unknown = write.status === 'rejected' ? write.reason : undefined;
    const unknown = reason !== undefined && (isPutOff(reason) || isLost(reason));
    if (reason !== undefined && !unknown && !isDuplicate(reason) && !isStale(reason)) {
      throw toPlanError(reason, followUp.key);
    }
    const [standing, now] =
      read.status === 'fulfilled' && activity.status === 'fulfilled'
        ? [read.value, activity.value]
        : await both(sp, followUp);
    const how = reason === undefined ? 'done' : unknown ? 'unknown' : 'overtaken';
    return { write: how, isLost: unknown && isLost(reason), reason, standing, activity: now };
  } catch (error) {
    if (!isLost(error)) throw error;
    const [standing, activity] = await both(sp, followUp);
    return { write: 'unknown', isLost: true, reason: error, standing, activity };
  }
};

const overtaken = async (
  standing: ListItem | undefined,
  before: ListItem | undefined,
  followUp: NewFollowUp,
  read: ReadItem,
): Promise<PlanError> =>
  new PlanError('conflict', 'Någon annan har svarat för aktiviteten samtidigt. Läs om och jämför.', {
    subject: followUp.activityKey,
    ...(standing === undefined
      ? {}
      : await standingVersions(read, {
          parse: followUpIn,
          fields: ['status', 'comment', 'deadlineText', 'unchanged'],
          actOf: ({ answered }) => answered,
          mine: followUp,
          standing,
          before,
        })),
  });

/**
 * Makes or replaces one FollowUp in two requests: period, activity and the answer that stands are read as they are now,
 * then it is written over that answer only, and the activity is looked at once more. A FollowUp that an activity ran
 * away from during the write stays until the next answer, whose giver is told now (`conflict`). Repeated, it writes
 * nothing, also when the period has been closed since. `read` reads what stands, for who is told of a conflict.
 */
export const writeFollowUp = async (
  sp: SPFI,
  followUp: NewFollowUp,
  references: References,
  read: ReadItem,
): Promise<ListItem> => {
  const [period, activity, found] = await allTogether(sp, [
    (client) => itemByKey(client, 'Periods', followUp.periodKey),
    (client) => itemByKey(client, 'Activities', followUp.activityKey),
    (client) => itemByKey(client, 'FollowUps', followUp.key),
  ]);
  const openedPeriod = there(period, followUp.periodKey);
  references.learn([openedPeriod, there(activity, followUp.activityKey)]);
  const columns = followUpColumns(followUp, references);
  if (found !== undefined && isSameItem(found, columns)) return found;
  const isOfNow = await requireOpen(sp, openedPeriod, there(activity, followUp.activityKey));
  if (isOfNow) await requireAsReported(activity, followUp, read);
  let before = found;
  let wasLost = false;
  for (let round = 1, others = 0; ; round += 1) {
    const outcome = await attempt(sp, followUp, before, columns);
    const { standing, write } = outcome;
    wasLost ||= outcome.isLost;
    const isOurs =
      standing !== undefined &&
      (write === 'done' || isSameItem(standing, columns) || (wasLost && (await stoodOnce(sp, standing, columns))));
    if (isOfNow) await requireAsReported(outcome.activity, followUp, read);
    if (isOurs) return standing;
    if (standing?.version === before?.version) {
      // Nobody has written, nor was ours carried out.
      if (round >= writeAttempts) throw toPlanError(outcome.reason, followUp.key);
      continue;
    }
    others += 1;
    // Their own, from another surface a moment ago: this is the later one. Another person's is not written over.
    const isOwn = standing === undefined || idOrNull(standing, 'ActedBy') === followUp.answered.by.id;
    if (!isOwn || others >= 2) throw await overtaken(standing, before, followUp, read);
    before = standing;
  }
};
