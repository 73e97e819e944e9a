/** What can be wrong with one answer. Times in milliseconds, save those that HTTP counts in seconds. */
export type Fault =
  /** Waits before anything is done. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** 429, nothing done. */
  | { readonly kind: 'throttle'; readonly retryAfter: number }
  /** 503, nothing done. */
  | { readonly kind: 'unavailable'; readonly retryAfter: number }
  /** The connection is cut, nothing done. */
  | { readonly kind: 'drop-before' }
  /** The request is carried out, and the connection cut instead of an answer. */
  | { readonly kind: 'drop-after' }
  /** The answer's body comes in pieces, over this long. */
  | { readonly kind: 'slow-body'; readonly ms: number }
  /** The answer's `Date` is this many seconds ahead, or behind when negative. */
  | { readonly kind: 'clock-skew'; readonly seconds: number };

export type FaultKind = Fault['kind'];

/** The header that asks for faults in the answer to one request, and in a batch's part for one operation. */
export const faultHeader = 'x-local-fault';

/** A fault that is not written as it should be, in words. */
export class UnreadableFault extends Error {
  override readonly name = 'UnreadableFault';
}

const makers: Readonly<Record<FaultKind, (parameters: ReadonlyMap<string, number>) => Fault>> = {
  latency: (given) => ({ kind: 'latency', ms: given.get('ms') ?? 1000 }),
  throttle: (given) => ({ kind: 'throttle', retryAfter: given.get('retry-after') ?? 1 }),
  unavailable: (given) => ({ kind: 'unavailable', retryAfter: given.get('retry-after') ?? 1 }),
  'drop-before': () => ({ kind: 'drop-before' }),
  'drop-after': () => ({ kind: 'drop-after' }),
  'slow-body': (given) => ({ kind: 'slow-body', ms: given.get('ms') ?? 2000 }),
  'clock-skew': (given) => ({ kind: 'clock-skew', seconds: given.get('seconds') ?? 300 }),
};

/** Other names that a kind goes by: what somebody writes without looking. */
const aliases: Readonly<Record<string, FaultKind>> = { '429': 'throttle', '503': 'unavailable' };

export const faultKinds = Object.keys(makers) as readonly FaultKind[];

/** The kind that a word names. @throws UnreadableFault for another word. */
export function faultKind(word: string): FaultKind {
  const wanted = word.trim().toLowerCase();
  const kind = aliases[wanted] ?? faultKinds.find((one) => one === wanted);
  if (!kind) throw new UnreadableFault(`There is no fault "${word.trim()}". There are ${faultKinds.join(', ')}.`);
  return kind;
}

/** A fault of a kind with these parameters, its own defaults for the rest. */
export function makeFault(kind: FaultKind, parameters: ReadonlyMap<string, number> = new Map()): Fault {
  return makers[kind](parameters);
}

/**
 * Reads faults as the header has them: `throttle; retry-after=3, latency; ms=200`.
 * @throws UnreadableFault for an unknown kind and a parameter that is no number.
 */
export function readFaults(text: string | undefined): Fault[] {
  const written = (text ?? '').split(',').map((one) => one.trim());
  return written.filter((one) => one !== '').map(readFault);
}

/** Reads one fault, `throttle; retry-after=3`. @throws UnreadableFault as above. */
export function readFault(text: string): Fault {
  const [word = '', ...rest] = text.split(';');
  const parameters = new Map<string, number>();
  for (const one of rest) {
    const [name = '', value = ''] = one.split('=');
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) {
      throw new UnreadableFault(`"${one.trim()}" of the fault "${text.trim()}" is not a name and a number.`);
    }
    parameters.set(name.trim().toLowerCase(), number);
  }
  return makeFault(faultKind(word), parameters);
}

/** The first fault of a kind. */
export function faultOf<Kind extends FaultKind>(
  faults: readonly Fault[],
  kind: Kind,
): Extract<Fault, { kind: Kind }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind);
}
