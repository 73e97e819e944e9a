import type { SPFI } from '@pnp/sp';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/web.js';
import { allLists } from '../lists/all-lists.ts';
import type { ListName, ListSpec } from '../lists/field.ts';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import { allTogether, batchLimit, settleTogether } from './batch.ts';
import { readSite, type SiteState } from './provision-state.ts';
import { workOf, type Ground, type Rights, type Work } from './provision-work.ts';
import { toPlanError } from './sharepoint-error.ts';

export interface ProvisionStep {
  /** The list's Swedish title. */
  readonly list: string;
  /** In Swedish: "lista", "kolumn Slutdatum (DeadlineLast)", "vy". */
  readonly what: string;
  readonly done: 'created' | 'changed' | 'unchanged' | 'would-create' | 'would-change';
}

/** SharePoint's levels of permission by kind (SP.RoleType). */
const reader = 2;
const administrator = 5;

const readRights = async (sp: SPFI): Promise<Rights> => {
  const [edit, read, owners, self, members, visitors] = await settleTogether(sp, [
    (client) => client.web.roleDefinitions.getByType(administrator).select('Id')<{ Id: number }>(),
    (client) => client.web.roleDefinitions.getByType(reader).select('Id')<{ Id: number }>(),
    (client) => client.web.associatedOwnerGroup.select('Id')<{ Id: number }>(),
    (client) => client.web.currentUser.select('Id')<{ Id: number }>(),
    (client) => client.web.associatedMemberGroup.select('Id')<{ Id: number }>(),
    (client) => client.web.associatedVisitorGroup.select('Id')<{ Id: number }>(),
  ]);
  const idOf = (outcome: PromiseSettledResult<{ Id: number }>): number => {
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason);
    return outcome.value.Id;
  };
  // A site may lack a group of members or visitors; whoever reads it then has to be let in by hand.
  const readers = [members, visitors].flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.Id] : []));
  return { edit: idOf(edit), read: idOf(read), owners: idOf(owners), self: idOf(self), readers };
};

const createLists = async (sp: SPFI, missing: readonly ListSpec[], state: SiteState): Promise<Ground['listIds']> => {
  const made =
    missing.length === 0
      ? []
      : await allTogether(
          sp,
          missing.map((list) => (client: SPFI) => client.web.lists.add(list.name, list.description)),
        );
  return new Map<ListName, string>([
    ...[...state].map(([name, { id }]): [ListName, string] => [name, id]),
    ...missing.map((list, index): [ListName, string] => [list.name, made[index]!.Id]),
  ]);
};

/** Whole works only, as many as one $batch holds, so that no request ends in the middle of a column. */
const carryOut = async (sp: SPFI, work: readonly Work[], ground: Ground): Promise<void> => {
  let waiting: ((sp: SPFI) => Promise<unknown>)[] = [];
  const send = async (): Promise<void> => {
    if (waiting.length > 0) await allTogether(sp, waiting);
    waiting = [];
  };
  for (const { operations } of work) {
    const next = operations(ground);
    if (waiting.length + next.length > batchLimit) await send();
    waiting.push(...next);
  }
  await send();
};

const onlyOwners = (error: unknown): unknown =>
  isPlanError(error, 'forbidden')
    ? new PlanError('forbidden', 'Bara den som äger webbplatsen får skapa eller ändra listorna.', { cause: error })
    : error;

/**
 * Makes the site's lists what they should be: missing lists, columns, indexes, uniqueness, view, versions, rights.
 * Idempotent, and safe to run again after it was cut off: a list gets its schema mark last. On a site that is in order
 * it makes two requests and changes nothing. Only a site owner may; anybody else gets PlanError `forbidden`.
 */
export const provision = async (
  sp: SPFI,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly ProvisionStep[]> => {
  try {
    const state = await readSite(sp);
    const missing = allLists.filter((list) => !state.has(list.name));
    const work = allLists.flatMap((list) => workOf(list, state.get(list.name)));
    if (!dryRun && work.length > 0) {
      const listIds = await createLists(sp, missing, state);
      await carryOut(sp, work, { listIds, rights: await readRights(sp) });
    }
    return allLists.flatMap((list): readonly ProvisionStep[] => {
      const made: readonly ProvisionStep[] = missing.includes(list)
        ? [{ list: list.title, what: 'lista', done: dryRun ? 'would-create' : 'created' }]
        : [];
      const steps = work
        .filter((one) => one.list === list)
        .map(({ what, done }): ProvisionStep => {
          const would = done === 'created' ? 'would-create' : 'would-change';
          return { list: list.title, what, done: dryRun ? would : done };
        });
      const all = [...made, ...steps];
      return all.length > 0 ? all : [{ list: list.title, what: 'lista', done: 'unchanged' }];
    });
  } catch (error) {
    throw onlyOwners(error);
  }
};
