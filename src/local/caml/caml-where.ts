import { table } from '../odata/table.ts';
import { camlColumn, refName, type CamlColumn, type CamlReading } from './caml-columns.ts';
import { daySpan, overlap, readMoment } from './caml-dates.ts';
import { badCaml, unsupported } from '../odata/error.ts';
import { child, type XmlElement } from '../odata/xml.ts';
import type { Comparison, Filter, Literal } from '../odata/filter.ts';

const comparisons: Readonly<Record<string, Comparison>> = table({
  Eq: 'eq',
  Neq: 'ne',
  Lt: 'lt',
  Leq: 'le',
  Gt: 'gt',
  Geq: 'ge',
  Includes: 'eq',
  NotIncludes: 'ne',
});

/**
 * Reads `<Where>` (learn.microsoft.com, "Query schema in CAML"). `<And>` and `<Or>` take two each; with fewer, SharePoint
 * answers what it answers for an unknown column (pnp/pnpcore#489).
 * @throws ODataError 500 for what it cannot read, 501 for `<Membership>`.
 */
export function camlFilter(reading: CamlReading, where: XmlElement): Filter | undefined {
  const [only, ...more] = where.children;
  if (more.length > 0) throw badCaml();
  return only && readTerm(reading, only);
}

function readTerm(reading: CamlReading, element: XmlElement): Filter {
  const { name, children } = element;
  switch (name) {
    case 'And':
    case 'Or': {
      const [left, right, ...more] = children;
      if (!left || !right || more.length > 0) throw badCaml();
      return { kind: name === 'And' ? 'and' : 'or', left: readTerm(reading, left), right: readTerm(reading, right) };
    }
    case 'IsNull':
    case 'IsNotNull': {
      const { name: column } = camlColumn(reading, refName(child(element, 'FieldRef')), true);
      return { kind: 'compare', name: column, how: name === 'IsNull' ? 'eq' : 'ne', value: null };
    }
    case 'In':
      return oneOf(reading, element);
    case 'Contains':
    case 'BeginsWith': {
      const column = camlColumn(reading, refName(child(element, 'FieldRef')), false);
      const kind = name === 'Contains' ? 'substringof' : 'startswith';
      return { kind, name: column.name, value: child(element, 'Value')?.text ?? '' };
    }
    case 'DateRangesOverlap':
      return overlap(reading, element);
    case 'Membership':
      throw unsupported("CAML's Membership");
    default: {
      const how = comparisons[name];
      const value = child(element, 'Value');
      if (!how || !value) throw badCaml();
      return compare(reading, columnOf(reading, element, value), how, value);
    }
  }
}

function oneOf(reading: CamlReading, element: XmlElement): Filter {
  const values = child(element, 'Values')?.children ?? [];
  const terms = values.map((value) => compare(reading, columnOf(reading, element, value), 'eq', value));
  if (terms.length === 0) throw badCaml();
  return terms.reduce((left, right) => ({ kind: 'or', left, right }));
}

/** `LookupId="TRUE"` and `<UserID />` mean the id of a person or lookup, anything else what it shows. */
function columnOf(reading: CamlReading, element: XmlElement, value: XmlElement): CamlColumn {
  const ref = child(element, 'FieldRef');
  const byId = ref?.attributes['LookupId']?.toUpperCase() === 'TRUE' || child(value, 'UserID') !== undefined;
  return camlColumn(reading, refName(ref), byId);
}

function compare(reading: CamlReading, { name, field }: CamlColumn, how: Comparison, value: XmlElement): Filter {
  if (field?.type === 'DateTime') return compareDate(reading, name, how, value);
  const literal = readLiteral(reading, field?.type, name, value);
  return { kind: 'compare', name, how, value: literal };
}

function readLiteral(reading: CamlReading, type: string | undefined, name: string, value: XmlElement): Literal {
  if (child(value, 'UserID')) return reading.exchange.who.id;
  const text = value.text.trim();
  if (type === 'Boolean' || type === 'Attachments') return /^(1|true|yes)$/i.test(text);
  const isNumber = type === 'Number' || type === 'Currency' || type === 'Integer' || type === 'Counter';
  if (!isNumber && !name.endsWith('Id')) return value.text;
  const number = Number(text);
  if (text === '' || Number.isNaN(number)) throw badCaml();
  return number;
}

/** Without `IncludeTimeValue` it is the day that counts. */
function compareDate(reading: CamlReading, name: string, how: Comparison, value: XmlElement): Filter {
  const compared = (one: Comparison, instant: string): Filter => ({ kind: 'compare', name, how: one, value: instant });
  const moment = readMoment(reading, value);
  if (value.attributes['IncludeTimeValue']?.toUpperCase() === 'TRUE') return compared(how, moment.instant);
  const { begin, end } = daySpan(reading, moment.day);
  switch (how) {
    case 'eq':
      return { kind: 'and', left: compared('ge', begin), right: compared('lt', end) };
    case 'ne':
      return { kind: 'not', inner: { kind: 'and', left: compared('ge', begin), right: compared('lt', end) } };
    case 'lt':
      return compared('lt', begin);
    case 'le':
      return compared('lt', end);
    case 'gt':
      return compared('ge', end);
    case 'ge':
      return compared('ge', begin);
  }
}
