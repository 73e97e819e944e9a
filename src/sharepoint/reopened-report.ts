import type { SPFI } from '@pnp/sp';
import { Temporal } from 'temporal-polyfill';
import { periodStateWords, reportStateWords } from '../lists/words.ts';
import { isPlanError } from '../plan/plan-error.ts';
import { boardOfReportKey, isReopened } from '../plan/report-versions.ts';
import { day, idOrNull, number, ownKey, toListItem, word, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { asked } from './sharepoint-error.ts';

/** Periods of one plan: a few a year. */
const mostPeriods = 200;

/** Whether one that describes a later day has been opened (`laterOpened`): asked of a period that is reported again. */
export const hasLaterOpened = async (sp: SPFI, period: ListItem): Promise<boolean> => {
  const read = listOf(sp, 'Periods')
    .items.select('Id', 'PerDatum', 'PeriodState')
    .filter(`PlanId eq ${idOrNull(period, 'Plan') ?? 0}`)
    .top(mostPeriods)<Record<string, unknown>[]>();
  return (await asked(read, 'Periods'))
    .map((values) => toListItem('Periods', values))
    .some(
      (other) =>
        word(other, 'PeriodState', periodStateWords) !== 'planned' &&
        Temporal.PlainDate.compare(day(other, 'PerDatum'), day(period, 'PerDatum')) > 0,
    );
};

/** Reports of one period: a board has one, and a version more for each time it was corrected or returned. */
const most = 1000;

/**
 * Whether the report of a closed period to one of these boards is open again (`isReopened`): one request, made only when
 * somebody answers in a period that is closed.
 */
export const isReopenedFor = async (sp: SPFI, period: ListItem, boards: readonly string[]): Promise<boolean> => {
  const read = listOf(sp, 'Reports')
    .items.select('Id', 'Key', 'VersionNumber', 'ReportState')
    .filter(`PeriodId eq ${period.id}`)
    .top(most)<Record<string, unknown>[]>();
  try {
    const versions = (await asked(read, 'Reports')).map((values) => {
      const item = toListItem('Reports', values);
      const of = boardOfReportKey(ownKey(item));
      return { of, number: number(item, 'VersionNumber'), state: word(item, 'ReportState', reportStateWords) };
    });
    const ofBoards = Map.groupBy(versions, ({ of }) => of);
    return [...ofBoards].some(
      ([of, all]) => (of === null || boards.includes(of)) && isReopened(all.toSorted((a, b) => a.number - b.number)),
    );
  } catch (error) {
    // A site from before there were reports has none that is open.
    if (isPlanError(error, 'not-found')) return false;
    throw error;
  }
};
