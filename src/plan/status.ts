/** How far the work has come (Ej påbörjad · Pågår · Pausad · Genomförd · Utgår). */
export const progresses = ['not-started', 'ongoing', 'paused', 'completed', 'dropped'] as const;
export type Progress = (typeof progresses)[number];

/** Whether it goes as planned (Enligt plan · Avviker). */
export const deviations = ['on-plan', 'deviates'] as const;
export type Deviation = (typeof deviations)[number];

/** Progress × deviation; either may be unstated. */
export interface Status {
  /** In the plan's own words, as the report prints them: "Pågående", "Kvarstår". */
  readonly text: string;
  readonly progress: Progress | null;
  readonly deviation: Deviation | null;
}

/** A plan's own word for each progress ("Pågående", "Genomfört"); the report prints these. */
export type StatusWords = Readonly<Record<Progress, string>>;

/** What one word of a plan says, on either axis. */
export type Meaning = Progress | Deviation;

/** A word that the plan has changed: what was reported in it keeps it. */
export interface FormerWord {
  readonly meaning: Meaning;
  readonly word: string;
}

/** A plan's vocabulary: its words on the two axes as they are now, and those it had before. */
export interface PlanWords {
  readonly statusWords: StatusWords;
  /** Absent: "Enligt plan" and "Avviker". */
  readonly deviationWords?: Readonly<Record<Deviation, string>>;
  /** Absent: none has been changed. */
  readonly formerWords?: readonly FormerWord[];
}

/** The words of document 000, and the default of a new plan. */
export const defaultStatusWords: StatusWords = {
  'not-started': 'Kvarstår',
  ongoing: 'Pågående',
  paused: 'Pausad',
  completed: 'Genomfört',
  dropped: 'Utgår',
};

export const isSameStatus = (a: Status, b: Status): boolean => a.progress === b.progress && a.deviation === b.deviation;

export const statusOf = (progress: Progress, words: StatusWords, deviation: Deviation | null = null): Status => ({
  text: words[progress],
  progress,
  deviation,
});

/** Nothing more is expected: no reminder, never late. */
export const isFinished = (status: Status): boolean => status.progress === 'completed' || status.progress === 'dropped';
