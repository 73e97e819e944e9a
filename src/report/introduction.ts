import type { Temporal } from 'temporal-polyfill';
import type { Plan } from '../plan/plan.ts';
import type { ReportForm } from './form.ts';
import { dayAndMonth, wholeDay } from './swedish.ts';

/** The sentence that counts what was moved: it is written anew in every report. */
const movedSentence = /(?<=^|[.!?]\s+)[^.!?]*(?<!\p{L})(?:senarelagts|förskjutits)(?!\p{L})[^.!?]*[.!?]/u;

const perDay =
  /(?<!\p{L})per (?:den )?(?:\d\d?(?::?e)? \p{L}+(?: (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d)(?![\p{L}\d])/giu;

/** "per den 31 augusti", with the year where it is not the plan's; "" where the day is not known. */
const perDayIn = (day: Temporal.PlainDate | null, planYear: number): string => {
  if (day === null) return '';
  return `per den ${day.year === planYear ? dayAndMonth(day) : wholeDay(day)}`;
};

/** What the asterisk is relative to, as the document says it: "verksamhetsplanen från oktober 2021". */
const relation = /i förhållande till ([^.!?]+?)\s*[.!?]/u;

export const adoptedPlan = (plan: Plan, form: ReportForm): string =>
  plan.document?.introduction.map((text) => relation.exec(text)?.[1]).find((words) => words !== undefined) ??
  form.words.adopted;

const asteriskIn = (form: ReportForm): string =>
  `Aktiviteter med en asterisk efter månaden under slutdatum har blivit framflyttade i förhållande till ${form.words.adopted}.`;

/**
 * The document's own introduction, with its per-datum and its sentence on what was moved as they are now; the form's
 * where the plan came from no document.
 */
export const introductionOf = (
  plan: Plan,
  form: ReportForm,
  asOf: Temporal.PlainDate | null,
  moved: string,
): readonly string[] => {
  const day = perDayIn(asOf, plan.year);
  const own = plan.document?.introduction ?? [];
  const isOtherDay = asOf !== null && plan.document?.asOf?.equals(asOf) !== true;
  const written =
    own.length > 0
      ? own.map((text) => (isOtherDay ? text.replaceAll(perDay, day) : text))
      : [...form.words.introduction.map((text) => text.replace(/ ?\{asOf\}/, day && ` ${day}`)), asteriskIn(form)];
  const at = written.findIndex((text) => movedSentence.test(text));
  if (at >= 0) return written.map((text, index) => (index === at ? text.replace(movedSentence, () => moved) : text));
  const asterisk = written.findIndex((text) => /asterisk/iu.test(text));
  if (asterisk < 0) return [...written, moved];
  return written.map((text, index) => (index === asterisk ? `${text} ${moved}` : text));
};
