import type { Activity } from './activity.ts';
import type { Board } from './board.ts';
import { followUpKey } from './follow-up.ts';
import type { NewPlan } from './new-plan.ts';
import { measuredAgainst, type Placement } from './placement.ts';
import { plainWording } from './wording.ts';

/** What is known of a plan that has been written before, and of the site's boards. */
export interface Standing {
  readonly boards: readonly Pick<Board, 'key' | 'spellings'>[];
  readonly activities: readonly Pick<Activity, 'key' | 'title' | 'parts'>[];
  readonly placements: readonly Pick<Placement, 'activityKey' | 'own'>[];
}

type NewActivity = NewPlan['activities'][number];
type NewPlacement = NewPlan['placements'][number];
type Titled = Pick<Activity, 'key' | 'title' | 'parts'>;

/** Rule 1 of the copies (docs/which-copies-are-one-activity.md): the wording, whatever its case and punctuation. */
const wordingOf = (title: string, parts: readonly string[]): string =>
  [plainWording(title).replaceAll(' ', ''), ...parts].join('\n');

/** Every wording that an activity is printed in. */
const wordingsOf = (activity: Titled, placements: readonly Pick<Placement, 'activityKey' | 'own'>[]): string[] => [
  wordingOf(activity.title, activity.parts),
  ...placements.flatMap(({ own }) => (own.title === null ? [] : [wordingOf(own.title, activity.parts)])),
];

/**
 * Which standing activity a new one is by its wording, where its key is another: the key comes of the first copy, which
 * may be gone.
 */
export const standingActivities = (plan: NewPlan, standing: Standing): ReadonlyMap<string, Titled> => {
  const byWording = new Map<string, Titled>();
  const printed = Map.groupBy(standing.placements, ({ activityKey }) => activityKey);
  for (const activity of standing.activities) {
    for (const wording of wordingsOf(activity, printed.get(activity.key) ?? [])) {
      if (!byWording.has(wording)) byWording.set(wording, activity);
    }
  }
  const known = new Set(standing.activities.map(({ key }) => key));
  const taken = new Set(plan.activities.map(({ key }) => key));
  const rows = Map.groupBy(plan.placements, ({ activityKey }) => activityKey);
  const found = new Map<string, Titled>();
  for (const activity of plan.activities) {
    if (known.has(activity.key)) continue;
    const same = wordingsOf(activity, rows.get(activity.key) ?? [])
      .map((wording) => byWording.get(wording))
      .find((candidate) => candidate !== undefined && !taken.has(candidate.key));
    if (same === undefined) continue;
    taken.add(same.key);
    found.set(activity.key, same);
  }
  return found;
};

/** A board however it is written: a unique column knows no case, and a document may use another of its spellings. */
const boardKeys = (plan: NewPlan, standing: Standing): ((key: string) => string) => {
  const folded = (name: string): string => name.trim().toLocaleLowerCase('sv');
  const bySpelling = new Map<string, string>();
  for (const { key, spellings } of standing.boards.toReversed())
    for (const spelling of spellings) bySpelling.set(folded(spelling), key);
  for (const { key } of standing.boards) bySpelling.set(folded(key), key);
  const known = new Map(
    plan.boards.flatMap(({ key, spellings }): [string, string][] => {
      const names = [key, ...spellings].map((name) => bySpelling.get(folded(name)));
      const same = names.find((name) => name !== undefined);
      return same === undefined ? [] : [[key, same]];
    }),
  );
  return (key) => known.get(key) ?? bySpelling.get(folded(key)) ?? key;
};

/** The first of each key: two spellings in one document may turn out to be one board. */
const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] =>
  [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();

/**
 * A plan read from a document, with the keys that its activities and boards have on the site already, so that a second
 * import finds them: also when the copy that an activity's key was made from is no longer in the document, and when a
 * board is written in another way. A row of such an activity keeps its own wording. `reworded` are those that are known
 * to be one of the site's under a new wording, by their keys in the document: they take its key and keep the wording.
 */
export const keepStandingKeys = (
  plan: NewPlan,
  standing: Standing,
  reworded: ReadonlyMap<string, string> = new Map(),
): NewPlan => {
  const given = new Map(plan.activities.map((activity) => [activity.key, activity]));
  const found = new Map(standingActivities(plan, standing));
  for (const [givenKey, key] of reworded) {
    const activity = given.get(givenKey);
    if (activity !== undefined) found.set(givenKey, { ...activity, key });
  }
  const boardKey = boardKeys(plan, standing);
  const boardsOf = (keys: readonly string[]): readonly string[] => [...new Set(keys.map(boardKey))];
  /** Keys of what belongs to an activity begin with the activity's. */
  const under = (key: string, activityKey: string): string => {
    const same = found.get(activityKey);
    return same !== undefined && key.startsWith(activityKey) ? same.key + key.slice(activityKey.length) : key;
  };
  const keyOf = (activityKey: string): string => found.get(activityKey)?.key ?? activityKey;
  const titleOf = ({ activityKey, own }: NewPlacement): string | null => {
    const same = found.get(activityKey);
    if (same === undefined) return own.title;
    const written = own.title ?? given.get(activityKey)?.title ?? null;
    return written === same.title ? null : written;
  };
  /** Measured anew where what the row is measured against is written in another way on the site. */
  const ownOf = (placement: NewPlacement): Pick<Placement, 'own' | 'measured'> => {
    const { own, measured } = placement;
    const kept = { ...own, title: titleOf(placement), boards: own.boards === null ? null : boardsOf(own.boards) };
    const activity = given.get(placement.activityKey);
    const title = found.get(placement.activityKey)?.title ?? activity?.title;
    const boards = boardsOf(activity?.boards ?? []);
    if (!activity || (title === activity.title && boards.join() === activity.boards.join())) {
      return measured === undefined ? { own: kept } : { own: kept, measured };
    }
    return { own: kept, ...measuredAgainst({ ...activity, title: title ?? activity.title, boards }, kept) };
  };
  return {
    ...plan,
    boards: distinct(
      plan.boards.map((board) => ({ ...board, key: boardKey(board.key) })),
      ({ key }) => key,
    ),
    activities: plan.activities.map((activity: NewActivity) => ({
      ...activity,
      key: keyOf(activity.key),
      boards: boardsOf(activity.boards),
    })),
    placements: plan.placements.map((placement) => {
      const { own: _own, measured: _measured, ...rest } = placement;
      const key = under(placement.key, placement.activityKey);
      return { ...rest, key, activityKey: keyOf(placement.activityKey), ...ownOf(placement) };
    }),
    postponements: plan.postponements.map((postponement) => ({
      ...postponement,
      key: under(postponement.key, postponement.activityKey),
      activityKey: keyOf(postponement.activityKey),
    })),
    ...(plan.followUps === undefined
      ? {}
      : {
          followUps: plan.followUps.map((followUp) => {
            const activityKey = keyOf(followUp.activityKey);
            return { ...followUp, activityKey, key: followUpKey(followUp.periodKey, activityKey) };
          }),
        }),
  };
};
