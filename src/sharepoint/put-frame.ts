import type { SPFI } from '@pnp/sp';
import type { Board } from '../plan/board.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Period } from '../plan/period.ts';
import type { Plan } from '../plan/plan.ts';
import type { Unit } from '../plan/unit.ts';
import { boardColumns } from './board-item.ts';
import type { Columns } from './columns.ts';
import { periodColumns } from './period-item.ts';
import { planColumns } from './plan-item.ts';
import { itemByKey } from './read-windows.ts';
import { References } from './references.ts';
import { asked } from './sharepoint-error.ts';
import { unitColumns } from './unit-item.ts';
import { upsert } from './write.ts';

/*
 * What planners set around the activities: each made, or brought to these values, by its key. Repeated, nothing is
 * written. `before`, what the caller has read, keeps what others have set meanwhile: only what differs from it is
 * written, and where another has changed the same it is PlanError `conflict`. Anybody but a planner gets `forbidden`
 * from the site itself.
 */

export const putPlan = async (sp: SPFI, plan: Plan, before?: Plan): Promise<void> => {
  await upsert(sp, 'Plans', plan.key, planColumns(plan), { before: before && planColumns(before) });
};

/** Also its channel. */
export const putBoard = async (sp: SPFI, board: Board, before?: Board): Promise<void> => {
  await upsert(sp, 'Boards', board.key, boardColumns(board), { before: before && boardColumns(before) });
};

export const putUnit = async (sp: SPFI, unit: Unit, before?: Unit): Promise<void> => {
  await upsert(sp, 'Units', unit.key, unitColumns(unit), { before: before && unitColumns(before) });
};

/** Opens, closes or moves an uppföljningstillfälle; its plan has to be there (`not-found`). */
export const putPeriod = async (sp: SPFI, period: Period, before?: Period): Promise<void> => {
  const plan = await asked(itemByKey(sp, 'Plans', period.planKey), period.planKey);
  if (plan === undefined)
    throw new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: period.planKey });
  const references = new References();
  references.learn([plan]);
  const columns = (one: Period): Columns => periodColumns(one, references);
  await upsert(sp, 'Periods', period.key, columns(period), { before: before && columns(before) });
};
