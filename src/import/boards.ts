import type { DraftPlan } from '../plan/draft-plan.ts';

type DraftBoard = DraftPlan['boards'][number];

/** "Barn- och ungdomsnämnden" is one name: an "och" after a hyphen joins words, not boards. */
const pieces = (text: string): readonly string[] =>
  text
    .split(/(?<!-)\s*[,;/+&]\s*|\s+samt\s+|\n/u)
    .map((token) => token.replace(/[.*]+$/, '').trim())
    .filter((token) => token !== '');

/** So does one after what is no board's whole name: "Kultur och fritidsnämnden". */
const boardsIn = (piece: string): readonly string[] => {
  if (/^nämnden för /iu.test(piece)) return [piece];
  const boards: string[] = [];
  let open = '';
  for (const word of piece.split(/(?<!-)\s+och\s+/u)) {
    open = open === '' ? word : `${open} och ${word}`;
    if (!isBoardToken(open)) continue;
    boards.push(open);
    open = '';
  }
  if (open === '') return boards;
  return boards.length > 0 ? [...boards, ...open.split(/(?<!-)\s+och\s+/u)] : open.split(/(?<!-)\s+och\s+/u);
};

export const splitBoards = (text: string): readonly string[] => pieces(text).flatMap(boardsIn);

const noBoard = /^(?:alla|allt|samtliga|båda|ingen|inga|ej|nej|ja)$/iu;

const wholeName =
  /^(?:\p{L}[\p{L}-]*(?:,? [\p{L}-]+)*(?:nämnd(?:en)?|styrelse(?:n)?|utskott(?:et)?)|(?!(?:berörda|ansvariga|samma|andra|båda|aktuella|övriga) )\p{L}+a nämnden|nämnden för [\p{L}, -]+|(?:kommun|region)?fullmäktige|överförmyndaren?|(?:kommun)?revisionen)$/iu;

/** A board's whole name, and nothing else. */
export const isBoardName = (text: string): boolean => wholeName.test(text) && !noBoard.test(text);

/** A sheet's or a heading's short name for a board: "BUN", "KS". */
export const isShortBoard = (text: string): boolean => /^\p{Lu}{1,4}[NS]$/u.test(text);

/** "BiN", "Bin", "KS" or "AvuxN"; or a whole name ("Bildningsnämnden", "Kommunstyrelsen"). */
export const isBoardToken = (token: string): boolean => {
  if (noBoard.test(token)) return false;
  if (wholeName.test(token)) return true;
  return /^\p{Lu}\p{L}{1,3}$/u.test(token) || (/^\p{Lu}\p{L}{4,5}$/u.test(token) && /\p{L}\p{Lu}/u.test(token));
};

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

const boardName = /(?<![\p{L}-])(?:\p{L}+- och )?\p{L}+(?:nämnden|styrelsen)(?!\p{L})/gu;

/** The boards' whole names wherever the document writes them out, most often met first. */
const namesIn = (texts: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (!/nämnden|styrelsen/i.test(text)) continue;
    for (const [name] of text.matchAll(boardName)) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
};

const beginWords = (key: string, starts: readonly string[]): boolean => {
  const pieces =
    key
      .match(/\p{Lu}?\p{Ll}*/gu)
      ?.filter((piece) => piece !== '')
      .map(fold) ?? [];
  const matches = (at: number, from: number): boolean => {
    const piece = pieces[at];
    if (piece === undefined) return true;
    return starts.some((word, index) => {
      if (index < from || (at === 0 && index > 0)) return false;
      if (word.startsWith(piece)) return matches(at + 1, index + 1);
      const initials = starts.slice(index, index + piece.length);
      const isInitials =
        initials.length === piece.length && initials.every((start, letter) => start.startsWith(piece[letter] ?? ''));
      return isInitials && matches(at + 1, index + piece.length);
    });
  };
  return matches(0, 0);
};

/**
 * A short name stands for a whole one when its letters begin the name's words in order: BoU is Barn- och
 * Ungdomsnämnden, BiN is BIldningsNämnden, KS is KommunStyrelsen. Its first letter begins the name, and each of its
 * capital letters begins a word, or "nämnd" or "styrelse".
 */
const standsFor = (key: string, name: string): boolean => {
  const words = name.replace(/(?<=\p{L})(?=nämnden$|styrelsen$)/u, ' ').split(/[\s-]+/u);
  return (
    beginWords(key, words) ||
    beginWords(
      key,
      words.filter((word) => word !== 'och'),
    )
  );
};

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const collator = new Intl.Collator('sv');

/** Where a board was met, and how often it was written so. */
interface Spelling {
  readonly spelling: string;
  readonly count: number;
}

export interface BoardRegister {
  /** Sorted by key, å ä ö last. */
  readonly boards: readonly DraftBoard[];
  /** Keys of the boards in a cell, sorted; what is no board stands in `unknown`. */
  readonly read: (text: string) => { readonly keys: readonly string[]; readonly unknown: readonly string[] };
  /** A board met once that is one letter from another met often: as likely misspelt as new. Null for all others. */
  readonly likelyMeant: (key: string) => string | null;
}

const often = 5;

const isOneLetterOff = (a: string, b: string): boolean =>
  a.length === b.length && Array.from(a).filter((letter, index) => letter !== b[index]).length === 1;

/**
 * The boards of a document from all its boards' cells. "BiN", "BIN" and "Bin" are one board, whose key is the spelling
 * met most often (the first of them where two are as common); a whole name is the board that its short name stands for.
 */
export const registerBoards = (cells: readonly string[], texts: readonly string[]): BoardRegister => {
  const spellings = new Map<string, Map<string, number>>();
  for (const token of cells.flatMap(splitBoards).filter(isBoardToken)) {
    const counts = spellings.get(fold(token)) ?? new Map<string, number>();
    spellings.set(fold(token), counts.set(token, (counts.get(token) ?? 0) + 1));
  }
  const names = namesIn([...texts, ...cells]);
  const usual = (counts: ReadonlyMap<string, number>): readonly Spelling[] =>
    [...counts].map(([spelling, count]) => ({ spelling, count })).toSorted((a, b) => b.count - a.count);
  const found = [...spellings].map(([folded, counts]) => {
    const [best, ...others] = usual(counts);
    const key = best?.spelling ?? folded;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { folded, key, others: others.map((other) => other.spelling), total, isName: names.includes(folded) };
  });
  const keyOf = new Map(found.map(({ folded, key }) => [folded, key]));
  const nameOf = new Map<string, string>();
  for (const { key, isName } of found.filter((board) => !board.isName)) {
    const candidates = names.filter((name) => standsFor(key, name));
    if (!isName && candidates.length === 1) nameOf.set(key, capitalised(candidates[0] ?? ''));
  }
  for (const [key, name] of nameOf) keyOf.set(fold(name), key);
  const boards = found
    .filter(({ key, folded }) => keyOf.get(folded) === key)
    .map(({ key, others, isName }) => ({ key, name: isName ? key : (nameOf.get(key) ?? ''), spellings: others }))
    .toSorted((a, b) => collator.compare(a.key, b.key));
  const totals = new Map(found.map(({ key, total }) => [key, total]));
  return {
    boards,
    read: (text) => {
      const tokens = splitBoards(text);
      const keys = new Set(tokens.filter(isBoardToken).map((token) => keyOf.get(fold(token)) ?? token));
      return {
        keys: [...keys].toSorted((a, b) => collator.compare(a, b)),
        unknown: tokens.filter((token) => !isBoardToken(token)),
      };
    },
    likelyMeant: (key) => {
      const isLikely = ([other, count]: readonly [string, number]) =>
        count >= often && isOneLetterOff(fold(key), fold(other));
      return totals.get(key) === 1 ? ([...totals].find(isLikely)?.[0] ?? null) : null;
    },
  };
};
