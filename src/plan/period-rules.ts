import { Temporal } from 'temporal-polyfill';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';
import { planDays, type PlanYears } from './plan-days.ts';
import { PlanError } from './plan-error.ts';
import { keyOfWording, plainWording } from './wording.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore, type DaysOff } from './working-days.ts';

/** A period as a planner states it: when answers are asked for, and which day they describe. */
export type NewPeriod = Pick<Period, 'name' | 'perDatum' | 'opensOn' | 'answersDueOn' | 'reviewedOn' | 'comparesWith'>;

/** Why a period cannot be as it is stated. */
export type PeriodProblem = 'no-name' | 'name-taken' | 'before-the-plan' | 'due-before-opening' | 'review-before-due';

export const periodProblemWords: Readonly<Record<PeriodProblem, string>> = {
  'no-name': 'Uppföljningstillfället har inget namn.',
  'name-taken': 'Planen har redan ett uppföljningstillfälle som heter så.',
  'before-the-plan': 'Dagen som svaren beskriver (per) ligger före planens första dag.',
  'due-before-opening': 'Svar senast ligger före dagen då det öppnar.',
  'review-before-due': 'Granskningen är inte klar före svar senast.',
};

/** "Delår 1" is `delar-1`: what two names may not share, and what ends the key. "" for a name without letters or digits. */
const nameKey = (name: string): string =>
  plainWording(name)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** An answer's key has the period's and the activity's, and a column of text holds 255 characters. */
const longestNameKey = 60;

/** The same each time it is made, so that a period that was cut off is not made twice. */
export const periodKey = (planKey: string, name: string): string => {
  const key = nameKey(name);
  return `${planKey}|${key.length > longestNameKey ? keyOfWording(name) : key}`;
};

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

/**
 * Everything that is wrong with a period, in the order of its fields; `others` are the plan's other periods. Answers may
 * be asked for before the per-datum (Bokslut in December) or after it (Delår 2 in September), and several periods may be
 * open at once; nothing may be due before it is asked for.
 */
export const periodProblems = (
  period: NewPeriod,
  plan: PlanYears,
  others: readonly Pick<Period, 'name'>[],
): readonly PeriodProblem[] => {
  const name = nameKey(period.name);
  const { reviewedOn } = period;
  return [
    ...(name === '' ? (['no-name'] as const) : []),
    ...(name !== '' && others.some((other) => nameKey(other.name) === name) ? (['name-taken'] as const) : []),
    ...(isBefore(period.perDatum, planDays(plan).first) ? (['before-the-plan'] as const) : []),
    ...(isBefore(period.answersDueOn, period.opensOn) ? (['due-before-opening'] as const) : []),
    ...(reviewedOn !== undefined && isBefore(reviewedOn, period.answersDueOn) ? (['review-before-due'] as const) : []),
  ];
};

/** @throws PlanError `invalid` with every problem in words, or where the plan is closed. */
export const requirePeriod = (
  period: NewPeriod,
  plan: PlanYears & Pick<Plan, 'state'>,
  others: readonly Pick<Period, 'name'>[],
): void => {
  const problems = periodProblems(period, plan, others).map((problem) => periodProblemWords[problem]);
  if (plan.state === 'closed') problems.unshift('Planen är avslutad.');
  if (problems.length > 0) throw new PlanError('invalid', problems.join(' '), { subject: period.name.trim() });
};

export const newPeriod = (planKey: string, stated: NewPeriod): Period => ({
  ...stated,
  key: periodKey(planKey, stated.name),
  planKey,
  name: stated.name.trim(),
  state: 'planned',
});

/** Municipalities follow up per tertial: two delår and the bokslut (documents 000 and 004). */
const usual = [
  { name: 'Delår 1', month: 4 },
  { name: 'Delår 2', month: 8 },
  { name: 'Bokslut', month: 12 },
] as const;

/** Days after the per-datum: what is asked for is known then, and the boards meet a month later. */
const usualDays = { opens: 1, due: 14 } as const;

/**
 * The periods of a year that most plans have: per 30 April, 31 August and 31 December. They open on the first working day
 * after the per-datum; answers are due two weeks after it, on the working day before where that is none. In a plan of
 * several years each is named with its year.
 */
export const usualPeriods = (
  plan: PlanYears & Pick<Plan, 'key'>,
  year: number,
  daysOff: DaysOff,
): readonly Period[] => {
  const { first, last } = planDays(plan);
  return usual
    .map(({ name, month }) => {
      const start = Temporal.PlainDate.from({ year, month, day: 1 });
      const perDatum = start.with({ day: start.daysInMonth });
      const after = (days: number): Temporal.PlainDate => perDatum.add({ days });
      return newPeriod(plan.key, {
        name: first.year === last.year ? name : `${name} ${year}`,
        perDatum,
        opensOn: workingDayOnOrAfter(after(usualDays.opens), daysOff),
        answersDueOn: workingDayOnOrBefore(after(usualDays.due), daysOff),
      });
    })
    .filter(({ perDatum }) => !isBefore(perDatum, first) && !isBefore(last, perDatum));
};

const languages = { sv: 'sv-SE', en: 'en-GB' } as const;

/** "läget per 31 augusti": what an answer describes, whenever it is given. With the year where that is not `year`. */
export const describedDay = (
  { perDatum }: Pick<Period, 'perDatum'>,
  year: number,
  language: keyof typeof languages = 'sv',
): string => {
  const day = perDatum.toLocaleString(languages[language], {
    day: 'numeric',
    month: 'long',
    ...(perDatum.year === year ? {} : { year: 'numeric' }),
  });
  return language === 'sv' ? `läget per ${day}` : `the state as of ${day}`;
};
