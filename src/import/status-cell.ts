import { readStatus, type ReadStatus } from '../plan/read-status.ts';
import { explainedIn, legendIn, type Legend } from './legend.ts';
import { quote } from './place.ts';
import type { Report } from './report-problem.ts';
import type { Block } from './table.ts';
import type { DraftSource } from '../plan/draft-plan.ts';

/** What a person has said that the document's words mean, by the words: "Grön" is "Enligt plan". */
export type StatusMap = ReadonlyMap<string, string>;

export const noStatuses: StatusMap = new Map();

export interface StatusCell extends ReadStatus {
  /** What goes on after the status's word ("Pågår. Ny ledare."), for the comment. */
  readonly rest: string;
  /** What a person is to look at, in Swedish. */
  readonly doubt: string | null;
}

const withWord = /^(?<word>[^.:;]{3,40})[.:;]\s+(?<rest>\S.+)$/su;

const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/**
 * Reads the cells of a status: by their words; by what a person or the document's legend says of them; and by their
 * first sentence, whose rest goes to the comment. What is read otherwise than by its own words is told.
 */
export const statusReader = (blocks: readonly Block[], map: StatusMap): ((text: string) => StatusCell) => {
  const said = new Map([...map].map(([word, meaning]) => [fold(word), meaning]));
  const known = new Map<string, StatusCell>();
  let legend: Legend | null = null;
  const read = (text: string): StatusCell => {
    const meaning = said.get(fold(text));
    if (meaning !== undefined) {
      const { status, understood } = readStatus(meaning);
      return { status: { ...status, text }, understood, rest: '', doubt: null };
    }
    const plain = readStatus(text);
    if (plain.understood) return { ...plain, rest: '', doubt: null };
    const explained = explainedIn((legend ??= legendIn(blocks)), plain.status.text);
    if (explained) {
      const doubt = `Statusen ${quote(text)} är läst som ${quote(explained.meaning)}, som dokumentet förklarar den.`;
      return { status: { ...explained.read.status, text: plain.status.text }, understood: true, rest: '', doubt };
    }
    const groups = withWord.exec(text)?.groups;
    const first = readStatus(groups?.['word'] ?? '');
    const rest = groups?.['rest'] ?? '';
    if (rest === '' || !first.understood || first.status.text === '') return { ...plain, rest: '', doubt: null };
    const doubt = `Statusen är läst som ${quote(first.status.text)}; det som står efter är läst som kommentar: ${quote(rest)}`;
    return { ...first, rest, doubt };
  };
  return (text) => {
    const already = known.get(text);
    if (already) return already;
    const found = read(text);
    known.set(text, found);
    return found;
  };
};

/** A legend's word is told once; the rest of a cell, at each place. */
export const tellStatus = (cell: StatusCell, source: DraftSource, told: Set<string>, report: Report): void => {
  if (cell.doubt === null || (cell.rest === '' && told.has(cell.doubt))) return;
  told.add(cell.doubt);
  report(source, cell.doubt);
};
