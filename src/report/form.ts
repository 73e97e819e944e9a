import { PlanError } from '../plan/plan-error.ts';
import type { Progress } from '../plan/status.ts';
import type { CountingRule } from './counting.ts';

export const columnKinds = ['goal', 'activity', 'boards', 'deadline', 'status', 'comment'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface ReportColumn {
  readonly kind: ColumnKind;
  readonly head: string;
  /** Share of the table's width; all columns together are 100. */
  readonly width: number;
}

/** What a board's report looks like, as data: a municipality's own form is another one of these. */
export interface ReportForm {
  readonly name: string;
  /** From the left. The goals' column, where there is one, is the first, and merged over its rows. */
  readonly columns: readonly ReportColumn[];
  /** `document`: rows as the plan's document has them. `goals`: gathered under each goal, in the goals' order. */
  readonly order: 'document' | 'goals';
  /** What counts as one where nobody says otherwise. */
  readonly counting: CountingRule;
  readonly words: {
    /** Above a table; before the goal's title. */
    readonly municipalGoal: string;
    /** Before an assignment whose document gave it no label. */
    readonly assignment: string;
    /** Before what a row or a goal is carried over from. */
    readonly carriedOver: string;
    readonly officer: string;
    readonly date: string;
    readonly reference: string;
    readonly counting: string;
    /** What an asterisk is relative to, where no introduction says it. */
    readonly adopted: string;
    readonly moved: string;
    /** Headings of what stands under no area, under no board's goal, and on no row of the plan. */
    readonly noArea: string;
    readonly noBoardGoal: string;
    readonly unplaced: string;
    /** Instead of the sentence on what was moved, where the report has no rows. */
    readonly noActivities: { readonly board: string; readonly plan: string };
    /** What a report is called while its period is not closed; `{period}` is "bokslut per den 31 december 2022", `{day}` today. */
    readonly draft: string;
    /** Before how many are answered; `{some}` is "74 av 93 aktiviteter". */
    readonly answers: string;
    readonly allAnswered: string;
    readonly unanswered: string;
    readonly neverAnswered: string;
    /** Before what the lists hold that could not be read; `{items}` is "2 poster", `{which}` names them. */
    readonly incomplete: string;
    readonly notRead: string;
    readonly deviates: string;
    /** Where the plan's document had no introduction: a paragraph each; `{asOf}` is the day, "per den 31 augusti". */
    readonly introduction: readonly string[];
    /** What each status means, for a reader who has not seen the plan. */
    readonly legend: readonly { readonly progress: Progress; readonly meaning: string }[];
  };
}

/** The form of document 000 (Linköping, Utbildningsförvaltningen, the follow-up of 2022). */
export const linkoping: ReportForm = {
  name: 'linkoping',
  columns: [
    { kind: 'goal', head: 'Nämndmål', width: 18 },
    { kind: 'activity', head: 'Aktivitet', width: 31 },
    { kind: 'boards', head: 'Nämnd', width: 8 },
    { kind: 'deadline', head: 'Slutfört', width: 10 },
    { kind: 'status', head: 'Status', width: 9 },
    { kind: 'comment', head: 'Kommentar', width: 24 },
  ],
  order: 'document',
  counting: 'rows',
  words: {
    municipalGoal: 'Kommunövergripande mål: ',
    assignment: 'Strategiskt utvecklingsuppdrag',
    carriedOver: 'Kvarstår från',
    officer: 'Handläggare',
    date: 'Datum',
    reference: 'Dnr',
    counting: 'Räknesätt',
    adopted: 'den beslutade planen',
    moved: 'Framflyttad',
    noArea: 'Utan målområde',
    noBoardGoal: 'Utan nämndmål',
    unplaced: 'Utan plats i planen',
    noActivities: { board: 'Nämnden har inga aktiviteter i planen.', plan: 'Planen har inga aktiviteter.' },
    draft: 'utkast till {period} (läget den {day})',
    answers: 'Svar',
    allAnswered: 'Ingen aktivitet är obesvarad',
    unanswered: '{some} är obesvarade',
    neverAnswered: '{some} fick inget svar; för dem gäller läget nu',
    incomplete: 'Ofullständig',
    notRead: '{items} i listorna gick inte att läsa ({which})',
    deviates: 'Aktiviteten följer inte planen',
    introduction: ['Uppföljningen har fokus på om aktiviteterna är genomförda eller inte {asOf}.'],
    legend: [
      { progress: 'completed', meaning: 'Aktiviteten är avslutad' },
      { progress: 'ongoing', meaning: 'Arbetet är påbörjat' },
      { progress: 'not-started', meaning: 'Arbetet är inte påbörjat' },
      { progress: 'paused', meaning: 'Arbetet är tillfälligt stoppat' },
      { progress: 'dropped', meaning: 'Aktiviteten genomförs inte' },
    ],
  },
};

export const reportForms: readonly ReportForm[] = [linkoping];

/** @throws PlanError `not-found` that names the forms there are. */
export const formNamed = (name: string): ReportForm => {
  const form = reportForms.find((candidate) => candidate.name === name);
  if (form !== undefined) return form;
  const names = reportForms.map((candidate) => candidate.name).join(', ');
  throw new PlanError('not-found', `Det finns ingen sådan form. Formerna heter: ${names}.`, { subject: name });
};
