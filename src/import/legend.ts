import { readDefinition, type ReadStatus } from '../plan/read-status.ts';
import { cellText, isEmpty, type Block } from './table.ts';

const special = /[$()*+.?[\\\]^{|}]/g;

/** What a status's word is explained to mean, with the explanation as written. */
export interface Explained {
  readonly meaning: string;
  readonly read: ReadStatus;
}

/** "Grön = enligt plan" in a line, or "Grön | Enligt plan" in a row of two cells. */
const meaningsIn = (word: string, blocks: readonly Block[]): readonly string[] => {
  const said = new RegExp(
    `(?:^|[\\s,;(|])${word.replaceAll(special, String.raw`\$&`)}(?:t|a)?\\s*(?:=|:|–|-|betyder|innebär)\\s*(?<meaning>[^,;=|]+?)(?=[,;|]|\\.(?:\\s|$)|\\s+\\S+\\s*=|$)`,
    'iu',
  );
  const plain = word.toLowerCase();
  return blocks.flatMap((block) => {
    if (block.kind === 'text') return said.exec(block.text)?.groups?.['meaning'] ?? [];
    const cells = block.cells.filter((cell) => !isEmpty(cell)).map(cellText);
    if (cells.length === 1) return said.exec(cells[0] ?? '')?.groups?.['meaning'] ?? [];
    return cells.length <= 3 && cells[0]?.toLowerCase() === plain ? (cells[1] ?? []) : [];
  });
};

/**
 * What the document itself explains a status's word to mean; null where it explains nothing, or several things. A word
 * that is not explained is not guessed.
 */
export const explainedIn = (word: string, blocks: readonly Block[]): Explained | null => {
  if (word === '' || word.length > 30) return null;
  const read = meaningsIn(word, blocks).map((meaning) => ({
    meaning: meaning.trim(),
    read: readDefinition(meaning.trim()),
  }));
  const understood = read.filter((explained) => explained.read.understood);
  const [first] = understood;
  const isOne = understood.every(
    ({ read: { status } }) =>
      status.progress === first?.read.status.progress && status.deviation === first.read.status.deviation,
  );
  return first && isOne ? first : null;
};
