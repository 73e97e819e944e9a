import type { Bench, Figures, Goal } from './bench-definition.ts';

/** A candidate at a number of rows, over all rounds. */
export interface Measured {
  readonly candidate: string;
  readonly rows: number;
  readonly rounds: readonly Figures[];
  readonly median: Figures;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

export const measured = (candidate: string, rows: number, rounds: readonly Figures[]): Measured => {
  const of = (figure: keyof Figures): number => median(rounds.map((round) => round[figure]));
  return { candidate, rows, rounds, median: { cpu: of('cpu'), wall: of('wall'), rss: of('rss') } };
};

export interface Verdict extends Goal {
  /** Ours, as a multiple of the peer's where there is one. */
  readonly value: number;
  readonly holds: boolean;
}

export const verdicts = ({ goals }: Bench, all: readonly Measured[]): readonly Verdict[] =>
  goals.map((goal) => {
    const figureOf = (candidate: string): number =>
      all.find((one) => one.candidate === candidate && one.rows === goal.rows)?.median[goal.figure] ?? NaN;
    const value = figureOf('ours') / (goal.against === undefined ? 1 : figureOf(goal.against));
    return { ...goal, value, holds: value <= goal.most };
  });

const units = { cpu: 's CPU', wall: 'ms', rss: 'MB' } as const;
const round = (number: number): string => (number < 10 ? number.toFixed(2) : number.toFixed(0));

/** The figures as lines: each candidate's medians, and how many times ours its processor time is. */
export const table = (all: readonly Measured[]): readonly string[] => [
  `  ${'rows'.padStart(6)}  ${'candidate'.padEnd(16)}${'CPU s'.padStart(8)}${'wall ms'.padStart(9)}${'MB'.padStart(6)}  × ours`,
  ...all.map(({ candidate, rows, median: { cpu, wall, rss } }) => {
    const ours = all.find((one) => one.candidate === 'ours' && one.rows === rows)?.median.cpu ?? NaN;
    return `  ${String(rows).padStart(6)}  ${candidate.padEnd(16)}${round(cpu).padStart(8)}${wall.toFixed(0).padStart(9)}${rss.toFixed(0).padStart(6)}  ${round(cpu / ours)}`;
  }),
];

export const inWords = ({ rows, figure, against, most, value, holds }: Verdict): string =>
  against === undefined
    ? `  ${holds ? 'holds' : 'FAILS'}: ${round(value)} ${units[figure]} at ${rows} rows (at most ${most})`
    : `  ${holds ? 'holds' : 'FAILS'}: ${value.toFixed(2)} × ${against}'s ${units[figure]} at ${rows} rows (at most ${most})`;
