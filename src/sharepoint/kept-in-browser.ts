import type { ShelfOwner } from './browser-shelf.ts';
import type { KeptPlans } from './kept-plans.ts';

/** Says that something is kept, for less than it costs to look. Of the whole origin; it names nobody. */
const mark = 'uppfoljning.kept';

/** Of the browser's Storage. Asking for it throws where the browser's settings forbid it. */
interface Marks {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Milliseconds: nothing of keeping competes with what the page is drawn with. */
const afterDrawing = 1500;

const idle = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, afterDrawing));
  const { requestIdleCallback: ask } = globalThis as {
    requestIdleCallback?: (then: () => void, options: { timeout: number }) => void;
  };
  await new Promise<void>((resolve) => (ask === undefined ? resolve() : ask(() => resolve(), { timeout: 3000 })));
};

/**
 * Plans kept in this browser between visits. What it takes is fetched where something is kept, or once the page has
 * drawn and has something to keep: a first visit waits for none of it. `log` is told what went wrong, in English.
 */
export const keptInBrowser = (owner: ShelfOwner, log: (what: string, error: unknown) => void): KeptPlans => {
  let loading: Promise<KeptPlans> | null = null;
  const plans = (): Promise<KeptPlans> =>
    (loading ??= import('./browser-shelf.ts').then(({ plansOnShelf }) => plansOnShelf(owner, log)));
  const storage = (): Marks => (globalThis as unknown as { readonly localStorage: Marks }).localStorage;
  const attempt = async <T>(otherwise: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      log('This browser keeps no plan between visits.', error);
      return otherwise;
    }
  };
  return {
    find: (choose, use) =>
      attempt(null, async () => (storage().getItem(mark) === null ? null : (await plans()).find(choose, use))),
    keep: (planKey, plan) =>
      attempt(undefined, async () => {
        await idle();
        storage().setItem(mark, '1');
        await (await plans()).keep(planKey, plan);
      }),
    forget: () =>
      attempt(undefined, async () => {
        if (storage().getItem(mark) !== null) await (await plans()).forget();
      }),
  };
};
