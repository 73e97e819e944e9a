import { Temporal } from 'temporal-polyfill';
import { compare, dateOf, LocalTime, numberOf, textOf, truthOf, type FormulaValue } from './formula-value.ts';
import { errors, FormulaError } from './formula-error.ts';
import { formatted } from './formula-text.ts';

/** A function of values that are known. */
type Plain = (...args: readonly FormulaValue[]) => FormulaValue;

const none = null;

function numbers(args: readonly FormulaValue[]): number[] {
  return args.filter((one) => one !== null).map(numberOf);
}

function rounded(
  value: FormulaValue = none,
  digits: FormulaValue = 0,
  how: (x: number) => number = Math.round,
): number {
  const scale = 10 ** numberOf(digits);
  const number = numberOf(value);
  // A half is rounded away from nothing, also below it.
  return (Math.sign(number) * how(Number((Math.abs(number) * scale).toPrecision(15)))) / scale;
}

function found(part: string, whole: string, start: FormulaValue): number {
  const index = whole.indexOf(part, numberOf(start) - 1);
  if (index < 0) throw new FormulaError(errors.value);
  return index + 1;
}

function modulo(value: number, by: number): number {
  if (by === 0) throw new FormulaError(errors.division);
  return value - by * Math.floor(value / by);
}

function difference(from: LocalTime, to: LocalTime, unit: string): number {
  const [start, end] = [from.at.toPlainDate(), to.at.toPlainDate()];
  if (Temporal.PlainDate.compare(start, end) > 0) throw new FormulaError(errors.number);
  switch (unit.toLowerCase()) {
    case 'd':
      return start.until(end).days;
    case 'm':
      return start.until(end, { largestUnit: 'month' }).months;
    case 'y':
      return start.until(end, { largestUnit: 'year' }).years;
    case 'ym':
      return start.until(end, { largestUnit: 'year' }).months;
    case 'md':
      return start.until(end, { largestUnit: 'month' }).days;
    case 'yd':
      return start.add({ years: start.until(end, { largestUnit: 'year' }).years }).until(end).days;
    default:
      throw new FormulaError(errors.number);
  }
}

function dateFrom(year: number, month: number, day: number): LocalTime {
  const first = Temporal.PlainDateTime.from({ year, month: 1, day: 1 });
  return new LocalTime(first.add({ months: Math.trunc(month) - 1 }).add({ days: Math.trunc(day) - 1 }));
}

/** The functions of SharePoint's formulas that are reckoned here ([D] "Examples of common formulas in lists"). */
export const functions: Readonly<Record<string, Plain>> = {
  TRUE: () => true,
  FALSE: () => false,
  AND: (...args) => args.every(truthOf),
  OR: (...args) => args.some(truthOf),
  NOT: (one = none) => !truthOf(one),
  ISBLANK: (one = none) => one === null,
  ISNUMBER: (one = none) => typeof one === 'number',
  ISTEXT: (one = none) => typeof one === 'string',
  EXACT: (one = none, other = none) => textOf(one) === textOf(other),
  CHOOSE: (index = none, ...args) => args[numberOf(index) - 1] ?? none,
  CONCATENATE: (...args) => args.map(textOf).join(''),
  LEFT: (text = none, count = 1) => textOf(text).slice(0, numberOf(count)),
  RIGHT: (text = none, count = 1) => (numberOf(count) === 0 ? '' : textOf(text).slice(-numberOf(count))),
  MID: (text = none, start = 1, count = 0) =>
    textOf(text).slice(numberOf(start) - 1, numberOf(start) - 1 + numberOf(count)),
  LEN: (text = none) => textOf(text).length,
  UPPER: (text = none) => textOf(text).toLocaleUpperCase('sv'),
  LOWER: (text = none) => textOf(text).toLocaleLowerCase('sv'),
  PROPER: (text = none) =>
    textOf(text)
      .toLocaleLowerCase('sv')
      .replace(/(^|[^\p{L}])(\p{L})/gu, (all) => all.toLocaleUpperCase('sv')),
  TRIM: (text = none) => textOf(text).trim().replace(/ +/g, ' '),
  FIND: (part = none, text = none, start = 1) => found(textOf(part), textOf(text), start),
  SEARCH: (part = none, text = none, start = 1) => found(textOf(part).toLowerCase(), textOf(text).toLowerCase(), start),
  REPLACE: (text = none, start = 1, count = 0, by = none) => {
    const from = numberOf(start) - 1;
    return textOf(text).slice(0, from) + textOf(by) + textOf(text).slice(from + numberOf(count));
  },
  REPT: (text = none, count = 0) => textOf(text).repeat(Math.max(0, numberOf(count))),
  TEXT: (value = none, format = none) => formatted(value, textOf(format)),
  VALUE: (text = none) => numberOf(text),
  ABS: (one = none) => Math.abs(numberOf(one)),
  INT: (one = none) => Math.floor(numberOf(one)),
  MOD: (one = none, by = none) => modulo(numberOf(one), numberOf(by)),
  POWER: (one = none, to = none) => numberOf(one) ** numberOf(to),
  SQRT: (one = none) => {
    if (numberOf(one) < 0) throw new FormulaError(errors.number);
    return Math.sqrt(numberOf(one));
  },
  ROUND: (one, digits) => rounded(one, digits),
  ROUNDUP: (one, digits) => rounded(one, digits, Math.ceil),
  ROUNDDOWN: (one, digits) => rounded(one, digits, Math.floor),
  SUM: (...args) => numbers(args).reduce((sum, one) => sum + one, 0),
  PRODUCT: (...args) => numbers(args).reduce((product, one) => product * one, 1),
  AVERAGE: (...args) => {
    const all = numbers(args);
    if (all.length === 0) throw new FormulaError(errors.division);
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  },
  COUNT: (...args) => args.filter((one) => typeof one === 'number' || one instanceof LocalTime).length,
  MIN: (...args) => Math.min(...numbers(args)),
  MAX: (...args) => Math.max(...numbers(args)),
  DATE: (year = none, month = none, day = none) => dateFrom(numberOf(year), numberOf(month), numberOf(day)),
  YEAR: (one = none) => dateOf(one).at.year,
  MONTH: (one = none) => dateOf(one).at.month,
  DAY: (one = none) => dateOf(one).at.day,
  HOUR: (one = none) => dateOf(one).at.hour,
  MINUTE: (one = none) => dateOf(one).at.minute,
  SECOND: (one = none) => dateOf(one).at.second,
  WEEKDAY: (one = none, type = 1) => {
    const monday = dateOf(one).at.dayOfWeek;
    return numberOf(type) === 2 ? monday : numberOf(type) === 3 ? monday - 1 : (monday % 7) + 1;
  },
  DATEDIF: (from = none, to = none, unit = none) => difference(dateOf(from), dateOf(to), textOf(unit)),
};

/** Comparisons and sums of two values. */
export const operators: Readonly<Record<string, (one: FormulaValue, other: FormulaValue) => FormulaValue>> = {
  '+': (one, other) => added(one, other, 1),
  '-': (one, other) => added(one, other, -1),
  '*': (one, other) => numberOf(one) * numberOf(other),
  '/': (one, other) => {
    if (numberOf(other) === 0) throw new FormulaError(errors.division);
    return numberOf(one) / numberOf(other);
  },
  '^': (one, other) => numberOf(one) ** numberOf(other),
  '&': (one, other) => textOf(one) + textOf(other),
  '=': (one, other) => compare(one, other) === 0,
  '<>': (one, other) => compare(one, other) !== 0,
  '<': (one, other) => compare(one, other) < 0,
  '<=': (one, other) => compare(one, other) <= 0,
  '>': (one, other) => compare(one, other) > 0,
  '>=': (one, other) => compare(one, other) >= 0,
};

/** A day and a number are a day; two days are as many days as lie between them. */
function added(one: FormulaValue, other: FormulaValue, sign: 1 | -1): FormulaValue {
  const sum = numberOf(one) + sign * numberOf(other);
  const days = Number(one instanceof LocalTime) - Number(other instanceof LocalTime && sign < 0);
  const isTime = days === 1 || (one instanceof LocalTime !== other instanceof LocalTime && sign > 0);
  return isTime ? dateOf(sum) : sum;
}
