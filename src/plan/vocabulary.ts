import { PlanError } from './plan-error.ts';
import { readStatus, type ReadStatus } from './read-status.ts';
import { deviations, progresses, type Deviation, type Meaning, type PlanWords, type Status } from './status.ts';
import { plainWording } from './wording.ts';

/** The deviations as a report writes them, alone in a column or in a legend, where the plan has no words of its own. */
const usualDeviationWords: Readonly<Record<Deviation, string>> = { 'on-plan': 'Enligt plan', deviates: 'Avviker' };

export const deviationWordsOf = ({
  deviationWords = usualDeviationWords,
}: Pick<PlanWords, 'deviationWords'>): Readonly<Record<Deviation, string>> => deviationWords;

export const meanings: readonly Meaning[] = [...progresses, ...deviations];

export const isDeviation = (meaning: Meaning): meaning is Deviation =>
  (deviations as readonly Meaning[]).includes(meaning);

export const wordOf = (meaning: Meaning, plan: PlanWords): string =>
  isDeviation(meaning) ? deviationWordsOf(plan)[meaning] : plan.statusWords[meaning];

interface OwnWord {
  readonly meaning: Meaning;
  readonly isFormer: boolean;
}

/** A plan's words, as they are compared, and what was read in them: asked for once a printed row. */
interface OwnWords {
  readonly words: ReadonlyMap<string, OwnWord>;
  readonly readings: Map<string, Reading>;
}

interface Reading extends ReadStatus {
  /** In a word that the plan has changed. */
  readonly isFormer: boolean;
}

const known = new WeakMap<PlanWords, OwnWords>();

const wordsOf = (plan: PlanWords): OwnWords => {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const former = (plan.formerWords ?? []).map(({ meaning, word }) => [plainWording(word), meaning, true] as const);
  const current = meanings.map((meaning) => [plainWording(wordOf(meaning, plan)), meaning, false] as const);
  const words = new Map(
    [...former, ...current].map(([word, meaning, isFormer]): [string, OwnWord] => [word, { meaning, isFormer }]),
  );
  const made = { words, readings: new Map<string, Reading>() };
  known.set(plan, made);
  return made;
};

/** What a text says in the plan's own words, now or before: a word of either axis, or "progress, deviation". */
const ownReading = (text: string, words: OwnWords['words']): Reading | null => {
  const stated = (...said: readonly OwnWord[]): Reading => ({
    status: {
      text,
      progress: progresses.find((progress) => said.some(({ meaning }) => meaning === progress)) ?? null,
      deviation: deviations.find((deviation) => said.some(({ meaning }) => meaning === deviation)) ?? null,
    },
    understood: true,
    isFormer: said.some(({ isFormer }) => isFormer),
  });
  const whole = words.get(plainWording(text));
  if (whole !== undefined) return stated(whole);
  const comma = text.lastIndexOf(',');
  const [first, last] = [text.slice(0, comma), text.slice(comma + 1)].map((part) => words.get(plainWording(part)));
  if (comma < 0 || first === undefined || last === undefined) return null;
  return isDeviation(first.meaning) === isDeviation(last.meaning) ? null : stated(first, last);
};

const reading = (text: string, plan: PlanWords): Reading => {
  const { words, readings } = wordsOf(plan);
  const found = readings.get(text);
  if (found !== undefined) return found;
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  const made = (whole === '' ? null : ownReading(whole, words)) ?? { ...readStatus(whole), isFormer: false };
  readings.set(text, made);
  return made;
};

/** A status as written, in the plan's own words first: they mean what the plan says, and then what documents mean. */
export const readStatusIn = (text: string, plan: PlanWords): ReadStatus => {
  const { status, understood } = reading(text, plan);
  return { status, understood };
};

/**
 * A status that is told as it is now: written in a word that the plan has changed, it is told in the new one (no words of
 * its own). What was written in other words than the plan's stays as written.
 */
export const inCurrentWords = (status: Status, plan: PlanWords): Status =>
  status.text !== '' && reading(status.text, plan).isFormer ? { ...status, text: '' } : status;

/** The plan's word for one axis of a status that was told in words it had then: as it was written, else as it is now. */
export const wordThen = (status: Status, meaning: Meaning, plan: PlanWords): string => {
  const { words } = wordsOf(plan);
  const comma = status.text.lastIndexOf(',');
  const parts = [status.text, status.text.slice(0, comma), status.text.slice(comma + 1)].map((part) => part.trim());
  const said = parts.find((part) => words.get(plainWording(part))?.meaning === meaning);
  if (said === undefined) return wordOf(meaning, plan);
  return capitalised(said);
};

const capitalised = (word: string): string => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);

/** Why a word cannot be the plan's. */
export type WordProblem = 'empty' | 'shared' | 'known-otherwise' | 'had-other-meaning';

const problemWords: Readonly<Record<WordProblem, (word: string) => string>> = {
  empty: () => 'Ett ord saknas, är för långt eller går över flera rader.',
  shared: (word) => `”${word}” står för två lägen.`,
  'known-otherwise': (word) => `”${word}” läses som ett annat läge i dokument.`,
  'had-other-meaning': (word) => `”${word}” har stått för ett annat läge i planens tidigare rapporter.`,
};

const longestWord = 60;

/** Whether documents use the word for another value of the same kind, or for a value of the other axis. */
const isKnownOtherwise = (word: string, meaning: Meaning): boolean => {
  const { status, understood } = readStatus(word);
  if (!understood || word.trim() === '') return false;
  return isDeviation(meaning)
    ? status.progress !== null || status.deviation !== meaning
    : status.progress !== meaning || status.deviation !== null;
};

const problemOf = (meaning: Meaning, plan: PlanWords): WordProblem | null => {
  const word = wordOf(meaning, plan);
  const plain = plainWording(word);
  if (plain === '' || word.length > longestWord || /[\r\n,=]/.test(word)) return 'empty';
  if (meanings.some((other) => other !== meaning && plainWording(wordOf(other, plan)) === plain)) return 'shared';
  if (isKnownOtherwise(word, meaning)) return 'known-otherwise';
  const wasOther = (plan.formerWords ?? []).some(
    (former) => former.meaning !== meaning && plainWording(former.word) === plain,
  );
  return wasOther ? 'had-other-meaning' : null;
};

/**
 * The plan with other words for some meanings. Those it had are kept beside them, so that what was reported keeps the word
 * it was reported in, and is read back as what it meant.
 *
 * @throws PlanError `invalid` where two meanings would share a word, a word is known to mean something else in documents,
 * or meant something else in this plan before: then it could not be read back.
 */
export const withWords = <P extends PlanWords>(plan: P, changes: Readonly<Partial<Record<Meaning, string>>>): P => {
  const changed = meanings.filter((meaning) => {
    const word = changes[meaning];
    return word !== undefined && word.trim() !== wordOf(meaning, plan);
  });
  if (changed.length === 0) return plan;
  const wordNow = (meaning: Meaning): string => (changes[meaning] ?? wordOf(meaning, plan)).trim();
  const left = changed.map((meaning) => ({ meaning, word: wordOf(meaning, plan) }));
  const former = [...(plan.formerWords ?? []), ...left].filter(
    ({ meaning, word }, index, all) =>
      plainWording(word) !== plainWording(wordNow(meaning)) &&
      all.findIndex((other) => other.meaning === meaning && other.word === word) === index,
  );
  const next: P = {
    ...plan,
    statusWords: Object.fromEntries(progresses.map((one) => [one, wordNow(one)])) as P['statusWords'],
    deviationWords: Object.fromEntries(deviations.map((one) => [one, wordNow(one)])) as Record<Deviation, string>,
    formerWords: former,
  };
  const problems = meanings.flatMap((meaning) => {
    const problem = problemOf(meaning, next);
    // What the plan came with stands: only what is changed now is refused.
    return problem === null || !changed.includes(meaning) ? [] : [problemWords[problem](wordNow(meaning))];
  });
  if (problems.length === 0) return next;
  throw new PlanError('invalid', [...new Set(problems)].join(' '), { subject: 'Planens ord' });
};
