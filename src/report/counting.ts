import { isMoved, postponedYear, type Deadline } from '../plan/deadline.ts';
import { capitalised, listed, numberWord } from './swedish.ts';

/**
 * What one is when a report counts: each printed row, as document 000 does, or each activity once, however many goals
 * it stands under. A report says which.
 */
export const countingRules = ['rows', 'activities'] as const;
export type CountingRule = (typeof countingRules)[number];

/** Rows, and how many activities they print. */
export interface Count {
  readonly rows: number;
  readonly activities: number;
}

export interface MovedCounts {
  /** Senarelagd: moved within the plan's year. */
  readonly later: Count;
  /** Förskjuten, by the year it is moved to, the nearest first. */
  readonly postponed: readonly { readonly year: number; readonly count: Count }[];
}

type CountedDeadline = Pick<Deadline, 'moved' | 'postponedTo' | 'occurrences'>;

export interface CountedRow {
  readonly activityKey: string;
  /** As the row prints it. */
  readonly deadline: CountedDeadline;
}

export interface CountedActivity {
  readonly key: string;
  readonly deadline: CountedDeadline;
}

export const countOf = (rows: readonly CountedRow[]): Count => ({
  rows: rows.length,
  activities: new Set(rows.map(({ activityKey }) => activityKey)).size,
});

/**
 * What was moved, within the plan's year or to a later one. A row is counted by the deadline it prints; an activity once,
 * by its own, whatever its copies say (they are shown under "Olika uppgifter"), as the dashboard counts it.
 * `activities` may be more than the rows print: those of other boards are left out.
 */
export const movedCounts = (
  rows: readonly CountedRow[],
  activities: readonly CountedActivity[],
  year: number,
): MovedCounts => {
  const printed = new Set(rows.map(({ activityKey }) => activityKey));
  const movedRows = Map.groupBy(
    rows.filter(({ deadline }) => isMoved(deadline)),
    ({ deadline }) => postponedYear(deadline, year),
  );
  const movedActivities = Map.groupBy(
    activities.filter(({ key, deadline }) => printed.has(key) && isMoved(deadline)),
    ({ deadline }) => postponedYear(deadline, year),
  );
  const countTo = (to: number | null): Count => ({
    rows: movedRows.get(to)?.length ?? 0,
    activities: movedActivities.get(to)?.length ?? 0,
  });
  const years = new Set([...movedRows.keys(), ...movedActivities.keys()].filter((to) => to !== null));
  return {
    later: countTo(null),
    postponed: [...years].toSorted((a, b) => a - b).map((to) => ({ year: to, count: countTo(to) })),
  };
};

const activities = (number: number): string =>
  number === 0 ? 'ingen aktivitet' : `${numberWord(number)} ${number === 1 ? 'aktivitet' : 'aktiviteter'}`;

/** "nio aktiviteter", or under the other rule "nio aktiviteter, på elva rader,". */
const counted = ({ rows, activities: distinct }: Count, rule: CountingRule): string => {
  if (rule === 'rows') return activities(rows);
  return rows > distinct && distinct > 0
    ? `${activities(distinct)}, på ${numberWord(rows)} rader,`
    : activities(distinct);
};

/**
 * "Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.": the sentence of
 * document 000, under either rule; `year` is the plan's.
 */
export const movedSentence = ({ later, postponed }: MovedCounts, rule: CountingRule, year: number): string => {
  const told = postponed.filter(({ count }) => count[rule] > 0);
  if (later[rule] === 0 && told.length === 0) return 'Ingen aktivitet har senarelagts eller förskjutits.';
  const years = told.length > 0 ? told : [{ year: year + 1, count: { rows: 0, activities: 0 } }];
  const clauses = [
    `${counted(later, rule)} har senarelagts under ${year}`,
    ...years.map((to) => `${counted(to.count, rule)} har förskjutits till ${to.year}`),
  ];
  return `${capitalised(listed(clauses))}.`;
};

/** How many rows and activities there are, and which of them the report counts. */
export const countingWords = ({ rows, activities: distinct }: Count, rule: CountingRule): string => {
  const both = `${rows} ${rows === 1 ? 'rad' : 'rader'}, ${distinct} ${distinct === 1 ? 'aktivitet' : 'aktiviteter'}`;
  const how = rule === 'rows' ? 'varje rad räknas' : 'en aktivitet på flera rader räknas en gång';
  return `${both}; ${how}`;
};
