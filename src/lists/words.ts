import type { BudgetType } from '../plan/objektplan.ts';
import type { ContinuationKind } from '../plan/continuation.ts';
import type { GoalKind } from '../plan/goal.ts';
import type { Assessment } from '../plan/goal-assessment.ts';
import type { Period } from '../plan/period.ts';
import type { Via } from '../plan/person.ts';
import type { Placement } from '../plan/placement.ts';
import type { Plan, PlanKind } from '../plan/plan.ts';
import type { PostponementCause, PostponementState } from '../plan/postponement.ts';
import type { MilestoneKind } from '../plan/programme.ts';
import type { ReportState } from '../plan/report.ts';
import type { RulingKind } from '../plan/ruling.ts';
import type { Deviation, Progress } from '../plan/status.ts';

/*
 * The words that the choice columns hold. They are stored, so that the bare list reads as Swedish; a word that changes
 * is a new schema version of every list that has it.
 */

export const progressWords: Readonly<Record<Progress, string>> = {
  'not-started': 'Ej påbörjad',
  ongoing: 'Pågår',
  paused: 'Pausad',
  completed: 'Genomförd',
  dropped: 'Utgår',
};

export const deviationWords: Readonly<Record<Deviation, string>> = {
  'on-plan': 'Enligt plan',
  deviates: 'Avviker',
};

export const goalKindWords: Readonly<Record<GoalKind, string>> = {
  area: 'Målområde',
  'municipal-goal': 'Kommunövergripande mål',
  'board-goal': 'Nämndmål',
  assignment: 'Strategiskt utvecklingsuppdrag',
  'focus-area': 'Fokusområde',
  'sub-goal': 'Fokusområdets delmål',
  objective: 'Mål',
  'sub-objective': 'Delmål',
};

export const planKindWords: Readonly<Record<PlanKind, string>> = {
  plan: 'Verksamhetsplan',
  objektplan: 'Objektplan',
  programme: 'Program',
};

export const planStateWords: Readonly<Record<Plan['state'], string>> = { open: 'Öppen', closed: 'Avslutad' };

export const periodStateWords: Readonly<Record<Period['state'], string>> = {
  planned: 'Planerad',
  open: 'Öppen',
  closed: 'Stängd',
};

export const postponementCauseWords: Readonly<Record<PostponementCause, string>> = {
  'waits-for-other': 'Väntar på någon annan',
  resources: 'Resurser saknas',
  pandemic: 'Pandemin',
  procurement: 'Upphandling',
  law: 'Ny eller ändrad lag',
  'new-decision': 'Nytt beslut',
  other: 'Annat',
};

export const postponementStateWords: Readonly<Record<PostponementState, string>> = {
  requested: 'Begärd',
  granted: 'Beviljad',
  refused: 'Avslagen',
};

export const viaWords: Readonly<Record<Via, string>> = {
  tab: 'Flik',
  card: 'Kort',
  'web-part': 'Webbdel',
  import: 'Import',
  'command-line': 'Kommandorad',
  list: 'Listan',
};

/** Which values of a row are its own: an own value may be empty, which an empty column cannot tell from "the same". */
export const ownValueWords: Readonly<Record<keyof Placement['own'], string>> = {
  title: 'Text',
  boards: 'Nämnder',
  deadline: 'Slutdatum',
  status: 'Status',
  comment: 'Kommentar',
  carriedOverFrom: 'Kvarstår från',
};

export const assessmentWords: Readonly<Record<Assessment, string>> = {
  met: 'Uppfyllt',
  'partly-met': 'Delvis uppfyllt',
  'not-met': 'Ej uppfyllt',
  'cannot-be-judged': 'Kan inte bedömas',
};

export const reportStateWords: Readonly<Record<ReportState, string>> = {
  draft: 'Utkast',
  reviewed: 'Granskad',
  locked: 'Låst',
  decided: 'Beslutad',
  corrected: 'Rättad',
  returned: 'Återremitterad',
};

export const continuationKindWords: Readonly<Record<ContinuationKind, string>> = {
  carried: 'Kvarstår',
  reworded: 'Ersätter',
  merged: 'Uppgår i',
  split: 'Delad',
  transferred: 'Överförd',
  dropped: 'Kommer inte med',
};

export const rulingKindWords: Readonly<Record<RulingKind, string>> = {
  holds: 'Stämmer',
  pick: 'En är vald',
  'two-commitments': 'Två åtaganden',
  merge: 'Samma åtagande',
};

export const milestoneKindWords: Readonly<Record<MilestoneKind, string>> = {
  start: 'Uppstart',
  meeting: 'Möte',
  report: 'Återrapportering',
  'final-report': 'Slutrapport',
};

export const budgetTypeWords: Readonly<Record<BudgetType, string>> = { VM: 'VM', VU: 'VU' };
