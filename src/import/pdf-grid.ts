import type { Rule } from './pdf-rules.ts';

/** A cell between drawn lines; columns and rows from 0, points from the page's upper left corner. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly span: number;
  /** No line above it: it goes on from the cell there. */
  readonly continuesAbove: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A table that is drawn with lines. */
export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where its columns begin, and the last one ends. */
  readonly edges: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
}

/** Points. Lines this near are one: a double line, or the lines of two cells beside each other. */
const near = 3;

/** Lines that meet within this belong to one table. */
const touching = 4;

/** A page with more lines has a map or a drawing on it, and more columns or rows no table. */
const [mostRules, mostColumns, mostRows] = [5000, 40, 300];

/** Lines on one another, and pieces of one line, as one. */
const merged = (rules: readonly Rule[]): readonly Rule[] => {
  const whole: Rule[] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const index = whole.findLastIndex(
      (other) =>
        other.isAcross === rule.isAcross &&
        Math.abs(other.at - rule.at) <= near &&
        rule.from <= other.to + touching &&
        rule.to >= other.from - touching,
    );
    const other = whole[index];
    if (other) {
      whole[index] = { ...other, from: Math.min(other.from, rule.from), to: Math.max(other.to, rule.to) };
    } else whole.push(rule);
  }
  return whole;
};

const meet = (a: Rule, b: Rule): boolean =>
  a.isAcross !== b.isAcross &&
  a.at >= b.from - touching &&
  a.at <= b.to + touching &&
  b.at >= a.from - touching &&
  b.at <= a.to + touching;

/** Lines that meet, directly or by others. */
const groupsOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const rule of group) {
      for (const other of left) {
        if (!meet(rule, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
};

const distinct = (places: readonly number[]): readonly number[] => {
  const kept: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    if (kept.length === 0 || place - (kept.at(-1) ?? 0) > near) kept.push(place);
  }
  return kept;
};

const covers = (rules: readonly Rule[], at: number, place: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= near && rule.from <= place && rule.to >= place);

const gridOf = (group: readonly Rule[]): Grid | null => {
  const across = group.filter(({ isAcross }) => isAcross);
  const down = group.filter(({ isAcross }) => !isAcross);
  // A table may be drawn without its outer lines: the others end where they would be.
  const xs = distinct([...down.map(({ at }) => at), ...across.flatMap(({ from, to }) => [from, to])]);
  const ys = distinct([...across.map(({ at }) => at), ...down.flatMap(({ from, to }) => [from, to])]);
  if (xs.length < 3 || ys.length < 2 || down.length === 0) return null;
  if (xs.length > mostColumns + 1 || ys.length > mostRows + 1) return null;
  const rows = ys.slice(0, -1).map((top, row) => {
    const bottom = ys[row + 1] ?? top;
    const middle = (top + bottom) / 2;
    const cells: GridCell[] = [];
    for (let column = 0; column < xs.length - 1;) {
      let end = column + 1;
      while (end < xs.length - 1 && !covers(down, xs[end] ?? 0, middle)) end += 1;
      const [left, right] = [xs[column] ?? 0, xs[end] ?? 0];
      const isOpen = row > 0 && !covers(across, top, (left + right) / 2);
      cells.push({ row, column, span: end - column, continuesAbove: isOpen, left, right, top, bottom });
      column = end;
    }
    return cells;
  });
  return { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, edges: xs, rows };
};

/** The tables of a page by the lines that are drawn on it, from its top. */
export const gridsOf = (rules: readonly Rule[]): readonly Grid[] => {
  if (rules.length > mostRules) return [];
  const whole = [
    ...merged(rules.filter(({ isAcross }) => isAcross)),
    ...merged(rules.filter(({ isAcross }) => !isAcross)),
  ];
  return groupsOf(whole)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .toSorted((a, b) => a.top - b.top);
};
