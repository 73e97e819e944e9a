import type { Activity } from '../plan/activity.ts';
import { openPeriod, type Period } from '../plan/period.ts';
import type { Act, Person } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent, Viewer } from '../plan/plan.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { plainWording } from '../plan/wording.ts';
import { periodNamed } from '../report/report-period.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { required, siteAddress, siteOptions, type Terminal } from './command.ts';
import { openSite, planNamed } from './open-site.ts';

/** Options that every command on a plan has. */
export const planOptions = { ...siteOptions, plan: { type: 'string' } } as const;

interface PlanGiven {
  readonly site?: string | undefined;
  readonly plan?: string | undefined;
  readonly as?: string | undefined;
}

/** A plan as it stands, and whoever works with it. */
export interface OpenPlan {
  readonly store: PlanStore;
  readonly planner: PlannerStore;
  readonly content: PlanContent;
  readonly viewer: Viewer;
  /** `onBehalfOf`: the one answered for, where that is somebody else. */
  readonly act: (onBehalfOf?: Person) => Promise<Act>;
  /** As `act`. @throws PlanError `forbidden` for who is no planner. */
  readonly plannerAct: () => Promise<Act>;
}

/** @throws WrongUsage where site or plan is not said; PlanError as `PlanStore`. */
export async function openPlan({ site, plan, as }: PlanGiven): Promise<OpenPlan> {
  const [address, name] = [siteAddress(site), required(plan, '--plan')];
  const { sp, store, now } = openSite(address, as);
  const content = await store.read((await planNamed(store, name)).key);
  const viewer = await store.viewer();
  const act = async (onBehalfOf?: Person): Promise<Act> => ({
    by: viewer.person,
    at: await now(),
    via: 'command-line',
    ...(onBehalfOf === undefined || onBehalfOf.id === viewer.person.id ? {} : { onBehalfOf }),
  });
  return {
    store,
    planner: openPlannerStore(sp),
    content,
    viewer,
    act,
    plannerAct: async () => {
      if (viewer.isPlanner) return await act();
      throw new PlanError('forbidden', 'Bara en planerare får göra det.', { subject: viewer.person.name });
    },
  };
}

/** The period of this name or key; without one the open period. @throws PlanError `not-found` that names those there are. */
export function periodGiven({ periods }: PlanContent, name: string | undefined): Period {
  const found = name === undefined ? openPeriod(periods) : periodNamed(periods, name);
  if (found !== null) return found;
  throw new PlanError('not-found', 'Inget uppföljningstillfälle är öppet. Säg vilket med --period.');
}

/** What is named by its key or title, or by how its title begins where nothing else begins so. */
export function named<T extends { readonly key: string; readonly title: string }>(
  items: readonly T[],
  given: string,
  what: string,
): T {
  const wanted = plainWording(given);
  const exact = items.filter(({ key, title }) => key === given.trim() || plainWording(title) === wanted);
  const found = exact.length > 0 ? exact : items.filter(({ title }) => plainWording(title).startsWith(wanted));
  const [only, ...others] = wanted === '' ? [] : found;
  if (only === undefined) throw new PlanError('not-found', `Planen har ${what}.`, { subject: given });
  if (others.length === 0) return only;
  const titles = found.slice(0, 5).map(({ title }) => `”${title}”`);
  throw new PlanError('invalid', `${found.length} passar in, skriv mer: ${titles.join(', ')}.`, { subject: given });
}

/** @throws PlanError `not-found`, or `invalid` where several begin so. */
export const activityNamed = ({ activities }: PlanContent, given: string): Activity =>
  named(activities, given, 'ingen sådan aktivitet');

/** One object with `--json`, else lines. */
export function tell(terminal: Terminal, json: boolean | undefined, value: unknown, lines: readonly string[]): void {
  if (json) terminal.out(JSON.stringify(value));
  else for (const line of lines) terminal.out(line);
}
