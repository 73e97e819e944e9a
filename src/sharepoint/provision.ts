import type { SPFI } from '@pnp/sp';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/web.js';
import { allLists } from '../lists/all-lists.ts';
import type { ListName, ListSpec } from '../lists/field.ts';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import { allTogether, batchLimit, settleEach, settleTogether } from './batch.ts';
import { faultWords, isMended, type ListFault } from './list-fault.ts';
import { deletionsIn, faultsOf } from './list-faults.ts';
import { readSite, type SiteState } from './provision-state.ts';
import { workOf, type Ground, type Rights, type Work } from './provision-work.ts';
import { isLost, isPutOff, toPlanError } from './sharepoint-error.ts';

export interface ProvisionStep {
  /** The list's Swedish title. */
  readonly list: string;
  /** In Swedish: "lista", "kolumn Slutdatum (DeadlineLast)", or what is to be put right by hand. */
  readonly what: string;
  readonly done: 'created' | 'changed' | 'unchanged' | 'would-create' | 'would-change' | 'by-hand';
}

/** SP.ListTemplateType. */
const customList = 100;
const library = 101;

/** SharePoint's levels of permission by kind (SP.RoleType). */
const reader = 2;
const administrator = 5;

/** How often it begins anew, with nothing done, where an answer was lost or a part put off. */
const rounds = 8;

const readRights = async (sp: SPFI): Promise<Rights> => {
  const [edit, read, owners, self, members, visitors] = await settleEach(sp, [
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
          missing.map(
            (list) => (client: SPFI) =>
              client.web.lists.add(list.name, list.description, list.isLibrary === true ? library : customList),
          ),
        );
  return new Map<ListName, string>([
    ...[...state.lists].map(([name, { id }]): [ListName, string] => [name, id]),
    ...missing.map((list, index): [ListName, string] => [list.name, made[index]!.Id]),
  ]);
};

interface Step {
  readonly work: Work;
  readonly operation: (sp: SPFI) => Promise<unknown>;
}

/** In order, and not past the first that fails: what comes after builds on it. Throws PlanError naming the work. */
const send = async (sp: SPFI, steps: readonly Step[]): Promise<void> => {
  const outcomes: readonly PromiseSettledResult<unknown>[] = await settleTogether(
    sp,
    steps.map(({ operation }) => operation),
  );
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue;
    const { list, what } = steps[index]!.work;
    throw toPlanError(outcome.reason, `${list.title}, ${what}`);
  }
};

/** Whole works only, as many as one $batch holds, so that no request ends in the middle of a column. */
const carryOut = async (sp: SPFI, works: readonly Work[], ground: Ground): Promise<void> => {
  let waiting: Step[] = [];
  for (const work of works) {
    const next = work.operations(ground).map((operation): Step => ({ work, operation }));
    if (waiting.length + next.length > batchLimit) {
      await send(sp, waiting);
      waiting = [];
    }
    waiting.push(...next);
  }
  if (waiting.length > 0) await send(sp, waiting);
};

const onlyOwners = (error: unknown): unknown =>
  isPlanError(error, 'forbidden') && error.subject !== 'signed-out'
    ? new PlanError('forbidden', 'Bara den som äger webbplatsen får skapa eller ändra listorna.', { cause: error })
    : error;

interface Survey {
  readonly state: SiteState;
  readonly missing: readonly ListSpec[];
  readonly faults: readonly ListFault[];
  readonly works: readonly Work[];
}

const survey = async (sp: SPFI): Promise<Survey> => {
  const state = await readSite(sp);
  const ids = new Map([...state.lists].map(([name, { id }]) => [name, id]));
  const faultsIn = (list: ListSpec) => faultsOf(list, state.lists.get(list.name), state.groups, ids);
  const faults = deletionsIn(allLists.flatMap(faultsIn));
  // Where a list was deleted nothing is touched: what can be restored is restored first.
  if (faults.some(({ kind }) => kind === 'list-deleted')) return { state, missing: [], faults, works: [] };
  return {
    state,
    missing: allLists.filter((list) => !state.lists.has(list.name)),
    faults,
    works: allLists.flatMap((list) => workOf(list, state.lists.get(list.name), faultsIn(list))),
  };
};

const stepsOf = ({ missing, faults, works }: Survey, dryRun: boolean): readonly ProvisionStep[] =>
  allLists.flatMap((list): readonly ProvisionStep[] => {
    const would = { created: 'would-create', changed: 'would-change' } as const;
    const all: readonly ProvisionStep[] = [
      ...(missing.includes(list)
        ? [{ list: list.title, what: 'lista', done: dryRun ? would.created : ('created' as const) }]
        : []),
      ...works
        .filter((work) => work.list === list)
        .map(({ what, done }) => ({ list: list.title, what, done: dryRun ? would[done] : done })),
      ...faults
        .filter((fault) => fault.list === list && !isMended(fault))
        .map((fault) => ({ list: list.title, what: faultWords(fault, 'sv'), done: 'by-hand' as const })),
    ];
    return all.length > 0 ? all : [{ list: list.title, what: 'lista', done: 'unchanged' }];
  });

/**
 * Makes the site's lists what they should be: missing lists, columns, indexes, uniqueness, view, versions, rights; what
 * they hold stays. Idempotent, and safe to run again after it was cut off: a list gets its schema mark last, and where an
 * answer is lost the site is looked at anew. On a site that is in order it makes two requests and changes nothing. Only
 * a site owner may; anybody else gets PlanError `forbidden`.
 */
export const provision = async (
  sp: SPFI,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly ProvisionStep[]> => {
  try {
    const first = await survey(sp);
    const steps = stepsOf(first, dryRun);
    if (dryRun) return steps;
    // Rounds that came to nothing: one that did some of it is no reason to give up.
    for (let inVain = 0, now = first; now.works.length > 0;) {
      try {
        const listIds = await createLists(sp, now.missing, now.state);
        await carryOut(sp, now.works, { listIds, rights: await readRights(sp) });
        return steps;
      } catch (error) {
        if (inVain >= rounds || !(isLost(error) || isPutOff(error))) throw error;
        const before = now.works.length;
        now = await survey(sp);
        inVain = now.works.length < before ? 0 : inVain + 1;
      }
    }
    return steps;
  } catch (error) {
    throw onlyOwners(error);
  }
};

/** What is wrong with the site's lists, list by list; changes nothing. Throws PlanError where the site cannot be read. */
export const examine = async (sp: SPFI): Promise<readonly ListFault[]> => (await survey(sp)).faults;
