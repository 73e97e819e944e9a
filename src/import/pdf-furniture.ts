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
 * A header on the first page is kept there, for it may say whose document it is; of the others all but pages' numbers
 * are told.
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
      const { text } = first.line;
      const isNumber = pageNumber.test(text);
      const isKept = !isNumber && first.page === 1 && first.line.y < first.height * margin;
      if (there[0] !== first || there.length < 2 || there.length < Math.min(pages, 6) / 2) continue;
      for (const { line } of isKept ? there.slice(1) : there) removed.add(line);
      if (isNumber) continue;
      const message = `Sidhuvud eller sidfot på ${there.length} sidor är ${isKept ? 'läst en gång' : 'inte inläst'}: ${quote(text)}`;
      problems.push({ source: { page: there[isKept ? 1 : 0]?.page ?? 1 }, message });
    }
  }
  return { removed, problems };
};
