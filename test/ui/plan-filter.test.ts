import { describe, expect, test } from 'vitest';
import { viewsOf } from '../../src/ui/activity-view.ts';
import { applyFilter, filterFromQuery, filterToQuery, noFilter } from '../../src/ui/plan-filter.ts';
import { day, planOf2022 } from './plan-of-2022.ts';

const content = await planOf2022();
const { all } = viewsOf(content, day('2022-08-31'));

describe('the filter of the plan', () => {
  test('counts activities and never rows: 93 in the plan of 2022, on 115 rows', () => {
    expect(applyFilter(all, noFilter).matching.size).toBe(93);
    expect(content.placements).toHaveLength(115);
  });

  test('counts what is moved as the document says: nine within the year and eleven to 2023, on their activities', () => {
    const moved = applyFilter(all, { ...noFilter, marks: ['moved'] }).matching;
    const rows = content.placements.filter(({ activityKey }) => moved.has(activityKey));
    expect(moved.size).toBe(18);
    expect(rows.length).toBeGreaterThanOrEqual(20);
  });

  test('shows the four activities whose rows differ, as of 31 August', () => {
    expect(applyFilter(all, { ...noFilter, marks: ['differing'] }).matching.size).toBe(4);
  });

  test('gives an activity of two boards to both', () => {
    const { counts } = applyFilter(all, noFilter);
    const both = all.filter((view) => view.activity.boards.length === 2).length;
    expect((counts.boards.get('BiN') ?? 0) + (counts.boards.get('BoU') ?? 0)).toBe(93 + both);
  });

  test('promises by each count what choosing it then shows', () => {
    const chosen = { ...noFilter, boards: ['BiN'], text: 'elev' };
    const { counts } = applyFilter(all, chosen);
    for (const [mark, count] of counts.marks) {
      expect(applyFilter(all, { ...chosen, marks: [mark] }).matching.size).toBe(count);
    }
    for (const [status, count] of counts.statuses) {
      expect(applyFilter(all, { ...chosen, statuses: [status] }).matching.size).toBe(count);
    }
    expect(counts.statuses.size).toBeGreaterThan(1);
  });

  test('leaves its own menu out of the counts, so that a second board can be judged', () => {
    const { counts } = applyFilter(all, { ...noFilter, boards: ['BiN'] });
    expect(counts.boards.get('BoU')).toBe(applyFilter(all, { ...noFilter, boards: ['BoU'] }).matching.size);
  });

  test('finds every word in any order, whatever its case, also in the goal above', () => {
    const found = applyFilter(all, { ...noFilter, text: 'SIP implementera' }).matching;
    const titles = all.filter((view) => found.has(view.activity.key)).map((view) => view.activity.title);
    expect(titles).toEqual(['Implementera och utbilda i SIP (samordnad individuell plan)']);
    expect(applyFilter(all, { ...noFilter, text: 'likvärdiga MÖJLIGHETER' }).matching.size).toBeGreaterThan(10);
  });

  test('shows an activity that a goal’s words found under that goal, and not under its other goals', () => {
    const text = 'kultur- och fritidsnämnden';
    const { matching, rows } = applyFilter(all, { ...noFilter, text });
    const shown = content.placements.filter(({ key }) => rows.has(key));
    expect(new Set(shown.map(({ activityKey }) => activityKey))).toEqual(matching);
    const goals = new Map(content.goals.map((goal) => [goal.key, goal.title.toLocaleLowerCase('sv')]));
    expect(shown.filter(({ goalKey }) => !goals.get(goalKey)!.includes(text))).toEqual([]);
    const elsewhere = content.placements.filter(({ key, activityKey }) => matching.has(activityKey) && !rows.has(key));
    expect(elsewhere.length).toBeGreaterThan(0);
    // What its own words find is shown on every row.
    const own = applyFilter(all, { ...noFilter, boards: ['BiN'] });
    const onRows = content.placements.filter(({ activityKey }) => own.matching.has(activityKey));
    expect(own.rows).toEqual(new Set(onRows.map(({ key }) => key)));
  });

  test('is kept whole by the address, in Swedish', () => {
    const filter = { text: 'å & ä', boards: ['BiN'], statuses: ['completed', 'deviates'], marks: ['late'] } as const;
    const query = filterToQuery(filter);
    expect(query).toContain('lage=genomford');
    expect(filterFromQuery(new URLSearchParams(query))).toEqual(filter);
    expect(filterToQuery(noFilter)).toBe('');
  });

  test('opens an old link whose words are no longer known', () => {
    expect(filterFromQuery(new URLSearchParams('lage=gammalt&visa=annat'))).toEqual(noFilter);
  });
});
