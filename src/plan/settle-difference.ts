import type { Activity } from './activity.ts';
import type { Continuation } from './continuation.ts';
import { agree, judgedDifference, saidOf, type PlanDifference } from './differences.ts';
import type { DifferenceKind } from './draft-plan.ts';
import type { Act } from './person.ts';
import { measuredAgainst, ownBeside, printedRow, type OwnKind, type Placement } from './placement.ts';
import { PlanError } from './plan-error.ts';
import { rulingOf } from './rulings.ts';
import type { Ruling } from './ruling.ts';
import { fingerprint } from './wording.ts';

type Kept<T> = Omit<T, 'version'>;

/** An activity with all its rows, as the record has them. */
export interface Rows {
  readonly activity: Kept<Activity>;
  readonly placements: readonly Kept<Placement>[];
}

/** Status and comment are one answer: who picks either has picked both. */
const decidedWith: Readonly<Record<DifferenceKind, readonly OwnKind[]>> = {
  status: ['status', 'comment'],
  comment: ['status', 'comment'],
  deadline: ['deadline'],
  boards: ['boards'],
};

const rowOf = (placements: readonly Kept<Placement>[], key: string): Kept<Placement> => {
  const found = placements.find((placement) => placement.key === key);
  if (found) return found;
  throw new PlanError('not-found', 'Raden finns inte längre.', { subject: key });
};

/** Without values of its own of these kinds, so that the row says what the activity says. */
const following = (placement: Kept<Placement>, kinds: readonly OwnKind[]): Kept<Placement> => {
  const { measured, ...rest } = placement;
  const left = Object.entries(measured ?? {}).filter(([kind]) => !kinds.includes(kind as OwnKind));
  const own = { ...placement.own, ...Object.fromEntries(kinds.map((kind) => [kind, null])) };
  return { ...rest, own, ...(left.length === 0 ? {} : { measured: Object.fromEntries(left) }) };
};

/**
 * "Välj en": the activity has what this row says of what differs, and all its rows follow it. Picked boards are printed as
 * that row writes them.
 */
export const pickOne = ({ activity, placements }: Rows, kind: DifferenceKind, placementKey: string): Rows => {
  const picked = rowOf(placements, placementKey);
  const { status, comment, deadline, boards, boardsText } = printedRow(picked, activity);
  const said: Readonly<Record<DifferenceKind, Partial<Activity>>> = {
    status: { status, comment, ...(status.progress === 'completed' ? {} : { completedOn: null }) },
    comment: { status, comment },
    deadline: { deadline },
    boards: { boards },
  };
  return {
    activity: { ...activity, ...said[kind] },
    placements: placements.map((placement) => {
      const follows = following(placement, decidedWith[kind]);
      return kind === 'boards' ? { ...follows, boardsText } : follows;
    }),
  };
};

export interface TwoCommitments {
  /** The one that the rows of the second value are of from now on. */
  readonly activity: Kept<Activity>;
  /** Those rows, of that activity. */
  readonly placements: readonly Kept<Placement>[];
  /** From the activity that both were. */
  readonly continuation: Continuation;
  /** A pair of rows each, one of either activity, so that no pair is ever asked about again. */
  readonly rulings: readonly Ruling[];
}

/**
 * "Två åtaganden": the rows that say what the second of the pair says become an activity of their own, with the same
 * owner and unit. Its key follows from what they say, so that a call that died half-way is made again.
 */
export const makeTwo = ({ activity, placements }: Rows, difference: PlanDifference, act: Act): TwoCommitments => {
  const { kind, placements: pair } = difference;
  const rows = placements.map((placement) => ({ placement, printed: printedRow(placement, activity) }));
  const second = printedRow(rowOf(placements, pair[1]), activity);
  const moving = rows.filter(({ printed }) => agree(kind, printed, second));
  const staying = rows.filter((row) => !moving.includes(row));
  // Of what is said and not of the row: of three rows, the second that moves goes to the same activity.
  const key = `${activity.key}-${fingerprint(`${kind}\n${saidOf(kind, second)}`).slice(0, 6)}`;
  const { planKey } = activity;
  const { boardsText: _boardsText, ...said } = second;
  const apart = { ...activity, ...said, key, acted: null };
  return {
    activity: apart,
    placements: moving.map(({ placement, printed }) => {
      const { measured: _measured, ...rest } = placement;
      const own = ownBeside(printed, apart);
      return { ...rest, activityKey: key, own, ...measuredAgainst(apart, own) };
    }),
    continuation: {
      key: `${activity.key}|${key}`,
      planKey,
      fromKey: activity.key,
      toKey: key,
      kind: 'split',
      on: null,
      reason: `Två åtaganden. ${difference.text}`,
      acted: act,
    },
    rulings: staying.flatMap((stays) =>
      moving.map((moves) => {
        const judged = judgedDifference({
          kind,
          placements: [stays.placement.key, moves.placement.key],
          values: [saidOf(kind, stays.printed), saidOf(kind, moves.printed)],
        });
        return rulingOf(judged, planKey, 'two-commitments', '', act);
      }),
    ),
  };
};
