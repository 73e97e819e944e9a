import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { Period } from '../../src/plan/period.ts';
import type { Act, Person } from '../../src/plan/person.ts';
import type { PlanContent } from '../../src/plan/plan.ts';

const name = '000-linkoping-uppfoljning-2022.docx';
const planKey = 'plan-2022';

export const owner: Person = { id: 23, login: 'i:0#.f|membership|owner@kommun.example', name: 'Ägare', upn: '' };
export const colleague: Person = { id: 24, login: 'i:0#.f|membership|other@kommun.example', name: 'Kollega', upn: '' };
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const act = (by: Person, at = '2022-11-21T09:00:00Z'): Act => ({ by, at, via: 'tab' });

const period = (key: string, perDatum: string, state: Period['state']): Period => ({
  key,
  planKey,
  name: key,
  perDatum: day(perDatum),
  opensOn: day(perDatum).subtract({ days: 20 }),
  answersDueOn: day(perDatum).add({ days: 13 }),
  state,
});

export const delar = period('Delår 2', '2022-08-31', 'closed');
export const bokslut = period('Bokslut', '2022-12-31', 'open');

/** Document 000 as the store gives it back, read by our own import; Bokslut is open and Delår 2 before it closed. */
export const planOf2022 = async (): Promise<PlanContent> => {
  const bytes = readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url));
  const read = planFromDraft(await readDocument(name, bytes), { planKey, name: 'Verksamhetsplan 2022' });
  return {
    plan: read.plan,
    boards: read.boards,
    units: [],
    periods: [delar, bokslut],
    goals: read.goals,
    activities: read.activities.map((activity) => ({ ...activity, version: '1' })),
    placements: read.placements.map((placement) => ({ ...placement, version: '1' })),
    followUps: [],
    postponements: read.postponements.map((moved) => ({ ...moved, version: '1', acted: act(owner) })),
    unreadable: [],
  };
};
