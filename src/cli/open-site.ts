import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { plainWording } from '../plan/wording.ts';
import { connect } from '../sharepoint/connect.ts';
import { patienceOfACommand } from '../sharepoint/patience.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';
import { signIn } from './sign-in.ts';

/** A site that somebody is signed in to. */
export interface OpenSite {
  readonly sp: SPFI;
  readonly store: PlanStore;
  /** Asks for a token, for who wants a refused sign-in told apart from what the site refuses. */
  readonly signedIn: () => Promise<void>;
  /** What is written now is dated so: the site's own time, an ISO instant to the second. */
  readonly now: () => Promise<string>;
}

/** A site's client and its plans, signed in as `signIn` says. */
export function openSite(site: string, as: string | undefined): OpenSite {
  const { token, now } = signIn(site, as);
  const sp = connect(site, token, { patience: patienceOfACommand });
  return {
    sp,
    store: openPlanStore(sp),
    signedIn: async () => {
      await token();
    },
    now: async () => (await now()).toString(),
  };
}

/** The plan of this name, or key. @throws PlanError `not-found` that names the plans there are. */
export async function planNamed(store: PlanStore, name: string): Promise<Plan> {
  const plans = await store.plans();
  const found = plans.find((plan) => plan.key === name || plainWording(plan.name) === plainWording(name));
  if (found !== undefined) return found;
  const names = plans.map((plan) => plan.name).join(', ');
  throw new PlanError(
    'not-found',
    names === '' ? 'Webbplatsen har ingen plan.' : `Det finns ingen sådan plan. Planerna heter: ${names}.`,
    {
      subject: name,
    },
  );
}
