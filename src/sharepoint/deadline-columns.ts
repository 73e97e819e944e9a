import { Temporal } from 'temporal-polyfill';
import { firstDay, lastDay, onOtherDays, type Deadline, type Occurrence } from '../plan/deadline.ts';
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

export const deadlineIn = (item: ListItem, prefix: Prefix): Deadline => {
  const column = `${prefix}DeadlineOccurrences`;
  return {
    text: text(item, `${prefix}DeadlineText`),
    occurrences: text(item, column)
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => occurrence(item, column, pair)),
    moved: flag(item, `${prefix}DeadlineMoved`),
    postponedTo: numberOrNull(item, `${prefix}PostponedTo`),
  };
};

/**
 * The columns of days are what people see and may edit in the list; where they no longer agree with the stretches, they
 * are the newer, count as one stretch, and are what is printed.
 */
export const activityDeadlineIn = (item: ListItem): Deadline => {
  const deadline = deadlineIn(item, '');
  const first = dayOrNull(item, 'DeadlineFirst');
  const last = dayOrNull(item, 'DeadlineLast');
  const agree =
    (firstDay(deadline)?.toString() ?? '') === (first?.toString() ?? '') &&
    (lastDay(deadline)?.toString() ?? '') === (last?.toString() ?? '');
  if (agree) return deadline;
  if (last === null) return onOtherDays(deadline, null);
  const begins = first !== null && Temporal.PlainDate.compare(first, last) <= 0 ? first : last;
  return onOtherDays(deadline, { first: begins, last });
};
