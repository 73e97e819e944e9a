import type { Period } from './period.ts';
import { isPlanError, PlanError } from './plan-error.ts';
import type { PlannerStore } from './planner-store.ts';
import type { BoardReport } from './report.ts';
import { openReport, standingReport, versionsOf } from './report-versions.ts';

/** Of one period; none on a site from before there were reports. */
const reportsOf = async (store: PlannerStore, { key, planKey }: Period): Promise<readonly BoardReport[]> => {
  try {
    const reports = await store.all('reports', planKey);
    return reports.map(({ record }) => record).filter(({ periodKey }) => periodKey === key);
  } catch (error) {
    if (isPlanError(error, 'not-found')) return [];
    throw error;
  }
};

/**
 * Whether nothing that is written now would come into a report: each of those that it concerns is locked and none is
 * open. They are the boards' own, where a board has one, and the whole plan's, where there is one.
 */
const isLockedFor = (reports: readonly BoardReport[], boards: readonly string[], periodKey: string): boolean => {
  const ofBoards = reports.some(({ boardKey }) => boardKey !== null) ? boards : [];
  const ofPlan = reports.some(({ boardKey }) => boardKey === null) ? [null] : [];
  const concerned = [...ofBoards, ...ofPlan].map((boardKey) => versionsOf(reports, { periodKey, boardKey }));
  const isHeld = (versions: readonly BoardReport[]): boolean =>
    standingReport(versions) !== undefined && openReport(versions) === undefined;
  return concerned.length > 0 && concerned.every(isHeld);
};

/**
 * What is written of a period for these boards comes into a report of it.
 * @throws PlanError `invalid` where every report that it concerns is locked.
 */
export const requireUnlocked = async (
  store: PlannerStore,
  period: Period,
  boards: readonly string[],
): Promise<void> => {
  if (period.state === 'open') return;
  if (!isLockedFor(await reportsOf(store, period), boards, period.key)) return;
  throw new PlanError('invalid', 'Rapporten är låst. Rätta den först: uppfoljning correct.', { subject: period.name });
};

/**
 * A period is opened again for all boards; a report that was sent back is opened by itself (`returnReport`).
 * @throws PlanError `invalid` where a report of the period is locked.
 */
export const requireNoneLocked = async (store: PlannerStore, period: Period): Promise<void> => {
  const locked = standingReport(await reportsOf(store, period));
  if (locked === undefined) return;
  throw new PlanError(
    'invalid',
    `Rapporten till ${locked.boardKey ?? 'alla nämnder'} är låst. Öppna en nämnds rapport: uppfoljning return eller correct.`,
    { subject: period.name },
  );
};
