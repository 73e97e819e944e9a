import { faultKind, faultKinds, makeFault, readFault, UnreadableFault, type Fault, type FaultKind } from './fault.ts';
import { seededDraws } from './seeded-draws.ts';

/** How often a kind of fault comes in a run, and which fault. */
interface Rate {
  readonly rate: number;
  readonly fault: Fault;
}

/** What of a request a run's faults go by. A part of a batch is one too. */
export interface Drawn {
  /** The verb that is meant, `X-HTTP-Method` counted in. */
  readonly method: string;
  /** The address from the server's root, as written. */
  readonly path: string;
  /** Whether it is an operation of a batch. */
  readonly isPart: boolean;
}

/** The plan of a run, as the control endpoint takes it. */
interface Plan {
  readonly seed: number;
  readonly rates: readonly Rate[];
  readonly next: Fault[];
  readonly only: 'reads' | 'writes' | 'all';
  readonly match: string;
  readonly parts: boolean;
  /** How many faults are left; then the run is without. */
  readonly most: number;
  readonly skew: number;
}

const none: Plan = {
  seed: 1,
  rates: [],
  next: [],
  only: 'all',
  match: '',
  parts: true,
  most: Number.POSITIVE_INFINITY,
  skew: 0,
};

/** The faults of a run: at given rates and drawn by a seed, or the next few one after another. Not kept over a restart. */
export class FaultPlan {
  #plan: Plan = none;
  #draw = seededDraws(none.seed);
  #requests = 0;
  #faults = 0;
  readonly #counts = new Map<FaultKind, number>();

  /**
   * Takes a new plan in place of the former, and counts from nought.
   * @throws UnreadableFault in words for a member that cannot be read.
   */
  take(given: Readonly<Record<string, unknown>>): void {
    const plan = readPlan(given);
    this.#plan = plan;
    this.#draw = seededDraws(plan.seed);
    this.#requests = 0;
    this.#faults = 0;
    this.#counts.clear();
  }

  /** No more faults; the counts are left to be read. */
  clear(): void {
    this.#plan = none;
  }

  /** The fault that the plan gives a request, if any: one draw for each that the plan concerns. */
  faultsFor(request: Drawn): Fault[] {
    const { rates, next, skew } = this.#plan;
    const skewed: Fault[] = skew === 0 || request.isPart ? [] : [{ kind: 'clock-skew', seconds: skew }];
    if (!this.#concerns(request)) return skewed;
    this.#requests++;
    const planned = next.shift() ?? this.#drawn(rates);
    if (!planned) return skewed;
    this.#faults++;
    this.#counts.set(planned.kind, (this.#counts.get(planned.kind) ?? 0) + 1);
    return [...skewed, planned];
  }

  /** What the endpoint shows: the plan, how many requests it concerned, and the faults they got. */
  state(): object {
    const { seed, rates, next, only, match, parts, most, skew } = this.#plan;
    return {
      seed,
      rates: rates.map(({ rate, fault }) => ({ rate, ...fault })),
      next,
      only,
      match,
      parts,
      most: Number.isFinite(most) ? most : null,
      clockSkew: skew,
      requests: this.#requests,
      faults: Object.fromEntries(this.#counts),
    };
  }

  #concerns({ method, path, isPart }: Drawn): boolean {
    const { only, match, parts, most } = this.#plan;
    if (this.#faults >= most || (isPart && !parts)) return false;
    if (match !== '' && !decodeSafely(path).toLowerCase().includes(match.toLowerCase())) return false;
    return only === 'all' || (only === 'reads') === (method === 'GET');
  }

  #drawn(rates: readonly Rate[]): Fault | undefined {
    if (rates.length === 0) return undefined;
    let point = this.#draw();
    return rates.find(({ rate }) => (point -= rate) < 0)?.fault;
  }
}

function readPlan(given: Readonly<Record<string, unknown>>): Plan {
  const { seed = 1, rates = {}, next = [], only = 'all', match = '', parts = true, most, clockSkew = 0 } = given;
  const unknown = Object.keys(given).find((name) => !members.has(name));
  if (unknown !== undefined)
    throw new UnreadableFault(`There is no "${unknown}"; there are ${[...members].join(', ')}.`);
  if (only !== 'reads' && only !== 'writes' && only !== 'all') {
    throw new UnreadableFault('"only" is "reads", "writes" or "all".');
  }
  if (typeof match !== 'string' || typeof parts !== 'boolean' || !Array.isArray(next)) {
    throw new UnreadableFault('"match" is text, "parts" true or false, "next" a list.');
  }
  const read = ratesIn(rates);
  if (read.reduce((sum, { rate }) => sum + rate, 0) > 1)
    throw new UnreadableFault('The rates are more than 1 together.');
  return {
    seed: numberIn('seed', seed),
    rates: read,
    next: next.map((one) => readFault(String(one))),
    only,
    match,
    parts,
    most: most === undefined || most === null ? Number.POSITIVE_INFINITY : numberIn('most', most),
    skew: numberIn('clockSkew', clockSkew),
  };
}

const members = new Set(['seed', 'rates', 'next', 'only', 'match', 'parts', 'most', 'clockSkew']);

/** `{"throttle": 0.1, "latency": {"rate": 0.2, "ms": 300}}`, in the order of the kinds, whatever order they came in. */
function ratesIn(given: unknown): Rate[] {
  if (typeof given !== 'object' || given === null) throw new UnreadableFault('"rates" is an object.');
  const byKind = new Map<FaultKind, Rate>();
  for (const [word, value] of Object.entries(given)) {
    const kind = faultKind(word);
    const members = typeof value === 'object' && value !== null ? Object.entries(value) : [['rate', value]];
    const parameters = new Map<string, number>();
    for (const [name, number] of members) parameters.set(hyphenated(String(name)), numberIn(String(name), number));
    const rate = parameters.get('rate') ?? Number.NaN;
    if (!(rate >= 0 && rate <= 1)) throw new UnreadableFault(`The rate of "${word}" is not between 0 and 1.`);
    byKind.set(kind, { rate, fault: makeFault(kind, parameters) });
  }
  return faultKinds.flatMap((kind) => byKind.get(kind) ?? []);
}

function hyphenated(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function numberIn(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new UnreadableFault(`"${name}" is not a number.`);
  return value;
}

/** A path whose escapes are broken is matched as it is written. */
function decodeSafely(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString());
}
