import type { SPFI } from '@pnp/sp';
import type { PlanContent, Plan, Viewer } from '../plan/plan.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { ListItem } from './columns.ts';
import { contentOf } from './plan-content.ts';
import type { PlanCopy } from './plan-copy.ts';
import { planIn } from './plan-item.ts';
import { readAgain } from './read-again.ts';
import type { References } from './references.ts';
import type { LoggedChange } from './site-changes.ts';

/** A plan that has been read: what came, what it says, and to whom it was shown. */
export interface Held {
  readonly copy: PlanCopy;
  readonly content: PlanContent;
  readonly viewer: Viewer | undefined;
}

const itemsOf = ({ items }: PlanCopy, list: 'Plans' | 'Boards' | 'Units'): readonly ListItem[] => [
  ...(items.get(list)?.values() ?? []),
];

/** What a copy says, in the domain's terms; undefined where the plan is gone. */
export const contentOfCopy = async (copy: PlanCopy, references: References): Promise<PlanContent | undefined> => {
  const plan = copy.items.get('Plans')?.get(copy.planId);
  if (plan === undefined) return undefined;
  references.learnPeople(copy.users);
  for (const list of ['Plans', 'Boards', 'Units'] as const) references.learn(itemsOf(copy, list));
  const items = new Map([...copy.items].map(([list, some]) => [list, [...some.values()]]));
  return contentOf({ boards: itemsOf(copy, 'Boards'), units: itemsOf(copy, 'Units') }, plan, items, references);
};

/** As it stands now. Undefined where the plan is gone or called otherwise, or has to be read whole. */
export const keepUp = async (
  sp: SPFI,
  references: References,
  held: Held,
  changes?: () => Promise<readonly LoggedChange[]>,
): Promise<Held | undefined> => {
  const now = await bringUpToDate(sp, held.copy, references, changes);
  if (now === undefined) return undefined;
  const { copy, changed } = now;
  const content = changed ? await contentOfCopy(copy, references) : held.content;
  return content?.plan.key === held.content.plan.key ? { ...held, copy, content } : undefined;
};

/**
 * A plan of an earlier visit as it stands now, with who is asking: one request where nothing has been changed. Undefined
 * where it has to be opened whole all the same. Throws PlanError.
 */
export const openAgain = async (
  sp: SPFI,
  references: References,
  earlier: Held & { readonly viewer: Viewer },
  choose: (plans: readonly Plan[]) => Plan | undefined,
): Promise<(Held & { readonly viewer: Viewer }) | 'somebody-else' | undefined> => {
  const { viewer, changes } = await readAgain(sp, earlier.copy.mark.token, references);
  if (viewer.person.login !== earlier.viewer.person.login) return 'somebody-else';
  const now = await keepUp(sp, references, earlier, changes);
  const chosen = now && choose(itemsOf(now.copy, 'Plans').map(planIn));
  return chosen?.key === earlier.content.plan.key ? { ...now!, viewer } : undefined;
};
