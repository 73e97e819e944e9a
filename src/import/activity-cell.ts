import { takeMarkerOf } from './carry-marker.ts';
import type { Cell } from './table.ts';

export interface ActivityTexts {
  readonly activity: string;
  /** Bullets inside the activity's own. */
  readonly parts: readonly string[];
  /** As written; null where the row is not marked as carried over. */
  readonly carriedOverFrom: string | null;
  /** Bullets beside one another in one cell: read as one activity. */
  readonly isSeveral: boolean;
}

/**
 * An activity's cell: its first paragraph is the activity, inner bullets are its parts, and the carry marker at the end
 * of either is taken off. Bullets beside one another stay one activity, for a row has one status. `isSetApart` says
 * that the document has its markers in italics (`hasMarkerRun`).
 */
export const readActivityCell = (cell: Cell, isSetApart: boolean): ActivityTexts => {
  const [first, ...rest] = cell.paragraphs;
  const outer = first?.level ?? -1;
  const paragraphs = cell.paragraphs.map((paragraph) => ({
    ...takeMarkerOf(paragraph, isSetApart),
    isPart: paragraph !== first && (paragraph.level ?? -1) > outer,
  }));
  const texts = (isPart: boolean): readonly string[] =>
    paragraphs.filter((paragraph) => paragraph.isPart === isPart && paragraph.text !== '').map(({ text }) => text);
  return {
    activity: texts(false).join(' '),
    parts: texts(true),
    carriedOverFrom: paragraphs.findLast(({ from }) => from !== null)?.from ?? null,
    isSeveral: rest.some((paragraph) => outer >= 0 && paragraph.level === outer),
  };
};
