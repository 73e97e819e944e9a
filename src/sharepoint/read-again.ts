import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Viewer } from '../plan/plan.ts';
import { settleEach } from './batch.ts';
import { listOf } from './list-of.ts';
import { viewerOf, viewerParts, type Rights } from './plan-frame.ts';
import type { References } from './references.ts';
import { toPlanError } from './sharepoint-error.ts';
import { changesAfter, type LoggedChange } from './site-changes.ts';

/** ViewListItems in the low half of SharePoint's mask (SP.PermissionKind 1, so bit 0). */
const viewListItems = 0x1;

const valueOf = <T>(outcome: PromiseSettledResult<T>): T => {
  if (outcome.status === 'rejected') throw toPlanError(outcome.reason);
  return outcome.value;
};

/**
 * Who is asking, and what has been changed since: one request. The log tells of items to whoever may see the site, so
 * that the right to the lists is asked for beside it. Throws PlanError, `forbidden` where it has been taken away.
 */
export const readAgain = async (
  sp: SPFI,
  token: string,
  references: References,
): Promise<{ readonly viewer: Viewer; readonly changes: () => Promise<readonly LoggedChange[]> }> => {
  const [user, plans, activities, changes] = await settleEach(sp, [
    ...viewerParts,
    (client) => listOf(client, 'Activities').effectiveBasePermissions<Rights>(),
    (client) => changesAfter(client, token),
  ]);
  for (const rights of [valueOf(plans), valueOf(activities)]) {
    if ((Number(rights.Low) & viewListItems) !== 0) continue;
    throw new PlanError('forbidden', 'Behörighet saknas på webbplatsen.');
  }
  return {
    viewer: viewerOf(valueOf(user), valueOf(plans), references),
    changes: async () => valueOf(changes),
  };
};
