import { Temporal } from 'temporal-polyfill';
import type { ListName } from '../lists/field.ts';
import type { Viewer } from '../plan/plan.ts';
import type { ListItem } from './columns.ts';
import type { SiteUser } from './people.ts';
import type { PlanCopy } from './plan-copy.ts';
import { itemsIn, keptFormat, partsOf, type Part } from './kept-parts.ts';

/** All of a kept plan but its items. */
export interface KeptHead {
  /** Of another format, it was kept by another version of ours, and is not read. */
  readonly format: string;
  readonly planKey: string;
  readonly asOf: string;
  readonly viewer: Viewer;
  readonly token: string;
  readonly lists: readonly (readonly [string, ListName])[];
  readonly planId: number;
  readonly users: readonly SiteUser[];
  /** Every part by its name, with how many characters it has. */
  readonly parts: readonly (readonly [string, number])[];
}

/** Where one person's plans of one site are kept on a device. Any of it may reject. */
export interface Shelf {
  heads(): Promise<readonly KeptHead[]>;
  parts(planKey: string): Promise<readonly Part[]>;
  /** Together or not at all; parts that the head does not name are dropped. */
  put(head: KeptHead, parts: readonly Part[]): Promise<void>;
  drop(planKey: string): Promise<void>;
  /** Everything of the site, whoever's it is. */
  clear(): Promise<void>;
}

export interface KeptPlan {
  readonly copy: PlanCopy;
  readonly viewer: Viewer;
  readonly asOf: Temporal.Instant;
}

/** Plans kept between visits. It never fails: what cannot be kept or found is told to the log, and read anew. */
export interface KeptPlans {
  /** What `use` makes of the plan whose key `choose` gives, of these plans' items; null where it is not kept, or no use. */
  find<T>(
    choose: (plans: readonly ListItem[]) => string | undefined,
    use: (plan: KeptPlan) => Promise<T>,
  ): Promise<T | null>;
  keep(planKey: string, plan: KeptPlan): Promise<void>;
  forget(): Promise<void>;
}

/** Characters of one plan: 20,000 activities on as many rows are a third of it. */
const mostCharacters = 48_000_000;

/** `open` is called once, when first needed; `log` is told what went wrong, in English. */
export const keptPlans = (open: () => Promise<Shelf>, log: (what: string, error: unknown) => void): KeptPlans => {
  let shelf: Promise<Shelf> | null = null;
  /** Nothing is kept any more: it did not work, or it was forgotten. */
  let closed = false;
  let written: { readonly copy: PlanCopy; readonly head: KeptHead } | null = null;
  let writing: Promise<void> = Promise.resolve();
  const opened = (): Promise<Shelf> => (shelf ??= open());

  const attempt = async <T>(what: string, otherwise: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      closed = true;
      log(what, error);
      return otherwise;
    }
  };

  const read = async (head: KeptHead): Promise<KeptPlan> => {
    const parts = await (await opened()).parts(head.planKey);
    const items = await itemsIn(parts, head.parts);
    const { token, lists, planId, users, viewer } = head;
    const copy: PlanCopy = { mark: { token, lists: new Map(lists) }, planId, users, items };
    written = { copy, head };
    return { copy, viewer, asOf: Temporal.Instant.from(head.asOf) };
  };

  const write = async (planKey: string, { copy, viewer, asOf }: KeptPlan): Promise<void> => {
    const before = written?.head.planKey === planKey ? written : null;
    const { parts, sizes } = await partsOf(copy, before && { copy: before.copy, sizes: before.head.parts });
    const { mark, planId, users } = copy;
    const head: KeptHead = {
      format: keptFormat(),
      planKey,
      asOf: asOf.toString(),
      viewer,
      token: mark.token,
      lists: [...mark.lists],
      planId,
      users,
      parts: sizes,
    };
    if (closed) return;
    if (sizes.reduce((sum, [, size]) => sum + size, 0) > mostCharacters) {
      await (await opened()).drop(planKey);
      throw new Error(`The plan is larger than ${mostCharacters} characters.`);
    }
    await (await opened()).put(head, parts);
    written = { copy, head };
  };

  return {
    find: (choose, use) =>
      attempt('What was kept of plans cannot be had; they are read anew.', null, async () => {
        const heads = await (await opened()).heads();
        const usable = heads
          .filter(({ format }) => format === keptFormat())
          .toSorted((a, b) => b.asOf.localeCompare(a.asOf));
        for (const head of usable) {
          try {
            const plan = await read(head);
            if (choose([...(plan.copy.items.get('Plans')?.values() ?? [])]) === head.planKey) return await use(plan);
          } catch (error) {
            log('A plan of an earlier visit is broken; it is read anew.', error);
            written = null;
            await (await opened()).drop(head.planKey);
          }
        }
        return null;
      }),
    keep(planKey, plan) {
      writing = writing.then(async () => {
        if (closed) return;
        await attempt('The plan is not kept until the next visit.', undefined, () => write(planKey, plan));
      });
      return writing;
    },
    async forget() {
      closed = true;
      written = null;
      await attempt('What was kept of plans could not be cleared.', undefined, async () => (await opened()).clear());
    },
  };
};
