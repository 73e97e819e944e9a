import { makeFault, type Fault, type FaultKind } from './fault.ts';

/** Words after `#fel` and the fault each means; the English ones are those of the header. */
const words: Readonly<Record<string, FaultKind>> = {
  '429': 'throttle',
  strypt: 'throttle',
  throttle: 'throttle',
  '503': 'unavailable',
  nere: 'unavailable',
  unavailable: 'unavailable',
  sen: 'latency',
  latency: 'latency',
  före: 'drop-before',
  'drop-before': 'drop-before',
  efter: 'drop-after',
  'drop-after': 'drop-after',
  trög: 'slow-body',
  'slow-body': 'slow-body',
  klocka: 'clock-skew',
  'clock-skew': 'clock-skew',
};

const sentinel = /#(?:fel|fault)\s+([\p{L}\d-]+)(?:\s+(-?\d+))?(\s+(?:alltid|always))?/iu;

/** A fault that a title asks for. */
export interface SentinelFault {
  readonly fault: Fault;
  /** Whether it meets every write; otherwise only the first of those that are alike, so that trying again goes through. */
  readonly always: boolean;
}

/**
 * Reads a title for a fault: `#fel 429`, `Laga taket #fel efter`, `#fel sen 5` (seconds), `#fel 503 2 alltid`. Undefined
 * when there is none.
 */
export function sentinelIn(title: unknown): SentinelFault | undefined {
  const match = typeof title === 'string' ? sentinel.exec(title) : null;
  const kind = match && words[match[1]!.toLowerCase()];
  if (!kind) return undefined;
  const seconds = match[2] === undefined ? undefined : Number(match[2]);
  const parameters = new Map<string, number>();
  if (seconds !== undefined) {
    parameters
      .set('ms', seconds * 1000)
      .set('retry-after', seconds)
      .set('seconds', seconds);
  }
  return { fault: makeFault(kind, parameters), always: match[3] !== undefined };
}
