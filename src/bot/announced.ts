import { Temporal } from 'temporal-polyfill';
import type { Announced } from '../cards/channel-card.ts';
import type { Activity } from '../plan/activity.ts';
import { isSameDeadline, type Deadline } from '../plan/deadline.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isSameStatus, type Status } from '../plan/status.ts';
import { channelIdOf, type Channel } from './channels.ts';
import type { Queries } from './database.ts';

/** What a channel was last told of an activity, and the version that was. */
interface StoredAnnouncement {
  readonly status: Status;
  readonly deadline: {
    readonly text: string;
    readonly occurrences: readonly { readonly first: string; readonly last: string }[];
    readonly moved: boolean;
    readonly postponedTo: number | null;
  };
  readonly version: string;
}

const stored = ({ status, deadline, version }: Activity): StoredAnnouncement => ({
  status,
  deadline: {
    ...deadline,
    occurrences: deadline.occurrences.map(({ first, last }) => ({ first: first.toString(), last: last.toString() })),
  },
  version,
});

const announcedOf = ({ status, deadline }: StoredAnnouncement): Announced => {
  const occurrences: Deadline['occurrences'] = deadline.occurrences.map(({ first, last }) => ({
    first: Temporal.PlainDate.from(first),
    last: Temporal.PlainDate.from(last),
  }));
  return { status, deadline: { ...deadline, occurrences } };
};

/** An activity that is not as its channel was last told. */
export interface Unannounced {
  readonly channelId: string;
  readonly activity: Activity;
  readonly planKey: string;
  readonly before: Announced;
}

/** Every pair of an activity and a channel that one of its boards meets in. */
const audiences = function* (
  content: PlanContent,
  channels: readonly Channel[],
): Generator<{ readonly activity: Activity; readonly channelId: string }> {
  const channelOf = new Map(content.boards.map((board) => [board.key, channelIdOf(board, channels)]));
  for (const activity of content.activities) {
    const ids = new Set(activity.boards.map((board) => channelOf.get(board) ?? null));
    for (const channelId of ids) if (channelId !== null) yield { activity, channelId };
  }
};

const readAnnounced = async (db: Queries, content: PlanContent): Promise<ReadonlyMap<string, StoredAnnouncement>> => {
  const rows = await db.query<{ activity_key: string; channel_id: string; value: StoredAnnouncement }>(
    'select activity_key, channel_id, value from ledger.announced where activity_key = any($1::text[])',
    [content.activities.map((activity) => activity.key)],
  );
  return new Map(rows.map((row) => [`${row.channel_id}|${row.activity_key}`, row.value]));
};

const write = async (
  db: Queries,
  entries: readonly { readonly activity: Activity; readonly channelId: string }[],
  onConflict: 'keep' | 'replace',
): Promise<void> => {
  if (entries.length === 0) return;
  const rows = entries.map(({ activity, channelId }) => ({
    activity_key: activity.key,
    channel_id: channelId,
    value: stored(activity),
  }));
  await db.query(
    `insert into ledger.announced (activity_key, channel_id, value)
     select activity_key, channel_id, value
     from jsonb_to_recordset($1::jsonb) as given (activity_key text, channel_id text, value jsonb)
     on conflict (activity_key, channel_id)
     ${onConflict === 'keep' ? 'do nothing' : 'do update set value = excluded.value'}`,
    [JSON.stringify(rows)],
  );
};

const differs = (before: Announced, activity: Activity): boolean =>
  !isSameStatus(before.status, activity.status) || !isSameDeadline(before.deadline, activity.deadline);

/**
 * Takes what is seen for the first time, and what an import brought, as told: neither is news. Repeatable. To be called
 * before we change anything ourselves, so that our own change has something to differ from.
 */
export const takeAsTold = async (db: Queries, content: PlanContent, channels: readonly Channel[]): Promise<void> => {
  const announced = await readAnnounced(db, content);
  const all = [...audiences(content, channels)];
  const before = ({ activity, channelId }: (typeof all)[number]) => announced.get(`${channelId}|${activity.key}`);
  await write(
    db,
    all.filter((entry) => before(entry) === undefined),
    'keep',
  );
  const imported = all.filter((entry) => {
    const told = before(entry);
    return entry.activity.acted?.via === 'import' && told !== undefined && differs(announcedOf(told), entry.activity);
  });
  await write(db, imported, 'replace');
};

/** What is not as its channel was last told, in the plan's order. */
export const unannouncedIn = async (
  db: Queries,
  content: PlanContent,
  channels: readonly Channel[],
): Promise<readonly Unannounced[]> => {
  const announced = await readAnnounced(db, content);
  return [...audiences(content, channels)].flatMap(({ activity, channelId }) => {
    const told = announced.get(`${channelId}|${activity.key}`);
    if (told === undefined) return [];
    const before = announcedOf(told);
    return differs(before, activity) ? [{ channelId, activity, planKey: content.plan.key, before }] : [];
  });
};

/** Keeps what a post is about to say, so that it is remembered as told exactly when the post is known to be sent. */
export const putOnPost = async (db: Queries, delivery: string, activities: readonly Activity[]): Promise<void> => {
  const rows = activities.map((activity) => ({ activity_key: activity.key, value: stored(activity) }));
  // An earlier attempt of the day that nothing came of may have listed other things.
  await db.query('delete from ledger.post_lines where delivery_id = $1', [delivery]);
  await db.query(
    `insert into ledger.post_lines (delivery_id, activity_key, value)
     select $1::uuid, activity_key, value from jsonb_to_recordset($2::jsonb) as given (activity_key text, value jsonb)`,
    [delivery, JSON.stringify(rows)],
  );
};

export const rememberAsTold = async (db: Queries, delivery: string, channelId: string): Promise<void> => {
  await db.query(
    `insert into ledger.announced (activity_key, channel_id, value)
     select activity_key, $2, value from ledger.post_lines where delivery_id = $1
     on conflict (activity_key, channel_id) do update set value = excluded.value`,
    [delivery, channelId],
  );
};
