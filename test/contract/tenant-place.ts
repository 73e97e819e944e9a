import type { SPFI } from '@pnp/sp';
import { openSite } from '../../src/cli/open-site.ts';
import type { ListName } from '../../src/lists/field.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { openContract, type ContractPlace } from './contract-site.ts';

/** Those that refer to others first. */
const ours: readonly ListName[] = [
  'FollowUps',
  'Postponements',
  'Placements',
  'Activities',
  'Goals',
  'Periods',
  'Plans',
  'Boards',
];

/** Deletes what has a key that begins so, and nothing else. */
export const cleanUp = async (sp: SPFI, prefix: string): Promise<void> => {
  for (const list of ours) {
    const { items } = listOf(sp, list);
    const found = await items.filter(`startswith(Key, '${prefix}')`).select('Id', 'Key').top(500)<
      { Id: number; Key: string }[]
    >();
    for (const { Id, Key } of found) {
      if (!Key.startsWith(prefix)) throw new Error(`${list} gave ${Key} for ${prefix}`);
      await items.getById(Id).delete();
    }
  }
};

export const variables = [
  'UPPFOLJNING_CONTRACT_SITE',
  'UPPFOLJNING_CONTRACT_PEOPLE',
  'UPPFOLJNING_TENANT_ID',
  'UPPFOLJNING_CLIENT_ID',
  'UPPFOLJNING_CERTIFICATE',
] as const;

/**
 * A site in the cloud that has our lists, where `UPPFOLJNING_CONTRACT_SITE` is its address and
 * `UPPFOLJNING_CONTRACT_PEOPLE` the principal names of three people there, with commas between: a planner and two owners.
 * The app signs in as the command line does. A plan with a key of its own is written and deleted again. Where something
 * is missing: which.
 */
export const tenantPlace = (env: NodeJS.ProcessEnv): ContractPlace | { readonly missing: readonly string[] } => {
  const missing = variables.filter((name) => !env[name]);
  const site = env['UPPFOLJNING_CONTRACT_SITE'];
  const [planner, owner, otherOwner] = (env['UPPFOLJNING_CONTRACT_PEOPLE'] ?? '').split(',').map((one) => one.trim());
  if (missing.length > 0 || !site) return { missing };
  if (!planner || !owner || !otherOwner) return { missing: ['three names in UPPFOLJNING_CONTRACT_PEOPLE'] };
  return {
    name: site,
    open: async () => {
      const prefix = `prov-${crypto.randomUUID().slice(0, 8)}-`;
      const app = { upn: '', isPlanner: true };
      const client = (): SPFI => openSite(site, undefined).sp;
      const sweep = (): Promise<void> => cleanUp(client(), prefix);
      try {
        return await openContract({
          prefix,
          clients: { planner: client, owner: client, otherOwner: client },
          logins: { planner, owner, otherOwner },
          viewers: { planner: app, owner: app },
          close: sweep,
        });
      } catch (error) {
        // Half a plan is a plan to clean up.
        await sweep();
        throw error;
      }
    },
  };
};
