import { Temporal } from 'temporal-polyfill';
import { camlColumn, refName, type CamlReading } from './caml-columns.ts';
import { badCaml, unsupported } from '../odata/error.ts';
import { child, type XmlElement } from '../odata/xml.ts';
import { restInstant } from '../site/site-time.ts';
import type { Filter } from '../odata/filter.ts';

/** A date in CAML, as an instant and as the site's day. */
interface Moment {
  readonly instant: string;
  readonly day: Temporal.PlainDate;
}

/**
 * A `<Value Type="DateTime">`: `<Today OffsetDays="-7" />`, `<Now />` or ISO 8601. Unless `StorageTZ` or the query says
 * UTC it is the site's own time, whatever stands after the seconds.
 * @throws ODataError 500 when it is no date.
 */
export function readMoment(reading: CamlReading, value: XmlElement): Moment {
  const { zone } = reading.exchange.site.regions.current;
  const now = reading.exchange.site.clock.now().toZonedDateTimeISO(zone.name);
  const today = child(value, 'Today');
  if (today) {
    const days = Number(today.attributes['OffsetDays'] ?? today.attributes['Offset'] ?? 0);
    const day = now.toPlainDate().add({ days });
    return { day, instant: restInstant(day.toZonedDateTime(zone.name).toInstant()) };
  }
  if (child(value, 'Now')) return { day: now.toPlainDate(), instant: restInstant(now.toInstant()) };
  const isUtc = reading.datesInUtc || value.attributes['StorageTZ']?.toUpperCase() === 'TRUE';
  const local = readLocal(value.text.trim());
  const instant = local.toZonedDateTime(isUtc ? 'UTC' : zone.name).toInstant();
  return { instant: restInstant(instant), day: instant.toZonedDateTimeISO(zone.name).toPlainDate() };
}

function readLocal(text: string): Temporal.PlainDateTime {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match) throw badCaml();
  try {
    return Temporal.PlainDateTime.from(`${match[1]}T${match[2] ?? '00:00'}`);
  } catch (error) {
    if (error instanceof RangeError) throw badCaml();
    throw error;
  }
}

/** The instants at which a day of the site's begins and the next one does. */
export function daySpan({ exchange }: CamlReading, day: Temporal.PlainDate): { begin: string; end: string } {
  const { name } = exchange.site.regions.current.zone;
  const at = (one: Temporal.PlainDate) => restInstant(one.toZonedDateTime(name).toInstant());
  return { begin: at(day), end: at(day.add({ days: 1 })) };
}

/** `<DateRangesOverlap>`: from the first column's date to the second's some time of the day, week or month asked for. */
export function overlap(reading: CamlReading, element: XmlElement): Filter {
  const [first, second] = element.children.filter((one) => one.name === 'FieldRef');
  const value = child(element, 'Value');
  if (!value) throw badCaml();
  const { begin, end } = rangeIn(reading, value);
  const from = camlColumn(reading, refName(first), false).name;
  const to = camlColumn(reading, refName(second), false).name;
  return {
    kind: 'and',
    left: { kind: 'compare', name: from, how: 'lt', value: end },
    right: { kind: 'compare', name: to, how: 'ge', value: begin },
  };
}

function rangeIn(reading: CamlReading, value: XmlElement): { begin: string; end: string } {
  if (child(value, 'Year')) throw unsupported("CAML's Year in DateRangesOverlap");
  const today: XmlElement = { name: 'Value', attributes: {}, text: '', children: [{ ...value, name: 'Today' }] };
  const { day } = readMoment(reading, child(value, 'Month') || child(value, 'Week') ? today : value);
  const span = (from: Temporal.PlainDate, to: Temporal.PlainDate) => ({
    begin: daySpan(reading, from).begin,
    end: daySpan(reading, to).begin,
  });
  if (child(value, 'Month')) return span(day.with({ day: 1 }), day.with({ day: 1 }).add({ months: 1 }));
  if (child(value, 'Week')) {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return span(monday, monday.add({ days: 7 }));
  }
  return daySpan(reading, day);
}
