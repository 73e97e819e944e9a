import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';

/** The place in words, as a placement keeps it and a message names it: "rad 35", "sida 4"; "" where there is none. */
export const placeOf = ({ line, page, row }: DraftSource): string => {
  if (page !== undefined) return `sida ${page}`;
  const number = line ?? row;
  return number === undefined ? '' : `rad ${number}`;
};

const longest = 80;

/** A text as a message quotes it: the beginning is enough to find it. */
export const quote = (text: string): string =>
  `”${text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text}”`;

/** Problems in the document's order. */
export const inOrder = (problems: readonly DraftProblem[]): readonly DraftProblem[] => {
  const orderOf = ({ line, page, row }: DraftSource): number => line ?? page ?? row ?? 0;
  return problems.toSorted((a, b) => orderOf(a.source) - orderOf(b.source));
};
