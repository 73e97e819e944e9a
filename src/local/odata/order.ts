import { invalidExpression } from './error.ts';

/** One term of `$orderby`. */
export interface OrderTerm {
  readonly name: string;
  readonly descending: boolean;
}

/**
 * Reads `$orderby`.
 * @throws ODataError 400 when a term is not a name with `asc` or `desc`.
 */
export function parseOrder(text: string | null): OrderTerm[] {
  const terms = (text ?? '').split(',').map((term) => term.trim());
  return terms
    .filter((term) => term !== '')
    .map((term) => {
      const match = /^([\p{L}_][\p{L}\p{N}_/]*)(?:\s+(asc|desc))?$/iu.exec(term);
      if (!match) throw invalidExpression(term);
      return { name: match[1]!, descending: match[2]?.toLowerCase() === 'desc' };
    });
}
