import { calculated } from '../formulas/calculated.ts';
import { fieldsOf, type ListRecord } from '../lists/list-record.ts';
import { itemColumns } from './item-columns.ts';
import { refused } from '../odata/error.ts';
import type { FieldRecord } from '../fields/field-record.ts';
import type { ItemValues } from './item-row.ts';

/**
 * What a list and its columns ask of an item by their validation formulas. Number, status and words are known from
 * experience; what cannot be reckoned does not hold.
 * @throws ODataError 400 with the formula's own message.
 */
export function requireValid(list: ListRecord, values: ItemValues): void {
  for (const { props } of [...itemColumns(list).own, list]) {
    const formula = props['ValidationFormula'];
    if (typeof formula !== 'string' || formula === '' || holds(formula, list, values)) continue;
    const message = props['ValidationMessage'];
    const words = typeof message === 'string' && message !== '' ? message : 'List data validation failed.';
    throw refused(400, -2130575163, words);
  }
}

/** A formula that comes to yes, as a calculated column of yes or no would. */
function holds(formula: string, list: ListRecord, values: ItemValues): boolean {
  const props = { Formula: formula, OutputType: 8 };
  const column: FieldRecord = { id: '', name: '', type: 'Calculated', props, xml: {} };
  return calculated(column, fieldsOf(list), values) === '1';
}
