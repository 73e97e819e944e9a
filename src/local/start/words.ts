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

type Next = NonNullable<StartState['next']>;

const eventWords: Readonly<Record<Next['what'], string>> = {
  reminders: 'påminnelser',
  'channel-post': 'kanalinlägg',
  'period-day': 'periodens sista dag',
  'answers-due': 'svar senast',
};

/** "kanalinlägg i dag 16.00", "svar senast fredag 13 januari 2023": a day of the period has no hour. */
export function eventDay(next: Next, now: string): string {
  const day = dayWords(next.at, now);
  const isSent = next.what === 'reminders' || next.what === 'channel-post';
  return `${eventWords[next.what]} ${day}${isSent ? ` ${time(next.at)}` : ''}`;
}

/** "Härnäst: kanalinlägg i dag 16.00". */
export const nextWords = ({ now, next }: Pick<StartState, 'now' | 'next'>): string =>
  `Härnäst: ${next === null ? 'inget är planerat' : eventDay(next, now)}`;

/** "i dag", "måndag 19 december"; with its year when the clock stands in another. */
export function dayWords(at: string, now: string): string {
  const isToday = calendarDay.format(new Date(now)) === calendarDay.format(new Date(at));
  return isToday ? 'i dag' : (isSameYear(now, at) ? weekDay : longDay).format(new Date(at));
}

/** More than a month from now: further than anybody means by "next" without being asked. */
export const isFar = (at: string, now: string): boolean => Date.parse(at) - Date.parse(now) > 31 * 24 * 60 * 60 * 1000;

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

/** Another text as soon as something was sent, answered or written: what a frame shows may then be old. */
export const happenedIn = ({ sent, written }: Pick<StartState, 'sent' | 'written'>): string =>
  `${written} ${sent.map(({ id, outcome }) => `${id} ${outcome}`).join()}`;
