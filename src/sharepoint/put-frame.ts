import type { SPFI } from '@pnp/sp';
import type { Board } from '../plan/board.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Period } from '../plan/period.ts';
import type { Plan } from '../plan/plan.ts';
import type { Unit } from '../plan/unit.ts';
import { boardColumns } from './board-item.ts';
import { periodColumns } from './period-item.ts';
import { planColumns } from './plan-item.ts';
import { itemByKey } from './read-windows.ts';
import { References } from './references.ts';
import { asked } from './sharepoint-error.ts';
import { unitColumns } from './unit-item.ts';
import { upsert } from './write.ts';

/*
 * What planners set around the activities: each made, or brought to these values, by its key. Repeated, nothing is
 * written. Anybody else gets PlanError `forbidden` from the site itself.
 */

export const putPlan = async (sp: SPFI, plan: Plan): Promise<void> => {
  await upsert(sp, 'Plans', plan.key, planColumns(plan));
};

/** Also its channel. */
export const putBoard = async (sp: SPFI, board: Board): Promise<void> => {
  await upsert(sp, 'Boards', board.key, boardColumns(board));
};

export const putUnit = async (sp: SPFI, unit: Unit): Promise<void> => {
  await upsert(sp, 'Units', unit.key, unitColumns(unit));
};

/** Opens, closes or moves an uppföljningstillfälle; its plan has to be there (`not-found`). */
export const putPeriod = async (sp: SPFI, period: Period): Promise<void> => {
  const plan = await asked(itemByKey(sp, 'Plans', period.planKey), period.planKey);
  if (plan === undefined)
    throw new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: period.planKey });
  const references = new References();
  references.learn([plan]);
  await upsert(sp, 'Periods', period.key, periodColumns(period, references));
};
