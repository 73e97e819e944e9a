import type { DraftSource } from '../plan/draft-plan.ts';
import { asRead } from './lost-letters.ts';
import { sourceAt, type LinedText } from './paragraphs.ts';

export interface MemoBoard {
  /** "Barn- och ungdomsnämnden": the word nämnden restored, the rest as it is read. */
  readonly name: string;
  readonly spellings: readonly string[];
  /** Where it says that it ends its part in the programme; null where it does not. */
  readonly leaves: DraftSource | null;
}

const before = String.raw`(?<!\p{L})(?<first>(?:\p{L}+-\s+och\s+)?\p{L}*?)`;
const board = new RegExp(`${before}(?<word>${asRead('nämnd')}(?:ens|en|erna|er)?)(?!\\p{L})`, 'giu');
const ending = new RegExp(`^(?:avslutar|${asRead('lämnar')})(?!\\p{L})`, 'iu');

/** The boards a memo names with their whole names, in the order met, however their "nämnden" is spelt. */
export const readMemoBoards = (texts: readonly LinedText[]): readonly MemoBoard[] => {
  const met = new Map<string, { name: string; spellings: Set<string>; leaves: DraftSource | null }>();
  for (const running of texts) {
    for (const { 0: written, groups = {}, index } of running.text.matchAll(board)) {
      const first = (groups['first'] ?? '').replaceAll(/\s+/g, ' ');
      if (first === '') continue;
      const key = first.toLowerCase();
      const name = `${first.charAt(0).toUpperCase()}${first.slice(1)}nämnden`;
      const known = met.get(key) ?? { name, spellings: new Set(), leaves: null };
      known.spellings.add(written);
      if (ending.test(running.text.slice(index + written.length).trim())) known.leaves ??= sourceAt(running, index);
      met.set(key, known);
    }
  }
  return [...met.values()].map(({ name, spellings, leaves }) => ({ name, spellings: [...spellings], leaves }));
};
