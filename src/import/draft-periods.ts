import { Temporal } from 'temporal-polyfill';
import { lastDay } from '../plan/deadline.ts';
import type { DraftPlan, DraftRow } from '../plan/draft-plan.ts';
import { followUpKey } from '../plan/follow-up.ts';
import type { NewFollowUp } from '../plan/new-plan.ts';
import type { Period } from '../plan/period.ts';
import { periodKey } from '../plan/period-rules.ts';
import { readDeadline } from '../plan/read-deadline.ts';
import { plainWording } from '../plan/wording.ts';

/** How a municipality's year is parted: the delår of two tertials and the bokslut, tertials, or quarters. */
const named: readonly {
  readonly word: RegExp;
  readonly name: (number: string) => string;
  /** The last month that it describes; null where there is no such period. */
  readonly month: (number: number) => number | null;
}[] = [
  {
    word: /^delår(?:et|srapport(?:en)?)? ?(\d)$/,
    name: (number) => `Delår ${number}`,
    month: (number) => (number === 1 || number === 2 ? number * 4 : null),
  },
  {
    word: /^(?:t|tertial) ?(\d)$/,
    name: (number) => `Tertial ${number}`,
    month: (number) => (number >= 1 && number <= 3 ? number * 4 : null),
  },
  {
    word: /^(?:q|kv|kvartal) ?(\d)$/,
    name: (number) => `Kvartal ${number}`,
    month: (number) => (number >= 1 && number <= 4 ? number * 3 : null),
  },
  { word: /^(?:(?:års)?bokslut(?:et)?|helår(?:et)?|årsredovisning(?:en)?)()$/, name: () => 'Bokslut', month: () => 12 },
];

interface Named {
  /** As the document's head names it, "delår1". */
  readonly head: string;
  readonly name: string;
  readonly perDatum: Temporal.PlainDate | null;
}

const lastOfMonth = (year: number, month: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });

const read = (head: string, year: number): Named => {
  const plain = plainWording(head);
  for (const { word, name, month } of named) {
    const number = word.exec(plain)?.[1];
    if (number === undefined) continue;
    const last = month(Number(number));
    return { head, name: name(number), perDatum: last === null ? null : lastOfMonth(year, last) };
  }
  const name = head.charAt(0).toLocaleUpperCase('sv') + head.slice(1);
  return { head, name, perDatum: lastDay(readDeadline(head, year).deadline) };
};

/** Answers to a delår are asked for from the day after it, and for two weeks; a document says nothing of that. */
const daysToAnswer = 14;

export interface DraftPeriods {
  readonly periods: readonly Period[];
  /** Keys of the periods by the heads that name them. */
  readonly byHead: ReadonlyMap<string, string>;
}

/**
 * The periods that a document has a column of statuses for. Which day a period describes follows from its name: delår 1
 * is per 30 April, delår 2 per 31 August, bokslut per 31 December of the plan's year (tertials and quarters likewise, and
 * a name that is itself a day or a month); but the last one that says anything is per the day that the document itself
 * names. They are closed; those after the last that says anything are planned. One whose day nobody can tell is no
 * period: its statuses stay with their rows (`otherColumns`).
 */
export const periodsOf = ({ rows, document }: DraftPlan, planKey: string): DraftPeriods => {
  const { year } = document;
  const heads = [...new Set(rows.flatMap(({ periodStatuses = {} }) => Object.keys(periodStatuses)))];
  if (year === null || heads.length === 0) return { periods: [], byHead: new Map() };
  const says = (head: string): boolean =>
    rows.some(({ periodStatuses }) => (periodStatuses?.[head]?.text ?? '') !== '');
  const lastSaid = heads.findLastIndex(says);
  const asOf = document.asOf === null ? null : Temporal.PlainDate.from(document.asOf);
  const found = heads.flatMap((head, index) => {
    const { name, perDatum: usual } = read(head, year);
    const perDatum = index === lastSaid ? (asOf ?? usual) : usual;
    return perDatum === null ? [] : [{ head, name, perDatum, isPast: index <= lastSaid }];
  });
  const periods = found.map(({ name, perDatum, isPast }): Period => ({
    key: periodKey(planKey, name),
    planKey,
    name,
    perDatum,
    opensOn: perDatum.add({ days: 1 }),
    answersDueOn: perDatum.add({ days: daysToAnswer }),
    state: isPast ? 'closed' : 'planned',
  }));
  return { periods, byHead: new Map(found.map(({ head }, index) => [head, periods[index]!.key])) };
};

/**
 * What the document says of its activities in each closed period, by each activity's first row. The one comment that a
 * row has is of the last period that it says anything of; a period without a word is one that nobody answered.
 */
export const followUpsOf = (
  firsts: ReadonlyMap<string, DraftRow>,
  { periods, byHead }: DraftPeriods,
): readonly NewFollowUp[] => {
  const closed = new Set(periods.filter(({ state }) => state === 'closed').map(({ key }) => key));
  return [...firsts].flatMap(([activityKey, { periodStatuses = {}, comment, deadline }]) => {
    const statuses = Object.entries(periodStatuses);
    const last = statuses.findLastIndex(([, { text }]) => text !== '');
    return statuses.flatMap(([head, status], index): readonly NewFollowUp[] => {
      const periodKey = byHead.get(head);
      if (periodKey === undefined || !closed.has(periodKey)) return [];
      return [
        {
          key: followUpKey(periodKey, activityKey),
          periodKey,
          activityKey,
          status,
          comment: index === last ? comment : '',
          deadlineText: deadline.text,
          unchanged: false,
          ...(status.text === '' ? { answered: null } : {}),
        },
      ];
    });
  });
};

/** What a row says in columns that neither its activity nor a period keeps, by their heads. */
export const otherColumnsOf = (
  row: DraftRow,
  first: DraftRow,
  { byHead }: DraftPeriods,
): Readonly<Record<string, string>> => {
  const statuses = Object.entries(row.periodStatuses ?? {}).filter(
    ([head, { text }]) => text !== '' && (!byHead.has(head) || text !== first.periodStatuses?.[head]?.text),
  );
  return {
    ...row.otherColumns,
    ...Object.fromEntries(statuses.map(([head, { text }]) => [`Status ${head}`, text])),
    ...(row.responsible && row.responsible !== first.responsible ? { Ansvarig: row.responsible } : {}),
    ...(row.priority && row.priority !== first.priority ? { Prioriterat: row.priority } : {}),
  };
};
