import type { DraftSource } from '../plan/draft-plan.ts';
import { quote } from './place.ts';
import type { Report } from './report-problem.ts';
import { cellText, isEmpty, type Block } from './table.ts';

/** A paragraph of running text, put together from its lines. */
export interface RunningText {
  readonly text: string;
  readonly source: DraftSource;
}

/** A paragraph that knows which of its lines a word stands on. */
export interface LinedText extends RunningText {
  /** Where in the text each line begins, in order. */
  readonly lines: readonly { readonly at: number; readonly source: DraftSource }[];
}

const follows = (before: DraftSource | undefined, line: number): boolean => before?.line === line - 1;

/** A line begins a paragraph of its own where it is a list's item. */
const isItem = (text: string): boolean => itemMark.test(text);

const itemMark = /^(?:(\d{1,2})[.)]|[o•●▪■‣·○◦▫*–-])\s+(?=\S)/u;

/** Characters. No paragraph for people is longer, and the patterns' time grows with the square of it. */
const longestParagraph = 3000;

/** The paragraphs that are searched; one too long to be is a problem, and kept unread. */
export const legible = (texts: readonly LinedText[], report: Report): readonly LinedText[] =>
  texts.filter(({ text, source }) => {
    const isLegible = text.length <= longestParagraph;
    if (!isLegible) report(source, `Stycket är för långt för att läsas: ${quote(text)}`);
    return isLegible;
  });

/**
 * Running text by paragraphs: lines of text with no empty line between them are one. In Word and Excel a text is a
 * paragraph already. Tables are left out.
 */
export const runningTexts = (blocks: readonly Block[]): readonly LinedText[] => {
  const texts: { text: string; source: DraftSource; lines: { at: number; source: DraftSource }[] }[] = [];
  let last: DraftSource | undefined;
  for (const block of blocks) {
    const open = texts.at(-1);
    if (block.kind === 'row') {
      last = undefined;
      continue;
    }
    const { text, source } = block;
    const isLong = open !== undefined && open.text.length + text.length > longestParagraph;
    if (open && !isLong && source.line !== undefined && follows(last, source.line) && !isItem(text)) {
      // A word divided at the line's end keeps its hyphen: "gymnasie-" may be one of two words that share an end.
      open.text += /\p{L}-$/u.test(open.text) && /^\p{Ll}/u.test(text) ? '' : ' ';
      open.lines.push({ at: open.text.length, source });
      open.text += text;
    } else texts.push({ text, source, lines: [{ at: 0, source }] });
    last = source;
  }
  return texts;
};

export interface ListItem {
  /** "1" for "1. …"; null for a bullet, or where the item has no mark. */
  readonly number: string | null;
  readonly text: string;
  readonly hasMark: boolean;
}

export const readItem = (text: string): ListItem => {
  const mark = itemMark.exec(text);
  return { number: mark?.[1] ?? null, text: mark ? text.slice(mark[0].length) : text, hasMark: mark !== null };
};

const betweenSentences = /(?<=[.!?])\s+(?=\p{Lu})/u;

export const sentencesOf = (text: string): readonly string[] => text.split(betweenSentences);

/** The sentence that a place in the text belongs to. */
export const sentenceAt = (text: string, at: number): string => {
  const before =
    text
      .slice(0, at + 1)
      .split(betweenSentences)
      .at(-1) ?? '';
  const begins = at + 1 - before.length;
  return sentencesOf(text.slice(begins))[0] ?? '';
};

/** The line that a place in the text stands on. */
export const sourceAt = ({ lines, source }: LinedText, at: number): DraftSource =>
  lines.findLast((line) => line.at <= at)?.source ?? source;

/** "2.0", "1:1", "12": a number that may begin a row with nothing else in it. */
const onlyNumber = /^[\d.,:]+$/;

/**
 * A workbook has no texts, only rows: a row with words in its first cell alone is running text or a heading. A cell that
 * goes on from above is a table's.
 */
export const withTextsOutOfRows = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block): Block => {
    if (block.kind === 'text') return block;
    const [first, ...others] = block.cells;
    const text = cellText(first);
    const isRow = text === '' || first?.continuesAbove === true || onlyNumber.test(text) || !others.every(isEmpty);
    return isRow ? block : { kind: 'text', text, style: null, source: block.source };
  });
