import type { ListName } from '../lists/field.ts';
import type { Act } from '../plan/person.ts';
import type { PlannerRecords, RecordKind } from '../plan/planner-store.ts';
import { actedColumns, editedColumns } from './acted-columns.ts';
import { activityColumns, activityIn } from './activity-item.ts';
import { allocationKeyColumns, allocationKeyIn } from './allocation-key-item.ts';
import { assessmentColumns, assessmentIn } from './assessment-item.ts';
import { boardColumns, boardIn } from './board-item.ts';
import { budgetItemColumns, budgetItemIn } from './budget-item.ts';
import type { Columns, ListItem } from './columns.ts';
import { continuationColumns, continuationIn } from './continuation-item.ts';
import { followUpColumns, followUpIn, isOfActivity } from './follow-up-item.ts';
import { goalColumns, goalIn } from './goal-item.ts';
import { governingDocumentColumns, governingDocumentIn } from './governing-document-item.ts';
import { milestoneColumns, milestoneIn } from './milestone-item.ts';
import { periodColumns, periodIn } from './period-item.ts';
import { placementColumns, placementIn } from './placement-item.ts';
import { planColumns, planIn } from './plan-item.ts';
import { planVersionColumns, planVersionIn } from './plan-version-item.ts';
import { postponementColumns, postponementIn } from './postponement-item.ts';
import { promiseColumns, promiseIn } from './promise-item.ts';
import type { PlannerReferences, Pointer } from './planner-references.ts';
import type { References } from './references.ts';
import { reportColumns, reportIn } from './report-item.ts';
import { rulingColumns, rulingIn } from './ruling-item.ts';
import { unitColumns, unitIn } from './unit-item.ts';

/** How one kind of record lies in its list. */
export interface KindOfRecord<T> {
  readonly list: ListName;
  /** Read by everybody's plans together. */
  readonly ofSite?: true;
  /** Which items of the list are of this kind; absent: all. */
  readonly isOne?: (item: ListItem) => boolean;
  readonly parse: (item: ListItem, references: References) => T;
  readonly columns: (record: T, references: PlannerReferences) => Columns;
  readonly pointsAt: (record: T) => readonly Pointer[];
  /** Who acted, in the columns of the list; none where the list does not say. */
  readonly acted?: (act: Act, before: T | null, after: T) => Columns;
}

const at = (list: ListName, ...keys: readonly (string | null | undefined)[]): readonly Pointer[] =>
  keys.flatMap((key) => (key === null || key === undefined || key === '' ? [] : [{ lists: [list], key }]));

const byActor = (act: Act): Columns => actedColumns(act);

const withoutVersion = <T extends { readonly version: string }>(versioned: T): Omit<T, 'version'> => {
  const { version: _, ...record } = versioned;
  return record;
};

export const recordKinds: { readonly [K in RecordKind]: KindOfRecord<PlannerRecords[K]> } = {
  plans: { list: 'Plans', parse: planIn, columns: planColumns, pointsAt: () => [] },
  boards: { list: 'Boards', ofSite: true, parse: boardIn, columns: boardColumns, pointsAt: () => [] },
  units: { list: 'Units', ofSite: true, parse: unitIn, columns: unitColumns, pointsAt: () => [] },
  periods: {
    list: 'Periods',
    parse: periodIn,
    columns: periodColumns,
    pointsAt: (period) => [...at('Plans', period.planKey), ...at('PlanVersions', ...(period.comparesWith ?? []))],
  },
  goals: {
    list: 'Goals',
    parse: goalIn,
    columns: goalColumns,
    pointsAt: (goal) => [
      ...at('Plans', goal.planKey),
      ...at('Goals', goal.parentKey),
      ...at('Activities', ...(goal.activityKeys ?? [])),
    ],
  },
  activities: {
    list: 'Activities',
    parse: (item, references) => withoutVersion(activityIn(item, references)),
    columns: activityColumns,
    pointsAt: (activity) => [
      ...at('Plans', activity.planKey),
      ...at('Units', activity.unitKey),
      ...at('Boards', ...activity.boards),
    ],
    acted: byActor,
  },
  placements: {
    list: 'Placements',
    parse: (item, references) => withoutVersion(placementIn(item, references)),
    columns: (placement, references) =>
      placementColumns(placement, references.titleOf(placement.activityKey), references),
    pointsAt: (placement) => [...at('Activities', placement.activityKey), ...at('Goals', placement.goalKey)],
  },
  followUps: {
    list: 'FollowUps',
    isOne: isOfActivity,
    parse: (item, references) => withoutVersion(followUpIn(item, references)),
    columns: (followUp, references) => followUpColumns(followUp, references),
    pointsAt: (followUp) => [
      ...at('Periods', followUp.periodKey, followUp.commentFrom),
      ...at('Activities', followUp.activityKey),
    ],
    // The answer stays theirs who gave it; who writes beside it is told apart.
    acted: (act, before, after) => ({
      ...(after.answered === null ? actedColumns(act) : actedColumns(after.answered)),
      ...(before === null || before.answered === null ? {} : editedColumns(act)),
    }),
  },
  postponements: {
    list: 'Postponements',
    parse: (item, references) => withoutVersion(postponementIn(item, references)),
    columns: postponementColumns,
    pointsAt: (postponement) => at('Activities', postponement.activityKey),
    acted: byActor,
  },
  planVersions: {
    list: 'PlanVersions',
    parse: planVersionIn,
    columns: planVersionColumns,
    pointsAt: (version) => [...at('Plans', version.planKey), ...at('Boards', version.boardKey)],
    acted: byActor,
  },
  reports: {
    list: 'Reports',
    parse: reportIn,
    columns: reportColumns,
    pointsAt: (report) => [
      ...at('Plans', report.planKey),
      ...at('Periods', report.periodKey),
      ...at('Boards', report.boardKey),
      ...at('Reports', report.corrects),
      ...at('Goals', ...Object.keys(report.texts.areas)),
    ],
    acted: byActor,
  },
  continuations: {
    list: 'Continuations',
    parse: continuationIn,
    columns: continuationColumns,
    pointsAt: (continuation) => [
      ...at('Plans', continuation.planKey),
      ...at('Activities', continuation.fromKey, continuation.toKey),
      ...at('Units', continuation.toUnitKey),
      ...at('Boards', ...(continuation.toBoards ?? [])),
    ],
    acted: byActor,
  },
  rulings: {
    list: 'Rulings',
    parse: rulingIn,
    columns: rulingColumns,
    pointsAt: (ruling) => [
      ...at('Plans', ruling.planKey),
      ...ruling.subjects.map((key): Pointer => ({ lists: ['Activities', 'Placements'], key })),
    ],
    acted: byActor,
  },
  milestones: {
    list: 'Milestones',
    parse: milestoneIn,
    columns: milestoneColumns,
    pointsAt: (milestone) => at('Plans', milestone.planKey),
  },
  promises: {
    list: 'Promises',
    parse: promiseIn,
    columns: promiseColumns,
    pointsAt: (promise) => [...at('Plans', promise.planKey), ...at('Boards', ...promise.to)],
    acted: byActor,
  },
  assessments: {
    list: 'FollowUps',
    isOne: (item) => !isOfActivity(item),
    parse: assessmentIn,
    columns: assessmentColumns,
    pointsAt: (assessment) => [
      ...at('Plans', assessment.planKey),
      ...at('Periods', assessment.periodKey),
      ...at('Goals', assessment.goalKey),
    ],
    acted: byActor,
  },
  budgetItems: {
    list: 'BudgetItems',
    parse: budgetItemIn,
    columns: budgetItemColumns,
    pointsAt: (item) => at('Plans', item.planKey),
  },
  allocationKeys: {
    list: 'AllocationKeys',
    parse: allocationKeyIn,
    columns: allocationKeyColumns,
    pointsAt: (key) => at('Plans', key.planKey),
  },
  governingDocuments: {
    list: 'GoverningDocuments',
    parse: governingDocumentIn,
    columns: governingDocumentColumns,
    pointsAt: (document) => [...at('Plans', document.planKey), ...at('Activities', ...document.activityKeys)],
  },
};
