import { HeldSoFar } from './held-so-far.ts';
import {
  cellOf,
  emptyCell,
  joinCells,
  paragraphText,
  plainText,
  type Block,
  type Cell,
  type Paragraph,
  type Run,
} from './table.ts';

const tag = /<(\/?)(ul|ol|li|p|i|em|b|strong|br)\b[^<>]*>/giu;

/** The few marks of HTML that text taken from a page keeps. A list is often never closed: then it ends with its cell. */
const paragraphsOf = (text: string): readonly Paragraph[] => {
  const paragraphs: { runs: Run[]; level: number | null }[] = [{ runs: [], level: null }];
  let italic = false;
  let depth = 0;
  let end = 0;
  const add = (piece: string): void => {
    if (piece !== '') paragraphs.at(-1)?.runs.push({ text: piece, italic });
  };
  for (const match of text.matchAll(tag)) {
    const [mark, slash, name = ''] = match;
    add(text.slice(end, match.index));
    end = match.index + mark.length;
    const isOpen = slash === '';
    const word = name.toLowerCase();
    if (word === 'i' || word === 'em') italic = isOpen;
    else if (word === 'ul' || word === 'ol') depth = Math.max(0, depth + (isOpen ? 1 : -1));
    if (!['i', 'em', 'b', 'strong'].includes(word)) paragraphs.push({ runs: [], level: depth > 0 ? depth - 1 : null });
  }
  add(text.slice(end));
  return paragraphs.filter((paragraph) => paragraphText(paragraph) !== '');
};

const cellsOf = (line: string): readonly Cell[] => {
  const isPiped = line.startsWith('|');
  const texts = isPiped
    ? line
        .replace(/^\|/, '')
        .replace(/\|\s*$/, '')
        .split('|')
    : line.split('\t');
  return texts.map((text) => cellOf(paragraphsOf(text)));
};

/** "--	---	---", "|---|:--:|": what a table's head is underlined with. */
const isRule = (line: string): boolean => /^[\s|:-]+$/u.test(line) && /--/.test(line);

/** A line of a table of contents: a title, a tab or dots, a page number. */
const isContents = (line: string): boolean => /^[^\t]+(?:\t+|\.{3,})\s*\d{1,4}\s*$/u.test(line);

const goesOn = (line: string): boolean => /^\s*[\p{Ll}(]/u.test(line);

/**
 * Text with tabs (or pipes) between the cells and a line a row. A row's place is the number of its line, from 1. Rows
 * with an empty line between them are two tables. A line without tabs straight after a row, that does not begin with a
 * capital letter, is the rest of the row's last cell.
 */
export const readText = (text: string, fileName = 'texten'): readonly Block[] => {
  const blocks: Block[] = [];
  const held = new HeldSoFar(fileName);
  let table = 0;
  let isInTable = false;
  for (const [index, line] of text.split(/\r\n|\n|\r|\f/u).entries()) {
    const source = { line: index + 1 };
    const last = blocks.at(-1);
    if (isRule(line) || (!isInTable && isContents(line))) continue;
    if (line.includes('\t') || line.startsWith('|')) {
      if (plainText(line.replaceAll('|', '')) === '') continue;
      if (!isInTable) table += 1;
      isInTable = true;
      held.row();
      held.text(line.length, () => `Rad ${source.line}`);
      blocks.push({ kind: 'row', cells: cellsOf(line), source, table });
    } else if (plainText(line) === '') {
      isInTable = false;
    } else if (isInTable && last?.kind === 'row' && goesOn(line)) {
      const cell = joinCells(last.cells.at(-1) ?? emptyCell, cellOf(paragraphsOf(line)));
      blocks[blocks.length - 1] = { ...last, cells: [...last.cells.slice(0, -1), cell] };
    } else {
      isInTable = false;
      blocks.push({ kind: 'text', text: plainText(line), style: null, source });
    }
  }
  return blocks;
};
