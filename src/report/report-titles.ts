import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../plan/period.ts';
import type { Plan } from '../plan/plan.ts';
import type { ReportOptions } from './report-model.ts';
import { listed, uncapitalised, wholeDay } from './swedish.ts';

/** With the year, which the document may have said elsewhere: months without a year mean the plan's. */
export const titleOf = ({ document, name, year }: Plan): string => {
  const title = document?.title || `Uppföljning av ${name}`;
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(title) ? title : `${title} ${year}`;
};

/** "delår 1 (per den 30 april 2022)". */
const comparedWith = ({ name, perDatum }: Period): string => `${uncapitalised(name)} (per den ${wholeDay(perDatum)})`;

/** Whose report, of what and per which day. Until the period is closed answers may come: it is a draft, and says so. */
export const subtitleOf = (
  boards: readonly string[],
  period: Period | null,
  asOf: Temporal.PlainDate | null,
  { form: { words }, date, goal, status }: ReportOptions,
  since: Period | null,
): string => {
  const name = period === null ? '' : `${uncapitalised(period.name)} `;
  const day = asOf === null ? name.trim() : `${name}per den ${wholeDay(asOf)}`;
  const what =
    period === null || period.state === 'closed'
      ? day
      : words.draft.replace('{period}', day).replace('{day}', wholeDay(date));
  const chosen = [
    goal === undefined ? '' : words.onlyGoal.replace('{goal}', goal),
    status === undefined || status.length === 0 ? '' : words.onlyStatus.replace('{status}', listed(status)),
  ];
  const changed = since === null ? '' : words.onlyChanged.replace('{period}', comparedWith(since));
  return [boards.join(', '), ...chosen, what, changed].filter((part) => part !== '').join(', ');
};

/** The edition of a report that is drawn from the lists and was not locked: another may be drawn tomorrow. */
export const notLocked = 'Utkast, ej låst';

/** The municipality, and whose plan it is: "Kultur-, idrotts- och fritidsförvaltningen" is one name. */
export const senderOf = (organisation: string): readonly string[] => {
  const [first = '', ...rest] = organisation.split(/(?<!-),\s*/u);
  return [first, rest.join(', ')].map((line) => line.trim()).filter((line) => line !== '');
};
