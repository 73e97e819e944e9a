import type { Temporal } from 'temporal-polyfill';
import type { Act } from './person.ts';

/** Utkast · Granskad · Låst · Beslutad · Rättad (a later number corrects it) · Återremitterad. */
export const reportStates = ['draft', 'reviewed', 'locked', 'decided', 'corrected', 'returned'] as const;
export type ReportState = (typeof reportStates)[number];

/** Texts of the report's own, kept when it is made again. */
export interface ReportTexts {
  readonly introduction: string;
  readonly summary: string;
  /** By key of goal, of those that have a text. */
  readonly areas: Readonly<Record<string, string>>;
}

/** Rapport: a period, a board, a form. A correction is a number more, which names the one it corrects. */
export interface BoardReport {
  readonly key: string;
  readonly planKey: string;
  readonly periodKey: string;
  /** Null: all boards. */
  readonly boardKey: string | null;
  /** Name of the form, "linkoping". */
  readonly form: string;
  /** 1 is the first. */
  readonly number: number;
  /** Key of the report that this is a correction of. */
  readonly corrects: string | null;
  /** Diary number; "" until it has one. */
  readonly reference: string;
  /** Handläggare as printed; "" until there is one. */
  readonly officer: string;
  readonly meetingOn: Temporal.PlainDate | null;
  /** "§ 112"; "" until it is decided. */
  readonly paragraph: string;
  /** What is said of the negotiation under medbestämmandelagen; "" where nothing is. */
  readonly mbl: string;
  readonly texts: ReportTexts;
  readonly state: ReportState;
  /** Why it was corrected or returned; "" where it was not. */
  readonly reason: string;
  /** Paths in the library Rapporter; "" until written. A locked report is printed from `model`, never from the lists. */
  readonly files: { readonly model: string; readonly word: string; readonly pdf: string };
  /** Of the model's bytes; "" until it is locked. */
  readonly fingerprint: string;
  readonly acted: Act;
}
