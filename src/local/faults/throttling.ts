import type { Clock } from '../clock.ts';
import { UnreadableFault } from './fault.ts';
import { budgetHeaders, throttledReply, type Budget } from './refusals.ts';
import type { Principal } from '../people/principals.ts';
import type { Reply } from '../odata/exchange.ts';

/** Resource units that an app may use in a minute in a tenant of at most 1,000 licences ([D] "Avoid getting throttled"). */
export const documentedUnits = 1250;

const window = 60_000;
/** From this share of the budget on, answers tell what is left of it [D]. */
const toldFrom = 0.8;
/** `NONISV|Contoso|App/1.0`, the decoration that [D] asks for. */
const decorated = /^(?:NON)?ISV\|[^|]+\|[^|/]+\/\S+/;

interface Account {
  began: number;
  used: number;
}

/** A request as it is charged. */
export interface Charged {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly userAgent: string | undefined;
  readonly body: string;
}

/** Whether a request may be carried out: the refusal, or the headers that its answer gets. */
export type Verdict = { readonly refused: Reply } | { readonly headers: Record<string, string> };

/**
 * SharePoint's throttling: each app, and each person, may use so many resource units a minute. Requests that are refused
 * count too, and traffic that does not say by `User-Agent` what it is gets half. Off until it is set.
 */
export class Throttling {
  readonly #clock: Clock;
  readonly #accounts = new Map<string, Account>();
  #units: number | undefined;

  constructor(clock: Clock, unitsPerMinute?: number) {
    this.#clock = clock;
    this.#units = unitsPerMinute;
  }

  /** @throws UnreadableFault when the units are no number above nought. */
  take(given: Readonly<Record<string, unknown>>): void {
    const { unitsPerMinute = documentedUnits } = given;
    if (typeof unitsPerMinute !== 'number' || !(unitsPerMinute > 0)) {
      throw new UnreadableFault('"unitsPerMinute" is a number above 0.');
    }
    this.#units = unitsPerMinute;
    this.#accounts.clear();
  }

  clear(): void {
    this.#units = undefined;
    this.#accounts.clear();
  }

  state(): object {
    const used = [...this.#accounts].map(([who, account]) => ({ who, used: account.used }));
    return { unitsPerMinute: this.#units ?? null, used };
  }

  /** Charges a request to whoever makes it. */
  charge(who: Principal, request: Charged): Verdict {
    if (this.#units === undefined) return { headers: {} };
    const isDecorated = decorated.test(request.userAgent ?? '');
    const limit = isDecorated ? this.#units : Math.floor(this.#units / 2);
    const account = this.#account(`${who.login} ${isDecorated ? 'decorated' : 'undecorated'}`);
    account.used += unitsOf(request);
    const reset = Math.max(1, Math.ceil((account.began + window - this.#now()) / 1000));
    const budget: Budget = { limit, remaining: Math.max(0, limit - account.used), reset };
    if (account.used > limit) return { refused: throttledReply(reset, budget) };
    return { headers: account.used >= limit * toldFrom ? budgetHeaders(budget) : {} };
  }

  #account(key: string): Account {
    const known = this.#accounts.get(key);
    if (known && this.#now() < known.began + window) return known;
    const opened = { began: this.#now(), used: 0 };
    this.#accounts.set(key, opened);
    return opened;
  }

  /** Real time: seconds in Retry-After are the client's. */
  #now(): number {
    return this.#clock.now().epochMilliseconds;
  }
}

const operation = /^(GET|POST|PUT|PATCH|MERGE|DELETE)[ \t]+(\S.*?)[ \t]+HTTP\/1/gm;

/** What a request costs: a batch the sum of its operations. */
function unitsOf({ method, path, query, body }: Charged): number {
  if (!path.toLowerCase().endsWith('/$batch')) return operationUnits(method, `${path}?${query.toString()}`);
  let units = 0;
  for (const [, verb, url] of body.matchAll(operation)) units += operationUnits(verb!, url!);
  return Math.max(1, units);
}

/** [D] for Microsoft Graph, which SharePoint's own REST is advised to count as: 1 to read one, 2 else, 5 for rights. */
function operationUnits(method: string, url: string): number {
  if (/roleassignments|permissions|roleinheritance/i.test(url)) return 5;
  const isOne = /\)(?:\?.*)?$/.test(url) && !/\$expand|%24expand/i.test(url);
  return (method === 'GET' && isOne) || /\/getchanges\b/i.test(url) ? 1 : 2;
}
