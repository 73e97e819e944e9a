import { activities } from './activities.ts';
import { allocationKeys } from './allocation-keys.ts';
import { boards } from './boards.ts';
import { budgetItems } from './budget-items.ts';
import { continuations } from './continuations.ts';
import type { ListName, ListSpec } from './field.ts';
import { followUps } from './follow-ups.ts';
import { goals } from './goals.ts';
import { governingDocuments } from './governing-documents.ts';
import { milestones } from './milestones.ts';
import { periods } from './periods.ts';
import { placements } from './placements.ts';
import { planVersions } from './plan-versions.ts';
import { plans } from './plans.ts';
import { postponements } from './postponements.ts';
import { promises } from './promises.ts';
import { reportFiles } from './report-files.ts';
import { reports } from './reports.ts';
import { rulings } from './rulings.ts';
import { units } from './units.ts';

/** What pages read and people answer in. */
export const pageLists: readonly ListSpec[] = [
  plans,
  boards,
  units,
  periods,
  goals,
  activities,
  placements,
  followUps,
  postponements,
];

/** What planners keep of a plan through its year; no page reads it when it opens. */
const plannerLists: readonly ListSpec[] = [
  planVersions,
  reports,
  continuations,
  rulings,
  milestones,
  promises,
  budgetItems,
  allocationKeys,
  governingDocuments,
  reportFiles,
];

/** In the order they are made: a list comes after every other list its lookups point at. */
export const allLists: readonly ListSpec[] = [...pageLists, ...plannerLists];

const byName = new Map(allLists.map((list) => [list.name, list]));

export const listNamed = (name: ListName): ListSpec => byName.get(name)!;
