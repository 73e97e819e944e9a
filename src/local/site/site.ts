import { randomUUID } from 'node:crypto';
import { ChangeLog } from '../changes/change-log.ts';
import type { Clock } from '../clock.ts';
import { IndexEntries } from '../items/index-entries.ts';
import { ItemStore } from '../items/item-store.ts';
import { ListStore } from '../lists/list-store.ts';
import { Principals } from '../people/principals.ts';
import { RoleAssignments } from '../people/role-assignments.ts';
import type { SiteStore } from './site-store.ts';
import { sitePath } from './site-path.ts';
import { restInstant } from './site-time.ts';

export { sitePath };

/** All that answering a request needs. */
export interface Site {
  readonly store: SiteStore;
  readonly clock: Clock;
  /** Real time, which tokens and digests run by: a browser's clock cannot be moved. */
  readonly realClock: Clock;
  readonly principals: Principals;
  readonly roles: RoleAssignments;
  readonly changes: ChangeLog;
  readonly lists: ListStore;
  readonly items: ItemStore;
  readonly index: IndexEntries;
  /** `http://127.0.0.1:3001` */
  readonly origin: string;
  /** The site's address. */
  readonly url: string;
  /** `…/_api`, which ids of entities begin with. */
  readonly api: string;
  readonly title: string;
  readonly siteId: string;
  readonly webId: string;
}

export function openSite(store: SiteStore, clock: Clock, realClock: Clock, origin: string): Site {
  const principals = new Principals(store);
  const roles = new RoleAssignments(store, principals);
  const changes = new ChangeLog(store, clock);
  const lists = new ListStore(store, changes);
  const index = new IndexEntries(store);
  const items = new ItemStore(store, lists, index, changes);
  const url = `${origin}${sitePath}`;
  const ids = { siteId: keptId(store, 'site-id'), webId: keptId(store, 'web-id') };
  return {
    store,
    clock,
    realClock,
    principals,
    roles,
    changes,
    lists,
    items,
    index,
    origin,
    url,
    api: `${url}/_api`,
    title: 'Utbildningsförvaltningen',
    ...ids,
  };
}

/** The time that a write gets. */
export function siteNow(site: Site): string {
  return restInstant(site.clock.now());
}

/** An id made once for a folder. */
function keptId(store: SiteStore, name: string): string {
  const known = store.setting(name);
  if (known !== undefined) return known;
  const made = randomUUID();
  store.putSetting(name, made);
  return made;
}
