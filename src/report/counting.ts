import type { Deadline } from '../plan/deadline.ts';
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

export interface CountedRow {
  readonly activityKey: string;
  readonly deadline: Pick<Deadline, 'moved' | 'postponedTo'>;
}

export const countOf = (rows: readonly CountedRow[]): Count => ({
  rows: rows.length,
  activities: new Set(rows.map(({ activityKey }) => activityKey)).size,
});

/** An activity whose copies were moved differently is counted where each of them says. */
export const movedCounts = (rows: readonly CountedRow[]): MovedCounts => {
  const moved = rows.filter(({ deadline }) => deadline.moved || deadline.postponedTo !== null);
  const byYear = Map.groupBy(moved, ({ deadline }) => deadline.postponedTo);
  return {
    later: countOf(byYear.get(null) ?? []),
    postponed: [...byYear]
      .flatMap(([year, of]) => (year === null ? [] : [{ year, count: countOf(of) }]))
      .toSorted((a, b) => a.year - b.year),
  };
};

const activities = (number: number): string =>
  number === 0 ? 'ingen aktivitet' : `${numberWord(number)} ${number === 1 ? 'aktivitet' : 'aktiviteter'}`;

/** "nio aktiviteter", or under the other rule "nio aktiviteter, på elva rader,". */
const counted = ({ rows, activities: distinct }: Count, rule: CountingRule): string => {
  if (rule === 'rows') return activities(rows);
  return rows === distinct ? activities(distinct) : `${activities(distinct)}, på ${numberWord(rows)} rader,`;
};

/**
 * "Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.": the sentence of
 * document 000, under either rule; `year` is the plan's.
 */
export const movedSentence = ({ later, postponed }: MovedCounts, rule: CountingRule, year: number): string => {
  if (later.rows === 0 && postponed.length === 0) return 'Ingen aktivitet har senarelagts eller förskjutits.';
  const years = postponed.length > 0 ? postponed : [{ year: year + 1, count: { rows: 0, activities: 0 } }];
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
