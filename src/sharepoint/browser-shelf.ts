import { keptPlans, type KeptHead, type KeptPlans, type Shelf } from './kept-plans.ts';
import type { Part } from './kept-parts.ts';

/** Whose plans of which site. */
export interface ShelfOwner {
  /** Absolute address. */
  readonly site: string;
  /** Names the signed-in account, the same at every visit; asked only where something is kept. */
  readonly who: () => Promise<string>;
}

/** How many plans of one person on one site are kept; the one seen longest ago leaves. */
const mostPlans = 3;

const databaseName = 'uppfoljning';
type Stored = KeptHead & { readonly site: string; readonly who: string };

/** Milliseconds; a browser that does not answer has no storage for us. */
const patience = 1500;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused.'));
  });

const openDatabase = (): Promise<IDBDatabase> => {
  // Not there at all in some embedded browsers, and refused with an exception in others.
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('heads');
    request.result.createObjectStore('parts');
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('IndexedDB does not answer.')), patience);
    done(request)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
};

/** Keys that begin so. */
const beginning = (key: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...key], [...key, []]);

/**
 * IndexedDB as a shelf. Its first reading leaves nothing of anybody else who used this browser on the site: a device may
 * be shared. Rejects where the browser forbids or has lost its storage, or it is full.
 */
export const openBrowserShelf = async ({ site, who: whose }: ShelfOwner): Promise<Shelf> => {
  const database = await openDatabase();
  // Another page of ours may want to change the database: this one then keeps no more.
  database.onversionchange = () => database.close();

  const change = (work: (heads: IDBObjectStore, parts: IDBObjectStore) => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(['heads', 'parts'], 'readwrite');
      const fail = (): void => reject(transaction.error ?? new Error('IndexedDB gave up.'));
      transaction.oncomplete = () => resolve();
      transaction.onerror = fail;
      transaction.onabort = fail;
      work(transaction.objectStore('heads'), transaction.objectStore('parts')).catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error('IndexedDB refused.', { cause: error }));
      });
    });

  return {
    async heads() {
      const all = (await done(
        database
          .transaction('heads')
          .objectStore('heads')
          .getAll(beginning([site])),
      )) as readonly Stored[];
      if (all.length === 0) return [];
      const who = await whose();
      const others = new Set(all.filter((head) => head.who !== who).map((head) => head.who));
      if (others.size > 0) {
        await change(async (heads, parts) => {
          for (const other of others) {
            heads.delete(beginning([site, other]));
            parts.delete(beginning([site, other]));
          }
        });
      }
      return all.filter((head) => head.who === who);
    },
    async parts(planKey) {
      const key = [site, await whose(), planKey];
      return (await done(database.transaction('parts').objectStore('parts').getAll(beginning(key)))) as readonly Part[];
    },
    async put(head, written) {
      const who = await whose();
      await change(async (heads, parts) => {
        const plan = [site, who, head.planKey];
        const named = new Set(head.parts.map(([name]) => name));
        for (const key of await done(parts.getAllKeys(beginning(plan)))) {
          if (!named.has((key as readonly string[]).at(-1)!)) parts.delete(key);
        }
        for (const part of written) parts.put(part, [...plan, part.name]);
        heads.put({ ...head, site, who } satisfies Stored, plan);
        const mine = (await done(heads.getAll(beginning([site, who])))) as readonly Stored[];
        for (const { planKey } of mine.toSorted((a, b) => b.asOf.localeCompare(a.asOf)).slice(mostPlans)) {
          heads.delete([site, who, planKey]);
          parts.delete(beginning([site, who, planKey]));
        }
      });
    },
    async drop(planKey) {
      const who = await whose();
      await change(async (heads, parts) => {
        heads.delete([site, who, planKey]);
        parts.delete(beginning([site, who, planKey]));
      });
    },
    clear: () =>
      change(async (heads, parts) => {
        heads.delete(beginning([site]));
        parts.delete(beginning([site]));
      }),
  };
};

/** This owner's plans in IndexedDB. */
export const plansOnShelf = (owner: ShelfOwner, log: (what: string, error: unknown) => void): KeptPlans =>
  keptPlans(() => openBrowserShelf(owner), log);
