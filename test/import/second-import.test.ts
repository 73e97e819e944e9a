import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { printedRow } from '../../src/plan/placement.ts';
import { keepStandingKeys, type Standing } from '../../src/plan/standing-keys.ts';

const name = '000-linkoping-uppfoljning-2022.txt';
const document = readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url), 'utf8');
const lines = document.split('\n');

const planWithout = async (line: number | null): Promise<NewPlan> => {
  const left = lines.filter((_, index) => index + 1 !== line).join('\n');
  return planFromDraft(await readDocument(name, Buffer.from(left)), { planKey: 'p', name: 'P' });
};
const standing = (plan: NewPlan): Standing => ({
  ...plan,
  placements: plan.placements.map((placement) => ({ ...placement, version: '1' })),
});

test('an activity is found again when the copy that gave it its key has left the document', async () => {
  const first = await planWithout(null);
  const draft = await readDocument(name, Buffer.from(document));
  const copies = Map.groupBy(draft.rows, ({ activityKey }) => activityKey);
  const reworded = [...copies.values()].filter((rows) => new Set(rows.map(({ activity }) => activity)).size > 1);
  expect(reworded).toHaveLength(2);
  const known = new Set(first.activities.map(({ key }) => key));
  for (const [{ source }] of reworded as [(typeof draft.rows)[number]][]) {
    const second = await planWithout(source.line!);
    const kept = keepStandingKeys(second, standing(first));
    expect(kept.activities.filter(({ key }) => !known.has(key))).toEqual([]);
    expect(kept.activities).toHaveLength(second.activities.length);
    const keys = new Set(kept.activities.map(({ key }) => key));
    expect(kept.placements.every(({ activityKey, key }) => keys.has(activityKey) && key.startsWith(activityKey))).toBe(
      true,
    );
  }
});

test('a row of it keeps the wording it has in the document', async () => {
  const first = await planWithout(null);
  const second = await planWithout(84);
  const kept = keepStandingKeys(second, standing(first));
  const titlesOf = (plan: NewPlan, activities: readonly NewPlan['activities'][number][]): readonly string[] => {
    const byKey = new Map(activities.map((activity) => [activity.key, { ...activity, version: '1' }]));
    return plan.placements.map(
      (placement) => printedRow({ ...placement, version: '1' }, byKey.get(placement.activityKey)!).title,
    );
  };
  expect(kept).not.toEqual(second);
  expect(titlesOf(kept, first.activities)).toEqual(titlesOf(second, second.activities));
});

test('two activities are never made one by it', async () => {
  const first = await planWithout(null);
  expect(keepStandingKeys(first, standing(first))).toEqual(first);
  const other: NewPlan = {
    ...first,
    activities: first.activities.map((activity) => ({ ...activity, key: `${activity.key}-x` })),
    placements: first.placements.map((one) => ({ ...one, activityKey: `${one.activityKey}-x` })),
    postponements: [],
  };
  expect(new Set(keepStandingKeys(other, standing(first)).activities.map(({ key }) => key)).size).toBe(93);
});
