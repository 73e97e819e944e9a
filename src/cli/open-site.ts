import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { plainWording } from '../plan/wording.ts';
import { connect } from '../sharepoint/connect.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';
import { signIn } from './sign-in.ts';

/** A site's client and its plans, signed in as `signIn` says. */
export function openSite(site: string, as: string | undefined): { sp: SPFI; store: PlanStore } {
  const sp = connect(site, signIn(site, as));
  return { sp, store: openPlanStore(sp) };
}

/** The plan of this name, or key. @throws PlanError `not-found` that names the plans there are. */
export async function planNamed(store: PlanStore, name: string): Promise<Plan> {
  const plans = await store.plans();
  const found = plans.find((plan) => plan.key === name || plainWording(plan.name) === plainWording(name));
  if (found !== undefined) return found;
  const names = plans.map((plan) => plan.name).join(', ');
  throw new PlanError('not-found', names === '' ? 'Webbplatsen har ingen plan.' : `Planerna heter: ${names}.`, {
    subject: name,
  });
}
