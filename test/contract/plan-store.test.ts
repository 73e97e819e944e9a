import { afterAll, beforeAll, describe } from 'vitest';
import { answeredMeanwhileContract } from './answered-meanwhile-contract.ts';
import type { ContractSite } from './contract-site.ts';
import { planStoreContract } from './plan-store-contract.ts';
import { standInPlaces } from './stand-in-places.ts';
import { tenantPlace } from './tenant-place.ts';
import { writtenPlanContract } from './written-plan-contract.ts';

const tenant = tenantPlace(process.env);
if ('missing' in tenant) {
  process.stderr.write(`No tenant is configured, so the contract is not tried on one: ${tenant.missing.join(', ')}.\n`);
}

describe.each([...standInPlaces, ...('missing' in tenant ? [] : [tenant])])('a plan kept by $name', ({ open }) => {
  let site: ContractSite;
  const opened = (): ContractSite => site;
  beforeAll(async () => {
    site = await open();
  }, 300_000);
  afterAll(() => site?.close(), 300_000);

  writtenPlanContract(opened);
  planStoreContract(opened);
  answeredMeanwhileContract(opened);
});
