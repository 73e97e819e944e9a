import { UnreadableFault } from './fault.ts';
import type { Faults } from './faults.ts';
import type { WebhookDelivery } from '../webhooks/delivery.ts';
import type { Throttling } from './throttling.ts';
import type { Reply } from '../odata/exchange.ts';

/** Where a run's faults and budgets are set. SharePoint has no such address. */
export const controlPath = '/_local/';

/** What the control endpoint sets. */
export interface Controlled {
  readonly faults: Faults;
  readonly throttling: Throttling;
  readonly delivery: WebhookDelivery;
}

/**
 * `/_local/faults`, `/_local/throttling` and `/_local/webhooks`: GET shows, POST sets in place of what was, DELETE takes away. JSON both ways;
 * no sign-in, as the server is reached from this machine only.
 */
export function answerControl(
  { faults, throttling, delivery }: Controlled,
  method: string,
  path: string,
  body: string,
): Reply {
  const controls = {
    faults: {
      state: () => faults.plan.state(),
      take: (given: Record<string, unknown>) => faults.plan.take(given),
      clear: () => faults.plan.clear(),
    },
    throttling: {
      state: () => throttling.state(),
      take: (given: Record<string, unknown>) => throttling.take(given),
      clear: () => throttling.clear(),
    },
    webhooks: {
      state: () => delivery.state(),
      take: ({ waits }: Record<string, unknown>) => delivery.setWaits(waitsIn(waits)),
      clear: () => delivery.setWaits(),
    },
  };
  const name = path.slice(controlPath.length);
  const control = Object.entries(controls).find(([one]) => one === name)?.[1];
  if (!control) return json(404, { error: `There are ${Object.keys(controls).join(', ')} here.` });
  try {
    if (method === 'POST' || method === 'PUT') control.take(objectIn(body));
    else if (method === 'DELETE') control.clear();
    else if (method !== 'GET') return json(405, { error: 'GET, POST and DELETE only.' });
    return json(200, control.state());
  } catch (error) {
    if (error instanceof UnreadableFault) return json(400, { error: error.message });
    throw error;
  }
}

/** Milliseconds before each new attempt at a notice. */
function waitsIn(given: unknown): number[] {
  const isWait = (one: unknown): one is number => typeof one === 'number' && one >= 0;
  if (!Array.isArray(given) || !given.every(isWait)) throw new UnreadableFault('"waits" is a list of milliseconds.');
  return given;
}

function objectIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UnreadableFault('The body is no JSON object.');
}

function json(status: number, value: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
