import { isSameSpelling } from './spelling.ts';
import { plainWording } from './wording.ts';

/** What carries no meaning of its own in a wording: may come, go and be exchanged. Denials are not among them. */
const smallWords = new Set(
  (
    'en ett den det de att och samt eller i på för med av till om inom kring gällande vid från ur som vilka vilket ' +
    'ska skall göra sin sina sitt resp respektive via genom avseende rörande mm bl a ex t o m'
  ).split(' '),
);

/** Endings of inflection and of a verb made a noun ("utveckla", "utveckling", "utvecklingen"), the longest first. */
const endings = (
  'ningarna ernas ornas ingarna ningens ingens ningar ingar ningen ingen andet andes ning ande ende arna erna orna ades ing ade ' +
  'are ats ar er or en et an na as es at ad a e t s n d'
).split(' ');
const shortestStem = 3;
/** "Elevernas" has two. */
const mostEndings = 2;

const withoutEnding = (word: string): string => {
  const ending = endings.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= shortestStem,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
};

const stemOf = (word: string): string => {
  if (/\d/.test(word)) return word;
  let stem = word;
  for (let count = 0; count < mostEndings; count += 1) stem = withoutEnding(stem);
  return stem;
};

/** Verbs with a particle, by the stem of their noun: "uppföljning av" is "följa upp". */
const withParticle = new Map(
  [
    ['uppföljning', 'följa', 'upp'],
    ['översyn', 'se', 'över'],
    ['framtagande', 'ta', 'fram'],
  ].map(([noun, ...verb]) => [stemOf(noun!), verb.map(stemOf)]),
);

/** A wording as it is compared: its words that mean something, by their stems. */
export interface Wording {
  readonly words: readonly { readonly word: string; readonly stem: string }[];
}

/** Of an activity: title and parts read as one text, since a rendering may have run them together. */
export const wordingFrom = (title: string, parts: readonly string[] = []): Wording => ({
  words: plainWording([title, ...parts].join(' '))
    .split(' ')
    .filter((word) => word !== '' && !smallWords.has(word))
    .flatMap((word) => {
      const stem = stemOf(word);
      return (withParticle.get(stem) ?? [stem]).map((part) => ({ word, stem: part }));
    }),
});

/** How much a word says: what many activities have says little. 1 where nothing is known of the others. */
export type Weigh = (stem: string) => number;

/** Weights from how many of these wordings have each word. */
export const weighedBy = (wordings: readonly Wording[]): Weigh => {
  const counts = new Map<string, number>();
  for (const { words } of wordings) {
    for (const stem of new Set(words.map((word) => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stem) => Math.log(1 + wordings.length / (counts.get(stem) ?? 1));
};

/**
 * What tells commitments apart however alike they read (docs/which-copies-are-one-activity.md): a number or year, a
 * denial, a school form, a target group.
 */
const tellsApart =
  /\d|^(?:inte|ej|utan|icke|aldrig|ingen|inga)$|skol(?:a|an|or|orna|klass|form)?$|förskol|fritids|vuxen|gymnasie|särskol|komvux|^sfi$|grundskol/;

export interface Likeness {
  /** 0 nothing in common, 1 the same words. */
  readonly score: number;
  /**
   * Words were only inflected, moved, added or left out, and few of them: nothing was exchanged for something else, and
   * nothing that tells commitments apart came or went.
   */
  readonly isSameMeaning: boolean;
  /** How much of each wording the other has: 1 means that all of it stands in the other. */
  readonly shares: readonly [number, number];
}

/** Of the words of a wording, this much may be added or left out without another meaning, where so many remain. */
const mostLeftOut = 0.34;
const fewestCommon = 3;

type Word = Wording['words'][number];

/** Each word of `a` with one of `b`, by stem and then by spelling; what is left of both. */
const paired = (a: readonly Word[], b: readonly Word[]) => {
  const left = [...b];
  const take = (isSame: (other: Word) => boolean): boolean => {
    const at = left.findIndex(isSame);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const [common, alone]: [Word[], Word[]] = [[], []];
  for (const word of a) (take(({ stem }) => stem === word.stem) ? common : alone).push(word);
  const aloneStill = alone.filter((word) => {
    const isMisspelt = take((other) => isSameSpelling(word.word, other.word));
    if (isMisspelt) common.push(word);
    return !isMisspelt;
  });
  return { common, aloneInA: aloneStill, aloneInB: left };
};

/** How alike two wordings are. Symmetric but for rounding; says nothing of goals, boards or deadlines. */
export const likenessOf = (a: Wording, b: Wording, weigh: Weigh = () => 1): Likeness => {
  const { common, aloneInA, aloneInB } = paired(a.words, b.words);
  const weightOf = (words: readonly Word[]): number => words.reduce((sum, { stem }) => sum + weigh(stem), 0);
  const [shared, onlyA, onlyB] = [weightOf(common), weightOf(aloneInA), weightOf(aloneInB)];
  const whole = 2 * shared + onlyA + onlyB;
  const score = whole === 0 ? 0 : (2 * shared) / whole;
  const alone = [...aloneInA, ...aloneInB];
  const isSameMeaning =
    common.length >= (alone.length === 0 ? 1 : fewestCommon) &&
    (aloneInA.length === 0 || aloneInB.length === 0) &&
    alone.length / (common.length + alone.length) <= mostLeftOut &&
    !alone.some(({ word }) => tellsApart.test(word));
  const share = (only: number): number => (shared + only === 0 ? 0 : shared / (shared + only));
  return { score, isSameMeaning, shares: [share(onlyA), share(onlyB)] };
};
