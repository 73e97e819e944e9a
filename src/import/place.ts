import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';

/** The place in words, as a placement keeps it and a message names it: "rad 35", "sida 4"; "" where there is none. */
export const placeOf = ({ line, page, row, sheet }: DraftSource): string => {
  if (page !== undefined) return `sida ${page}`;
  const number = line ?? row;
  if (number === undefined) return '';
  return sheet === undefined ? `rad ${number}` : `bladet ${sheet}, rad ${number}`;
};

const longest = 80;

/** A text as a message quotes it: the beginning is enough to find it. */
export const quote = (text: string): string =>
  `”${text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text}”`;

/** Problems in the document's order; a workbook's sheets in the order they are met. */
export const inOrder = (problems: readonly DraftProblem[]): readonly DraftProblem[] => {
  const sheets = [...new Set(problems.map(({ source }) => source.sheet))];
  const orderOf = ({ line, page, row }: DraftSource): number => line ?? page ?? row ?? 0;
  return problems.toSorted(
    (a, b) => sheets.indexOf(a.source.sheet) - sheets.indexOf(b.source.sheet) || orderOf(a.source) - orderOf(b.source),
  );
};
