import { readAdopted } from '../plan/adopted-plan.ts';
import { comparedVersions } from '../plan/open-period.ts';
import type { Period } from '../plan/period.ts';
import { isPlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../plan/planner-store.ts';
import type { BoardReport } from '../plan/report.ts';
import type { AdoptedVersion } from '../report/adopted-plan.ts';
import { periodNamed } from '../report/report-period.ts';
import { boardNamed, type ReportSource } from '../report/report-rows.ts';

export interface PlannedReport {
  readonly source: ReportSource;
  /** What is kept of the report that is being written of this period and board; undefined where nothing is. */
  readonly report: BoardReport | undefined;
}

/** Lists of a later upgrade than the site has had hold nothing. */
const recordsOf = async <K extends RecordKind>(
  planner: PlannerStore,
  kind: K,
  planKey: string,
): Promise<readonly PlannerRecords[K][]> => {
  try {
    return (await planner.all(kind, planKey)).map(({ record }) => record);
  } catch (error) {
    if (isPlanError(error, 'not-found')) return [];
    throw error;
  }
};

const adoptedOf = async (
  planner: PlannerStore,
  versions: PlannerRecords['planVersions'][],
  period: Period | null,
): Promise<readonly AdoptedVersion[]> => {
  const named = new Set(period?.comparesWith ?? []);
  // Opened before any decision was entered, it compares with those of before its day.
  const byThen = period === null ? versions : comparedVersions(versions, period);
  const compared = named.size === 0 ? byThen : versions.filter(({ key }) => named.has(key));
  return await Promise.all(
    compared.map(async (version) => {
      if (version.contentPath === '') return { version, activities: [] };
      const text = new TextDecoder().decode(await planner.files.read(version.contentPath));
      return { version, activities: readAdopted(text, version) };
    }),
  );
};

/**
 * A plan with what planners keep beside it that a report prints: the versions that the boards adopted, the goals'
 * assessments, and the report's own texts.
 * @throws PlanError as `reportOf` for a board or a period that the plan does not have.
 */
export const plannedReport = async (
  content: PlanContent,
  planner: PlannerStore,
  { board, period: name }: { readonly board?: string | undefined; readonly period?: string | undefined },
): Promise<PlannedReport> => {
  const { key } = content.plan;
  const period = periodNamed(content.periods, name);
  const boardKey = board === undefined ? null : boardNamed(content.boards, board).key;
  const [versions, assessments, continuations, reports, promises] = await Promise.all([
    recordsOf(planner, 'planVersions', key),
    recordsOf(planner, 'assessments', key),
    recordsOf(planner, 'continuations', key),
    recordsOf(planner, 'reports', key),
    recordsOf(planner, 'promises', key),
  ]);
  const report = reports
    .filter((one) => one.periodKey === period?.key && one.boardKey === boardKey)
    .toSorted((a, b) => b.number - a.number)[0];
  return {
    source: {
      ...content,
      adopted: await adoptedOf(planner, [...versions], period),
      assessments,
      continuations,
      promises,
      ...(report === undefined ? {} : { texts: report.texts }),
    },
    report,
  };
};
