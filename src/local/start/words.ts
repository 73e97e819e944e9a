import type { SentLine, StartPerson, StartState } from '../start-state.ts';

const zone = 'Europe/Stockholm';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...options });

const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const weekDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
const year = format({ year: 'numeric' });
const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
const shortDayOfYear = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const clock = format({ hour: '2-digit', minute: '2-digit' });
const calendarDay = format({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** Swedish public writing has a full stop between hours and minutes: 08.15. */
const time = (instant: string): string => clock.format(new Date(instant)).replace(':', '.');

/** "fredag 16 december 2022, 08.15". */
export const dayAndTime = (instant: string): string => `${longDay.format(new Date(instant))}, ${time(instant)}`;

const isSameYear = (a: string, b: string): boolean => year.format(new Date(a)) === year.format(new Date(b));

/** "fre 16 dec 08.00"; with its year when the clock stands in another. */
export const shortDayAndTime = (instant: string, now: string): string =>
  `${(isSameYear(instant, now) ? shortDay : shortDayOfYear).format(new Date(instant)).replaceAll('.', '')} ${time(instant)}`;

const eventWords = { reminders: 'påminnelser', 'channel-post': 'kanalinlägg' } as const;

/** "Härnäst: kanalinlägg i dag 16.00". */
export function nextWords({ now, next }: Pick<StartState, 'now' | 'next'>): string {
  if (next === null) return 'Härnäst: inget är planerat';
  const isToday = calendarDay.format(new Date(now)) === calendarDay.format(new Date(next.at));
  const day = isToday ? 'i dag' : (isSameYear(now, next.at) ? weekDay : longDay).format(new Date(next.at));
  return `Härnäst: ${eventWords[next.what]} ${day} ${time(next.at)}`;
}

export const roleWords: Readonly<Record<StartPerson['role'], string>> = {
  planner: 'planerar och följer upp',
  manager: 'chef för en enhet',
  owner: 'ansvarig för aktiviteter',
};

export const kindWords: Readonly<Record<SentLine['kind'], string>> = { card: 'Kort', channel: 'Kanal' };

export const outcomeWords: Readonly<Record<SentLine['outcome'], string>> = {
  planned: 'Planerad',
  claimed: 'Skickas',
  sent: 'Skickad',
  answered: 'Besvarad',
  unreachable: 'Kunde inte nås',
  refused: 'Avvisad',
  uncertain: 'Osäkert om det kom fram',
};

/** "UG" for Utvecklingsledare grundskola. */
export const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join('');
