import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { Activity } from '../../src/plan/activity.ts';
import { differencesInPlan, judgedDifference, type PlanDifference } from '../../src/plan/differences.ts';
import { keepApart } from '../../src/plan/keep-apart.ts';
import { printedRow, type Placement } from '../../src/plan/placement.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { readStatus } from '../../src/plan/read-status.ts';
import { rulingOf } from '../../src/plan/rulings.ts';
import { makeTwo, pickOne } from '../../src/plan/settle-difference.ts';
import { fixture } from './truth.ts';

const name = '000-linkoping-uppfoljning-2022.txt';
const draft = await readDocument(name, fixture(name));
const act = {
  by: { id: 20, login: 'l', name: 'Controller', upn: 'controller@kommun.example' },
  at: '2022-09-07T10:00:00Z',
  via: 'command-line' as const,
};

interface Content {
  readonly activities: readonly Activity[];
  readonly placements: readonly Placement[];
}

const read = <T extends object>(records: readonly T[]): (T & { version: string })[] =>
  records.map((record) => ({ ...record, version: '"1"' }));
const imported = (): Content => {
  const plan = planFromDraft(draft, { planKey: 'p', name: 'Plan 2022' });
  return { activities: read(plan.activities), placements: read(plan.placements) };
};
const content = imported();
const found = differencesInPlan(content);
const linesOf = ({ placements: pair }: PlanDifference, { placements }: Content = content) =>
  pair.map((key) => Number(placements.find((placement) => placement.key === key)?.source.replace('rad ', '')));
const between = (...lines: readonly number[]): PlanDifference => {
  const difference = found.find((candidate) => linesOf(candidate).join() === lines.join());
  if (!difference) throw new Error(`nothing differs between ${lines.join(' and ')}`);
  return difference;
};
const rowsOf = ({ activityKey }: PlanDifference) => {
  const activity = content.activities.find(({ key }) => key === activityKey);
  if (!activity) throw new Error(`no activity ${activityKey}`);
  return { activity, placements: content.placements.filter((placement) => placement.activityKey === activityKey) };
};
const withThese = (
  activities: readonly Omit<Activity, 'version'>[],
  placements: readonly Omit<Placement, 'version'>[],
): Content => {
  const replaced = <T extends { readonly key: string }>(all: readonly T[], some: readonly T[]): T[] => [
    ...new Map([...all, ...some].map((item) => [item.key, item])).values(),
  ];
  return {
    activities: replaced(content.activities, read(activities)),
    placements: replaced(content.placements, read(placements)),
  };
};
const printed = ({ activities, placements }: Content, line: number) => {
  const placement = placements.find(({ source }) => source === `rad ${line}`);
  const activity = activities.find(({ key }) => key === placement?.activityKey);
  if (!placement || !activity) throw new Error(`no row on line ${line}`);
  return { ...printedRow(placement, activity), activityKey: activity.key };
};
const others = (...lines: readonly number[]) =>
  found.map((each) => linesOf(each)).filter((pair) => pair.join() !== lines.join());

describe('the copies of document 000 that say different things', () => {
  it('are four pairs', () => {
    expect(found.map((each) => [each.kind, ...linesOf(each)])).toEqual([
      ['deadline', 42, 77],
      ['status', 70, 98],
      ['status', 86, 124],
      ['comment', 93, 131],
    ]);
  });
});

describe('“Välj en”', () => {
  it.each([
    ['SIP', 86, 124, 124, { status: { text: 'Genomfört' }, comment: 'Implementering och utbildning genomförd' }],
    ['SIP', 86, 124, 86, { status: { text: 'Pågående' }, comment: 'Riskanalys genomförd och elevhälsodag genomförd.' }],
    ['Skäggetorpsskolan', 42, 77, 77, { deadline: { text: 'Augusti' } }],
  ])('gives %s what row %i or %i says, and both rows follow it (%i)', (_, a, b, pick, expected) => {
    const difference = between(a, b);
    const key = difference.placements[[a, b].indexOf(pick)] ?? '';
    const { activity, placements } = pickOne(rowsOf(difference), difference.kind, key);
    const after = withThese([activity], placements);
    expect(activity).toMatchObject(expected);
    expect(printed(after, a)).toMatchObject(expected);
    expect(printed(after, b)).toMatchObject(expected);
    expect(differencesInPlan(after).map((each) => linesOf(each))).toEqual(others(a, b));
  });

  it('leaves what the rows say otherwise of other things', () => {
    const difference = between(42, 77);
    const { activity, placements } = pickOne(rowsOf(difference), 'deadline', difference.placements[1]);
    const after = withThese([activity], placements);
    expect(printed(after, 77).comment).toBe(printed(content, 77).comment);
    expect(printed(after, 42).comment).toBe(printed(content, 42).comment);
    expect(printed(after, 42).comment).not.toBe(printed(after, 77).comment);
  });
});

describe('“Två åtaganden”', () => {
  const difference = between(70, 98);
  const two = makeTwo(rowsOf(difference), difference, act);
  const after = withThese([two.activity], two.placements);

  it('makes two activities that each print their own row as before, tied to each other', () => {
    for (const line of [70, 98]) {
      const { activityKey: _a, ...then } = printed(content, line);
      const { activityKey: _b, ...now } = printed(after, line);
      expect(now).toEqual(then);
    }
    expect(printed(after, 70).activityKey).toBe(difference.activityKey);
    expect(printed(after, 98).activityKey).toBe(two.activity.key);
    expect(after.activities).toHaveLength(94);
    expect(two.continuation).toMatchObject({ kind: 'split', fromKey: difference.activityKey, toKey: two.activity.key });
    expect(differencesInPlan(after).map((each) => linesOf(each, after))).toEqual(others(70, 98));
  });

  it('is the same two when it is said again', () => {
    expect(makeTwo(rowsOf(difference), difference, act)).toEqual(two);
  });

  it('is not asked about again when an import has made one of them, whatever they say by then', () => {
    const again = imported();
    expect(differencesInPlan(again, two.rulings).map((each) => linesOf(each, again))).toEqual(others(70, 98));
    const paused = again.placements.map((placement) =>
      placement.key === difference.placements[1]
        ? { ...placement, own: { ...placement.own, status: readStatus('Pausad').status } }
        : placement,
    );
    const later = { ...again, placements: paused };
    expect(differencesInPlan(later, two.rulings).map((each) => linesOf(each, later))).toEqual(others(70, 98));
  });
});

describe('“Två åtaganden” and the next import', () => {
  const difference = between(70, 98);
  const two = makeTwo(rowsOf(difference), difference, act);
  const standing = { placements: withThese([two.activity], two.placements).placements, rulings: two.rulings };
  const document = planFromDraft(draft, { planKey: 'p', name: 'Plan 2022' });

  it('reads the copies as the two activities that they are', () => {
    const again = keepApart(document, standing);
    expect(again.activities).toHaveLength(94);
    expect(again.activities.find(({ key }) => key === two.activity.key)).toEqual(
      expect.objectContaining({ title: two.activity.title, status: two.activity.status, comment: '' }),
    );
    expect(again.placements.find(({ source }) => source === 'rad 98')).toEqual(
      expect.objectContaining({ activityKey: two.activity.key, own: two.placements[0]?.own }),
    );
    const found = differencesInPlan({ activities: read(again.activities), placements: read(again.placements) });
    expect(found.map((each) => linesOf(each, { activities: [], placements: read(again.placements) }))).toEqual(
      others(70, 98),
    );
  });

  it('leaves everything else as it was read', () => {
    expect(keepApart(document, { ...standing, rulings: [] })).toEqual(document);
    const again = keepApart(document, standing);
    expect(again.placements.filter(({ source }) => source !== 'rad 98')).toEqual(
      document.placements.filter(({ source }) => source !== 'rad 98'),
    );
  });
});

describe('“Två åtaganden” of three copies', () => {
  const status = readStatus('Pausad').status;
  const lines = [78, 80, 100];
  const paused = content.placements.map((placement) =>
    placement.source === 'rad 80' || placement.source === 'rad 100'
      ? { ...placement, own: { ...placement.own, status } }
      : placement,
  );
  const three = { ...content, placements: paused };
  const asked = differencesInPlan(three).filter((each) => linesOf(each).every((line) => lines.includes(line)));
  const [first] = asked;
  if (!first) throw new Error('nothing differs');
  const activity = content.activities.find(({ key }) => key === first.activityKey)!;
  const rows = { activity, placements: paused.filter(({ activityKey }) => activityKey === activity.key) };

  it('moves every row that says the second thing, and rules on every pair', () => {
    expect(asked.map((each) => linesOf(each))).toEqual([
      [78, 80],
      [78, 100],
    ]);
    const two = makeTwo(rows, first, act);
    expect(two.placements.map(({ source }) => source)).toEqual(['rad 80', 'rad 100']);
    expect(two.placements.map(({ own }) => own.status)).toEqual([null, null]);
    expect(differencesInPlan(three, two.rulings).map((each) => linesOf(each))).toEqual(
      found.map((each) => linesOf(each)),
    );
  });

  it('goes on where it died: the row that is left goes to the same activity', () => {
    const two = makeTwo(rows, first, act);
    const left = { activity, placements: rows.placements.filter(({ source }) => source !== 'rad 80') };
    const again = asked[1];
    if (!again) throw new Error('asked once only');
    expect(makeTwo(left, again, act).activity).toEqual(two.activity);
  });
});

describe('“Stämmer”', () => {
  const difference = between(42, 77);
  const holds = rulingOf(judgedDifference(difference), 'p', 'holds', '', act);

  it('is not asked about again, also not at the next import of the same rows', () => {
    const again = imported();
    expect(differencesInPlan(again, [holds]).map((each) => linesOf(each, again))).toEqual(others(42, 77));
  });

  it('holds until one of the two values changes', () => {
    const { deadline } = readDeadline('September', 2022);
    const placements = content.placements.map((placement) =>
      placement.key === difference.placements[1] ? { ...placement, own: { ...placement.own, deadline } } : placement,
    );
    expect(differencesInPlan({ ...content, placements }, [holds]).map((each) => linesOf(each))).toContainEqual([
      42, 77,
    ]);
  });

  it('lets what else differs in the two rows be asked', () => {
    const status = readStatus('Pausad').status;
    const placements = content.placements.map((placement) =>
      placement.key === difference.placements[0] ? { ...placement, own: { ...placement.own, status } } : placement,
    );
    const now = { ...content, placements };
    const [asked] = differencesInPlan(now).filter((each) => linesOf(each).join() === '42,77');
    expect(asked?.kind).toBe('status');
    const ruling = rulingOf(judgedDifference(asked ?? difference), 'p', 'holds', '', act);
    expect(differencesInPlan(now, [ruling]).find((each) => linesOf(each).join() === '42,77')?.kind).toBe('deadline');
  });
});
