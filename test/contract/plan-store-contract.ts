import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { followUpOf } from '../../src/plan/follow-up.ts';
import type { Act, Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { Period } from '../../src/plan/period.ts';
import { statusOf, type StatusWords } from '../../src/plan/status.ts';
import { days, deadline } from '../sharepoint/sample-plan.ts';
import { kindOf, type ContractSite } from './contract-site.ts';

/** What any PlanStore keeps its word on, wherever it keeps its plans. */
export const planStoreContract = (opened: () => ContractSite): void => {
  describe('keeps its word', () => {
    let site: ContractSite['stores'];
    let owner: Person;
    let other: Person;
    let planner: Person;
    let period: Period;
    let planKey: string;
    let words: StatusWords;
    let acts: (minute: number, via?: Act['via']) => Act;
    const keyOf = (activity: string): string => opened().keyOf(activity);

    beforeAll(() => {
      const { stores, people, plan, period: open } = opened();
      site = stores;
      ({ owner, planner, otherOwner: other } = people);
      period = open;
      planKey = plan.plan.key;
      words = plan.plan.statusWords;
      acts = (minute, via = 'card') => ({ by: owner, at: `2022-12-16T09:${String(minute).padStart(2, '0')}:00Z`, via });
    });

    it('knows who is asking and that only the planner plans', async () => {
      for (const who of ['planner', 'owner'] as const) {
        const { person, isPlanner } = await site[who].viewer();
        expect({ upn: person.upn, isPlanner }).toEqual(opened().viewers[who]);
      }
    });

    it('opens a plan with who is asking, as it reads it, and nothing where none is chosen', async () => {
      const opened = await site.owner.open((plans) => plans.find(({ key }) => key === planKey));
      expect(opened.viewer).toEqual(await site.owner.viewer());
      expect(opened.content).toEqual(await site.owner.read(planKey));
      const none = await site.owner.open(() => undefined);
      expect(none).toEqual({ viewer: opened.viewer, content: null });
    });

    it('finds the person behind a login or a principal name, and nobody behind a stranger', async () => {
      expect(await site.planner.person(owner.upn)).toEqual(owner);
      expect(await site.planner.person(owner.login.toUpperCase())).toEqual(owner);
      expect(await kindOf(site.planner.person('ingen.sadan@annan.example'))).toBe('not-found');
    });

    it('keeps an answer with who gave it, when and through what, and gives the activity as it then stands', async () => {
      const before = await site.owner.activity(keyOf('besvarad'));
      const completedOn = Temporal.PlainDate.from('2022-12-16');
      const status = {
        ...statusOf('completed', words),
        deviation: 'on-plan' as const,
      };
      const after = await site.owner.change(before, { status, comment: 'Klart på Öland.', completedOn }, acts(1));
      expect(after).toEqual({
        ...before,
        status,
        comment: 'Klart på Öland.',
        completedOn,
        version: after.version,
        acted: acts(1),
      });
      expect(after.version).not.toBe(before.version);
      expect(await site.otherOwner.activity(before.key)).toEqual(after);
    });

    it('refuses the slower of two who save the same activity, and keeps what the faster wrote', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      const same = await site.otherOwner.activity(keyOf('omtvistad'));
      await site.owner.change(seen, { comment: 'Först' }, acts(2));
      expect(await kindOf(site.otherOwner.change(same, { comment: 'Sist' }, { ...acts(3), by: other }))).toBe(
        'conflict',
      );
      const standing = await site.otherOwner.activity(keyOf('omtvistad'));
      expect(standing.comment).toBe('Först');
      const settled = await site.otherOwner.change(standing, { comment: 'Först; sist' }, { ...acts(4), by: other });
      expect(settled.comment).toBe('Först; sist');
      expect(settled.acted?.by).toEqual(other);
    });

    it('lets one of two who save at the same moment through, never both', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      const outcomes = await Promise.all([
        kindOf(site.owner.change(seen, { comment: 'A' }, acts(5))),
        kindOf(site.otherOwner.change(seen, { comment: 'B' }, { ...acts(5), by: other })),
      ]);
      expect(outcomes.toSorted()).toEqual(['conflict', 'done']);
      const { comment } = await site.owner.activity(seen.key);
      expect(comment).toBe(outcomes[0] === 'done' ? 'A' : 'B');
    });

    it('lets both stand where two changed different things, and says nothing', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      const to = deadline('Mars*', [days('2023-03-01', '2023-03-31')], { moved: true, postponedTo: 2023 });
      await site.planner.change(seen, { deadline: to }, { ...acts(5, 'tab'), by: planner });
      await site.planner.change(seen, { owner: other }, { ...acts(5, 'tab'), by: planner });
      const merged = await site.owner.change(seen, { comment: 'Skrivet på det gamla' }, acts(6));
      expect(merged).toEqual({
        ...seen,
        deadline: to,
        owner: other,
        comment: 'Skrivet på det gamla',
        version: merged.version,
        acted: acts(6),
      });
      expect(await site.planner.activity(seen.key)).toEqual(merged);
    });

    it('gives what each side changed, field by field, with a conflict', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      const by = { ...acts(7), by: other };
      const status = { ...seen.status, deviation: 'deviates' as const };
      const theirs = await site.otherOwner.change(seen, { status, unitKey: null, owner: null }, by);
      const error: unknown = await site.owner
        .change(seen, { comment: 'Mitt' }, acts(8))
        .catch((reason: unknown) => reason);
      expect(isPlanError(error, 'conflict') && error.versions).toEqual({
        baseVersion: seen.version,
        theirVersion: theirs.version,
        theirAct: by,
        fields: [
          { field: 'status', base: seen.status, mine: seen.status, theirs: status, changed: 'theirs' },
          { field: 'comment', base: seen.comment, mine: 'Mitt', theirs: seen.comment, changed: 'mine' },
          { field: 'owner', base: seen.owner, mine: seen.owner, theirs: null, changed: 'theirs' },
        ],
      });
      expect(await site.owner.activity(seen.key)).toEqual(theirs);
    });

    it('never moves the deadline of what was finished meanwhile', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      const status = statusOf('completed', words);
      const done = await site.owner.change(
        seen,
        { status, completedOn: Temporal.PlainDate.from('2022-12-16') },
        acts(7),
      );
      const moving = site.planner.change(seen, { deadline: deadline('Juni*', []) }, { ...acts(8, 'tab'), by: planner });
      expect(await kindOf(moving)).toBe('conflict');
      const back = await site.owner.change(done, { status: seen.status, completedOn: null }, acts(9));
      expect(back.deadline).toEqual(seen.deadline);
    });

    it('recognises its own write when the answer was lost and it is sent again', async () => {
      const before = await site.owner.activity(keyOf('omtvistad'));
      const change = { comment: 'Svarat en gång', completedOn: Temporal.PlainDate.from('2022-12-15') };
      const once = await site.owner.change(before, change, acts(6));
      const again = await site.owner.change(before, change, acts(7));
      expect(again).toEqual(once);
    });

    it('does not take another person for the one who wrote the same', async () => {
      const before = await site.owner.activity(keyOf('omtvistad'));
      await site.owner.change(before, { comment: 'Samma ord' }, acts(8));
      expect(await kindOf(site.otherOwner.change(before, { comment: 'Samma ord' }, { ...acts(8), by: other }))).toBe(
        'conflict',
      );
    });

    it('reports an activity once a period: the same answer again is the same report, another replaces it', async () => {
      const activity = await site.owner.activity(keyOf('besvarad'));
      const unchanged = followUpOf(activity, period, true, acts(10, 'tab'));
      const first = await site.owner.report(unchanged);
      expect(first).toEqual({ ...unchanged, version: first.version });
      expect(await site.owner.report(unchanged)).toEqual(first);
      const corrected = await site.owner.change(activity, { comment: 'Rättat' }, acts(11, 'tab'));
      const replaced = await site.owner.report(followUpOf(corrected, period, false, acts(11, 'tab')));
      expect(replaced.version).not.toBe(first.version);
      const reports = (await site.owner.read(planKey)).followUps.filter(({ key }) => key === first.key);
      expect(reports).toEqual([replaced]);
    });

    it('never reports what an activity no longer says', async () => {
      const seen = await site.owner.activity(keyOf('omtvistad'));
      await site.otherOwner.change(seen, { comment: 'Utgår enligt beslut' }, { ...acts(9), by: other });
      const error: unknown = await site.owner
        .report(followUpOf(seen, period, true, acts(10)))
        .catch((reason: unknown) => reason);
      expect(isPlanError(error, 'conflict') && error.versions).toMatchObject({
        theirAct: { ...acts(9), by: other },
        fields: [{ field: 'comment', mine: seen.comment, theirs: 'Utgår enligt beslut', changed: 'theirs' }],
      });
      const { followUps } = await site.owner.read(planKey);
      expect(followUps.filter(({ activityKey }) => activityKey === seen.key)).toEqual([]);
    });

    it('keeps on whose behalf somebody answered', async () => {
      const activity = await site.planner.activity(keyOf('flyttad'));
      const answered: Act = { by: planner, at: '2022-12-16T10:00:00Z', via: 'tab', onBehalfOf: owner };
      await site.planner.report(followUpOf(activity, period, true, answered));
      const kept = (await site.planner.read(planKey)).followUps.find(({ activityKey }) => activityKey === activity.key);
      expect(kept?.answered).toEqual(answered);
    });

    it('keeps a postponement from one deadline to another, with cause and reason', async () => {
      const activity = await site.owner.activity(keyOf('flyttad'));
      const postponement = {
        key: `${activity.key}|2022-12-31|2023-06-30`,
        activityKey: activity.key,
        from: activity.deadline,
        to: deadline('Förskjuts till 2023*', [days('2023-06-01', '2023-06-30')], { moved: true, postponedTo: 2023 }),
        cause: 'procurement' as const,
        reason: 'Upphandlingen överklagad;\nväntar på förvaltningsrätten.',
        state: 'requested' as const,
        acted: acts(12),
      };
      const kept = await site.owner.postpone(postponement);
      expect(kept).toEqual({ ...postponement, version: kept.version });
      const granted = await site.planner.postpone({ ...postponement, state: 'granted' });
      const all = (await site.planner.read(planKey)).postponements.filter(({ key }) => key === kept.key);
      expect(all).toEqual([granted]);
      expect(granted.state).toBe('granted');
    });

    it("does not write over another person's request for the same later date", async () => {
      const activity = await site.owner.activity(keyOf('besvarad'));
      const request = {
        key: `${activity.key}|2022-12-31|2023-03-31`,
        activityKey: activity.key,
        from: activity.deadline,
        to: deadline('Mars*', [days('2023-03-01', '2023-03-31')], { moved: true }),
        cause: 'law' as const,
        reason: 'Först',
        state: 'requested' as const,
        acted: acts(12),
      };
      const first = await site.owner.postpone(request);
      const by = { ...acts(13), by: other };
      const error: unknown = await site.otherOwner
        .postpone({ ...request, reason: 'Sedan', acted: by })
        .catch((reason: unknown) => reason);
      expect(isPlanError(error, 'conflict') && error.versions).toEqual({
        baseVersion: null,
        theirVersion: first.version,
        theirAct: acts(12),
        fields: [{ field: 'reason', base: null, mine: 'Sedan', theirs: 'Först', changed: 'both' }],
      });
      const corrected = await site.owner.postpone({ ...request, reason: 'Rättat', acted: acts(14) });
      expect(corrected).toEqual({ ...request, reason: 'Rättat', acted: acts(14), version: corrected.version });
      expect(corrected.version).not.toBe(first.version);
    });

    it('never turns a postponement that is granted back into a request', async () => {
      const { postponements } = await site.owner.read(planKey);
      const { version: _, ...granted } = postponements.find(
        ({ activityKey, state }) => activityKey === keyOf('flyttad') && state === 'granted',
      )!;
      const again = { ...granted, reason: 'hoppas', state: 'requested' as const, acted: acts(14) };
      expect(await kindOf(site.owner.postpone(again))).toBe('conflict');
      expect((await site.owner.read(planKey)).postponements).toEqual(postponements);
    });

    it('moves a deadline, gives an activity an owner and takes both back', async () => {
      const before = await site.planner.activity(keyOf('flyttad'));
      const by: Act = { ...acts(13), by: planner };
      const to = deadline('Juni*', [days('2022-06-01', '2022-06-30')], { moved: true });
      const moved = await site.planner.change(before, { deadline: to, owner }, by);
      expect(moved.deadline).toEqual(to);
      expect(moved.owner).toEqual(owner);
      const back = await site.planner.change(
        moved,
        { deadline: before.deadline, owner: null },
        { ...by, at: '2022-12-16T11:00:00Z' },
      );
      expect(back.deadline).toEqual(before.deadline);
      expect(back.owner).toBeNull();
    });

    it('says not-found for a plan or an activity that is not there', async () => {
      expect(await kindOf(site.owner.read('ingen-sadan-plan'))).toBe('not-found');
      expect(await kindOf(site.owner.activity("ingen 'sådan' aktivitet"))).toBe('not-found');
    });
  });
};
