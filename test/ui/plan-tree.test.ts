import { describe, expect, test } from 'vitest';
import type { PlanContent } from '../../src/plan/plan.ts';
import { viewsOf } from '../../src/ui/activity-view.ts';
import { beginningOf, stuckGoals, treeOf, visibleRows } from '../../src/ui/plan-tree.ts';
import { answerKey, findTyped } from '../../src/ui/use-tree-keys.ts';
import { day, planOf2022 } from './plan-of-2022.ts';

const content = await planOf2022();
const views = viewsOf(content, day('2022-11-21'));
const tree = treeOf(content);
const all = visibleRows(tree, views, null, new Set());

describe('the tree of the plan', () => {
  test('shows every row of the document, in its order', () => {
    const shown = all.filter((row) => row.kind === 'activity').map((row) => row.id);
    const inOrder = content.placements.toSorted((a, b) => a.order - b.order).map((placement) => placement.key);
    expect(shown.toSorted()).toEqual(inOrder.toSorted());
    expect(shown).toEqual(inOrder);
  });

  test('counts an activity once under a goal that prints it twice', () => {
    const areas = all.filter((row) => row.kind === 'goal' && row.level === 1);
    expect(areas.length).toBeGreaterThan(1);
    for (const row of all) {
      if (row.kind !== 'goal') continue;
      const under = new Set<string>();
      for (let at = all.indexOf(row) + 1; at < all.length && (all[at]?.level ?? 0) > row.level; at += 1) {
        const below = all[at];
        if (below?.kind === 'activity') under.add(below.view.activity.key);
      }
      expect(row.count).toBe(under.size);
    }
  });

  test('hides what stands under a closed goal and keeps its count', () => {
    const first = all[0]!;
    const closed = visibleRows(tree, views, null, new Set([first.id]));
    expect(closed[0]).toMatchObject({ id: first.id, expanded: false, count: first.kind === 'goal' ? first.count : 0 });
    expect(closed[1]?.level).toBe(1);
  });

  test('leaves goals without a match out, and the goals above a match in', () => {
    const one = views.all.find((view) => view.activity.title.includes('SIP'))!;
    const rows = visibleRows(tree, views, new Set(one.placements.map(({ key }) => key)), new Set());
    const shown = rows.filter((row) => row.kind === 'activity');
    expect(shown.map((row) => row.view.activity.key)).toEqual(one.placements.map(() => one.activity.key));
    expect(rows.every((row) => row.kind === 'activity' || row.count === 1)).toBe(true);
    expect(rows[0]?.level).toBe(1);
  });

  test('of a plan whose first rows are read, shows what no later row comes into', () => {
    const shown = (placements: PlanContent['placements']) =>
      visibleRows(beginningOf(treeOf({ ...content, placements })), views, null, new Set());
    const inOrder = content.placements.toSorted((a, b) => a.order - b.order);
    // In the document's own order the rows that are read are the beginning of what the whole plan shows.
    const begun = shown(inOrder.slice(0, 40));
    expect(begun.map(({ id }) => id)).toEqual(all.slice(0, begun.length).map(({ id }) => id));
    expect(begun.at(-1)?.id).toBe(inOrder[39]!.key);
    // A row further down in the plan's order than one that is shown later: more may come under the first one's goal.
    const late = { ...inOrder[0]!, key: 'sen', order: 10_000 };
    const cut = shown([...inOrder.slice(0, 40), late]);
    expect(cut.at(-1)?.id).toBe('sen');
    expect(cut.length).toBeLessThan(begun.length);
    expect(shown([])).toEqual([]);
  });

  test('loses no goal whose parent is missing, and does not turn for ever in a circle', () => {
    const [first, second] = content.goals;
    const goals = [
      { ...first!, parentKey: second!.key },
      { ...second!, parentKey: first!.key },
      ...content.goals.slice(2),
    ];
    const rows = visibleRows(treeOf({ ...content, goals }), views, null, new Set());
    expect(rows.filter((row) => row.kind === 'goal')).toHaveLength(content.goals.length);
    expect(rows.filter((row) => row.kind === 'activity')).toHaveLength(115);
  });
});

describe('what sticks above the rows of the plan', () => {
  const height = (at: number): number => (all[at]!.kind === 'goal' ? 36 : 71);
  const places = all.reduce<{ start: number; end: number }[]>((before, _, at) => {
    const start = before.at(-1)?.end ?? 0;
    return [...before, { start, end: start + height(at) }];
  }, []);
  const stuckAt = (top: number) =>
    stuckGoals(
      all,
      (at) => places[at]!,
      places.findIndex(({ end }) => end > top),
      top,
    );
  /** The goals of the two upper levels that a row stands under, read from the rows above it. */
  const above = (at: number): readonly string[] =>
    [1, 2].flatMap((level) => {
      const goal = all.findLastIndex((row, k) => k < at && row.level <= level);
      return all[at]!.level > level && all[goal]?.level === level ? [all[goal].id] : [];
    });

  test('is never the heading of another goal than that of the row right under it', () => {
    const wrong: string[] = [];
    for (let top = 0; top < places.at(-1)!.end - 600; top += 7) {
      const stuck = stuckAt(top);
      const lower = top + 36 * stuck.length;
      const first = places.findIndex(({ end }) => end > lower);
      const own = above(first);
      if (stuck.some(({ id }, at) => own[at] !== id)) wrong.push(`${top}: ${all[first]!.id}`);
    }
    expect(wrong).toEqual([]);
  });

  test('lets go of a goal when its successor reaches the lower edge, and holds the next when that is at the top', () => {
    const next = all.findIndex((row, at) => at > 3 && row.kind === 'goal' && row.level === 2 && all[at - 1]!.level > 2);
    const { start } = places[next]!;
    const before = stuckAt(start - 73);
    expect(before.map(({ level }) => level)).toEqual([1, 2]);
    expect(stuckAt(start - 72)).toEqual(before.slice(0, 1));
    expect(stuckAt(start - 37)).toEqual(before.slice(0, 1));
    expect(stuckAt(start - 36).map(({ id }) => id)).toEqual([before[0]!.id, all[next]!.id]);
  });

  test('is both goals deep among the rows of a goal', () => {
    const deep = all.findIndex((row) => row.kind === 'activity' && row.level > 3);
    expect(stuckAt(places[deep]!.start - 72).map(({ level }) => level)).toEqual([1, 2]);
  });
});

describe('the keys of the tree', () => {
  const at = all.findIndex((row) => row.kind === 'activity');

  test('right opens a goal and then goes in; left closes it, and from an activity goes to its goal', () => {
    expect(answerKey('ArrowRight', all, 0)).toEqual({ kind: 'go', index: 1 });
    expect(answerKey('ArrowLeft', all, 0)).toEqual({ kind: 'toggle', index: 0 });
    expect(answerKey('ArrowLeft', all, at)).toEqual({ kind: 'go', index: at - 1 });
    const closed = visibleRows(tree, views, null, new Set([all[0]!.id]));
    expect(answerKey('ArrowRight', closed, 0)).toEqual({ kind: 'toggle', index: 0 });
  });

  test('up and down stop at the ends, Enter opens what one stands on', () => {
    expect(answerKey('ArrowUp', all, 0)).toEqual({ kind: 'go', index: 0 });
    expect(answerKey('ArrowDown', all, all.length - 1)).toEqual({ kind: 'go', index: all.length - 1 });
    expect(answerKey('Enter', all, at)).toEqual({ kind: 'open', index: at });
    expect(answerKey('Enter', all, 0)).toEqual({ kind: 'toggle', index: 0 });
    expect(answerKey('Tab', all, 0)).toBeNull();
  });

  test('typed letters go to the next row that begins with them, round the end', () => {
    const found = findTyped(all, all.length - 1, 'samh');
    expect(all[found]).toMatchObject({ kind: 'goal', goal: { title: 'Samhälle' } });
    expect(findTyped(all, 0, 'zzz')).toBe(-1);
  });
});
