import { readDefinition, type ReadStatus } from '../plan/read-status.ts';
import { cellText, isEmpty, type Block } from './table.ts';

/** What a status's word is explained to mean, with the explanation as written. */
export interface Explained {
  readonly meaning: string;
  readonly read: ReadStatus;
}

/** The document's explanations, by the word explained, in lower case. */
export type Legend = ReadonlyMap<string, readonly Explained[]>;

const longestWord = 30;
const longestMeaning = 120;
const longestLine = 600;

const equal = /^(?<before>[^=]*?)\s*=\s*(?<meaning>[^=]+)$/u;
const other = /^(?<before>[^:–-]{1,30}?)\s*(?::|–|-|(?<=\s)betyder|(?<=\s)innebär)\s+(?<meaning>.+)$/u;

/** "Status: 1 = Ej påbörjad, 2 = Pågår" and "Grön: enligt plan", by twos. */
const pairsIn = (text: string): readonly (readonly [string, string])[] => {
  if (text.length > longestLine) return [];
  const pieces = text.split(/\s*[,;|]\s*|\.\s+|\s+(?=[^\s=]+\s*=)/u);
  return pieces.flatMap((piece) => {
    const found = (equal.exec(piece) ?? other.exec(piece))?.groups;
    const word = found?.['before']?.split(':').at(-1)?.trim() ?? '';
    return found && word !== '' ? [[word, found['meaning']?.replace(/\.$/, '').trim() ?? ''] as const] : [];
  });
};

const pairsOf = (block: Block): readonly (readonly [string, string])[] => {
  if (block.kind === 'text') return pairsIn(block.text);
  const cells = block.cells.filter((cell) => !isEmpty(cell)).slice(0, 4);
  if (cells.length === 1) return pairsIn(cellText(cells[0]));
  return cells.length <= 3 ? [[cellText(cells[0]), cellText(cells[1])]] : [];
};

/** Every short word that the document says means a status: lines with "=" or ":", and rows of two or three cells. */
export const legendIn = (blocks: readonly Block[]): Legend => {
  const legend = new Map<string, readonly Explained[]>();
  for (const [word, meaning] of blocks.flatMap(pairsOf)) {
    if (word === '' || word.length > longestWord || meaning.length > longestMeaning) continue;
    const read = readDefinition(meaning);
    const key = word.toLowerCase();
    if (read.understood && meaning !== '')
      legend.set(key, [...(legend.get(key) ?? []).slice(0, 20), { meaning, read }]);
  }
  return legend;
};

/**
 * What the document itself explains a status's word to mean; null where it explains nothing, or several things. A word
 * that is not explained is not guessed.
 */
export const explainedIn = (legend: Legend, word: string): Explained | null => {
  const plain = word.toLowerCase();
  const understood = legend.get(plain) ?? legend.get(plain.replace(/[ta]$/u, '')) ?? [];
  const [first] = understood;
  const isOne = understood.every(
    ({ read: { status } }) =>
      status.progress === first?.read.status.progress && status.deviation === first.read.status.deviation,
  );
  return first && isOne ? first : null;
};
