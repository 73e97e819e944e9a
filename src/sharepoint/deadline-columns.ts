import { Temporal } from 'temporal-polyfill';
import {
  firstDay,
  isMoved,
  lastDay,
  onOtherDays,
  withAsterisk,
  type Deadline,
  type Occurrence,
} from '../plan/deadline.ts';
import { dayOrNull, flag, numberOrNull, text, unreadable, writtenDay, type Columns, type ListItem } from './columns.ts';

type Prefix = '' | 'Own' | 'From' | 'To';

const written = ({ first, last }: Occurrence): string => `${first.toString()}/${last.toString()}`;

export const deadlineColumns = (deadline: Deadline | null, prefix: Prefix): Columns => ({
  [`${prefix}DeadlineText`]: deadline?.text || null,
  [`${prefix}DeadlineOccurrences`]: deadline?.occurrences.map(written).join('; ') || null,
  [`${prefix}DeadlineMoved`]: deadline?.moved ?? false,
  [`${prefix}PostponedTo`]: deadline?.postponedTo ?? null,
});

/** An activity's deadline has two columns of days besides, for sorting, filtering and views. */
export const activityDeadlineColumns = (deadline: Deadline): Columns => ({
  ...deadlineColumns(deadline, ''),
  DeadlineFirst: writtenDay(firstDay(deadline)),
  DeadlineLast: writtenDay(lastDay(deadline)),
});

const occurrence = (item: ListItem, column: string, pair: string): Occurrence => {
  const [, first, last] = /^\s*(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})\s*$/.exec(pair) ?? [];
  if (first === undefined || last === undefined) throw unreadable(item, column);
  try {
    return { first: Temporal.PlainDate.from(first), last: Temporal.PlainDate.from(last) };
  } catch (error) {
    throw error instanceof RangeError ? unreadable(item, column) : error;
  }
};

/** A list has few distinct stretches and thousands of items. */
const known = new Map<string, readonly Occurrence[]>();

const occurrencesIn = (item: ListItem, column: string): readonly Occurrence[] => {
  const given = text(item, column);
  const occurrences =
    known.get(given) ??
    given
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => occurrence(item, column, pair));
  known.set(given, occurrences);
  return occurrences;
};

/** What is postponed is moved, and the asterisk is ours to set: who moved or typed in the list may have left either out. */
export const deadlineIn = (item: ListItem, prefix: Prefix): Deadline => {
  const postponedTo = numberOrNull(item, `${prefix}PostponedTo`);
  const moved = isMoved({ moved: flag(item, `${prefix}DeadlineMoved`), postponedTo });
  return {
    text: withAsterisk(text(item, `${prefix}DeadlineText`), moved),
    occurrences: occurrencesIn(item, `${prefix}DeadlineOccurrences`),
    moved,
    postponedTo,
  };
};

/**
 * The columns of days are what people see and may edit in the list; where they no longer agree with the stretches, they
 * are the newer, count as one stretch, and are what is printed. Who asks for the text alone may leave out the plan's year:
 * then nothing set in the list is told to be postponed.
 */
export const activityDeadlineIn = (item: ListItem, planYear = Infinity): Deadline => {
  const deadline = deadlineIn(item, '');
  const first = dayOrNull(item, 'DeadlineFirst');
  const last = dayOrNull(item, 'DeadlineLast');
  const agree =
    (firstDay(deadline)?.toString() ?? '') === (first?.toString() ?? '') &&
    (lastDay(deadline)?.toString() ?? '') === (last?.toString() ?? '');
  if (agree) return deadline;
  if (last === null) return onOtherDays(deadline, null, planYear);
  const begins = first !== null && Temporal.PlainDate.compare(first, last) <= 0 ? first : last;
  return onOtherDays(deadline, { first: begins, last }, planYear);
};
