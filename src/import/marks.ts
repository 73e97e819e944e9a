import type { Held } from './column-head.ts';
import type { Values } from './columns.ts';
import { quote } from './place.ts';
import { cellText, type Cell } from './table.ts';

const cross = /^(?:x|ja|✓|✔|✗|☒|☑|√|v|1|[●•■⬤]|🟢|🟡|🔴)$/iu;
const noCross = /^(?:[-–☐□○0]|nej)?$/iu;

/** A cell that says no more than whether. */
export const isWhether = (text: string): boolean => cross.test(text) || noCross.test(text);

export interface Marked {
  /** The status whose column is crossed, as its head says it. */
  readonly status: Cell | null;
  /** What a person is to look at, in Swedish. */
  readonly doubts: readonly string[];
}

const plainCell = (text: string): Cell => ({
  paragraphs: [{ runs: [{ text, italic: false }], level: null }],
  span: 1,
  continuesAbove: false,
});

/** Statuses that are crossed in columns of their own ("Ej påbörjad | Pågår | Klar"); null where a table has none. */
export const readMarks = (kinds: readonly (Held | null)[], values: Values): Marked | null => {
  const marks = kinds.filter((kind): kind is `mark ${string}` => kind?.startsWith('mark ') === true);
  if (marks.length === 0) return null;
  const texts = marks.map((kind) => [kind.slice('mark '.length), cellText(values[kind])] as const);
  const crossed = texts.filter(([, text]) => !noCross.test(text));
  const doubts = crossed
    .filter(([, text]) => !cross.test(text))
    .map(([word, text]) => `Rutan under ${quote(word)} har en text i stället för ett kryss: ${quote(text)}`);
  for (const [word, text] of texts) {
    if (/^nej$/iu.test(text)) doubts.push(`Rutan under ${quote(word)} säger ${quote(text)}: statusen är inte läst.`);
  }
  const words = crossed.map(([word]) => word);
  if (words.length > 1) doubts.push(`Raden har flera kryss: ${words.join(', ')}.`);
  return { status: words.length === 0 ? null : plainCell(words.join(' / ')), doubts };
};
