import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../../src/plan/deadline.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { reworded } from './reworded.ts';

export const reportDay = Temporal.PlainDate.from('2022-09-12');

/** Document 000 as a plan: rows as long as a municipality writes them. */
const planOf000 = async (): Promise<NewPlan> => {
  const { planFromDraft } = await import('../../src/import/plan-from-draft.ts');
  const { readDocument } = await import('../../src/import/read-document.ts');
  const name = '000-linkoping-uppfoljning-2022.docx';
  const draft = await readDocument(name, await readFile(join('test/fixtures/documents', name)));
  return planFromDraft(draft, { planKey: 'plan', name: 'Verksamhetsplan 2022' });
};

/** The plan as often as it takes, each time under goals and with activities of its own. */
const repeated = (once: NewPlan, rows: number): NewPlan => {
  const copies = Array.from({ length: Math.ceil(rows / once.placements.length) }, (_, copy) => copy);
  const keyed = (key: string, copy: number): string => `${key}|${copy}`;
  const numbered = (title: string, copy: number): string => `${title} ${copy + 1}`;
  const placements = copies
    .flatMap((copy) =>
      once.placements.map((placement) => ({
        ...placement,
        key: keyed(placement.key, copy),
        activityKey: keyed(placement.activityKey, copy),
        goalKey: keyed(placement.goalKey, copy),
        order: copy * once.placements.length + placement.order,
      })),
    )
    .slice(0, rows);
  const goals = copies.flatMap((copy) =>
    once.goals.map((goal) => ({
      ...goal,
      key: keyed(goal.key, copy),
      parentKey: goal.parentKey === null ? null : keyed(goal.parentKey, copy),
      title: goal.kind === 'area' || goal.kind === 'municipal-goal' ? numbered(goal.title, copy) : goal.title,
      order: copy * once.goals.length + goal.order,
    })),
  );
  const placed = new Set(placements.map(({ activityKey }) => activityKey));
  const activities = copies
    .flatMap((copy) =>
      once.activities.map((activity) => ({
        ...activity,
        key: keyed(activity.key, copy),
        title: reworded(activity.title, copy),
      })),
    )
    .filter(({ key }) => placed.has(key));
  const parents = new Map(goals.map(({ key, parentKey }) => [key, parentKey]));
  const reached = new Set<string | null | undefined>([null, undefined]);
  for (const { goalKey } of placements) {
    for (let key: string | null | undefined = goalKey; !reached.has(key); key = parents.get(key ?? ''))
      reached.add(key);
  }
  return { ...once, goals: goals.filter(({ key }) => reached.has(key)), activities, placements, postponements: [] };
};

const day = (text: unknown): Temporal.PlainDate => Temporal.PlainDate.from(String(text));

const withDays = (deadline: Deadline): Deadline => ({
  ...deadline,
  occurrences: deadline.occurrences.map(({ first, last }) => ({ first: day(first), last: day(last) })),
});

/** JSON has days as texts. */
const planWithDays = (plan: NewPlan): NewPlan => ({
  ...plan,
  plan: {
    ...plan.plan,
    ...(plan.plan.document && { document: { ...plan.plan.document, asOf: day(plan.plan.document.asOf) } }),
  },
  activities: plan.activities.map((activity) => ({ ...activity, deadline: withDays(activity.deadline) })),
  placements: plan.placements.map((placement) => ({
    ...placement,
    own: { ...placement.own, deadline: placement.own.deadline && withDays(placement.own.deadline) },
  })),
});

const planFile = 'plan.json';

/** Keeps document 000 in the folder, as a plan to be repeated to so many rows. */
export const writePlanFile = async (folder: string, rows: number): Promise<void> =>
  writeFile(join(folder, planFile), JSON.stringify({ rows, once: await planOf000() }));

/** The plan of so many rows, as the lists or an import give it; the importer is not loaded for it. */
export const readPlanFile = async (folder: string): Promise<NewPlan> => {
  const kept = JSON.parse(await readFile(join(folder, planFile), 'utf8')) as { rows: number; once: NewPlan };
  return repeated(planWithDays(kept.once), kept.rows);
};
