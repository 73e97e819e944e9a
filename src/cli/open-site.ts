import type { SPFI } from '@pnp/sp';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
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
    store: namingSite(openPlanStore(sp), site),
    signedIn: async () => {
      await token();
    },
    now: async () => (await now()).toString(),
  };
}

/** Where the site has no lists it is the address that may be wrong: it is named, and not the list that was looked for. */
function namingSite(store: PlanStore, site: string): PlanStore {
  const naming = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (cause) {
      throw isPlanError(cause, 'not-found')
        ? new PlanError(cause.kind, cause.message, { subject: site, cause })
        : cause;
    }
  };
  const [plans, viewer] = [store.plans.bind(store), store.viewer.bind(store)];
  return Object.assign(store, { plans: () => naming(plans()), viewer: () => naming(viewer()) });
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
