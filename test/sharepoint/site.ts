import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SPFI } from '@pnp/sp';
import { Temporal } from 'temporal-polyfill';
import { openTenant } from '../../src/local/tenant.ts';
import type { Act, Person, Via } from '../../src/plan/person.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import type { Patience, Send } from '../../src/sharepoint/patience.ts';
import { provision } from '../../src/sharepoint/provision.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';

export type Who =
  | 'controller'
  | 'chef.grundskola'
  | 'utvecklare.grundskola'
  | 'utvecklare.gymnasium'
  | 'samordnare.elevhalsa';

/** Requests and parts of batches that a plan of faults concerned, and how many of each kind they got. */
export interface Befallen {
  readonly requests: number;
  readonly faults: Readonly<Record<string, number>>;
}

export interface TestSite {
  readonly url: string;
  as(who: Who): SPFI;
  storeAs(who: Who): PlanStore;
  tokenFor(who: Who): string;
  /** The app's own credentials: the site writes down the app as editor. */
  asApp(): SPFI;
  /** What goes wrong from now on, as `/_local/faults` takes it; null: nothing. Gives what has gone wrong since last. */
  faults(plan: object | null): Promise<Befallen>;
  /** Lets time pass on the site's clock: an hour, if nothing else is said. */
  later(time?: Temporal.DurationLike): void;
  /** Moves the site's clock on to 08.00 of a day, "2022-05-02". */
  on(day: string): void;
  /** Requests since the last call, "POST /sites/utbildning/_api/$batch". */
  requests(): readonly string[];
  /** Does something once, when the site has answered so many requests from now. */
  afterRequests(count: number, act: () => void): void;
  close(): Promise<void>;
}

/**
 * A tenant of its own, every token checked; no lists of ours unless `provisioned`. Over a real socket, or asked in this
 * process.
 */
export const openSite = async ({
  provisioned = true,
  over = 'socket',
  start = '2022-11-21',
}: {
  readonly provisioned?: boolean;
  readonly over?: 'socket' | 'process';
  readonly start?: string;
} = {}): Promise<TestSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'uppfoljning-lists-'));
  const tenant = await openTenant({
    folder,
    port: over === 'socket' ? 0 : null,
    strict: true,
    start: Temporal.PlainDate.from(start),
  });
  const send: Send =
    over === 'socket' ? (url, init) => fetch(url, init) : (url, init) => tenant.fetch(new Request(url, init));
  let seen: string[] = [];
  let [left, act] = [Number.POSITIVE_INFINITY, (): void => undefined];
  tenant.onRequest(({ method, path }) => {
    if (!path.includes('/_api/')) return;
    seen.push(`${method} ${path}`);
    left -= 1;
    if (left === 0) act();
  });
  const as = (who: Who): SPFI => connect(tenant.siteUrl, async () => tenant.tokenFor(who), { send });
  if (provisioned) await provision(as('controller'));
  return {
    url: tenant.siteUrl,
    as,
    tokenFor: (who) => tenant.tokenFor(who),
    storeAs: (who) => openPlanStore(as(who)),
    asApp: () => connect(tenant.siteUrl, async () => tenant.appToken(), { send }),
    faults: async (plan) => {
      const address = new URL('/_local/faults', tenant.siteUrl);
      const answer = await send(
        address,
        plan === null ? { method: 'DELETE' } : { method: 'POST', body: JSON.stringify(plan) },
      );
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as Befallen;
    },
    later: (time = { hours: 1 }) => tenant.clock.moveTo(tenant.clock.now().add(time)),
    on: (day) => tenant.clock.moveTo(Temporal.ZonedDateTime.from(`${day}T08:00[Europe/Stockholm]`).toInstant()),
    requests: () => {
      const since = seen;
      seen = [];
      return since;
    },
    afterRequests: (count, then) => {
      [left, act] = [count, then];
    },
    close: async () => {
      await tenant.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** For what is tested at the first refusal. */
export const impatient: Patience = { attempts: 1, total: 60_000, first: 1, longest: 1 };
/** As many tries as a page has, in no time. */
export const brisk: Patience = { attempts: 4, total: 60_000, first: 4, longest: 20 };

/** As a process that is killed: after so many requests nothing is sent any more. */
export const sendingOnly = (requests: number): Send => {
  let left = requests;
  return async (url, init) => {
    left -= 1;
    if (left < 0) throw new DOMException('Killed', 'AbortError');
    return fetch(url, init);
  };
};

export const act = (by: Person, via: Via = 'tab', at = '2022-12-16T09:14:00Z'): Act => ({ by, at, via });
