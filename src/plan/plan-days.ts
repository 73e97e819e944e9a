import { Temporal } from 'temporal-polyfill';
import type { Plan } from './plan.ts';

export type PlanYears = Pick<Plan, 'year' | 'from' | 'to'>;

/** The plan's days, both included: a programme's own, else the plan's year. */
export const planDays = ({
  year,
  from = Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  to = Temporal.PlainDate.from({ year, month: 12, day: 31 }),
}: PlanYears) => ({ first: from, last: to });

/** The year past which a deadline is postponed: the plan's only one, or a programme's last. */
export const lastYear = ({ year, to }: Pick<PlanYears, 'year' | 'to'>): number => to?.year ?? year;
