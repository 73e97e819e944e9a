import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { isMoved, lastDay, printedDeadline, type Deadline } from '../../src/plan/deadline.ts';
import { decideRequest, requestsIn } from '../../src/plan/decide-postponement.ts';
import { markedDeadline } from '../../src/plan/moved-deadline.ts';
import { movesAtOnce, type Role } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { standingPostponements, type Postponement } from '../../src/plan/postponement.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, december, deadlineOn, personWith } from './an-activity.ts';
import { seeded } from './seeded.ts';

const plan = { year: 2022 };
const month = (text: string): Deadline => movedToMonth(Temporal.PlainYearMonth.from(text), 2022);
const act = (id: number, at: string) => ({ by: personWith(id, `p${id}@kommun.example`), at, via: 'tab' }) as const;
const august = deadlineOn('Augusti', ['2022-08-01', '2022-08-31']);

/** One activity and its postponements, kept as the record would. */
const aRecord = (activity: Activity) => {
  let standing = activity;
  const postponements: Postponement[] = [];
  const store = {
    activity: async () => standing,
    change: async (before: Activity, change: Partial<Activity>) => (standing = { ...before, ...change }),
    postpone: async (postponement: Omit<Postponement, 'version'>) => {
      const kept = { ...postponement, version: '"1"' };
      const at = postponements.findIndex(({ key }) => key === kept.key);
      postponements.splice(at < 0 ? postponements.length : at, at < 0 ? 0 : 1, kept);
      return kept;
    },
  } as unknown as PlanStore;
  const content = () => ({ activities: [standing], postponements });
  return { store, content, now: () => standing };
};
const later = (to: Deadline) => ({ to, cause: 'procurement' as const, reason: 'Överklagad upphandling.' });

describe('moving a date', () => {
  test('within the plan’s year is done at once by whoever has it; past it the planner decides', () => {
    const may = (role: Role, to: string) => movesAtOnce(role, month(to), anActivity());
    expect((['planner', 'manager', 'owner', 'reader'] as const).map((role) => may(role, '2022-12'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect((['planner', 'manager', 'owner', 'reader'] as const).map((role) => may(role, '2023-01'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const done = anActivity({ status: statusOf('completed', defaultStatusWords) });
    expect(movesAtOnce('planner', month('2022-12'), done)).toBe(false);
  });

  test('by the owner within the year: the deadline, the asterisk, and who moved it and why', async () => {
    const record = aRecord(anActivity({ deadline: august }));
    await postponeActivity(
      record.store,
      record.now(),
      later(month('2022-11')),
      'owner',
      act(15, '2022-08-20T08:00:00Z'),
    );
    expect(printedDeadline(record.now().deadline)).toBe('November*');
    expect(record.content().postponements).toMatchObject([
      { state: 'granted', from: { text: 'Augusti' }, cause: 'procurement', acted: { by: { id: 15 } } },
    ]);
    expect(requestsIn(record.content())).toEqual([]);
  });

  test('needs a reason, and a later day', async () => {
    const record = aRecord(anActivity());
    const move = (to: Deadline, reason: string) =>
      postponeActivity(
        record.store,
        record.now(),
        { ...later(to), reason },
        'planner',
        act(20, '2022-08-20T08:00:00Z'),
      );
    await expect(move(month('2023-01'), ' ')).rejects.toMatchObject({ kind: 'invalid', subject: 'Motivering' });
    await expect(move(month('2022-12'), 'Överklagad.')).rejects.toMatchObject({ subject: 'Slutdatum' });
    expect(record.content().postponements).toEqual([]);
  });
});

describe('a request past the year', () => {
  const asked = async () => {
    const record = aRecord(anActivity());
    await postponeActivity(
      record.store,
      record.now(),
      later(month('2023-03')),
      'owner',
      act(15, '2022-11-21T08:00:00Z'),
    );
    return record;
  };

  test('leaves the deadline, and stands in the planner’s list', async () => {
    const record = await asked();
    expect(record.now().deadline).toEqual(december);
    expect(requestsIn(record.content())).toMatchObject([
      { postponement: { state: 'requested', acted: { by: { id: 15 } } } },
    ]);
  });

  test('is granted: the date is moved, and who asked is kept beside who decided', async () => {
    const record = await asked();
    const [request] = requestsIn(record.content());
    const decision = { grants: true, reason: '' };
    await decideRequest(record.store, request!, decision, 'planner', act(20, '2022-11-22T08:00:00Z'));
    expect(record.now().deadline).toMatchObject({ text: 'Förskjuts till mars 2023*', postponedTo: 2023 });
    expect(record.content().postponements).toMatchObject([
      { state: 'granted', acted: { by: { id: 15 } }, decision: { acted: { by: { id: 20 } } } },
    ]);
    expect(requestsIn(record.content())).toEqual([]);
  });

  test('cut off between the date and the decision, the same decision finishes it', async () => {
    const record = await asked();
    const [request] = requestsIn(record.content());
    await record.store.change(record.now(), { deadline: request!.postponement.to }, act(20, '2022-11-22T08:00:00Z'));
    const again = { activity: record.now(), postponement: request!.postponement };
    await decideRequest(record.store, again, { grants: true, reason: '' }, 'planner', act(20, '2022-11-22T08:01:00Z'));
    expect(record.content().postponements).toMatchObject([{ state: 'granted' }]);
  });

  test('is refused with a reason, which whoever asked can read; the date stays', async () => {
    const record = await asked();
    const [request] = requestsIn(record.content());
    const refuse = (reason: string, role: Role = 'planner') =>
      decideRequest(record.store, request!, { grants: false, reason }, role, act(20, '2022-11-22T08:00:00Z'));
    await expect(refuse(' ')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(refuse('Nej.', 'owner')).rejects.toMatchObject({ kind: 'forbidden' });
    await refuse('Skolan öppnar i augusti.');
    expect(record.now().deadline).toEqual(december);
    const { requested, refused } = standingPostponements(record.content().postponements);
    expect(requested).toBeNull();
    expect(refused).toMatchObject({ acted: { by: { id: 15 } }, decision: { reason: 'Skolan öppnar i augusti.' } });
  });

  test('is not granted for what has been finished, or has come later in another way, meanwhile', async () => {
    const record = await asked();
    const [request] = requestsIn(record.content());
    const grant = (activity: Activity) =>
      decideRequest(record.store, { ...request!, activity }, { grants: true, reason: '' }, 'planner', act(20, 'x'));
    const finished = { ...record.now(), status: statusOf('completed', defaultStatusWords) };
    await expect(grant(finished)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(grant({ ...record.now(), deadline: month('2023-06') })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('the asterisk is derived', () => {
  const marked = (deadline: Deadline, adopted: Deadline | null, postponements: readonly Postponement[] = []) =>
    printedDeadline(markedDeadline({ key: 'implementera-sip', deadline }, postponements, adopted, plan));

  test('from what was adopted, where that is known, whatever somebody typed', () => {
    expect(marked(december, august)).toBe('December*');
    expect(marked({ ...december, text: 'December*' }, december)).toBe('December');
    expect(marked({ ...december, text: 'December*', moved: true }, december)).toBe('December');
    const march = deadlineOn('Mars 2023', ['2023-03-01', '2023-03-31']);
    expect(markedDeadline({ key: 'a', deadline: march }, [], december, plan)).toMatchObject({
      text: 'Mars 2023*',
      moved: true,
      postponedTo: 2023,
    });
  });

  test('from a document’s asterisk without the old date (Uppgift saknas), and from what was granted', () => {
    expect(marked({ ...december, text: 'December*', moved: true }, null)).toBe('December*');
    expect(marked({ ...december, text: 'December*' }, null)).toBe('December');
    const granted = { activityKey: 'implementera-sip', state: 'granted' } as Postponement;
    expect(marked(december, null, [granted])).toBe('December*');
    expect(marked(december, null, [{ ...granted, state: 'requested' }])).toBe('December');
    expect(marked(december, null, [{ ...granted, activityKey: 'en annan' }])).toBe('December');
  });
});

test('however a date is moved through a year, it only gets later, and is marked just when it is later than adopted', async () => {
  const draw = seeded(20221221);
  const roles = ['planner', 'manager', 'owner'] as const;
  let [moves, requests] = [0, 0];
  for (let run = 0; run < 200; run += 1) {
    const adopted = month(`2022-${String(draw(1, 12)).padStart(2, '0')}`);
    const plain: Deadline = { ...adopted, text: adopted.text.replace('*', ''), moved: false };
    const record = aRecord(anActivity({ deadline: plain }));
    for (let step = 0; step < 6; step += 1) {
      const to = month(`${draw(2022, 2023)}-${String(draw(1, 12)).padStart(2, '0')}`);
      const role = roles[draw(0, 2)]!;
      const before = record.now().deadline;
      const at = `2022-06-01T${String(step + 10)}:00:00Z`;
      const isLater = Temporal.PlainDate.compare(lastDay(to)!, lastDay(before)!) > 0;
      const [outcome] = await Promise.allSettled([
        postponeActivity(record.store, record.now(), later(to), role, act(15, at)),
      ]);
      expect(outcome.status).toBe(isLater ? 'fulfilled' : 'rejected');
      if (outcome.status === 'rejected') continue;
      const { postponement } = outcome.value;
      const isAtOnce = role === 'planner' || lastDay(to)!.year === 2022;
      expect(postponement.state).toBe(isAtOnce ? 'granted' : 'requested');
      expect(record.now().deadline).toEqual(isAtOnce ? to : before);
      moves += isAtOnce ? 1 : 0;
      requests += isAtOnce ? 0 : 1;
      const [request] = requestsIn(record.content());
      expect(request !== undefined).toBe(!isAtOnce);
      if (request === undefined || draw(0, 1) === 0) continue;
      const grants = draw(0, 1) === 0;
      await decideRequest(
        record.store,
        request,
        { grants, reason: 'Svar.' },
        'planner',
        act(20, `${at.slice(0, -3)}30Z`),
      );
      expect(record.now().deadline).toEqual(grants ? to : before);
      expect(requestsIn(record.content())).toEqual([]);
    }
    const now = record.now();
    const { postponements } = record.content();
    const isLaterNow = Temporal.PlainDate.compare(lastDay(now.deadline)!, lastDay(plain)!) > 0;
    expect(isMoved(markedDeadline(now, postponements, plain, plan))).toBe(isLaterNow);
    expect(isMoved(markedDeadline(now, postponements, null, plan))).toBe(isLaterNow);
    expect(markedDeadline(now, postponements, plain, plan)).toEqual(now.deadline);
  }
  expect(Math.min(moves, requests)).toBeGreaterThan(60);
});
