import { describe, expect, test } from 'vitest';
import { followUpOf } from '../../src/plan/follow-up.ts';
import { statusOf } from '../../src/plan/status.ts';
import { viewsOf } from '../../src/ui/activity-view.ts';
import { groupsOf, placesOf } from '../../src/ui/my-groups.ts';
import { act, bokslut, colleague, day, delar, owner, planOf2022 } from './plan-of-2022.ts';

const read = await planOf2022();
const content = { ...read, activities: read.activities.map((activity) => ({ ...activity, owner })) };
const today = day('2022-11-21');
const views = viewsOf(content, today);

describe('my activities', () => {
  test('are those I own or share, and nobody else sees them as theirs', () => {
    const [first] = views.all;
    const shared = viewsOf(
      { ...content, activities: [{ ...first!.activity, owner: colleague, coOwners: [owner] }] },
      today,
    );
    expect(placesOf(shared.all, owner, new Map()).size).toBe(1);
    expect(placesOf(views.all, colleague, new Map()).size).toBe(0);
  });

  test('each stand in one group: done, late, to answer, or coming', () => {
    const groups = groupsOf(views.all, placesOf(views.all, owner, new Map()));
    const sizes = [...groups.values()].map((group) => group.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(93);
    expect(groups.get('finished')!.every((view) => view.activity.status.progress === 'completed')).toBe(true);
    expect(groups.get('late')!.every((view) => view.late)).toBe(true);
    expect(groups.get('to-answer')!.every((view) => view.unanswered && !view.late)).toBe(true);
  });

  test('stay where they stood when one of them is answered or done', () => {
    const before = placesOf(views.all, owner, new Map());
    const [key] = [...before].find(([, group]) => group === 'to-answer')!;
    const activity = views.byKey.get(key)!.activity;
    const done = { ...activity, status: statusOf('completed', content.plan.statusWords) };
    const after = viewsOf(
      { ...content, activities: content.activities.map((one) => (one.key === key ? done : one)) },
      today,
    );
    expect(placesOf(after.all, owner, before).get(key)).toBe('to-answer');
    expect(placesOf(after.all, owner, new Map()).get(key)).toBe('finished');
  });

  test('done before the period opened is an answer; an answer in an earlier period is not', () => {
    const activity = views.all.find((view) => view.unanswered)!.activity;
    const earlier = { ...followUpOf(activity, delar, true, act(owner)), version: '1' };
    const seen = viewsOf({ ...content, followUps: [earlier] }, today).byKey.get(activity.key)!;
    expect(seen.unanswered).toBe(true);
    expect(seen.previous?.period.name).toBe('Delår 2');
    const now = { ...followUpOf(activity, bokslut, true, act(owner)), version: '1' };
    expect(viewsOf({ ...content, followUps: [now] }, today).byKey.get(activity.key)!.unanswered).toBe(false);
    const byClosing = viewsOf({ ...content, followUps: [{ ...now, answered: null }] }, today).byKey.get(activity.key)!;
    expect([byClosing.unanswered, byClosing.answer]).toEqual([true, null]);
    const finished = views.all.find((view) => view.activity.status.progress === 'completed')!;
    expect(finished.unanswered).toBe(false);
  });
});
