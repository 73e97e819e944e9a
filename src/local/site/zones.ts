import { Temporal } from 'temporal-polyfill';

/** A time zone of SharePoint's. */
export interface Zone {
  /** SharePoint's own number. */
  readonly id: number;
  /** The zone's name in IANA's database. */
  readonly name: string;
  readonly description: string;
  /** Minutes from local standard time to UTC. */
  readonly bias: number;
  readonly hasSummer: boolean;
}

/** SharePoint's number, IANA's name, and the places that SharePoint names (learn.microsoft.com, "SPRegionalSettings.TimeZones"). */
const rows: readonly (readonly [id: number, name: string, places: string])[] = [
  [4, 'Europe/Stockholm', 'Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
  [2, 'Europe/London', 'Dublin, Edinburgh, Lisbon, London'],
  [3, 'Europe/Paris', 'Brussels, Copenhagen, Madrid, Paris'],
  [5, 'Europe/Athens', 'Athens, Bucharest'],
  [6, 'Europe/Budapest', 'Belgrade, Bratislava, Budapest, Ljubljana, Prague'],
  [8, 'America/Sao_Paulo', 'Brasilia'],
  [9, 'America/Halifax', 'Atlantic Time (Canada)'],
  [10, 'America/New_York', 'Eastern Time (US and Canada)'],
  [11, 'America/Chicago', 'Central Time (US and Canada)'],
  [12, 'America/Denver', 'Mountain Time (US and Canada)'],
  [13, 'America/Los_Angeles', 'Pacific Time (US and Canada)'],
  [14, 'America/Anchorage', 'Alaska'],
  [15, 'Pacific/Honolulu', 'Hawaii'],
  [17, 'Pacific/Auckland', 'Auckland, Wellington'],
  [18, 'Australia/Brisbane', 'Brisbane'],
  [19, 'Australia/Adelaide', 'Adelaide'],
  [20, 'Asia/Tokyo', 'Osaka, Sapporo, Tokyo'],
  [21, 'Asia/Singapore', 'Kuala Lumpur, Singapore'],
  [22, 'Asia/Bangkok', 'Bangkok, Hanoi, Jakarta'],
  [23, 'Asia/Kolkata', 'Chennai, Kolkata, Mumbai, New Delhi'],
  [24, 'Asia/Dubai', 'Abu Dhabi, Muscat'],
  [25, 'Asia/Tehran', 'Tehran'],
  [26, 'Asia/Baghdad', 'Baghdad'],
  [27, 'Asia/Jerusalem', 'Jerusalem'],
  [28, 'America/St_Johns', 'Newfoundland'],
  [29, 'Atlantic/Azores', 'Azores'],
  [31, 'Atlantic/Reykjavik', 'Monrovia, Reykjavik'],
  [35, 'America/Bogota', 'Bogota, Lima, Quito'],
  [37, 'America/Mexico_City', 'Guadalajara, Mexico City, Monterrey'],
  [38, 'America/Phoenix', 'Arizona'],
  [45, 'Asia/Shanghai', 'Beijing, Chongqing, Hong Kong, Urumqi'],
  [49, 'Africa/Cairo', 'Cairo'],
  [50, 'Africa/Johannesburg', 'Harare, Pretoria'],
  [51, 'Europe/Moscow', 'Moscow, St. Petersburg, Volgograd'],
  [56, 'Africa/Nairobi', 'Nairobi'],
  [57, 'Europe/Warsaw', 'Sarajevo, Skopje, Warsaw, Zagreb'],
  [59, 'Europe/Helsinki', 'Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius'],
  [62, 'Asia/Kathmandu', 'Kathmandu'],
  [72, 'Asia/Seoul', 'Seoul'],
  [76, 'Australia/Sydney', 'Canberra, Melbourne, Sydney'],
  [85, 'America/Argentina/Buenos_Aires', 'Buenos Aires'],
  [93, 'UTC', 'Coordinated Universal Time'],
];

/** Minutes east of UTC at the beginning of a month of 2022. */
function offset(name: string, month: number): number {
  return Temporal.PlainDate.from({ year: 2022, month, day: 15 }).toZonedDateTime(name).offsetNanoseconds / 6e10;
}

/** The zones that the stand-in knows, the site's first one first. */
export const zones: readonly Zone[] = rows.map(([id, name, places]) => {
  const halves = [offset(name, 1), offset(name, 7)];
  const standard = Math.min(...halves);
  const two = (value: number) => String(value).padStart(2, '0');
  const distance = `${two(Math.floor(Math.abs(standard) / 60))}:${two(Math.abs(standard) % 60)}`;
  const sign = standard < 0 ? '-' : '+';
  const description = standard === 0 ? `(UTC) ${places}` : `(UTC${sign}${distance}) ${places}`;
  return { id, name, description, bias: 0 - standard, hasSummer: halves[0] !== halves[1] };
});
