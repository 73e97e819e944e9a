import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { provision } from '../../src/sharepoint/provision.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fixture } from '../import/truth.ts';

const document = '000-linkoping-uppfoljning-2022.docx';

/** Document 000 over and over under the same goals, until there are so many activities; each has all its rows. */
const planOf = async (activities: number): Promise<NewPlan> => {
  const one = planFromDraft(await readDocument(document, fixture(document)), { planKey: 'stor', name: 'Stor plan' });
  const copies = Array.from({ length: Math.ceil(activities / one.activities.length) }, (_, copy) => copy);
  const kept = copies
    .flatMap((copy) =>
      one.activities.map((activity) => ({
        ...activity,
        key: `${activity.key}-${copy}`,
        title: `${activity.title} ${copy}`,
      })),
    )
    .slice(0, activities);
  const keys = new Set(kept.map(({ key }) => key));
  const placements = copies
    .flatMap((copy) =>
      one.placements.map((row) => ({
        ...row,
        key: `${row.key}-${copy}`,
        activityKey: `${row.activityKey}-${copy}`,
        order: row.order + copy * one.placements.length,
      })),
    )
    .filter(({ activityKey }) => keys.has(activityKey));
  return { ...one, activities: kept, placements, postponements: [] };
};

/** The stand-in with so many activities, written through the lists' own writer; kept in the folder for the next run. */
export const openSeeded = async (folder: string, activities: number, say: (line: string) => void): Promise<Tenant> => {
  const done = join(folder, 'seeded');
  const seeded = existsSync(done);
  if (!seeded) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const tenant = await openTenant({ folder, port: 0, strict: true, start: Temporal.PlainDate.from('2022-11-21') });
  const sp = connect(tenant.siteUrl, () => Promise.resolve(tenant.tokenFor('controller')));
  // What was written by an earlier version gets the columns that have come since.
  await provision(sp);
  if (seeded) return tenant;
  say(`  writing ${activities} activities …`);
  const { person } = await openPlanStore(sp).viewer();
  await writePlan(sp, await planOf(activities), { act: { by: person, at: '2022-11-21T07:00:00Z', via: 'import' } });
  await writeFile(done, '');
  return tenant;
};
