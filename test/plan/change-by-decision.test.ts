import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dropActivity,
  mergeActivities,
  rewordActivity,
  splitActivity,
  transferActivity,
} from '../../src/plan/change-by-decision.ts';
import { activityCalled, isDone, type DecidedPlan, type Decision } from '../../src/plan/decision.ts';
import { deadlineOn } from './an-activity.ts';
import { activity, afterWrites, aRow, byPlanner, countOf, decidedPlan, planKey } from './a-plan.ts';

const why = { on: Temporal.PlainDate.from('2022-10-01'), reason: 'Omorganisation' };
const sip = activity('sip', 'Implementera och utbilda i SIP', { comment: 'Påbörjat', acted: byPlanner });
const dialog = activity('dialog', 'Utveckla dialogen med Lejonfastigheter');
const salto = activity('salto', 'Inrätta säkerhetssamordnare', {
  boards: ['BoU'],
  deadline: deadlineOn('Hösten 2023', ['2023-08-01', '2023-12-31']),
});
const answered = (key: string): DecidedPlan['followUps'][number] => ({
  key: `delår-2|${key}`,
  periodKey: 'delår-2',
  activityKey: key,
  status: sip.status,
  comment: 'Svar',
  deadlineText: 'December',
  unchanged: false,
  answered: byPlanner,
  version: '1',
});
const plan = decidedPlan([sip, dialog, salto], { followUps: [answered(sip.key)] });
const twoRows = { ...plan, placements: [...plan.placements, aRow(sip.key, 'likvärdighet', 3)] };
const rowsOf = (content: DecidedPlan, key: string) => content.placements.filter((row) => row.activityKey === key);
const statusOf = (content: DecidedPlan, key: string) =>
  content.activities.find((one) => one.key === key)?.status.progress;

/** Each decision of the field, worked out anew from however the plan stands. */
const decisions: readonly (readonly [string, DecidedPlan, (content: DecidedPlan) => Decision])[] = [
  [
    'split',
    twoRows,
    (content) =>
      splitActivity(
        content,
        activityCalled(content, sip.key),
        ['Implementera SIP', 'Utbilda i SIP', 'Följ upp SIP'],
        why,
      ),
  ],
  [
    'merge into a new one',
    twoRows,
    (content) =>
      mergeActivities(
        content,
        [activityCalled(content, sip.key), activityCalled(content, salto.key)],
        'Trygg skola',
        why,
      ),
  ],
  [
    'merge into one of the plan',
    twoRows,
    (content) => mergeActivities(content, [activityCalled(content, sip.key)], activityCalled(content, dialog.key), why),
  ],
  [
    'merge into one of another board',
    twoRows,
    (content) => mergeActivities(content, [activityCalled(content, sip.key)], activityCalled(content, salto.key), why),
  ],
  ['reword', plan, (content) => rewordActivity(content, activityCalled(content, sip.key), 'Införa SIP', why)],
  [
    'transfer',
    plan,
    (content) =>
      transferActivity(content, activityCalled(content, sip.key), { unitKey: 'gymnasium', boards: ['BiN'] }, why),
  ],
  ['drop', plan, (content) => dropActivity(content, activityCalled(content, sip.key), why)],
];

describe.each(decisions)('a decision to %s', (_, before, decide) => {
  const decision = decide(before);
  const after = afterWrites(before, decision);

  it('told twice is once', () => {
    expect(countOf(decision)).toBeGreaterThan(0);
    expect(isDone(decide(after))).toBe(true);
  });

  it('that was cut off anywhere ends in the same lists when it is told again', () => {
    const sorted = (content: DecidedPlan) => ({
      activities: content.activities.toSorted((a, b) => a.key.localeCompare(b.key)),
      placements: content.placements.toSorted((a, b) => a.key.localeCompare(b.key)),
      continuations: content.continuations.toSorted((a, b) => a.key.localeCompare(b.key)),
    });
    for (let count = 0; count < countOf(decision); count += 1) {
      const half = afterWrites(before, decision, count);
      expect(sorted(afterWrites(half, decide(half))), `after ${count} writes`).toEqual(sorted(after));
    }
  });

  it('leaves every answer where it was given, has a history, and leaves no row without its activity', () => {
    const keys = new Set(after.activities.map(({ key }) => key));
    expect(after.followUps.filter(({ activityKey }) => !keys.has(activityKey))).toEqual([]);
    expect(after.continuations.map(({ on }) => on?.toString())).toEqual(after.continuations.map(() => '2022-10-01'));
    expect(after.continuations.length).toBeGreaterThan(0);
    expect(after.placements.filter(({ activityKey }) => !keys.has(activityKey))).toEqual([]);
  });
});

describe('split', () => {
  const decision = splitActivity(twoRows, sip, ['Implementera SIP', 'Utbilda i SIP'], why);
  const after = afterWrites(twoRows, decision);

  it('gives each part every row, in the order they were named, with owner, unit, boards and deadline', () => {
    for (const part of decision.addActivities) {
      expect(rowsOf(after, part.key).map(({ goalKey }) => goalKey)).toEqual(['trygghet', 'likvärdighet']);
      expect(part).toMatchObject({
        owner: sip.owner,
        unitKey: sip.unitKey,
        boards: sip.boards,
        deadline: sip.deadline,
      });
      expect(part).toMatchObject({ comment: '', status: { progress: 'not-started' } });
    }
    const order = after.placements
      .filter(({ goalKey }) => goalKey === 'trygghet')
      .toSorted((a, b) => a.order - b.order);
    expect(order.map(({ activityKey }) => after.activities.find(({ key }) => key === activityKey)?.title)).toEqual([
      'Implementera SIP',
      'Utbilda i SIP',
      dialog.title,
      salto.title,
    ]);
    expect(rowsOf(after, sip.key)).toEqual([]);
    expect(statusOf(after, sip.key)).toBe('dropped');
  });

  it('takes no wording that the plan has already', () => {
    expect(() => splitActivity(twoRows, sip, ['Implementera SIP', dialog.title], why)).toThrow('redan');
    const key = decision.addActivities[0]!.key;
    const taken = {
      ...twoRows,
      activities: [...twoRows.activities, { ...dialog, key, title: 'Annat' }],
      placements: [...twoRows.placements, aRow(key, 'trygghet', 9)],
    };
    expect(() => splitActivity(taken, sip, ['Implementera SIP', 'Utbilda i SIP'], why)).toThrow('redan');
    expect(() => splitActivity(twoRows, sip, ['SIP', 'sip.'], why)).toThrow('samma lydelse');
    expect(() => splitActivity(twoRows, sip, ['Bara en'], why)).toThrow('minst två');
  });
});

describe('merge', () => {
  it('has all their boards and the latest deadline, and one row under each goal', () => {
    const decision = mergeActivities(twoRows, [salto, sip], 'Trygg skola', why);
    const after = afterWrites(twoRows, decision);
    const [whole] = decision.addActivities;
    expect(whole).toMatchObject({ boards: ['BoU', 'BiN'], deadline: { text: 'Hösten 2023' }, owner: salto.owner });
    expect(rowsOf(after, whole!.key).map(({ goalKey }) => goalKey)).toEqual(['trygghet', 'likvärdighet']);
    expect([statusOf(after, sip.key), statusOf(after, salto.key)]).toEqual(['dropped', 'dropped']);
    expect(after.continuations.map(({ fromKey, toKey }) => [fromKey, toKey])).toEqual([
      [salto.key, whole!.key],
      [sip.key, whole!.key],
    ]);
  });
});

describe('merge into an activity of the plan', () => {
  it('takes no commitment from a board: it is theirs too, and its rows say so', () => {
    const after = afterWrites(twoRows, mergeActivities(twoRows, [sip], salto, why));
    expect(after.activities.find(({ key }) => key === salto.key)?.boards).toEqual(['BoU', 'BiN']);
    expect(rowsOf(after, salto.key).map(({ goalKey, boardsText }) => [goalKey, boardsText])).toEqual([
      ['trygghet', 'BoU, BiN'],
      ['likvärdighet', 'BoU, BiN'],
    ]);
  });

  it('leaves the rows of one that has their boards already as they were written', () => {
    const { changeRows, changeActivities } = mergeActivities(twoRows, [salto], sip, why);
    expect(changeActivities.map(({ key }) => key)).toEqual([salto.key]);
    expect(changeRows.map(({ boardsText }) => boardsText)).not.toContain('BiN, BoU');
  });

  it('changes no boards where a document has given them', () => {
    const decision = mergeActivities(twoRows, [sip], salto, why, { boardsStay: true });
    expect(decision.changeActivities.map(({ key }) => key)).toEqual([sip.key]);
  });
});

describe('merge of what a board has adopted', () => {
  it('leaves the row that would stand twice under the goal, as Utgår', () => {
    const adopted = { ...twoRows, adopted: [[{ ...sip, goalKeys: ['trygghet'] }]] };
    const decision = mergeActivities(adopted, [sip], dialog, why);
    expect(decision.removeRows).toEqual([]);
    expect(rowsOf(afterWrites(adopted, decision), sip.key).map(({ goalKey }) => goalKey)).toEqual(['trygghet']);
    expect(mergeActivities(twoRows, [sip], dialog, why).removeRows).toHaveLength(1);
  });
});

describe('reword', () => {
  it('keeps key, answers and rows, and the old words in the history', () => {
    const decision = rewordActivity(plan, sip, 'Införa SIP', why);
    expect(decision.changeActivities).toEqual([{ ...sip, title: 'Införa SIP' }]);
    expect(decision.continuations[0]?.reason).toBe(`Tidigare lydelse: ${sip.title}\nOmorganisation`);
    expect(countOf(decision)).toBe(2);
  });

  it('is refused where another activity is worded so', () => {
    expect(() => rewordActivity(plan, sip, `${dialog.title}.`, why)).toThrow('annan aktivitet');
  });
});

describe('transfer', () => {
  it('prints the new boards, and says where it came from', () => {
    const decision = transferActivity(plan, sip, { boards: ['BiN'] }, why);
    expect(decision.changeRows).toMatchObject([{ boardsText: 'BiN' }]);
    expect(decision.continuations).toMatchObject([
      { fromKey: sip.key, toKey: sip.key, toBoards: ['BiN'], reason: 'Från nämnd BiN, BoU\nOmorganisation' },
    ]);
    expect(decision.continuations[0]).not.toHaveProperty('toUnitKey');
  });
});

describe('drop', () => {
  it('deletes what was never adopted and never answered, with its rows', () => {
    const decision = dropActivity(plan, dialog, why);
    expect(decision).toMatchObject({ removeActivities: [dialog.key], changeActivities: [] });
    expect(decision.removeRows).toHaveLength(1);
    expect(decision.continuations).toEqual([]);
  });

  it.each<[string, Partial<DecidedPlan>]>([
    ['answered', { followUps: [answered(dialog.key)] }],
    ['adopted by a board', { adopted: [[{ ...dialog, goalKeys: [] }]] }],
    ['moved', { postponements: [{ activityKey: dialog.key }] }],
    ['reworded', { continuations: afterWrites(plan, rewordActivity(plan, dialog, 'Annat', why)).continuations }],
    ['perhaps adopted, by a decision whose content nobody has', { adopted: [null] }],
  ])('lets what was %s stand as Utgår', (_, changes) => {
    const decision = dropActivity({ ...plan, ...changes }, dialog, why);
    expect(decision).toMatchObject({ removeActivities: [], removeRows: [] });
    expect(decision.changeActivities).toMatchObject([
      { key: dialog.key, status: { text: 'Utgår', progress: 'dropped' } },
    ]);
  });

  it('never writes over a comment', () => {
    const [ended] = dropActivity(plan, sip, why).changeActivities;
    expect(ended?.comment).toBe('Påbörjat');
  });
});

describe('an activity is called', () => {
  it('by key, by wording, or by a beginning that only one has', () => {
    expect(activityCalled(plan, sip.key)).toBe(sip);
    expect(activityCalled(plan, 'utveckla dialogen med Lejonfastigheter.')).toBe(dialog);
    expect(activityCalled(plan, 'inrätta')).toBe(salto);
    expect(() => activityCalled(plan, 'I')).toThrow(`${planKey}|sip`);
    expect(() => activityCalled(plan, 'Bygg en bro')).toThrow('ingen sådan');
  });
});
