import type { Assessment } from '../plan/goal-assessment.ts';

/** What a report says in words of its own. In braces stands what is filled in. */
export interface FormWords {
  /** Names of the levels, as the head of a column in Excel; before a title where one is a heading. */
  readonly levels: {
    readonly area: string;
    readonly municipalGoal: string;
    readonly goal: string;
    readonly subGoal: string;
    readonly assignment: string;
  };
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
  readonly edition: string;
  readonly note: string;
  /** What an asterisk is relative to, where neither a decision nor an introduction says it. */
  readonly adopted: string;
  readonly moved: string;
  /** Headings of what stands under no area, under no board's goal, and on no row of the plan. */
  readonly noArea: string;
  readonly noBoardGoal: string;
  readonly unplaced: string;
  /** Instead of the sentence on what was moved, where the report has no rows. */
  readonly noActivities: { readonly board: string; readonly plan: string; readonly chosen: string };
  /** What a report is called while its period is not closed; `{period}` is "bokslut per den 31 december 2022", `{day}` today. */
  readonly draft: string;
  /** Before how many are answered; `{some}` is "74 av 93 aktiviteter". */
  readonly answers: string;
  readonly allAnswered: string;
  readonly unanswered: string;
  readonly neverAnswered: string;
  /** Where closing the period kept what stood. */
  readonly neverAnsweredThen: string;
  /** Before what the lists hold that could not be read; `{items}` is "2 poster", `{which}` names them. */
  readonly incomplete: string;
  readonly notRead: string;
  /** Where the plan's document had no introduction: a paragraph each; `{asOf}` is the day, "per den 31 augusti". */
  readonly introduction: readonly string[];
  /** What an asterisk means, where the document's introduction does not say it; `{adopted}` is what it is relative to. */
  readonly asterisk: string;
  /** After a comment that was left as it stood in an earlier period, "delår 1". */
  readonly commentFrom: string;
  /** Where what was merged has no comment of its own; `{into}` is what it has gone into. */
  readonly mergedInto: string;
  /** What a changed row said in the period before; `{was}` is "Kvarstår". */
  readonly formerly: string;
  readonly newActivity: string;
  /** Where the adopted plan had it, and nobody reported it then. */
  readonly notReported: string;
  /** In the subtitle of a report of what changed; `{period}` is "delår 1 (per den 30 april 2022)". */
  readonly onlyChanged: string;
  /** Likewise of one goal or of some statuses. */
  readonly onlyGoal: string;
  readonly onlyStatus: string;
  /** Headings of the parts of a report in another order than the plan's; `{month}` is "augusti 2022". */
  readonly deviating: string;
  readonly others: string;
  readonly dueIn: string;
  readonly noDay: string;
  readonly summary: string;
  /** The table of the goals' assessments. */
  readonly goals: {
    readonly heading: string;
    readonly goal: string;
    readonly assessment: string;
    readonly analysis: string;
  };
  readonly assessments: Readonly<Record<Assessment, string>>;
}

/** The words of document 000, and of a form that says nothing else. */
export const commonWords: FormWords = {
  levels: {
    area: 'Målområde',
    municipalGoal: 'Kommunövergripande mål',
    goal: 'Nämndmål',
    subGoal: 'Delmål',
    assignment: 'Strategiskt utvecklingsuppdrag',
  },
  municipalGoal: 'Kommunövergripande mål: ',
  assignment: 'Strategiskt utvecklingsuppdrag',
  carriedOver: 'Kvarstår från',
  officer: 'Handläggare',
  date: 'Datum',
  reference: 'Dnr',
  counting: 'Räknesätt',
  edition: 'Utgåva',
  note: 'Not',
  adopted: 'den beslutade planen',
  moved: 'Framflyttad',
  noArea: 'Utan målområde',
  noBoardGoal: 'Utan nämndmål',
  unplaced: 'Utan plats i planen',
  noActivities: {
    board: 'Nämnden har inga aktiviteter i planen.',
    plan: 'Planen har inga aktiviteter.',
    chosen: 'Inga aktiviteter passar urvalet.',
  },
  draft: 'utkast till {period} (läget den {day})',
  answers: 'Svar',
  allAnswered: 'Ingen aktivitet är obesvarad',
  unanswered: '{some} är obesvarade',
  neverAnswered: '{some} fick inget svar; för dem gäller läget nu',
  neverAnsweredThen: '{some} fick inget svar; för dem gäller läget när tillfället stängdes',
  incomplete: 'Ofullständig',
  notRead: '{items} i listorna gick inte att läsa ({which})',
  introduction: ['Uppföljningen har fokus på om aktiviteterna är genomförda eller inte {asOf}.'],
  asterisk:
    'Aktiviteter med en asterisk efter månaden under slutdatum har blivit framflyttade i förhållande till {adopted}.',
  commentFrom: '(från {period})',
  mergedInto: 'Uppgår i ”{into}”.',
  formerly: 'tidigare {was}',
  newActivity: 'ny',
  notReported: 'utan svar då',
  onlyChanged: 'endast det som ändrats sedan {period}',
  onlyGoal: 'målet {goal}',
  onlyStatus: 'endast {status}',
  deviating: 'Avviker, pausade, försenade, förskjutna och utgångna',
  others: 'Övriga aktiviteter',
  dueIn: 'Slutdatum i {month}',
  noDay: 'Utan slutdatum',
  summary: 'Sammanfattning',
  goals: { heading: 'Måluppfyllelse', goal: 'Mål', assessment: 'Bedömning', analysis: 'Analys' },
  assessments: {
    met: 'Uppfyllt',
    'partly-met': 'Delvis uppfyllt',
    'not-met': 'Ej uppfyllt',
    'cannot-be-judged': 'Kan inte bedömas',
  },
};
