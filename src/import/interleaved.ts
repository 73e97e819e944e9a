import type { DraftProblem } from '../plan/draft-plan.ts';
import { LooseTable, type LooseGoal, type LooseRow } from './interleaved-lines.ts';
import { cellOf, type Block, type Cell, type TableRow, type TextLine } from './table.ts';

/** A table's head in one line: the text of a PDF has neither tabs nor borders. */
const head =
  /^(?:nämnd)?mål\s+(?:aktivitet|åtagande|insats|åtgärd)(?:er)?\s+(?:slutfört|slutdatum|klart|tidplan)(?:\s|$)/iu;
const restOfHead = /^(?:status )?(?:ev\.? )?kommentar(?:er)?$/iu;

const heads = ['Nämndmål', 'Aktivitet', 'Slutfört', 'Status', 'Ev kommentar'];

interface Table {
  readonly heading: TextLine | null;
  readonly headLine: number;
  readonly items: readonly (LooseRow | LooseGoal)[];
  readonly rest: readonly { readonly text: string; readonly line: number }[];
}

const lineOf = ({ source }: TextLine): number => source.line ?? 0;

const readTables = (lines: readonly TextLine[], starts: readonly number[]): readonly Table[] =>
  starts.map((start, index) => {
    const above = lines[start - 1];
    const end = starts[index + 1];
    const table = new LooseTable();
    let before = lines[start];
    for (const [at, line] of lines.slice(start + 1, end === undefined ? undefined : end - 1).entries()) {
      const isApart = before !== undefined && lineOf(line) > lineOf(before) + 1;
      before = line;
      if (at > 0 || !restOfHead.test(line.text)) table.add(line, isApart || at === 0);
    }
    return { heading: above ?? null, headLine: start, items: table.items, rest: table.rest() };
  });

/**
 * Where a goal covers several rows, the text of a PDF has it before the last of them: then each table's last goal has
 * one row after it, and a table may begin with a row. Otherwise a goal stands before its first row.
 */
const isBeforeLast = (tables: readonly Table[]): boolean => {
  const filled = tables.filter(({ items }) => items.length > 0);
  return (
    filled.some(({ items }) => items[0]?.is === 'row') &&
    filled.every(({ items }) => items.length - 1 - items.findLastIndex(({ is }) => is === 'goal') === 1)
  );
};

interface Group {
  readonly goal: LooseGoal | null;
  readonly rows: readonly LooseRow[];
}

const isLoose = (item: LooseRow | LooseGoal): item is LooseRow => item.is === 'row';

/** A goal that goes on after a page break is one with what it goes on from. */
const joined = (items: Table['items']): readonly Group[] => {
  const groups: { goal: LooseGoal; rows: LooseRow[] }[] = [];
  let waiting: LooseRow[] = [];
  for (const [at, item] of items.entries()) {
    if (isLoose(item)) {
      waiting.push(item);
      if (items[at - 1]?.is === 'goal') {
        groups.at(-1)?.rows.push(...waiting);
        waiting = [];
      }
      continue;
    }
    const last = groups.at(-1);
    if (item.isRest && last) last.goal = { ...last.goal, lines: [...last.goal.lines, ...item.lines] };
    else groups.push({ goal: item, rows: [] });
  }
  return waiting.length === 0 ? groups : [...groups, { goal: null, rows: waiting }];
};

const inOrder = (items: Table['items']): readonly Group[] => {
  const groups: { goal: LooseGoal | null; rows: LooseRow[] }[] = [{ goal: null, rows: [] }];
  for (const item of items) {
    const last = groups.at(-1);
    if (isLoose(item)) last?.rows.push(item);
    else if (item.isRest && last?.goal) last.goal = { ...last.goal, lines: [...last.goal.lines, ...item.lines] };
    else groups.push({ goal: item, rows: [] });
  }
  return groups;
};

const textCell = (...paragraphs: readonly string[]): Cell =>
  cellOf(paragraphs.map((text) => ({ runs: [{ text, italic: false }], level: null })));

/** A goal's description begins with a line of its own; what a dash ties together is one name. */
const goalCell = ({ lines }: LooseGoal): Cell => {
  const whole = lines.join(' ');
  const at = lines.findIndex((line, index) => index > 0 && /^\p{Lu}/u.test(line));
  if (at < 0 || /\s[-–]\s/u.test(whole)) return textCell(whole);
  return textCell(lines.slice(0, at).join(' '), lines.slice(at).join(' '));
};

/** One deadline in a cell over two rows stands with the second of them. */
const shareDeadlines = (rows: readonly LooseRow[], problems: DraftProblem[]): void => {
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (row.deadline !== '' || !next?.isDeadlineAlone) continue;
    row.deadline = next.deadline;
    const message = `Slutdatumet ${next.deadline} står en gång för två rader; det är läst för båda.`;
    problems.push({ source: { line: row.line }, message });
  }
};

const rowsOf = ({ goal, rows }: Group, table: number): readonly TableRow[] =>
  rows.map((row, index) => ({
    kind: 'row',
    table,
    source: { line: row.line },
    cells: [
      index === 0 && goal ? goalCell(goal) : textCell(),
      ...[row.activity, row.deadline, row.status, row.comment.join(' ')].map((text) => textCell(text)),
    ],
  }));

/** Lines as wide as the page go on; a short one ends its paragraph. */
const unwrapped = (lines: readonly TextLine[]): readonly TextLine[] => {
  const widest = Math.max(0, ...lines.map(({ text }) => text.length));
  const paragraphs: { text: string; last: TextLine; first: TextLine }[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && lineOf(line) === lineOf(open.last) + 1 && open.last.text.length > widest * 0.7) {
      open.text = `${open.text} ${line.text}`;
      open.last = line;
    } else paragraphs.push({ text: line.text, first: line, last: line });
  }
  return paragraphs.map(({ text, first }) => ({ ...first, text }));
};

export interface Interleaved {
  readonly blocks: readonly Block[];
  /** What was read so but could be otherwise. */
  readonly problems: readonly DraftProblem[];
}

/**
 * The rows of a plan from the text of a PDF, whose columns have run together line by line: null where the text has no
 * such table, or has tables with borders. An empty line parts cells; a status ends a row, and straight after it the
 * next goal begins; a comment goes on until an empty line or a wider one.
 */
export const readInterleaved = (blocks: readonly Block[]): Interleaved | null => {
  const lines = blocks.filter((block) => block.kind === 'text');
  if (lines.length < blocks.length) return null;
  const starts = lines.flatMap(({ text }, index) => (index > 0 && head.test(text) ? [index] : []));
  const [first] = starts;
  if (first === undefined) return null;
  const tables = readTables(lines, starts);
  const groupsOf = isBeforeLast(tables) ? joined : inOrder;
  const problems: DraftProblem[] = [];
  if (groupsOf === joined) {
    const message = 'Texten har målen före sin sista rad; rader före ett mål är lästa under det.';
    problems.push({ source: lines[first]?.source ?? {}, message });
  }
  const read = tables.flatMap(({ heading, headLine, items, rest }, index): readonly Block[] => {
    const groups = groupsOf(items);
    for (const { rows } of groups) shareDeadlines(rows, problems);
    for (const row of items.filter(isLoose)) {
      problems.push(...row.doubts.map((message) => ({ source: { line: row.line }, message })));
    }
    const source = lines[headLine]?.source ?? {};
    return [
      ...(heading ? [{ ...heading, style: 'heading' as const }] : []),
      { kind: 'row', table: index + 1, source, cells: heads.map((text) => textCell(text)) },
      ...groups.flatMap((group) => rowsOf(group, index + 1)),
      ...rest.map(({ text, line }) => ({ kind: 'text', text, style: 'body', source: { line } }) as const),
    ];
  });
  return { blocks: [...unwrapped(lines.slice(0, first - 1)), ...read], problems };
};
