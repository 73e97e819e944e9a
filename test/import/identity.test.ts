import { expect, it } from 'vitest';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { seeded } from '../plan/seeded.ts';
import { again, linkoping, planOf, rewordings, standingAs, withTitles } from './reworded-plan.ts';

const plan = await planOf(linkoping);
const changes = Object.values(rewordings);

/**
 * The document as next month's might be: activities reworded, rows in another order and under other goals, some left
 * out; with what each activity of it truly is.
 */
const disturbed = (seed: number): { readonly document: NewPlan; readonly truth: ReadonlyMap<string, string> } => {
  const chance = seeded(seed);
  const left = plan.activities.filter(() => chance(1, 12) > 1);
  const kept = new Set(left.map(({ key }) => key));
  const goals = plan.goals.map(({ key }) => key);
  const cut: NewPlan = {
    ...plan,
    activities: left,
    placements: plan.placements
      .filter(({ activityKey }) => kept.has(activityKey))
      .map((row) => ({
        ...row,
        order: chance(0, 10_000),
        goalKey: chance(1, 9) === 1 ? goals[chance(0, goals.length - 1)]! : row.goalKey,
      }))
      .toSorted((a, b) => a.order - b.order)
      .map((row, order) => ({ ...row, order })),
    postponements: plan.postponements.filter(({ activityKey }) => kept.has(activityKey)),
  };
  const document = withTitles(cut, (title) => {
    const change = changes[chance(0, changes.length * 2)];
    return change === undefined ? title : change(title);
  });
  return { document, truth: new Map(document.activities.map(({ key }, index) => [key, left[index]!.key])) };
};

const rounds = 60;

it(`keeps every identity through ${rounds} documents with activities reworded, moved, reordered and left out`, () => {
  let [found, asked, wrong, missed, wronglyAsked] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= rounds; seed += 1) {
    const { document, truth } = disturbed(seed);
    const { plan: written, difference } = again(document, standingAs(plan));
    const known = new Set(plan.activities.map(({ key }) => key));
    const keys = written.activities.map(({ key }) => key);
    expect(new Set(keys).size, `seed ${seed}: two of one key`).toBe(keys.length);
    expect(new Set(written.placements.map(({ key }) => key)).size).toBe(written.placements.length);
    // The order of the activities is the document's, so that each can be laid beside what it truly is.
    const open = difference.questions.filter(({ kind }) => kind !== 'merged');
    const askedKeys = new Set(open.map(({ givenKey }) => givenKey));
    const rest = document.activities.filter(({ key }) => !askedKeys.has(key));
    for (const [index, { key }] of rest.entries()) {
      if (keys[index] === truth.get(key)) found += 1;
      else if (known.has(keys[index]!)) wrong += 1;
      else missed += 1;
    }
    for (const { kind, givenKey, standingKey } of difference.questions) {
      if (kind === 'reworded' && truth.get(givenKey) === standingKey) asked += 1;
      else wronglyAsked += 1;
    }
    // Nothing that stood is gone: it is in the document, asked about, or told as vanished.
    const told = new Set([
      ...keys,
      ...difference.vanished.map(({ key }) => key),
      ...difference.questions.map(({ standingKey }) => standingKey),
    ]);
    expect(plan.activities.filter(({ key }) => !told.has(key))).toEqual([]);
  }
  expect({ wrong, missed }).toEqual({ wrong: 0, missed: 0 });
  // Measured: 4,768 found, 341 rightly asked about, 12 asked about in vain.
  expect(found).toBeGreaterThan(12 * asked);
  expect(asked).toBeGreaterThan(20 * wronglyAsked);
});

it('takes back nothing: the same document again is no difference, and the first one again finds the same activities', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { document } = disturbed(seed);
    const first = again(document, standingAs(plan));
    const answers = new Map(first.difference.questions.map(({ id }) => [id, 'yes' as const]));
    const { plan: written } = again(document, standingAs(plan), answers);
    // What stands then: what was written, and what the document did not name.
    const named = new Set(written.activities.map(({ key }) => key));
    const rows = new Set(written.placements.map(({ key }) => key));
    const now: NewPlan = {
      ...written,
      activities: [...written.activities, ...plan.activities.filter(({ key }) => !named.has(key))],
      placements: [...written.placements, ...plan.placements.filter(({ key }) => !rows.has(key))],
    };
    const second = again(document, standingAs(now), answers);
    expect(second.difference).toMatchObject({ changed: [], added: [], questions: [] });
    expect(second.difference.rows).toMatchObject({ moved: [], reordered: [], added: [] });
    expect(second.continuations).toEqual([]);
  }
});
