import type { Section } from './sections.ts';
import { cellText } from './table.ts';

const quarter = /^(?:q|kv(?:artal)?\.?) ?[1-4]$/iu;

/**
 * Which form's columns a document has: `huddinge` has a status a period, `kvartal` no boards and quarters for deadlines,
 * and all others are printed as `linkoping`.
 */
export const formOf = (sections: readonly Section[]): string => {
  if (sections.some(({ columns }) => columns.kinds.some((held) => held?.startsWith('period ')))) return 'huddinge';
  const hasBoards = sections.some(({ columns }) => columns.kinds.includes('boards'));
  if (hasBoards) return 'linkoping';
  const hasQuarters = sections.some(({ rows }) =>
    rows.some(({ cells }) => cells.some((cell) => quarter.test(cellText(cell)))),
  );
  return hasQuarters ? 'kvartal' : 'linkoping';
};
