import type { AllocationKey } from '../plan/allocation.ts';
import type { DraftSource } from '../plan/draft-plan.ts';
import type { RunningText } from './paragraphs.ts';
import { splitBoards } from './boards.ts';

export interface DraftKey extends AllocationKey {
  /** The sentence. */
  readonly text: string;
  readonly source: DraftSource;
}

const keySentence =
  /(?:mellan|för)\s+(?<boards>[^.;:]+?)\s+(?:fördelas|delas|fördelning(?:en)?)[^\d.;]*(?<shares>\d+(?:\s*[/–]\s*\d+)+)/iu;

/** "Gemensamma budgetposter mellan BoU och BIN fördelas 70/30": `spellings` are the boards as the tables write them. */
export const readKeys = (texts: readonly RunningText[], spellings: readonly string[]): readonly DraftKey[] =>
  texts.flatMap(({ text, source }) => {
    const { boards, shares } = keySentence.exec(text)?.groups ?? {};
    if (boards === undefined || shares === undefined) return [];
    const spelt = splitBoards(boards).map(
      (board) => spellings.find((known) => known.toLowerCase() === board.toLowerCase()) ?? board,
    );
    return [{ boards: spelt, shares: shares.split(/[/–]/u).map(Number), text, source }];
  });

/** A short name that is a unit's, and the words that say so. */
export interface NamedUnit {
  readonly key: string;
  readonly why: string;
  readonly source: DraftSource;
}

/**
 * Of the short names in the column Nämnd, those that the text calls a unit: it becomes or goes into an administration,
 * or is one ("AMI övergå till en egen förvaltning", "avdelningen AMI"). A board does not move into an administration.
 */
export const readUnits = (names: readonly string[], texts: readonly RunningText[]): readonly NamedUnit[] =>
  names.flatMap((key) => {
    const name = key.replaceAll(/[^\p{L}\d]/gu, String.raw`\$&`);
    const office = '(?:förvaltning|avdelning|enhet|kontor)(?:en|et)?';
    const says = new RegExp(
      `(?<![\\p{L}\\d])(?:${office} ${name}|${name} (?:\\p{L}+ ){0,3}?(?:övergår?|blir?|ombildas|gå(?:r)? (?:in|ihop))[^.]*${office})(?![\\p{L}\\d])`,
      'u',
    );
    const said = texts.find(({ text }) => says.test(text));
    if (!said) return [];
    return [
      {
        key,
        why: said.text.split(/(?<=\.)\s/u).find((sentence) => says.test(sentence)) ?? said.text,
        source: said.source,
      },
    ];
  });
