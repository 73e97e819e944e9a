import { takeCarryMarker } from './carry-marker.ts';
import { cellText, paragraphText, plainText, type Cell, type Run } from './table.ts';

export interface GoalTexts {
  readonly title: string;
  readonly description: string;
  readonly carriedOverFrom: string | null;
  /** True where more than one word could begin the description, and nothing in the document tells which. */
  readonly isUncertain: boolean;
}

/** Whether a document anywhere writes a word in lower case: such a word, once with a capital, begins a sentence. */
export type LowerCaseWords = { has(word: string): boolean };

/** Gathered when first asked for: most documents tell a title from its description by other signs. */
export const lowerCaseWordsIn = (texts: readonly string[]): LowerCaseWords => {
  let words: ReadonlySet<string> | null = null;
  return {
    has: (word) => {
      words ??= new Set(texts.flatMap((text) => text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []));
      return words.has(word);
    },
  };
};

const label = /^(?:nämndmål|mål)(?:\s*\d+)?\s*:\s*/iu;

const withoutStop = (text: string): string => text.replace(/(?<!\.)\.$/, '').trim();

/** "Mål 1" and "1.2" name no goal yet. */
const isOnlyLabel = (text: string): boolean => /^(?:\p{L}+\s*)?[\d.]+\s*$/u.test(text);

/** "Örebro Kommun" is one name. */
const ofName = /^(?:Kommun|Region|Stad|Län|Landsting|Kommuns|Regionen|Kommunen)$/u;

const asksForMore =
  /(?:^|\s)(?:i|på|till|från|av|för|med|om|och|eller|vid|hos|inom|under|genom|som|att|den|det|de|en|ett)$/iu;
const verb =
  /(?:^|\s)(?:ska|skall|är|har|får|kan|ges|bidrar|arbetar|erbjuder?|utvecklar|innebär|betyder|stärker|skapar)(?:\s|$)/iu;

/** "… i Sundsvall ska öka" goes on; a description is a sentence of its own. */
const isSentence = (text: string, at: number): boolean => {
  const after = text.slice(at).trim();
  const words = after.split(/\s+/u).length;
  return (
    !asksForMore.test(text.slice(0, at).trim()) &&
    (words >= 7 || (words >= 4 && (/[.!?]$/u.test(after) || verb.test(after))))
  );
};

/**
 * Where a goal's title ends is read from the capital letter that begins its description. Names have capitals too
 * ("Trygghet i Linköping Alla elever …"): a word that the document elsewhere writes in lower case begins a sentence
 * rather than one that is always written with a capital; of two neighbours it is the later; without either sign the
 * first. Abbreviations ("SFI") begin nothing.
 */
const splitAtCapital = (text: string, lowerCase: LowerCaseWords) => {
  const alone = { title: text, description: '', isUncertain: false };
  const stop = /^(.{3,80}?\p{Ll})[.:]\s+(?=\p{Lu})/u.exec(text);
  const capitals = [...text.matchAll(/(?<=[^\s.:!?]\s)\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/gu)];
  const [first] = capitals;
  // "Maximalt lärande - Alla barn …": what a dash ties together is one name.
  if (first && /\s[-–]\s+$/u.test(text.slice(0, first.index)))
    return { title: text, description: '', isUncertain: false };
  if (stop && (!first || first.index > stop[0].length - 1)) {
    return { title: text.slice(0, stop[0].length).trim(), description: text.slice(stop[0].length), isUncertain: false };
  }
  const inFirstSentence = capitals.filter(({ index }) => !/[.!?]\s/.test(text.slice(first?.index ?? 0, index)));
  const beginner = inFirstSentence.find(([word]) => lowerCase.has(word.toLowerCase()));
  const next = inFirstSentence.find(({ index }) => first && index === first.index + first[0].length + 1);
  if (beginner && (isOnlyLabel(text.slice(0, beginner.index)) || ofName.test(beginner[0]))) return alone;
  const chosen = beginner ?? [next, first].find((capital) => capital && isSentence(text, capital.index)) ?? null;
  if (!chosen || isOnlyLabel(text.slice(0, chosen.index))) return alone;
  return {
    title: text.slice(0, chosen.index).trim(),
    description: text.slice(chosen.index),
    isUncertain: !beginner && inFirstSentence.length > 1,
  };
};

const textOf = (runs: readonly Run[]): string => plainText(runs.map((run) => run.text).join(''));

/** The title stands upright and the description in italics; or in paragraphs of their own; or after one another. */
const splitCell = (cell: Cell, lowerCase: LowerCaseWords) => {
  const runs = cell.paragraphs.flatMap(({ runs: own }) => [...own, { text: ' ', italic: false }]);
  const upright = runs.findIndex((run) => !run.italic && run.text.trim() !== '');
  const italic = runs.findIndex((run, index) => index > upright && run.italic && run.text.trim() !== '');
  const isMarker = italic >= 0 && takeCarryMarker(` ${textOf(runs.slice(italic))}`).text === '';
  if (upright >= 0 && italic >= 0 && !isMarker) {
    return { title: textOf(runs.slice(0, italic)), description: textOf(runs.slice(italic)), isUncertain: false };
  }
  const [first, ...more] = cell.paragraphs;
  if (first && more.length > 0) {
    return { title: paragraphText(first), description: more.map(paragraphText).join(' '), isUncertain: false };
  }
  return splitAtCapital(cellText(cell), lowerCase);
};

/** A goal's cell as title, description and carry marker; the title without a label and its closing full stop. */
export const readGoalCell = (cell: Cell, lowerCase: LowerCaseWords): GoalTexts => {
  const { title, description, isUncertain } = splitCell(cell, lowerCase);
  const carriedInTitle = takeCarryMarker(title);
  const carried = takeCarryMarker(description);
  const isOnlyMarker = description !== '' && carried.text === '' && carried.from !== null;
  return {
    title: withoutStop(carriedInTitle.text.replace(label, '')),
    description: isOnlyMarker ? '' : carried.text,
    carriedOverFrom: carried.from ?? carriedInTitle.from,
    isUncertain,
  };
};

/** A goal that a heading says is its title, whole. */
export const readHeadingGoal = (cell: Cell): GoalTexts => {
  const { text, from } = takeCarryMarker(cellText(cell));
  return { title: withoutStop(text.replace(label, '')), description: '', carriedOverFrom: from, isUncertain: false };
};

const assignmentLabel = /^((?:\p{L}+ ){0,3}\p{L}*uppdrag(?:et)?)\s*:\s*/iu;

export interface AssignmentTexts {
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly carriedOverFrom: string | null;
}

export const isAssignment = (text: string): boolean => assignmentLabel.test(text);

/**
 * "Strategiskt utvecklingsuppdrag: Samtliga nämnder ska …": the label as written (it is not always spelt the same), the
 * assignment itself as description, and as title without its closing full stop.
 */
export const readAssignment = (text: string): AssignmentTexts => {
  const label_ = assignmentLabel.exec(text);
  const { text: description, from } = takeCarryMarker(text.slice(label_?.[0].length ?? 0));
  return { label: label_?.[1] ?? '', title: withoutStop(description), description, carriedOverFrom: from };
};
