import { isSameSpelling, shortestMisspelt } from './spelling.ts';
import { isSameDeadline, type Deadline } from './deadline.ts';
import { keyOfWording, plainWording } from './wording.ts';

/** What is compared of a printed row. */
export interface Copy {
  readonly title: string;
  readonly parts: readonly string[];
  /** The printed goal it stands under, told apart from every other printing of the same goal. */
  readonly group: string;
  readonly goalTitle: string;
  readonly boards: readonly string[];
  readonly deadline: Deadline;
}

interface Candidate {
  readonly copy: Copy;
  readonly words: readonly string[];
  readonly activity: number;
}

/** Articles and "att" may be left out without another meaning; prepositions and negations may not. */
const smallWords = new Set(['en', 'ett', 'den', 'det', 'de', 'att']);
const withoutSmallWords = (words: readonly string[]): string => words.filter((word) => !smallWords.has(word)).join(' ');

const shortestWording = 5;
const shortestBeginning = 8;
const longestTail = 2;
/** A place in a wording where more words than this have stood is the variable of a template, not a misspelling. */
const mostSpellings = 12;
const denial = /^(?:inte|ej|utan|icke|aldrig)$/;

/** A wording that is only nearly the same counts only where the rows agree otherwise, and stand under two printed goals. */
const agreeOtherwise = (a: Copy, b: Copy): boolean =>
  a.group !== b.group &&
  a.boards.length === b.boards.length &&
  a.boards.every((board) => b.boards.includes(board)) &&
  a.parts.join('\n') === b.parts.join('\n') &&
  isSameDeadline(a.deadline, b.deadline);

/** Rule 3: the end left out of a long wording, under two printings of one goal. */
const isTailLeftOut = (short: Candidate, long: Candidate): boolean => {
  const tail = long.words.slice(short.words.length);
  return (
    plainWording(short.copy.goalTitle) === plainWording(long.copy.goalTitle) &&
    short.copy.parts.length === 0 &&
    tail.every((word) => !/\d/.test(word) && !denial.test(word))
  );
};

const hashOf = (text: string): number => {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
};

/** A number for each wording that has another word in one of its places; two wordings may share one, and are compared. */
const withOneOpen = (words: readonly string[]): readonly number[] => {
  const hashes = words.map((word, place) => Math.imul(hashOf(word), 2 * place + 3));
  const whole = hashes.reduce((sum, hash) => (sum + hash) | 0, words.length);
  const open = hashes.map((hash, place) => Math.imul((whole - hash) | 0, 0x9e3779b1) + place);
  return open.filter((_, place) => (words[place]?.length ?? 0) >= shortestMisspelt);
};

/** Finds the earlier rows that a row could be a copy of, by keys, so that no row is compared with all others. */
class Wordings {
  readonly #exact = new Map<string, number>();
  readonly #near = new Map<string | number, Candidate[]>();

  exact(key: string): number | undefined {
    return this.#exact.get(key);
  }

  add(key: string, candidate: Candidate, nearKeys: readonly (string | number)[]): void {
    this.#exact.set(key, candidate.activity);
    for (const near of nearKeys) {
      const list = this.#near.get(near);
      if (list) list.push(candidate);
      else this.#near.set(near, [candidate]);
    }
  }

  near(key: string | number): readonly Candidate[] {
    return this.#near.get(key) ?? [];
  }
}

const spellingKeys = (words: readonly string[]): readonly (string | number)[] =>
  words.length < shortestWording ? [] : [`small ${withoutSmallWords(words)}`, ...withOneOpen(words)];

const beginningsOf = (words: readonly string[]): readonly string[] =>
  Array.from({ length: longestTail }, (_, left) => words.slice(0, words.length - left - 1))
    .filter((beginning) => beginning.length >= shortestBeginning)
    .map((beginning) => `beginning ${beginning.join(' ')}`);

/** Rule 2. */
const isNearWording = (row: Candidate, other: Candidate): boolean => {
  if (row.words.length === other.words.length) {
    const places = row.words.flatMap((word, index) => (word === other.words[index] ? [] : [index]));
    const [place = 0] = places;
    if (places.length === 1 && isSameSpelling(row.words[place] ?? '', other.words[place] ?? '')) return true;
  }
  return withoutSmallWords(row.words) === withoutSmallWords(other.words);
};

const nearest = (row: Candidate, wordings: Wordings): number | undefined => {
  for (const key of spellingKeys(row.words)) {
    const others = wordings.near(key);
    if (others.length > mostSpellings) continue;
    const found = others.find((other) => agreeOtherwise(row.copy, other.copy) && isNearWording(row, other));
    if (found) return found.activity;
  }
  const wholeKey = `beginning ${row.words.join(' ')}`;
  const longer = wordings
    .near(wholeKey)
    .filter((other) => agreeOtherwise(row.copy, other.copy) && isTailLeftOut(row, other));
  const shorter = beginningsOf(row.words)
    .flatMap((key) => wordings.near(`whole ${key}`))
    .filter((other) => agreeOtherwise(row.copy, other.copy) && isTailLeftOut(other, row));
  const activities = new Set([...longer, ...shorter].map((other) => other.activity));
  const [only] = activities;
  return activities.size === 1 ? only : undefined;
};

/**
 * Which rows are copies of one activity: for each row the index of the first row of its activity (its own where it is
 * the first). The rule, with its reasons, is in docs/which-copies-are-one-activity.md:
 *
 * 1. The same wording, whatever its case, punctuation, quotes, dashes and spacing, with the same parts: always.
 * 2. One word spelt otherwise (see `isSameSpelling`), or articles and "att" more or fewer, in a wording of five words
 *    or more.
 * 3. One or two last words left out of a wording of which at least eight remain, under two printings of the same goal.
 *
 * 2 and 3 hold only between rows of the same boards and deadline, under different printed goals: who writes two rows
 * under one goal means two commitments. Where a cut wording could belong to several activities, it belongs to none.
 * The goal, a target group in front ("Gymnasieskolan: …"), the status and the comment decide nothing.
 *
 * Linear in the number of rows.
 */
export const activitiesOf = (copies: readonly Copy[]): readonly number[] => {
  const wordings = new Wordings();
  return copies.map((copy, index) => {
    const plain = plainWording(copy.title);
    const exactKey = [plain.replaceAll(' ', ''), ...copy.parts].join('\n');
    const words = plain.split(' ');
    const same = wordings.exact(exactKey);
    const activity = same ?? nearest({ copy, words, activity: index }, wordings) ?? index;
    if (same === undefined) {
      const tailKeys = [`whole beginning ${words.join(' ')}`, ...beginningsOf(words)];
      wordings.add(exactKey, { copy, words, activity }, [...spellingKeys(words), ...tailKeys]);
    }
    return activity;
  });
};

/**
 * An activity's key in every import of the plan: from the wording of its first copy with its parts, so that it is the
 * same from every rendering, also from one in which the parts have run into the title.
 */
export const activityKeyOf = (first: Pick<Copy, 'title' | 'parts'>): string =>
  keyOfWording([first.title, ...first.parts].join(' '));
