import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';
import { headOf, noMap, type ColumnMap, type Columns } from './column-head.ts';
import { columnKinds, columnNames, type ColumnKind } from './column-words.ts';
import { titleOf } from './document-facts.ts';
import { isAssignment } from './goal-cell.ts';
import { quote } from './place.ts';
import { cellText, isEmpty, rowText, spread, type Block, type TableRow, type TextLine } from './table.ts';

/** What a table's rows stand under. */
export interface Heading {
  readonly area: string;
  readonly municipalGoal: string;
}

/** Rows under one head, in one piece of a table. */
export interface Section {
  readonly heading: Heading;
  readonly columns: Columns;
  readonly rows: readonly TableRow[];
  /** No head of its own: it goes on from the piece before it, as after a page break. */
  readonly isContinued: boolean;
}

export interface Sections {
  readonly sections: readonly Section[];
  /** The texts before the first table that is read. */
  readonly opening: readonly TextLine[];
  readonly problems: readonly DraftProblem[];
}

/** The levels above the boards' goals have other names elsewhere, and the same place. */
const municipalGoal =
  /^(?:(?:kommunövergripande|kommungemensamma?t?|(?:kommun)?fullmäktiges|övergripande) mål|fullmäktigemål|kommunmål|inriktningsmål)(?:\s*\d+)?\s*[:–-]\s*(.+)$/iu;

const longestHeading = 120;

const isHeadingLike = ({ text, style }: TextLine): boolean =>
  style === 'heading' || (style !== 'body' && text.length <= longestHeading && !/[.:;!?,]$/.test(text));

/** "* Status delår: …" under a table explains its heads' asterisks. */
const isFootnote = (text: string): boolean => /^\*+\s?\p{L}/u.test(text);

/** A row that is one text over the whole table is a heading, or an assignment; so is a lone text above a table's head. */
const asText = (block: Block, next: Block | undefined, isInTable: boolean, map: ColumnMap): TextLine | null => {
  if (block.kind === 'text') return block;
  const [first, ...others] = block.cells;
  const text = cellText(first);
  if (!first || text === '' || others.some((cell) => !isEmpty(cell))) return null;
  const line: TextLine = { kind: 'text', text, style: null, source: block.source };
  const isWhole = first.span > 1 && first.span === spread(block.cells).length;
  const isAboveHead = next?.kind === 'row' && headOf(next, map) !== null;
  const isAboveLabel = next?.kind === 'row' && municipalGoal.test(rowText(next));
  const isHeading =
    isWhole || !isInTable || isFootnote(text) || municipalGoal.test(text) || isAboveHead || isAboveLabel;
  return isHeading && !isAssignment(text) ? line : null;
};

/** Tables without the columns: named once each, with their first row. */
const unread = (rows: readonly TableRow[]): readonly DraftProblem[] =>
  [...Map.groupBy(rows, (row) => row.table).values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            source: first.source,
            message: `Tabellen som börjar här (${more.length + 1} rader) har inte kolumnerna Aktivitet och Status och är inte inläst: ${quote(rowText(first))}`,
          },
        ]
      : [],
  );

const hasColumn = ({ kinds }: Columns, kind: ColumnKind): boolean =>
  kinds.includes(kind) || (kind === 'status' && kinds.some((held) => held?.startsWith('period ')));

/** Cuts a document into pieces of tables, each with its head and with what it stands under. */
export const sectionsOf = (blocks: readonly Block[], map: ColumnMap = noMap): Sections => {
  const sections: (Section & { rows: TableRow[] })[] = [];
  const opening: TextLine[] = [];
  const problems: DraftProblem[] = [];
  const unreadRows: TableRow[] = [];
  const heading = { area: '', municipalGoal: '' };
  let headingSource: DraftSource = {};
  let columns: Columns | null = null;
  let waiting: TextLine | null = null;
  let open: (Section & { rows: TableRow[] }) | null = null;
  let table = 0;
  let isEmptyHeading = false;

  const drop = (line: TextLine | null): void => {
    if (!line || opening.some(({ text }) => text === line.text)) return;
    problems.push({
      source: line.source,
      message: `Texten står utanför tabellerna och är inte inläst: ${quote(line.text)}`,
    });
  };
  const dropHeading = (): void => {
    if (isEmptyHeading) {
      problems.push({
        source: headingSource,
        message: `Målet har ingen tabell under sig: ${quote(heading.municipalGoal)}`,
      });
    }
  };
  const begin = (row: TableRow, of: Columns, isContinued: boolean): Section & { rows: TableRow[] } => {
    const section = { heading: { ...heading }, columns: of, rows: [], isContinued };
    sections.push(section);
    isEmptyHeading = false;
    table = row.table;
    return section;
  };
  const readText = (line: TextLine): void => {
    open = null;
    const label = municipalGoal.exec(line.text);
    if (label) {
      dropHeading();
      isEmptyHeading = true;
      heading.area = waiting?.text ?? heading.area;
      heading.municipalGoal = label[1] ?? '';
      headingSource = line.source;
      waiting = null;
      return;
    }
    if (columns) drop(waiting);
    else opening.push(line);
    waiting = isHeadingLike(line) ? line : null;
    if (!waiting && columns) drop(line);
  };
  const readHead = (row: TableRow, found: Columns): void => {
    for (const kind of columnKinds) {
      if (hasColumn(found, kind) || (columns && !hasColumn(columns, kind))) continue;
      problems.push({ source: row.source, message: `Tabellen har ingen kolumn för ${columnNames[kind]}.` });
    }
    for (const kind of found.kinds) {
      if (!kind?.startsWith('other ') || columns?.kinds.includes(kind)) continue;
      const message = `Kolumnen ${quote(kind.slice('other '.length))} är ingen av planens; dess text är kvar på varje rad.`;
      problems.push({ source: row.source, message });
    }
    for (const message of found.doubts) {
      if (!columns?.doubts.includes(message)) problems.push({ source: row.source, message });
    }
    if (waiting && !columns && waiting.style === 'heading' && waiting.text !== titleOf(opening)) {
      heading.area = waiting.text;
      headingSource = waiting.source;
    } else if (waiting && columns && !opening.some(({ text }) => text === waiting?.text)) {
      heading.area = waiting.text;
      heading.municipalGoal = '';
      headingSource = waiting.source;
    }
    waiting = null;
    columns = found;
    open = begin(row, found, false);
  };

  for (const [index, block] of blocks.entries()) {
    const line = asText(block, blocks[index + 1], columns !== null, map);
    if (line) {
      readText(line);
      continue;
    }
    if (block.kind === 'text') continue;
    const head = headOf(block, map);
    if (head) readHead(block, head);
    else if (!columns) unreadRows.push(block);
    else {
      drop(waiting);
      waiting = null;
      if (!open || table !== block.table) open = begin(block, columns, true);
      open.rows.push(block);
    }
  }
  dropHeading();
  if (columns) drop(waiting);
  return { sections, opening, problems: [...problems, ...unread(unreadRows)] };
};
