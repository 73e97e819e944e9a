import type { SPFI } from '@pnp/sp';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey as sampleKey, samplePlan } from '../sharepoint/sample-plan.ts';
import { act } from '../sharepoint/site.ts';

type Three<T> = { readonly planner: T; readonly owner: T; readonly otherOwner: T };

/** A site with one plan of its own, written there as an import writes it, its one period open. */
export interface ContractSite {
  /** Each of a process of its own; where one app's credentials are all there is, all three are the app's. */
  readonly stores: Three<PlanStore>;
  readonly people: Three<Person>;
  /** What `viewer` is to say of whose credentials these are; an app has no principal name. */
  readonly viewers: Pick<Three<{ readonly upn: string; readonly isPlanner: boolean }>, 'planner' | 'owner'>;
  readonly plan: NewPlan;
  readonly period: Period;
  /** The key of one of the plan's activities; those of `untouched` are begun and without a comment. */
  keyOf(activity: string): string;
  setPeriod(period: Period): Promise<void>;
  close(): Promise<void>;
}

/** Where the contract is to hold. */
export interface ContractPlace {
  readonly name: string;
  open(): Promise<ContractSite>;
}

/** What the contract is opened on. */
export interface OpenedPlace extends Pick<ContractSite, 'viewers' | 'close'> {
  /** Begins every key there is: the plan's, its boards'. */
  readonly prefix: string;
  readonly clients: Three<() => SPFI>;
  readonly logins: Three<string>;
}

const untouched = [
  'besvarad',
  'omtvistad',
  'flyttad',
  ...Array.from({ length: 9 }, (_, index) => `meanwhile-${index}`),
];

/** The same with its texts renamed; dates are no texts. */
const renamed = <T>(value: T, rename: (text: string) => string): T => {
  const of = (one: unknown): unknown => {
    if (typeof one === 'string') return rename(one);
    if (Array.isArray(one)) return one.map(of);
    if (one === null || Object.getPrototypeOf(one) !== Object.prototype) return one;
    return Object.fromEntries(Object.entries(one as object).map(([name, field]) => [name, of(field)]));
  };
  return of(value) as T;
};

/** Boards are the site's, and known by their names too: none of these is one that stands there already. */
const underPrefix = (prefix: string): ((text: string) => string) => {
  const boards = new Set(samplePlan().boards.flatMap(({ key, name, spellings }) => [key, name, ...spellings]));
  return (text) => (text !== '' && (text.startsWith(sampleKey) || boards.has(text)) ? `${prefix}${text}` : text);
};

export const openContract = async ({ prefix, clients, logins, viewers, close }: OpenedPlace): Promise<ContractSite> => {
  const rename = underPrefix(prefix);
  const sample = samplePlan();
  const activities = [...sample.activities, ...untouched.map((key) => newActivity(key))];
  const plan = renamed({ ...sample, activities }, rename);
  const period = renamed(bokslut, rename);
  const client = clients.planner();
  const store = openPlanStore(client);
  const people = {
    planner: await store.person(logins.planner),
    owner: await store.person(logins.owner),
    otherOwner: await store.person(logins.otherOwner),
  };
  await writePlan(client, plan, { act: act(people.planner, 'import') });
  await putPeriod(client, period);
  return {
    stores: {
      planner: openPlanStore(clients.planner()),
      owner: openPlanStore(clients.owner()),
      otherOwner: openPlanStore(clients.otherOwner()),
    },
    people,
    viewers,
    plan,
    period,
    keyOf: (activity) => `${plan.plan.key}/${activity}`,
    setPeriod: (given) => putPeriod(client, given),
    close,
  };
};

/** 'done', or the kind of what it was refused with. */
export const kindOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (isPlanError(error) ? error.kind : error),
  );
