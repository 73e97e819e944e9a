import { PlanError } from '../plan/plan-error.ts';
import type { LegendEntry, ReportForm } from './form.ts';
import { commonWords } from './form-words.ts';

const meanings: readonly LegendEntry[] = [
  { progress: 'completed', meaning: 'Aktiviteten är avslutad' },
  { progress: 'ongoing', meaning: 'Arbetet är påbörjat' },
  { progress: 'not-started', meaning: 'Arbetet är inte påbörjat' },
  { progress: 'paused', meaning: 'Arbetet är tillfälligt stoppat' },
  { progress: 'dropped', meaning: 'Aktiviteten genomförs inte' },
  { deviation: 'deviates', meaning: 'Aktiviteten följer inte planen' },
];

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
  levels: {
    area: 'heading',
    'municipal-goal': 'heading',
    goal: 'merged',
    'sub-goal': 'row',
    assignment: 'row',
  },
  order: 'document',
  counting: 'rows',
  legend: { place: 'beside', heading: '', shows: 'met', entries: meanings },
  notes: [],
  words: commonWords,
};

/** The form of document 002 (the same administration's follow-up of 2019): deadlines are quarters, no boards. */
export const kvartal: ReportForm = {
  ...linkoping,
  name: 'kvartal',
  columns: [
    { kind: 'goal', head: 'Nämndmål', width: 24 },
    { kind: 'activity', head: 'Aktivitet', width: 34 },
    { kind: 'deadline', head: 'Slutfört', width: 8 },
    { kind: 'status', head: 'Status', width: 10 },
    { kind: 'comment', head: 'Ev kommentar', width: 24 },
  ],
  words: {
    ...commonWords,
    asterisk:
      'Aktiviteter med en asterisk efter kvartalet under slutfört har blivit framflyttade i förhållande till {adopted}.',
  },
};

/** The form of document 004 (Huddinge, uppföljning av åtaganden 2018): a status a period, explained after the table. */
export const huddinge: ReportForm = {
  name: 'huddinge',
  columns: [
    { kind: 'goal', head: 'Mål', width: 11.5 },
    { kind: 'sub-goal', head: 'Delmål', width: 12.3 },
    { kind: 'priority', head: 'Särskilt prioriterat {year}', width: 12.2 },
    { kind: 'activity', head: 'Åtagande {year}', width: 18 },
    { kind: 'status', head: 'Status delår1*', width: 7, period: 'delår1' },
    { kind: 'status', head: 'Status delår2*', width: 7, period: 'delår2' },
    { kind: 'status', head: 'Status bokslut*', width: 7.5, period: 'bokslut' },
    { kind: 'comment', head: 'Kommentarer till status', width: 24.5 },
  ],
  levels: {
    area: 'heading',
    'municipal-goal': 'heading',
    goal: 'column',
    'sub-goal': 'column',
    assignment: 'row',
  },
  order: 'document',
  counting: 'rows',
  legend: {
    place: 'after',
    heading: '* Status delår:',
    shows: 'all',
    entries: [
      { word: 'Klart / Genomfört', meaning: 'Åtagandet är avslutat' },
      { word: 'Enligt plan', meaning: 'Arbetet följer planen' },
      { word: 'Avviker från plan', meaning: 'Arbetet följer inte planen' },
    ],
  },
  notes: [],
  words: {
    ...commonWords,
    levels: { ...commonWords.levels, goal: 'Mål', subGoal: 'Delmål' },
    reference: 'Diarienummer',
    noBoardGoal: 'Utan mål',
    introduction: [],
  },
};

export const presetForms: readonly ReportForm[] = [linkoping, kvartal, huddinge];

/** The preset that a plan's document came in; document 000's where it came in none of them. */
export const formOfPlan = (name: string): ReportForm => presetForms.find((form) => form.name === name) ?? linkoping;

/** @throws PlanError `not-found` that names the forms there are. */
export const formNamed = (name: string): ReportForm => {
  const form = presetForms.find((candidate) => candidate.name === name);
  if (form !== undefined) return form;
  const names = presetForms.map((candidate) => candidate.name).join(', ');
  throw new PlanError('not-found', `Det finns ingen sådan form. Formerna heter: ${names}.`, { subject: name });
};
