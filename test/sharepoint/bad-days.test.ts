import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { followUpKey, followUpOf } from '../../src/plan/follow-up.ts';
import type { Act } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { ActivityChange, PlanStore } from '../../src/plan/plan-store.ts';
import type { Postponement } from '../../src/plan/postponement.ts';
import { defaultStatusWords, statusOf, type Progress } from '../../src/plan/status.ts';
import { assign, type Assigned } from '../../src/sharepoint/assign.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import type { Patience } from '../../src/sharepoint/patience.ts';
import { putBoard, putPeriod } from '../../src/sharepoint/put-frame.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, days, deadline, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { seeded } from './seeded.ts';
import { act, openSite, type TestSite, type Who } from './site.ts';
import { complaintsOf, versionsOf, type AskedChange, type Outcome, type VersionRow } from './written-history.ts';

const seed = Number(process.env['SEED'] ?? 20221121);
const writes = Number(process.env['WRITES'] ?? 1000);

/** Of every request and of every part of a batch. */
const rates = {
  latency: { rate: 0.04, ms: 15 },
  throttle: { rate: 0.03, retryAfter: 0.02 },
  unavailable: { rate: 0.02, retryAfter: 0.02 },
  'drop-before': 0.03,
  'drop-after': 0.03,
  'slow-body': { rate: 0.02, ms: 20 },
  'clock-skew': { rate: 0.03, seconds: -7200 },
};
const patience: Patience = { attempts: 10, total: 60_000, first: 2, longest: 20 };

const keys = Array.from({ length: 24 }, (_, index) => `${planKey}/a${index}`);
const logins = ['utvecklare.grundskola', 'utvecklare.gymnasium', 'samordnare.elevhalsa'].map(
  (name) => `${name}@kommun.example`,
);

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
  const { person } = await site.storeAs('controller').viewer();
  const activities = keys.map((_, index) => newActivity(`a${index}`));
  const plan = { ...samplePlan(), activities, placements: [], postponements: [] };
  await writePlan(site.as('controller'), plan, { act: act(person, 'import', '2022-12-01T00:00:00Z') });
  await putPeriod(site.as('controller'), bokslut);
});
afterAll(() => site.close());

interface Done {
  readonly changes: Map<string, AskedChange[]>;
  readonly reports: Map<string, { readonly act: Act; readonly outcome: Outcome }[]>;
  readonly requests: Map<string, { readonly postponement: Omit<Postponement, 'version'>; readonly outcome: Outcome }>;
  /** Keys of activities that were imported, and whether the import said so. */
  readonly imported: Map<string, Outcome>;
  readonly channels: Map<string, string>;
  readonly counts: Record<string, number>;
}

const noteOf = (): Done => ({
  changes: new Map(),
  reports: new Map(),
  requests: new Map(),
  imported: new Map(),
  channels: new Map(),
  counts: { done: 0, conflict: 0, unknown: 0 },
});

/** Each act at a second of its own, so that what it wrote is known again. */
let moment = Temporal.Instant.from('2022-12-02T00:00:00Z');
const nextMoment = (): string => (moment = moment.add({ seconds: 1 })).toString();

const settle = async (attempt: Promise<unknown>): Promise<Outcome> => {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    if (isPlanError(error, 'conflict')) return 'conflict';
    if (isPlanError(error, 'unavailable') || isPlanError(error, 'throttled')) return 'unknown';
    throw error;
  }
};

const pushTo = <T>(map: Map<string, T[]>, key: string, value: T): void =>
  void map.set(key, [...(map.get(key) ?? []), value]);

const isEarlier = (after: Activity | undefined, { by, at }: Act): boolean =>
  after?.acted?.by.id === by.id && Temporal.Instant.compare(after.acted.at, at) < 0;

/** One of the two who write at the same time, from what they read a while ago. */
const writer = async (who: Who, own: number, noted: Done) => {
  const chance = seeded(seed + own);
  const sp = connect(site.url, async () => site.tokenFor(who), { patience });
  const store: PlanStore = openPlanStore(sp);
  const { person: by, isPlanner } = await store.viewer();
  await store.read(planKey);
  const people = await Promise.all(logins.map((login) => store.person(login)));
  const seen = new Map<string, Activity>();
  const look = async (key: string): Promise<Activity> => {
    const known = seen.get(key);
    if (known !== undefined && chance.happens(0.9)) return known;
    const now = await store.activity(key);
    seen.set(key, now);
    return now;
  };
  const acting = (): Act => ({ by, at: nextMoment(), via: 'tab' });
  let number = 0;

  const change = async (fields: (number: string) => ActivityChange): Promise<Outcome> => {
    const key = chance.oneOf(keys);
    const before = await look(key);
    const acted = acting();
    const asked = fields(`${who} ${number}`);
    let after: Activity | undefined;
    const outcome = await settle(store.change(before, asked, acted).then((now) => (after = now)));
    if (after === undefined) seen.delete(key);
    else seen.set(key, after);
    // The owner whom this person has given it before, while it was read: that stands, and is not written again.
    const stood = asked.comment === undefined && asked.deadline === undefined && isEarlier(after, acted);
    pushTo(noted.changes, key, { before, change: asked, act: acted, outcome: stood ? 'unknown' : outcome });
    return outcome;
  };
  const answer = (): Promise<Outcome> =>
    change((text) => {
      const progress = chance.oneOf<Progress>(['not-started', 'ongoing', 'paused']);
      const status = chance.happens(0.5) ? { status: statusOf(progress, defaultStatusWords) } : {};
      return { comment: text, ...status };
    });
  const move = (): Promise<Outcome> =>
    change((text) => ({
      deadline: deadline(`${text}*`, [days('2023-01-01', '2023-03-31')], { moved: true, postponedTo: 2023 }),
    }));
  const give = (): Promise<Outcome> => change(() => ({ owner: chance.oneOf([...people, null]) }));
  const report = async (): Promise<Outcome> => {
    const activity = await store.activity(chance.oneOf(keys));
    const acted = acting();
    const outcome = await settle(store.report(followUpOf(activity, bokslut, true, acted)));
    pushTo(noted.reports, activity.key, { act: acted, outcome });
    return outcome;
  };
  const ask = async (): Promise<Outcome> => {
    const activity = await look(chance.oneOf(keys));
    const to = deadline(`Senare ${who} ${number}*`, [days('2024-01-01', '2024-01-31')], { moved: true });
    const key = `${activity.key}|${who}|${number}`;
    const postponement = {
      key,
      activityKey: activity.key,
      from: activity.deadline,
      to,
      cause: 'law' as const,
      reason: key,
      state: 'requested' as const,
      acted: acting(),
    };
    const outcome = await settle(store.postpone(postponement));
    noted.requests.set(key, { postponement, outcome });
    return outcome;
  };
  const importSome = async (): Promise<Outcome> => {
    const some = Array.from({ length: 8 }, (_, index) => newActivity(`ny-${who}-${number}-${index}`));
    const plan = { ...samplePlan(), activities: some, placements: [], postponements: [] };
    const outcome = await settle(writePlan(sp, plan, { act: acting() }));
    for (const { key } of some) noted.imported.set(key, outcome);
    return outcome;
  };
  const assignSome = async (): Promise<Outcome> => {
    const acted = acting();
    const given = [chance.below(12), 12 + chance.below(12)].map((index) => keys[index]!);
    const owner = chance.oneOf(people);
    const assignments = given.map((activityKey) => ({ activityKey, owner: owner.upn, unit: null, unitManager: null }));
    let done: Assigned = { changed: 0, unchanged: given.length, conflicts: [] };
    const outcome = await settle(
      assign(sp, planKey, assignments, { act: acted }).then((assigned) => (done = assigned)),
    );
    for (const key of given) {
      const refused = done.conflicts.includes(key) ? 'conflict' : outcome;
      // One that had this owner already was not written.
      const became = refused === 'done' && done.unchanged > 0 ? 'unknown' : refused;
      pushTo(noted.changes, key, { before: null, change: { owner }, act: acted, outcome: became });
    }
    return outcome;
  };
  const channel = async (): Promise<Outcome> => {
    const board = (await store.read(planKey)).boards.find(({ key }) => key === 'BiN')!;
    const channelId = `19:${number}`;
    const outcome = await settle(putBoard(sp, { ...board, channelId }, board));
    if (outcome === 'done') noted.channels.set('BiN', channelId);
    else noted.channels.delete('BiN');
    return outcome;
  };

  const everybody = [answer, answer, answer, move, move, give, report, report, ask];
  const plannerToo = [...everybody, importSome, assignSome, channel];
  return {
    async write(count: number): Promise<void> {
      for (let turn = 0; turn < count; turn += 1) {
        number = turn;
        let outcome: Outcome = 'unknown';
        // What it read before it wrote may have been given up too.
        await settle(
          chance
            .oneOf(isPlanner ? plannerToo : everybody)()
            .then((became) => (outcome = became)),
        );
        noted.counts[outcome] = (noted.counts[outcome] ?? 0) + 1;
      }
    },
  };
};

it(`loses nothing, doubles nothing and heeds every version: ${writes} writes by two on a bad day (seed ${seed})`, async () => {
  const noted = noteOf();
  const two = [await writer('controller', 1, noted), await writer('utvecklare.grundskola', 2, noted)];
  const before = await site.storeAs('controller').read(planKey);
  await site.faults({ seed, rates });
  await Promise.all(two.map((one) => one.write(writes / 2)));
  const { faults: befell, requests } = await site.faults(null);
  console.log(JSON.stringify({ ...noted.counts, requests, befell }));
  expect(Object.keys(befell).toSorted()).toEqual(Object.keys(rates).toSorted());

  const sp = site.as('controller');
  const complaints: string[] = [];
  for (const key of keys) {
    const asked = noted.changes.get(key) ?? [];
    const versions = await versionsOf<VersionRow>(sp, 'Activities', key);
    complaints.push(...complaintsOf(versions, asked).map((complaint) => `${key}: ${complaint}`));
  }

  const read = await site.storeAs('controller').read(planKey);
  for (const key of keys) {
    const reports = noted.reports.get(key) ?? [];
    const standing = read.followUps.filter(({ activityKey }) => activityKey === key);
    if (reports.some(({ outcome }) => outcome === 'done') && standing.length !== 1)
      complaints.push(`${key}: ${standing.length} reports`);
    if (standing.length === 0) continue;
    const versions = await versionsOf<VersionRow>(sp, 'FollowUps', followUpKey(bokslut.key, key));
    for (const { act: acted, outcome } of reports) {
      const count = versions.filter(
        ({ ActedAt, ActedBy }) =>
          ActedBy?.LookupId === acted.by.id && Temporal.Instant.compare(ActedAt!, acted.at) === 0,
      ).length;
      if (count > 1 || (outcome === 'done' && count !== 1))
        complaints.push(`${key}: a report said ${outcome} is there ${count} times`);
    }
  }
  for (const [key, { postponement, outcome }] of noted.requests) {
    const standing = read.postponements.filter((one) => one.key === key);
    if (outcome === 'unknown' ? standing.length > 1 : standing.length !== (outcome === 'done' ? 1 : 0))
      complaints.push(`${key}: ${standing.length} times`);
    for (const { version: _, ...one } of standing) expect(one).toEqual(postponement);
  }
  const count = Map.groupBy(read.activities, ({ key }) => key);
  for (const [key, outcome] of noted.imported) {
    const times = count.get(key)?.length ?? 0;
    if (times > 1 || (outcome === 'done' && times !== 1)) complaints.push(`${key}: imported ${times} times`);
  }
  expect(read.activities.length).toBe(count.size);
  expect([...count.keys()].filter((key) => !keys.includes(key) && !noted.imported.has(key))).toEqual([]);
  expect(read.unreadable).toEqual([]);
  // What nobody was asked to touch.
  for (const list of ['goals', 'placements', 'periods', 'units'] as const) expect(read[list]).toEqual(before[list]);
  // Set by one alone: what was last said to be done stands; after one that was given up, either.
  const standing = read.boards.find(({ key }) => key === 'BiN')?.channelId;
  expect(standing).toBe(noted.channels.get('BiN') ?? standing);
  expect(complaints).toEqual([]);
  expect(noted.counts['unknown']).toBeLessThan(writes / 50);
}, 300_000);
