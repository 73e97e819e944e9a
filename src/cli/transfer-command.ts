import { Temporal } from 'temporal-polyfill';
import { transferActivity, type Transfer } from '../plan/change-by-decision.ts';
import { activityCalled } from '../plan/decision.ts';
import { PlanError } from '../plan/plan-error.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { plainWording } from '../plan/wording.ts';
import { boardNamed } from '../report/report-rows.ts';
import { type Command, readArguments, required, WrongUsage } from './command.ts';
import { dayGiven } from './day-option.ts';
import { decide, decisionOptions } from './decide.ts';
import type { OpenDecidedPlan } from './open-decided-plan.ts';

export const transferCommand: Command = {
  usage:
    'AKTIVITET [--unit ENHET] [--boards NÄMND,NÄMND] --on DAG --site URL --plan NAMN [--reason TEXT] [--as NAMN] [--json]',
  about: 'För över en aktivitet till en annan enhet eller andra nämnder från en dag; ansvarig och svar följer med.',
  async run(argv, terminal) {
    const options = { ...decisionOptions, unit: { type: 'string' }, boards: { type: 'string' } } as const;
    const { values, positionals } = readArguments(argv, options, ['AKTIVITET']);
    if (values.unit === undefined && values.boards === undefined) throw new WrongUsage('--unit eller --boards behövs.');
    const on = dayGiven(values.on, '--on');
    return await decide(
      values,
      terminal,
      async (standing, why, { now }) => {
        if (Temporal.PlainDate.compare(on, dayOf(await now())) > 0) {
          throw new PlanError('invalid', 'Den dagen har inte kommit än. Kör kommandot när den har det.', {
            subject: on.toString(),
          });
        }
        const to = await transferTo(standing, values.unit, values.boards);
        return transferActivity(standing.decided, activityCalled(standing.decided, positionals[0]!), to, why);
      },
      'Aktiviteten är överförd.',
    );
  },
};

async function transferTo(
  { planner, decided }: OpenDecidedPlan,
  unit: string | undefined,
  boards: string | undefined,
): Promise<Transfer> {
  const unitKey = unit === undefined ? {} : { unitKey: await unitNamed() };
  if (boards === undefined) return unitKey;
  const known = (await planner.all('boards', decided.plan.key)).map(({ record }) => record);
  const names = required(boards, '--boards')
    .split(',')
    .map((name) => name.trim());
  return { ...unitKey, boards: names.filter((name) => name !== '').map((name) => boardNamed(known, name).key) };

  async function unitNamed(): Promise<string> {
    const units = (await planner.all('units', decided.plan.key)).map(({ record }) => record);
    const name = required(unit, '--unit');
    const found = units.find((one) => one.key === name || plainWording(one.name) === plainWording(name));
    if (found !== undefined) return found.key;
    const names = units.map((one) => one.name).join(', ');
    throw new PlanError('not-found', `Det finns ingen sådan enhet. Enheterna heter: ${names || 'ingen'}.`, {
      subject: name,
    });
  }
}
