import { collectionReply, emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { badArgument, noSuchResource, unknownProperty } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Entity } from '../odata/entity.ts';
import { parseRestDate, restInstant } from './site-time.ts';
import { zones, type Zone } from './zones.ts';
import type { Region } from './region.ts';
import type { Segment } from '../odata/path.ts';

/** `web/regionalsettings`: read it, or change locale and zone by MERGE. */
export function answerRegion(exchange: Exchange, rest: readonly Segment[]): Reply {
  const { regions } = exchange.site;
  const [next] = rest;
  if (next?.name === 'timezone') return answerZone(exchange, rest[1]);
  if (next?.name === 'timezones') return answerZones(exchange, next, rest[1]);
  // The site is in one language (its words in refusals are English too).
  if (next?.name === 'installedlanguages') return valueReply(exchange, 'SP.LanguageCollection', { Items: [english] });
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, regionalSettings(regions.current));
  requirePermission(exchange.site, exchange.who, permission.manageWeb);
  const change: { localeId?: number; zoneId?: number } = {};
  for (const [name, value] of Object.entries(readJson(exchange))) {
    if (name === 'LocaleId') change.localeId = Number(value);
    else if (name === 'TimeZone') change.zoneId = zoneIdIn(value);
    else if (name !== '__metadata' && name !== 'odata.type') throw unknownProperty(name, 'SP.RegionalSettings');
  }
  regions.change(change);
  return emptyReply(204);
}

const english = { DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 };

/** The site's zone, and times turned from it and into it. */
function answerZone(exchange: Exchange, method: Segment | undefined): Reply {
  const { zone } = exchange.site.regions.current;
  if (!method) return entityReply(exchange, timeZone(zone));
  const given = method.args[0] ?? method.named['date'] ?? '';
  if (method.name === 'utctolocaltime') {
    const instant = parseRestDate(given, 'UTC');
    if (!instant) throw badArgument('The date is not valid.');
    const local = instant.toZonedDateTimeISO(zone.name).toPlainDateTime();
    return valueReply(exchange, 'UTCToLocalTime', local.toString({ smallestUnit: 'second' }));
  }
  if (method.name !== 'localtimetoutc') throw noSuchResource(method.written);
  // A local time bears no zone, even where a client writes one.
  const instant = parseRestDate(given.replace(/(?:Z|[+-]\d{2}:?\d{2})$/, ''), zone.name);
  if (!instant) throw badArgument('The date is not valid.');
  return valueReply(exchange, 'LocalTimeToUTC', restInstant(instant));
}

function answerZones(exchange: Exchange, head: Segment, method: Segment | undefined): Reply {
  const id = head.args[0] ?? (method?.name === 'getbyid' ? method.args[0] : undefined);
  if (id === undefined && method) throw noSuchResource(method.written);
  if (id === undefined) return collectionReply(exchange, zones.map(timeZone));
  const zone = zones.find((one) => one.id === Number(id));
  return zone ? entityReply(exchange, timeZone(zone)) : nullReply(exchange);
}

function zoneIdIn(value: unknown): number {
  return typeof value === 'object' && value !== null && 'Id' in value ? Number(value.Id) : Number(value);
}

/** The keys are those recorded for en-US and Pacific Time (ListItemTests). */
export function regionalSettings({ locale, zone }: Region): Entity {
  const { decimal, group, time24 } = locale;
  return {
    type: 'SP.RegionalSettings',
    path: 'Web/RegionalSettings',
    props: {
      AdjustHijriDays: 0,
      AlternateCalendarType: 0,
      AM: time24 ? '' : 'AM',
      CalendarType: 1,
      Collation: 25,
      CollationLCID: locale.id === 1033 ? 2070 : locale.id,
      DateFormat: locale.dateOrder,
      DateSeparator: locale.dateSeparator,
      DecimalSeparator: decimal,
      DigitGrouping: '3;0',
      FirstDayOfWeek: locale.id === 1033 ? 0 : 1,
      FirstWeekOfYear: locale.id === 1033 ? 0 : 2,
      IsEastAsia: false,
      IsRightToLeft: false,
      IsUIRightToLeft: false,
      ListSeparator: locale.listSeparator,
      LocaleId: locale.id,
      NegativeSign: '-',
      NegNumberMode: 1,
      PM: time24 ? '' : 'PM',
      PositiveSign: '',
      ShowWeeks: locale.id !== 1033,
      ThousandSeparator: group,
      Time24: time24,
      TimeMarkerPosition: 0,
      TimeSeparator: ':',
      WorkDayEndHour: 1020,
      WorkDays: 62,
      WorkDayStartHour: 480,
    },
    nav: { TimeZone: () => timeZone(zone) },
  };
}

/** A zone; `Bias` is in minutes behind UTC (recorded). */
export function timeZone({ id, description, bias, hasSummer }: Zone): Entity {
  return {
    type: 'SP.TimeZone',
    path: 'Web/RegionalSettings/TimeZone',
    props: {
      Description: description,
      Id: id,
      Information: { Bias: bias, DaylightBias: hasSummer ? -60 : 0, StandardBias: 0 },
    },
  };
}
