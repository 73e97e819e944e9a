import { placed, type Matrix } from './pdf-matrix.ts';

/** A line that is drawn, along or down the page, from the page's upper left corner in points. */
export interface Rule {
  readonly isAcross: boolean;
  /** Its y where it goes across, else its x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn thinner than this, and longer, is a line and no surface. */
const [thickest, shortest] = [3, 4];

/** How pdf.js writes a path: a number for each step, then its points. */
const points: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 2, 4: 0 };
const [moveTo, curveTo, closePath] = [0, 2, 4];

/** pdf.js's numbers for what is done with a path (OPS): stroked, filled, both, or neither. */
const stroked = new Set([20, 21, 24, 25, 26, 27]);
const filled = new Set([22, 23, 24, 25, 26, 27]);

type Point = readonly [number, number];

const lineBetween = ([ax, ay]: Point, [bx, by]: Point): Rule | null => {
  const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)];
  if (height <= 1 && width >= shortest) {
    return { isAcross: true, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) };
  }
  if (width <= 1 && height >= shortest) {
    return { isAcross: false, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) };
  }
  return null;
};

/** A thin surface is a line; of a broader one nothing is known. */
const lineOfSurface = (corners: readonly Point[]): Rule | null => {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= thickest && right - left >= shortest) {
    return { isAcross: true, at: (top + bottom) / 2, from: left, to: right };
  }
  if (right - left <= thickest && bottom - top >= shortest) {
    return { isAcross: false, at: (left + right) / 2, from: top, to: bottom };
  }
  return null;
};

/** The straight lines of a path that is drawn. `args` as pdf.js's constructPath has them. */
export const rulesOfPath = (args: unknown, matrix: Matrix): readonly Rule[] => {
  const [paint, [data]] = args as readonly [number, readonly [ArrayLike<number> | null | undefined]];
  const isStroked = stroked.has(paint);
  if (!data || !(isStroked || filled.has(paint))) return [];
  const rules: Rule[] = [];
  let corners: Point[] = [];
  let isCurved = false;
  const close = (): void => {
    const [first] = corners;
    if (isStroked) {
      for (const [index, corner] of corners.entries()) {
        const line = index > 0 ? lineBetween(corners[index - 1] ?? corner, corner) : null;
        if (line) rules.push(line);
      }
    } else if (first && !isCurved) {
      const line = lineOfSurface(corners);
      if (line) rules.push(line);
    }
    corners = [];
    isCurved = false;
  };
  for (let at = 0; at < data.length;) {
    const step = data[at] ?? closePath;
    const count = points[step] ?? 0;
    if (step === moveTo) close();
    if (step === closePath && corners[0]) corners.push(corners[0]);
    isCurved ||= step === curveTo;
    at += 1 + 2 * count;
    if (count > 0) corners.push(placed(matrix, data[at - 2] ?? 0, data[at - 1] ?? 0));
  }
  close();
  return rules;
};
