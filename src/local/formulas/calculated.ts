import { Temporal } from 'temporal-polyfill';
import { columnsIn, functionsIn, parseFormula, type Formula } from './formula.ts';
import { errors, FormulaError, unknownReference } from './formula-error.ts';
import { fieldText, fieldTitle, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { firstZone, restInstant } from '../site/site-time.ts';
import { functions, operators } from './formula-functions.ts';
import { LocalTime, numberOf, textOf, truthOf, dateOf, type FormulaValue } from './formula-value.ts';
import { unsupported } from '../odata/error.ts';

/** `SP.FieldType` of what a formula comes to. */
const outputs = { date: 4, truth: 8, number: 9, currency: 10 } as const;

/** The deepest that calculated columns may rest on each other. */
const deepest = 8;

const parsed = new Map<string, Formula>();

function formulaOf(text: string): Formula {
  const known = parsed.get(text);
  if (known) return known;
  const formula = parseFormula(text);
  parsed.set(text, formula);
  return formula;
}

/**
 * Whether a column's formula can be reckoned.
 * @throws ODataError 400 for one that cannot be read or names a column that is not there, 501 for a function that is
 * not known here.
 */
export function requireFormula(field: FieldRecord, fields: readonly FieldRecord[]): void {
  if (field.type !== 'Calculated') return;
  const formula = formulaOf(fieldText(field, 'Formula'));
  const unknown = functionsIn(formula).find((name) => !(name in functions) && !special.has(name));
  if (unknown !== undefined) throw unsupported(`${unknown} in the formula of a column`);
  if (columnsIn(formula).some((name) => !named(fields, name))) throw unknownReference();
}

const special = new Set(['IF', 'IFERROR', 'ISERROR', 'TODAY', 'NOW']);

/**
 * A calculated column's value as items hold it: text, a number with fifteen digits, an instant. What cannot be reckoned
 * is its error's sign, as in SharePoint. Reckoned when the item is written, as there.
 */
export function calculated(
  field: FieldRecord,
  fields: readonly FieldRecord[],
  values: Record<string, unknown>,
): string | null {
  try {
    return written(field, valueOf(field, fields, values, 0));
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

function valueOf(
  field: FieldRecord,
  fields: readonly FieldRecord[],
  values: Record<string, unknown>,
  depth: number,
): FormulaValue {
  if (depth > deepest) throw new FormulaError(errors.name);
  const read = (name: string): FormulaValue => {
    const column = named(fields, name);
    if (!column) throw new FormulaError(errors.name);
    if (column.type === 'Calculated') return valueOf(column, fields, values, depth + 1);
    return columnValue(column, values[itemKey(column)]);
  };
  const now = typeof values['Modified'] === 'string' ? localTime(values['Modified']) : null;
  return evaluate(formulaOf(fieldText(field, 'Formula')), read, now);
}

function evaluate(formula: Formula, read: (name: string) => FormulaValue, now: FormulaValue): FormulaValue {
  const reckon = (one: Formula | undefined) => (one ? evaluate(one, read, now) : null);
  switch (formula.kind) {
    case 'literal':
      return formula.value;
    case 'column':
      return read(formula.name);
    case 'unary': {
      const number = numberOf(reckon(formula.inner));
      return formula.sign === '%' ? number / 100 : formula.sign === '-' ? 0 - number : number;
    }
    case 'binary':
      return operators[formula.how]!(reckon(formula.left), reckon(formula.right));
    case 'call': {
      const [first, second, third] = formula.args;
      if (formula.name === 'IF') {
        if (truthOf(reckon(first))) return reckon(second);
        return third ? reckon(third) : false;
      }
      if (formula.name === 'IFERROR')
        return guarded(
          () => reckon(first),
          () => reckon(second),
        );
      if (formula.name === 'ISERROR')
        return guarded(
          () => (reckon(first), false),
          () => true,
        );
      if (formula.name === 'NOW') return now;
      if (formula.name === 'TODAY') return now instanceof LocalTime ? new LocalTime(now.at.withPlainTime()) : null;
      const plain = functions[formula.name];
      if (!plain) throw new FormulaError(errors.name);
      return plain(...formula.args.map(reckon));
    }
  }
}

function guarded(work: () => FormulaValue, instead: () => FormulaValue): FormulaValue {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return instead();
    throw error;
  }
}

/** A column by its internal name or its title. */
function named(fields: readonly FieldRecord[], name: string): FieldRecord | undefined {
  return fields.find((field) => field.name === name) ?? fields.find((field) => fieldTitle(field) === name);
}

function columnValue(column: FieldRecord, value: unknown): FormulaValue {
  if (value === null || value === undefined) return null;
  if (column.type === 'DateTime' && typeof value === 'string') return localTime(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new FormulaError(errors.value);
}

function localTime(instant: string): LocalTime {
  return new LocalTime(Temporal.Instant.from(instant).toZonedDateTimeISO(firstZone).toPlainDateTime());
}

function written(field: FieldRecord, value: FormulaValue): string | null {
  if (value === null) return null;
  switch (Number(field.props['OutputType'])) {
    case outputs.date:
      return restInstant(dateOf(value).at.toZonedDateTime(firstZone).toInstant());
    case outputs.number:
    case outputs.currency: {
      const number = numberOf(value);
      return number === 0 ? '0' : number.toPrecision(15);
    }
    case outputs.truth:
      return truthOf(value) ? '1' : '0';
    default:
      return value instanceof LocalTime ? value.at.toPlainDate().toString() : textOf(value);
  }
}
