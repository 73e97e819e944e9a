/** One run of one candidate. */
export interface Figures {
  /** Seconds of processor time: loading the code and doing the work, user and system together. */
  readonly cpu: number;
  /** Milliseconds on the clock, of the same. */
  readonly wall: number;
  /** MB, the most the process ever held, its input included. */
  readonly rss: number;
}

/** What is between its call and its answer is measured; what it answers gives the made bytes, or rows as JSON, for the proof. */
export type Work = () => Promise<() => Uint8Array>;

export interface Candidate {
  /** How many rows it is tried with; a peer that takes minutes at the largest is left out there. */
  readonly rows: readonly number[];
  /** Reads the input, unmeasured, and gives what is to be measured. */
  readonly load: (folder: string) => Promise<Work>;
}

export interface Goal {
  readonly rows: number;
  readonly figure: keyof Figures;
  /** A multiple of this peer's figure; absent: the figure itself. */
  readonly against?: string;
  readonly most: number;
}

/**
 * Something we measure beside our peers. A new one is a file that exports `bench` and a line in `benches` (bench.ts).
 * It is measured in child processes, a new one each time, unless it brings a way of its own (`measure`).
 */
export interface Bench {
  readonly what: string;
  /** Peers that cannot be had from npm, and so are not measured: said, not left out. */
  readonly outOfReach?: string;
  /** Makes the input for so many rows in the folder. */
  readonly prepare: (rows: number, folder: string) => Promise<void>;
  /** Ours is called 'ours'. */
  readonly candidates: Readonly<Record<string, Candidate>>;
  /** The rows of what a candidate made, to prove that all made the same before anything is measured. */
  readonly rowsIn: (made: Uint8Array) => Promise<readonly string[]>;
  readonly goals: readonly Goal[];
  readonly measure?: (candidate: string, folder: string) => Promise<Figures>;
}

/** What a bench with figures and goals of its own exports as `run` instead; it says its table and its goals. */
export type OwnRun = (
  rounds: number,
  say: (line: string) => void,
) => Promise<{
  readonly bench: string;
  readonly measured: readonly object[];
  readonly goals: readonly { readonly holds: boolean }[];
}>;
