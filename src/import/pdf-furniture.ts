import type { DraftProblem } from '../plan/draft-plan.ts';
import { quote } from './place.ts';
import type { Line } from './pdf-lines.ts';

/** A line outside the tables, with the page it stands on. */
export interface PageLine {
  readonly page: number;
  readonly height: number;
  readonly line: Line;
}

/** Shares of the page's height, above and below, where headers and footers stand. */
const margin = 0.15;

/** Points. A header stands at the same height on each page. */
const sameHeight = 3;

const shapeOf = (text: string): string => text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ');

/** "3", "3 (20)", "Sida 3 av 20", "- 3 -". */
const pageNumber = /^(?:sida|sid\.?|s\.)?\s*[-–]?\s*\d{1,4}\s*(?:(?:av|\/|\()\s*\d{1,4}\)?)?\s*[-–]?$/iu;

const isInMargin = ({ line, height }: PageLine): boolean => line.y < height * margin || line.y > height * (1 - margin);

/**
 * The headers and footers: what stands at the same place on several pages with the same words, whatever its figures.
 * Each is kept where it first stands, for it may say whose document it is, unless it is a page's number.
 */
export const furnitureIn = (
  lines: readonly PageLine[],
  pages: number,
): { readonly removed: ReadonlySet<Line>; readonly problems: readonly DraftProblem[] } => {
  const removed = new Set<Line>();
  const problems: DraftProblem[] = [];
  const byShape = Map.groupBy(lines.filter(isInMargin), ({ line }) => shapeOf(line.text));
  for (const alike of byShape.values()) {
    for (const first of alike) {
      const there = alike.filter(({ line }) => Math.abs(line.y - first.line.y) <= sameHeight);
      const isNumber = pageNumber.test(first.line.text);
      if (there[0] !== first || there.length < 2 || there.length < Math.min(pages, 6) / 2) continue;
      for (const { line } of isNumber ? there : there.slice(1)) removed.add(line);
      const [, second] = there;
      if (isNumber || !second) continue;
      const message = `Sidhuvud eller sidfot på ${there.length} sidor är läst en gång: ${quote(first.line.text)}`;
      problems.push({ source: { page: second.page }, message });
    }
  }
  return { removed, problems };
};
