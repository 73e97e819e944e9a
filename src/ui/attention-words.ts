import type { Temporal } from 'temporal-polyfill';
import { lastDay } from '../plan/deadline.ts';
import { printedRow } from '../plan/placement.ts';
import type { ActivityView } from './activity-view.ts';
import type { Attention } from './attention.ts';
import { deadlineWord, formatDay, statusWord } from './format.ts';
import { overviewStrings } from './overview-strings.ts';
import type { Strings } from './strings.ts';

/** The line under the name: what makes it need attention, in a few words. */
export const whyOf = ({ kind, view }: Attention, today: Temporal.PlainDate, strings: Strings): string => {
  const words = overviewStrings(strings);
  const { activity } = view;
  const owner = activity.owner === null ? strings.noOwner : words.ownerIs(activity.owner.name);
  switch (kind) {
    case 'late':
      return `${deadlineWord(activity, strings)}, ${ago(lastDay(activity.deadline) ?? today, today, strings)}`;
    case 'deviates':
      return activity.comment === '' ? statusWord(activity.status, strings) : activity.comment;
    case 'requested':
      return [deadlineWord(activity, strings), view.requested?.to.text ?? ''].join(' → ');
    case 'differs':
      return differingWords(view, strings);
    case 'unanswered':
      return owner;
    case 'nobody':
      return deadlineWord(activity, strings);
  }
};

/** "i går", "för 2 månader sedan". */
const ago = (day: Temporal.PlainDate, today: Temporal.PlainDate, strings: Strings): string => {
  const { locale } = strings;
  const { years, months } = day.until(today, { largestUnit: 'years' });
  if (years > 0) return formatDay(day, today, strings);
  // "i går" is a word for one day, but "förra månaden" is not one for four weeks.
  return months > 0
    ? new Intl.RelativeTimeFormat(locale).format(-months, 'month')
    : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-day.until(today).days, 'day');
};

/** "Pågår och Genomförd": what its rows say, each value once. */
const differingWords = ({ activity, placements, differs }: ActivityView, strings: Strings): string => {
  const words = overviewStrings(strings);
  const rows = placements.map((placement) => printedRow(placement, activity));
  const said = {
    status: rows.map((row) => statusWord(row.status, strings)),
    deadline: rows.map((row) => deadlineWord(row, strings)),
    boards: rows.map((row) => row.boards.join(', ')),
    comment: [words.commentsDiffer],
  };
  return differs.map((kind) => [...new Set(said[kind])].join(words.and)).join('. ');
};
