import { readDeadline } from '../plan/read-deadline.ts';
import { readStatus } from '../plan/read-status.ts';
import { mappingOf, type ColumnMap, type Columns, type Held } from './column-head.ts';
import { columnNames, plainHead } from './column-words.ts';
import { isWhether } from './marks.ts';
import { quote } from './place.ts';
import { cellText, spread, type Block } from './table.ts';

/** Enough to tell by, and few enough to read for every head. */
const mostRows = 200;

/** The texts under each column, of the rows from here on that are as wide as the head. */
export const rowsLike = (
  blocks: readonly Block[],
  start: number,
  { kinds, heads }: Columns,
): readonly (readonly string[])[] => {
  const rows: (readonly string[])[] = [];
  for (let index = start; index < blocks.length && rows.length < mostRows; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'row') continue;
    const cells = spread(block.cells);
    const texts = cells.map(cellText);
    // The same head may stand again above the next rows.
    const isHead = texts.every((text, at) => text === (heads[at] ?? ''));
    if (cells.length === kinds.length && !isHead) rows.push(texts);
  }
  return rows;
};

const shortest = 40;

const isText = (text: string): boolean => text.length > shortest && !readStatus(text).understood;

/** Most of what stands there is running text, and no word of a status. */
const areTexts = (texts: readonly string[]): boolean =>
  texts.length > 0 &&
  texts.filter(isText).length * 2 > texts.length &&
  texts.filter((text) => readStatus(text).understood).length * 2 < texts.length;

const areStatuses = (texts: readonly string[]): boolean =>
  texts.length > 0 && texts.every((text) => readStatus(text).understood);

const areDeadlines = (texts: readonly string[]): boolean =>
  texts.length > 1 &&
  texts.filter((text) => readDeadline(text, 2000).understood && !/^\d{4}$/.test(text)).length > texts.length * 0.8;

const amount = /^[-–]?[\d\s.,]+(?: ?(?:%|procent|st|tkr|kr|mnkr|dagar))?$/u;

const isStatus = (kind: Held | null): boolean => kind === 'status' || kind?.startsWith('period ') === true;

/**
 * The columns as their cells say that they are, where the heads' words leave it open: "Uppföljning" may hold a word or
 * a text, and "Klart" a day or a cross. What a person has said stays as it is.
 */
export const settledBy = (columns: Columns, rows: readonly (readonly string[])[], map: ColumnMap): Columns => {
  const kinds = [...columns.kinds];
  const clashes = [...columns.clashes];
  const sure = new Map(columns.mapping.map(({ head, isSure }) => [head, isSure]));
  const textsAt = (at: number): readonly string[] => rows.map((row) => row[at] ?? '').filter((text) => text !== '');
  const headAt = (at: number): string => columns.heads[at] ?? '';
  const isSaid = (at: number): boolean => map.has(headAt(at)) || map.has(plainHead(headAt(at)));
  for (const at of kinds.keys()) {
    const kind = kinds[at] ?? null;
    const texts = textsAt(at);
    if (isSaid(at) || texts.length === 0) continue;
    if (
      (kind === 'deadline' || kind === 'status') &&
      texts.every(isWhether) &&
      !texts.every((text) => /^\d+$/.test(text))
    ) {
      const word = plainHead(headAt(at));
      if (readStatus(word).understood) kinds[at] = `mark ${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    } else if (isStatus(kind) && sure.get(headAt(at)) === false && areTexts(texts)) {
      kinds[at] = `other ${headAt(at)}`;
    } else if (kind === 'comment' && sure.get(headAt(at)) === false && texts.every((text) => amount.test(text))) {
      // An indicator's outcome.
      kinds[at] = `other ${headAt(at)}`;
    } else if (kind === 'comment' && sure.get(headAt(at)) === false && areStatuses(texts) && !kinds.some(isStatus)) {
      kinds[at] = 'status';
    }
  }
  const wasStatus = columns.kinds.findLastIndex((kind, at) => isStatus(kind) && kinds[at]?.startsWith('other '));
  if (wasStatus >= 0 && !kinds.includes('comment')) kinds[wasStatus] = 'comment';
  for (const at of kinds.keys()) {
    if (!kinds[at]?.startsWith('other ') || isSaid(at)) continue;
    const looks =
      areStatuses(textsAt(at)) && !kinds.some((kind) => isStatus(kind) || kind?.startsWith('mark '))
        ? 'status'
        : areDeadlines(textsAt(at)) && !kinds.includes('deadline') && !/start|beslut/iu.test(headAt(at))
          ? 'deadline'
          : null;
    if (looks)
      clashes.push(`Kolumnen ${quote(headAt(at))} ser ut som ${columnNames[looks]}; säg det med --map om det är så.`);
  }
  const isSureAt = (at: number): boolean => (kinds[at] === columns.kinds[at] ? sure.get(headAt(at)) === true : false);
  return { ...columns, kinds, clashes, mapping: mappingOf(kinds, columns.heads, isSureAt) };
};
