import { refused, type ODataError } from '../odata/error.ts';

/** SharePoint's words for a formula that it cannot read; the number and 400 are known, not recorded. */
export function badFormula(): ODataError {
  return refused(400, -2130575270, 'The formula contains a syntax error or is not supported.');
}

/** The words are SharePoint's. */
export function unknownReference(): ODataError {
  return refused(
    400,
    -2130575266,
    'The formula refers to a column that does not exist.  Check the formula for spelling mistakes or change the non-existing column to an existing column.',
  );
}

/** What a formula comes to where it comes to nothing: shown in the column as it is. */
export class FormulaError extends Error {}

export const errors = { value: '#VALUE!', division: '#DIV/0!', number: '#NUM!', name: '#NAME?' } as const;
