import { isSameDeadline, type Deadline } from './deadline.ts';
import { likenessOf, weighedBy, wordingFrom, type Likeness, type Weigh, type Wording } from './likeness.ts';
import { fingerprint, plainWording } from './wording.ts';

/** What an activity is found again by, on the site and in a document. */
export interface Findable {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly string[];
  readonly boards: readonly string[];
  readonly deadline: Deadline;
  /** The goals it is printed under. */
  readonly goalTitles: readonly string[];
}

/** An activity of the document that is one of the site's, worded in another way. */
export interface Match {
  readonly standingKey: string;
  readonly givenKey: string;
  /** Likeness of the wordings, 0–1. */
  readonly score: number;
}

/**
 * Something that a person has to say: whether a wording is another activity's (`reworded`), whether a vanished activity
 * has gone into another (`merged`), whether a new one was part of another (`split`).
 */
export interface Question extends Match {
  /** The same at each run for the same pair. */
  readonly id: string;
  readonly kind: 'reworded' | 'merged' | 'split';
  readonly standingTitle: string;
  readonly givenTitle: string;
}

/** What was said of a question: it is so, or it is not. */
export type Verdict = 'yes' | 'no';

export interface FoundAgain {
  /** Certain, or said by a person. */
  readonly matches: readonly Match[];
  /** Said by a person: into which of the document's activities a vanished one has gone, and what a new one was part of. */
  readonly merged: readonly Match[];
  readonly split: readonly Match[];
  /** Not answered yet: nothing is written of them. */
  readonly questions: readonly Question[];
}

/**
 * Below this two wordings are two activities and nobody is asked. Measured on the 4,278 pairs of document 000's 93
 * activities: 14 pairs reach it, among them all that must not be merged; none is taken for the same without asking.
 */
export const askedFrom = 0.4;
/** What stands under the same goal is asked about a little sooner. */
const askedFromUnderOneGoal = 0.34;
/** So much of a wording stands in the other, where one has gone into it or come out of it. */
const mostlyContained = 0.6;

export const questionId = (kind: Question['kind'], standingKey: string, givenKey: string): string =>
  fingerprint([kind, standingKey, givenKey].join('\n')).slice(-8);

interface Read {
  readonly item: Findable;
  readonly wording: Wording;
  readonly goals: ReadonlySet<string>;
}

interface Pair {
  readonly standing: Read;
  readonly given: Read;
  readonly likeness: Likeness;
  /** Likeness, with what else agrees: only orders the pairs. */
  readonly rank: number;
  readonly isUnderOneGoal: boolean;
  readonly isSure: boolean;
}

const readOf = (item: Findable): Read => ({
  item,
  wording: wordingFrom(item.title, item.parts),
  goals: new Set(item.goalTitles.map(plainWording)),
});

/** A word that more activities than this have finds nobody: so that ten thousand are not compared with ten thousand. */
const mostSharing = 60;

const pairOf = (standing: Read, given: Read, weigh: Weigh): Pair => {
  const likeness = likenessOf(standing.wording, given.wording, weigh);
  const isUnderOneGoal = [...given.goals].some((goal) => standing.goals.has(goal));
  const [a, b] = [standing.item, given.item];
  const sameBoards = a.boards.length === b.boards.length && a.boards.every((board) => b.boards.includes(board));
  const sameDeadline = isSameDeadline(a.deadline, b.deadline);
  const rank = likeness.score + (isUnderOneGoal ? 0.1 : 0) + (sameBoards ? 0.04 : 0) + (sameDeadline ? 0.02 : 0);
  const isSure = likeness.isSameMeaning && (isUnderOneGoal || (sameBoards && sameDeadline));
  return { standing, given, likeness, rank, isUnderOneGoal, isSure };
};

/** Every pair that could be one activity, the likeliest first; the order of the lists settles what is equal. */
const pairsOf = (standing: readonly Read[], given: readonly Read[], weigh: Weigh): readonly Pair[] => {
  const byStem = new Map<string, Read[]>();
  for (const read of standing) {
    for (const stem of new Set(read.wording.words.map((word) => word.stem))) {
      const list = byStem.get(stem);
      if (list) list.push(read);
      else byStem.set(stem, [read]);
    }
  }
  return given
    .flatMap((read) => {
      const stems = read.wording.words.map(({ stem }) => byStem.get(stem) ?? []);
      const near = new Set(stems.filter((sharing) => sharing.length <= mostSharing).flat());
      return [...near].map((other) => pairOf(other, read, weigh));
    })
    .filter(
      ({ likeness: { score, shares } }) => score >= askedFromUnderOneGoal || Math.max(...shares) >= mostlyContained,
    )
    .toSorted((a, b) => b.rank - a.rank);
};

const matchOf = ({ standing, given, likeness }: Pair): Match => ({
  standingKey: standing.item.key,
  givenKey: given.item.key,
  score: likeness.score,
});

const questionOf = (kind: Question['kind'], pair: Pair): Question => {
  const { standing, given } = pair;
  return {
    ...matchOf(pair),
    id: questionId(kind, standing.item.key, given.item.key),
    kind,
    standingTitle: standing.item.title,
    givenTitle: given.item.title,
  };
};

/** Sorts pairs into certain, asked and answered, one to one, the likeliest first. */
class Finding {
  readonly matches: Match[] = [];
  readonly merged: Match[] = [];
  readonly split: Match[] = [];
  readonly questions: Question[] = [];
  readonly settledStanding = new Set<string>();
  readonly settledGiven = new Set<string>();
  readonly #verdicts: ReadonlyMap<string, Verdict>;

  constructor(verdicts: ReadonlyMap<string, Verdict>) {
    this.#verdicts = verdicts;
  }

  verdict(kind: Question['kind'], { standing, given }: Pair): Verdict | undefined {
    return this.#verdicts.get(questionId(kind, standing.item.key, given.item.key));
  }

  isFree({ standing, given }: Pair): boolean {
    return !this.settledStanding.has(standing.item.key) && !this.settledGiven.has(given.item.key);
  }

  match(pair: Pair): void {
    this.settledStanding.add(pair.standing.item.key);
    this.settledGiven.add(pair.given.item.key);
    this.matches.push(matchOf(pair));
  }

  /** Whether what is asked has been answered, or now is asked; false where it was denied. */
  ask(kind: Question['kind'], pair: Pair): boolean {
    const verdict = this.verdict(kind, pair);
    if (verdict === 'no') return false;
    if (verdict === undefined) this.questions.push(questionOf(kind, pair));
    else if (kind === 'reworded') this.match(pair);
    else this[kind].push(matchOf(pair));
    this.settledStanding.add(pair.standing.item.key);
    this.settledGiven.add(pair.given.item.key);
    return true;
  }
}

/** What is looked through, and what was said before. */
export interface Search {
  /** On the site and not found by key or wording. */
  readonly standing: readonly Findable[];
  /** In the document and not found by key or wording. */
  readonly given: readonly Findable[];
  /** Tied together by key or wording, and worded otherwise now: may have taken in another, or lost a part. */
  readonly changed: readonly { readonly standing: Findable; readonly given: Findable }[];
  /** In the document, tied by key and worded as before: a split that was cut off has made them already. */
  readonly there: readonly Findable[];
  /** All there are: what many have says little. */
  readonly among: readonly Findable[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** How many certain pairs each activity is in: certain only where neither has a second that would be as certain. */
const sureCounts = (pairs: readonly Pair[]): ReadonlyMap<Read, number> => {
  const counts = new Map<Read, number>();
  for (const { isSure, standing, given } of pairs) {
    if (!isSure) continue;
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
    counts.set(given, (counts.get(given) ?? 0) + 1);
  }
  return counts;
};

/** One to one: what was said, then what is certain, then what is asked. */
const findReworded = (finding: Finding, pairs: readonly Pair[]): void => {
  for (const pair of pairs) {
    if (finding.isFree(pair) && finding.verdict('reworded', pair) === 'yes') finding.match(pair);
  }
  const counts = sureCounts(pairs);
  for (const pair of pairs) {
    const isOnlyOne = counts.get(pair.standing) === 1 && counts.get(pair.given) === 1;
    if (pair.isSure && isOnlyOne && finding.isFree(pair) && finding.verdict('reworded', pair) !== 'no') {
      finding.match(pair);
    }
  }
  for (const pair of pairs) {
    const from = pair.isUnderOneGoal ? askedFromUnderOneGoal : askedFrom;
    if (pair.likeness.score >= from && finding.isFree(pair)) finding.ask('reworded', pair);
  }
};

/**
 * Which activities of a document are which on the site, where neither key nor wording says it.
 *
 * Certain is only a wording in which words were inflected, moved, added or left out (`Likeness.isSameMeaning`), under the
 * same goal or with the same boards and deadline, and with no second one as near. All else that is alike is asked, the
 * likeliest pair first and each activity in one question only; what was answered is taken as it was said. Whether one
 * was merged into another, or split off it, is always asked, and only of what is worded otherwise than before.
 */
export const findAgain = ({ standing, given, changed, there, among, verdicts }: Search): FoundAgain => {
  const reads = new Map([...among, ...standing, ...given].map((item) => [item, readOf(item)]));
  const weigh = weighedBy([...reads.values()].map(({ wording }) => wording));
  const read = (item: Findable): Read => reads.get(item) ?? readOf(item);
  const [left, right] = [standing.map(read), given.map(read)];
  const finding = new Finding(verdicts);
  findReworded(finding, pairsOf(left, right, weigh));
  const [byStanding, byGiven] = [left, right].map((side) => new Map(side.map((one) => [one.item.key, one])));
  const tied = [...finding.matches, ...finding.questions];
  const before = [
    ...changed.map((pair) => read(pair.standing)),
    ...tied.map((one) => byStanding!.get(one.standingKey)!),
  ];
  const after = [...changed.map((pair) => read(pair.given)), ...tied.map((one) => byGiven!.get(one.givenKey)!)];
  for (const pair of pairsOf(left, after, weigh)) {
    const isFree = !finding.settledStanding.has(pair.standing.item.key);
    if (isFree && pair.likeness.shares[0] >= mostlyContained) finding.ask('merged', pair);
  }
  for (const pair of pairsOf(before, right, weigh)) {
    const isFree = !finding.settledGiven.has(pair.given.item.key);
    if (isFree && pair.likeness.shares[1] >= mostlyContained) finding.ask('split', pair);
  }
  const decided = verdicts.size === 0 ? [] : pairsOf(before, there.map(read), weigh);
  for (const pair of decided) if (finding.verdict('split', pair) === 'yes') finding.split.push(matchOf(pair));
  const { matches, merged, split, questions } = finding;
  return { matches, merged, split, questions };
};
