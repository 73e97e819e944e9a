import { emptyReply, entityReply } from '../odata/reply.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { noSuchResource, unknownProperty } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Entity } from '../odata/entity.ts';
import type { Region, Zone } from './region.ts';
import type { Segment } from '../odata/path.ts';

/** `web/regionalsettings`: read it, or change locale and zone by MERGE. */
export function answerRegion(exchange: Exchange, rest: readonly Segment[]): Reply {
  const { regions } = exchange.site;
  const [next] = rest;
  if (next?.name === 'timezone') return entityReply(exchange, timeZone(regions.current.zone));
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
