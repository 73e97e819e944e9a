import { Temporal } from 'temporal-polyfill';
import type { DraftPlan, DraftRow } from '../plan/draft-plan.ts';
import { followUpKey } from '../plan/follow-up.ts';
import type { NewFollowUp } from '../plan/new-plan.ts';
import type { Period } from '../plan/period.ts';

/** Where a name says no day: a tertial, a quarter or the whole year by its number or its word. */
const monthOf = (name: string): number | null => {
  const plain = name.toLowerCase().replaceAll(/\s/gu, '');
  const number = Number(/\d$/u.exec(plain)?.[0] ?? 1);
  if (/bokslut|helår|årsredovisning/u.test(plain)) return 12;
  if (/^(?:delår|tertial|t)/u.test(plain)) return Math.min(12, number * 4);
  return /^(?:kvartal|q|kv)/u.test(plain) ? Math.min(12, number * 3) : null;
};

/** The last day of the month that its name means; the last column's is the document's own day. */
const dayOf = (name: string, index: number, of: number, year: number, asOf: string | null): Temporal.PlainDate => {
  if (index === of - 1 && asOf !== null) return Temporal.PlainDate.from(asOf);
  const month = monthOf(name) ?? Math.ceil((12 * (index + 1)) / of);
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.with({ day: first.daysInMonth });
};

/** "delår1" as a person writes it. */
const named = (name: string): string => {
  const apart = name.replace(/(?<=\p{L})(?=\d+$)/u, ' ');
  return apart.charAt(0).toUpperCase() + apart.slice(1);
};

/**
 * The periods that a document has a column each for, closed, and what its rows said in each; an activity on several rows
 * by its first. The comment is the last period's. Who answered is whoever imports.
 */
export const periodsFromDraft = (
  { rows, document }: DraftPlan,
  planKey: string,
  year: number,
  keyOf: (row: DraftRow) => string,
): { readonly periods: readonly Period[]; readonly followUps: readonly NewFollowUp[] } => {
  const names = [...new Set(rows.flatMap(({ periodStatuses }) => Object.keys(periodStatuses ?? {})))];
  const periods = names.map((name, index): Period => {
    const perDatum = dayOf(name, index, names.length, year, document.asOf);
    const days = { perDatum, opensOn: perDatum, answersDueOn: perDatum };
    return { key: `${planKey}|${name.toLowerCase()}`, planKey, name: named(name), ...days, state: 'closed' };
  });
  const firsts = new Map<string, DraftRow>();
  for (const row of rows) if (!firsts.has(row.activityKey)) firsts.set(row.activityKey, row);
  const followUps = periods.flatMap(({ key: periodKey }, index) =>
    [...firsts.values()].flatMap((row): readonly NewFollowUp[] => {
      const status = row.periodStatuses?.[names[index] ?? ''];
      if (status === undefined || status.text === '') return [];
      const activityKey = keyOf(row);
      const comment = index === periods.length - 1 ? row.comment : '';
      const key = followUpKey(periodKey, activityKey);
      return [{ key, periodKey, activityKey, status, comment, deadlineText: row.deadline.text, unchanged: false }];
    }),
  );
  return { periods, followUps };
};
