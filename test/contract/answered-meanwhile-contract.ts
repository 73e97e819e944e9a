import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { answerActivity, answerUnchanged } from '../../src/plan/answer.ts';
import type { Period } from '../../src/plan/period.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { baseOf } from '../../src/ui/answer-draft.ts';
import { saveAnswer, saveUnchanged } from '../../src/ui/save-answer.ts';
import { act } from '../sharepoint/site.ts';
import { kindOf, type ContractSite } from './contract-site.ts';

const dropped = { status: statusOf('dropped', defaultStatusWords), comment: 'Utgår enligt beslut' };
const completed = { status: statusOf('completed', defaultStatusWords), comment: 'Klart' };

/** A store where somebody else acts between two steps of this person's. */
const interrupted = (store: PlanStore, before: 'report', meanwhile: () => Promise<unknown>): PlanStore => ({
  viewer: () => store.viewer(),
  plans: () => store.plans(),
  read: (plan) => store.read(plan),
  open: (...given) => store.open(...given),
  activity: (one) => store.activity(one),
  person: (login) => store.person(login),
  change: (...given) => store.change(...given),
  postpone: (one) => store.postpone(one),
  [before]: async (followUp: Parameters<PlanStore['report']>[0]) => {
    await meanwhile();
    return await store.report(followUp);
  },
});

/** What any PlanStore keeps when somebody else answered meanwhile: nothing is reported that does not stand. */
export const answeredMeanwhileContract = (opened: () => ContractSite): void => {
  describe('keeps what was answered meanwhile', () => {
    let planner: PlanStore;
    let owner: PlanStore;
    let people: ContractSite['people'];
    let bokslut: Period;
    let key: string;
    let seen: Activity;
    let tests = 0;

    // Each has an activity that no other test has touched.
    beforeEach(async () => {
      const site = opened();
      ({ planner, owner } = site.stores);
      ({ people, period: bokslut } = site);
      key = site.keyOf(`meanwhile-${tests}`);
      tests += 1;
      seen = await owner.activity(key);
    });

    const read = () => planner.read(opened().plan.plan.key);
    const followUps = async () => (await read()).followUps.filter(({ activityKey }) => activityKey === key);
    const askedFor = async () => (await read()).postponements.filter(({ activityKey }) => activityKey === key);

    describe('what is reported is what stands, also where the answer changes nothing', () => {
      it('an untouched form sent after the planner dropped the activity reports nothing and shows both', async () => {
        await planner.change(seen, dropped, act(people.planner));
        const draft = { base: baseOf(seen), status: seen.status, comment: seen.comment };
        const outcome = await saveAnswer(owner, seen, draft, bokslut, act(people.owner), await read());
        expect(outcome).toMatchObject({ kind: 'conflict', theirs: { comment: dropped.comment } });
        expect(await followUps()).toEqual([]);
      });

      it('the same where no period is open: it is not called saved', async () => {
        await planner.change(seen, dropped, act(people.planner));
        const answer = { status: seen.status, comment: seen.comment };
        expect(await kindOf(answerActivity(owner, seen, answer, null, act(people.owner)))).toBe('conflict');
      });

      it('"Oförändrat" does not replace what somebody else changed and reported meanwhile', async () => {
        const racing = interrupted(owner, 'report', () =>
          answerActivity(planner, seen, completed, bokslut, act(people.planner, 'tab', '2022-12-16T10:00:00Z')),
        );
        const later = act(people.owner, 'tab', '2022-12-16T10:00:01Z');
        expect(await kindOf(saveUnchanged(racing, seen, bokslut, later, await read()))).toBe('conflict');
        expect(await followUps()).toMatchObject([{ status: { progress: 'completed' }, unchanged: false }]);
      });

      it('two who answer at the same moment: the report says what the activity says', async () => {
        await Promise.allSettled([
          answerActivity(planner, seen, completed, bokslut, act(people.planner)),
          answerUnchanged(owner, seen, bokslut, act(people.owner)),
        ]);
        const standing = await planner.activity(key);
        const draft = { base: baseOf(standing), status: standing.status, comment: standing.comment };
        await saveAnswer(planner, standing, draft, bokslut, act(people.planner), await read());
        expect(await followUps()).toMatchObject([{ status: standing.status, comment: standing.comment }]);
      });
    });

    describe('a period that has been closed', () => {
      afterEach(() => opened().setPeriod(bokslut));

      it('takes no more answers from who still sees it open', async () => {
        await opened().setPeriod({ ...bokslut, state: 'closed' });
        expect(await kindOf(answerUnchanged(owner, seen, bokslut, act(people.owner)))).toBe('forbidden');
        expect(await followUps()).toEqual([]);
      });

      it('keeps what was answered before', async () => {
        const given = act(people.owner);
        const { followUp } = await answerUnchanged(owner, seen, bokslut, given);
        await opened().setPeriod({ ...bokslut, state: 'closed' });
        expect((await answerUnchanged(owner, seen, bokslut, given)).followUp).toEqual(followUp);
        expect(await kindOf(answerUnchanged(planner, seen, bokslut, act(people.planner)))).toBe('forbidden');
        expect(await followUps()).toEqual([followUp]);
      });
    });

    describe('a later date that is granted', () => {
      const later = {
        to: movedToMonth(Temporal.PlainYearMonth.from('2023-03'), 2022),
        cause: 'resources',
        reason: 'Beslut i nämnd',
      } as const;

      it('is not undone by an owner who asks for it from an old page', async () => {
        await postponeActivity(planner, seen, later, 'planner', act(people.planner));
        const asking = postponeActivity(owner, seen, { ...later, reason: 'hoppas' }, 'owner', act(people.owner));
        expect(await kindOf(asking)).toBe('conflict');
        const postponements = await askedFor();
        expect(postponements).toMatchObject([{ state: 'granted', reason: 'Beslut i nämnd' }]);
      });

      it('is not asked for what has been finished meanwhile', async () => {
        await planner.change(seen, completed, act(people.planner));
        expect(await kindOf(postponeActivity(owner, seen, later, 'owner', act(people.owner)))).toBe('forbidden');
        expect(await askedFor()).toEqual([]);
      });

      it('can be asked for though somebody has commented since', async () => {
        await planner.change(seen, { comment: 'Se protokollet' }, act(people.planner));
        const { activity, postponement } = await postponeActivity(owner, seen, later, 'owner', act(people.owner));
        expect([activity.comment, postponement.state]).toEqual(['Se protokollet', 'requested']);
      });
    });
  });
};
