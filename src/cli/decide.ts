import { carryOut } from '../plan/carry-out.ts';
import type { Reason } from '../plan/change-by-decision.ts';
import { isDone, type Decision } from '../plan/decision.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type ExitCode, required, siteAddress, siteOptions, type Terminal } from './command.ts';
import { dayGiven } from './day-option.ts';
import { openDecidedPlan, type OpenDecidedPlan } from './open-decided-plan.ts';
import { openSite, planNamed, type OpenSite } from './open-site.ts';

/** What every command that changes a plan by decision takes. */
export const decisionOptions = {
  ...siteOptions,
  plan: { type: 'string' },
  on: { type: 'string' },
  reason: { type: 'string' },
} as const;

export const decisionUsage = '--site URL --plan NAMN [--on DAG] [--reason TEXT] [--as NAMN] [--json]';

interface DecisionValues {
  readonly site?: string | undefined;
  readonly plan?: string | undefined;
  readonly as?: string | undefined;
  readonly json?: boolean | undefined;
  readonly on?: string | undefined;
  readonly reason?: string | undefined;
}

/** @throws PlanError `forbidden` for one who is no planner. */
export async function plannerAct({ store, now }: OpenSite) {
  const { person, isPlanner } = await store.viewer();
  if (!isPlanner) throw new PlanError('forbidden', 'Bara en planerare får ändra planen.', { subject: person.name });
  return { by: person, at: await now(), via: 'command-line' } as const;
}

/**
 * Works out a decision from the plan as it stands and carries it out. Told twice it is once: the second time there is
 * nothing left to do, and it says so.
 */
export async function decide(
  values: DecisionValues,
  terminal: Terminal,
  decisionOn: (plan: OpenDecidedPlan, why: Reason, open: OpenSite) => Decision | Promise<Decision>,
  said: string,
): Promise<ExitCode> {
  const [site, plan] = [siteAddress(values.site), required(values.plan, '--plan')];
  const why: Reason = {
    on: values.on === undefined ? null : dayGiven(values.on, '--on'),
    reason: values.reason?.trim() ?? '',
  };
  const open = openSite(site, values.as);
  const { key } = await planNamed(open.store, plan);
  const act = await plannerAct(open);
  const standing = await openDecidedPlan(open, key);
  const decision = await decisionOn(standing, why, open);
  const isStanding = isDone(decision);
  if (!isStanding) await carryOut(standing.planner, decision, standing.read, act);
  const counts = Object.fromEntries(
    Object.entries(decision).map(([name, part]: [string, readonly unknown[]]) => [name, part.length]),
  );
  if (values.json) terminal.out(JSON.stringify({ done: !isStanding, ...counts }));
  else terminal.out(isStanding ? 'Det är redan beslutat och skrivet. Inget är ändrat.' : said);
  return 0;
}
