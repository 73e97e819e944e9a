import { randomUUID } from 'node:crypto';
import { ChangeLog } from '../changes/change-log.ts';
import type { Clock } from '../clock.ts';
import { AttachmentStore } from '../attachments/attachment-store.ts';
import { FileStore } from '../files/file-store.ts';
import { RecycleBin } from '../recycle-bin/recycle-bin.ts';
import { IndexEntries } from '../items/index-entries.ts';
import { ItemStore } from '../items/item-store.ts';
import { isLibrary } from '../lists/list-record.ts';
import { ListStore } from '../lists/list-store.ts';
import { Principals } from '../people/principals.ts';
import { RoleAssignments } from '../people/role-assignments.ts';
import { Regions } from './region.ts';
import type { SiteStore } from './site-store.ts';
import { sitePath } from './site-path.ts';
import { SubscriptionStore } from '../webhooks/subscription-store.ts';
import { restInstant } from './site-time.ts';
import type { WebRecord } from './web-record.ts';
import { standardLibrary } from './new-web.ts';
import { WebStore } from './web-store.ts';

/** All that answering a request needs: the site collection's stores, and the web that is asked. */
export interface Site {
  readonly store: SiteStore;
  readonly clock: Clock;
  /** Real time, which tokens and digests run by: a browser's clock cannot be moved. */
  readonly realClock: Clock;
  readonly principals: Principals;
  readonly roles: RoleAssignments;
  readonly changes: ChangeLog;
  readonly subscriptions: SubscriptionStore;
  readonly webs: WebStore;
  readonly regions: Regions;
  /** The web's lists. */
  readonly lists: ListStore;
  readonly items: ItemStore;
  readonly index: IndexEntries;
  readonly bin: RecycleBin;
  readonly attachments: AttachmentStore;
  readonly files: FileStore;
  /** `http://127.0.0.1:3001`, or what a proxy on this machine says that it is called. */
  readonly origin: string;
  readonly web: WebRecord;
  /** The web's address from the server's root. */
  readonly path: string;
  /** The web's address. */
  readonly url: string;
  /** `…/_api`, which ids of entities begin with. */
  readonly api: string;
  readonly title: string;
  readonly siteId: string;
  readonly webId: string;
  /** Whether SharePoint's rules hold where they would be in the way on one machine: DIFFERENCES.md says which. */
  readonly strict: boolean;
  /** Takes a line for whoever runs the tenant. */
  readonly log: (line: string) => void;
}

/** The site as its root web sees it. */
export function openSite(
  store: SiteStore,
  clock: Clock,
  realClock: Clock,
  origin: string,
  manners: Pick<Site, 'strict' | 'log'>,
): Site {
  const principals = new Principals(store, !manners.strict);
  const roles = new RoleAssignments(store, principals);
  const changes = new ChangeLog(store, clock);
  const subscriptions = new SubscriptionStore(store, clock, realClock);
  const lists = new ListStore(store, changes);
  const index = new IndexEntries(store);
  const items = new ItemStore(store, lists, index, changes);
  const webs = new WebStore(store);
  const regions = new Regions(store);
  const web = webs.byPath(sitePath) ?? rootWeb(store, clock);
  if (!webs.byPath(sitePath)) {
    store.write(() => {
      webs.save(web);
      if (lists.all().length === 0) standardLibrary(lists, 'documents', { who: web.createdBy, now: web.created });
    });
  }
  reshapeLibraries(store, lists, items);
  const bin = new RecycleBin(store, lists, items);
  const attachments = new AttachmentStore(store, items, bin);
  const files = new FileStore(store);
  const stores = {
    store,
    clock,
    realClock,
    principals,
    roles,
    changes,
    subscriptions,
    webs,
    regions,
    lists,
    items,
    index,
    bin,
    attachments,
    files,
  };
  return { ...stores, ...manners, siteId: keptId(store, 'site-id'), ...addresses(web, origin) };
}

/** Earlier versions wrote a library's items with a list's columns: once, they are written anew. */
function reshapeLibraries(store: SiteStore, lists: ListStore, items: ItemStore): void {
  if (store.setting('library-columns') !== undefined) return;
  store.write(() => {
    for (const list of lists.everywhere()) if (isLibrary(list)) items.reshape(list);
    store.putSetting('library-columns', '1');
  });
}

/** The same site as another web sees it, or under another origin. */
export function siteOf(site: Site, web: WebRecord, origin: string = site.origin): Site {
  if (web === site.web && origin === site.origin) return site;
  return { ...site, lists: site.lists.ofWeb(web.path), ...addresses(web, origin) };
}

function addresses(web: WebRecord, origin: string) {
  const url = `${origin}${web.path}`;
  return { web, origin, path: web.path, url, api: `${url}/_api`, title: web.title, webId: web.id };
}

function rootWeb(store: SiteStore, clock: Clock): WebRecord {
  return {
    path: sitePath,
    id: keptId(store, 'web-id'),
    title: 'Utbildningsförvaltningen',
    description: '',
    template: 'STS',
    language: 1033,
    created: restInstant(clock.now()),
    createdBy: 6,
    ownRoles: true,
    fields: [],
    contentTypes: [],
  };
}

/** The time that a write gets. */
export function siteNow(site: Site): string {
  return restInstant(site.clock.now());
}

/** An id made once for a folder. */
export function keptId(store: SiteStore, name: string): string {
  const known = store.setting(name);
  if (known !== undefined) return known;
  const made = randomUUID();
  store.putSetting(name, made);
  return made;
}
