import type { StoreFigures, StoreOrder } from './store-run.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { Temporal } from 'temporal-polyfill';
import { connect } from '../../src/sharepoint/connect.ts';
import type { Part } from '../../src/sharepoint/kept-parts.ts';
import { keptPlans, type KeptHead, type Shelf } from '../../src/sharepoint/kept-plans.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';

// The store by itself in a process of its own, so that the stand-in's work is not counted as ours.

let requests = 0;
let sent = 0;
let received = 0;
const reach = globalThis.fetch;
globalThis.fetch = async (address: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
  const answer = await reach(address, init);
  const body = await answer.arrayBuffer();
  requests += 1;
  sent += typeof init?.body === 'string' ? Buffer.byteLength(init.body) : 0;
  received += body.byteLength;
  return new Response(body, { status: answer.status, headers: answer.headers });
};

/** What a browser keeps between visits, in memory. */
const shelf = (): Shelf => {
  const heads = new Map<string, KeptHead>();
  const parts = new Map<string, Map<string, Part>>();
  return {
    heads: async () => [...heads.values()],
    parts: async (planKey) => [...(parts.get(planKey)?.values() ?? [])],
    put: async (head, written) => {
      heads.set(head.planKey, head);
      const own = parts.get(head.planKey) ?? new Map<string, Part>();
      for (const part of written) own.set(part.name, part);
      parts.set(head.planKey, own);
    },
    drop: async (planKey) => void heads.delete(planKey),
    clear: async () => heads.clear(),
  };
};

let kept = shelf();
let store: PlanStore;

const newStore = (siteUrl: string, token: string): PlanStore =>
  openPlanStore(
    connect(siteUrl, () => Promise.resolve(token)),
    keptPlans(
      async () => kept,
      (what, error) => {
        throw new Error(what, { cause: error });
      },
    ),
  );

const measured = async (work: () => Promise<number>): Promise<StoreFigures> => {
  [requests, sent, received] = [0, 0, 0];
  const start = performance.now();
  const activities = await work();
  return { requests, sent, received, ms: performance.now() - start, shownMs: 0, activities };
};

const opened = async (): Promise<number> => {
  const { content } = await store.open(([plan]) => plan);
  return content?.activities.length ?? 0;
};

const carryOut = async ({ order, siteUrl, token }: StoreOrder): Promise<StoreFigures> => {
  const keep = async (): Promise<void> => {
    const [plan] = await store.plans();
    await store.visits?.keep(plan!.key, Temporal.Instant.from('2022-11-21T07:00:00Z'));
  };
  switch (order) {
    case 'open': {
      kept = shelf();
      store = newStore(siteUrl, token);
      const figures = await measured(opened);
      await keep();
      return figures;
    }
    case 'visit': {
      store = newStore(siteUrl, token);
      let shownMs = 0;
      const figures = await measured(async () => {
        const start = performance.now();
        await store.visits?.earlier(([plan]) => plan);
        shownMs = performance.now() - start;
        return opened();
      });
      await keep();
      return { ...figures, shownMs };
    }
    case 'refresh':
      return measured(async () => {
        const [planKey] = (await kept.heads()).map((head) => head.planKey);
        return (await store.read(planKey!)).activities.length;
      });
  }
};

process.on('message', (order: StoreOrder) => {
  carryOut(order).then(
    (figures) => process.send!({ figures }),
    (error: unknown) => process.send!({ error: String(error instanceof Error ? (error.stack ?? error) : error) }),
  );
});
