import type { DraftSource } from '../plan/draft-plan.ts';
import { headOf } from './column-head.ts';
import { plainHead, understoodHead, type Meaning } from './column-words.ts';
import { cellOf, cellText, emptyCell, isEmpty, rowText, type Block, type Cell, type TableRow } from './table.ts';

/** One activity's form: what stands beside each label. */
interface Filled {
  readonly cells: Map<string, Cell>;
  source: DraftSource;
}

interface Pair {
  readonly label: string;
  readonly value: Cell;
  readonly source: DraftSource;
}

const longestLabel = 45;

const labelOf = (text: string): string => text.replace(/\s*:\s*$/u, '').trim();
const meaningOf = (label: string): Meaning | null => understoodHead(label)?.meaning ?? null;
const isSureActivity = (label: string): boolean => {
  const understood = understoodHead(label);
  return understood?.meaning === 'activity' && understood.isSure;
};

const isLabel = (text: string): boolean => {
  const label = labelOf(text);
  return (
    label !== '' &&
    label.length <= longestLabel &&
    (text.endsWith(':') || meaningOf(label) !== null || label.endsWith('grad'))
  );
};

/** "Aktivitet | … | Ansvarig | …": a row's cells by twos; null where they are not labels and what they name. */
const pairsIn = ({ cells, source }: TableRow): readonly Pair[] | null => {
  const written = cells.length % 2 === 0 ? cells : cells.slice(0, -1);
  if (cells.length > 4 || written.length === 0 || (written !== cells && !isEmpty(cells.at(-1)))) return null;
  const pairs: Pair[] = [];
  for (let at = 0; at < written.length; at += 2) {
    const text = cellText(written[at]);
    const value = written[at + 1] ?? emptyCell;
    if (text === '' && isEmpty(value) && at > 0) continue;
    if (!isLabel(text) || (isLabel(cellText(value)) && meaningOf(labelOf(cellText(value))) !== null)) return null;
    pairs.push({ label: labelOf(text), value, source });
  }
  return pairs;
};

/** "Aktivitet | A | B" over "Ansvarig | X | Y": a column an activity. */
const turned = (rows: readonly TableRow[]): readonly Pair[] => {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width - 1 }, (_, at) =>
    rows.map(({ cells, source }) => ({
      label: labelOf(cellText(cells[0])),
      value: cells[at + 1] ?? emptyCell,
      source,
    })),
  ).flat();
};

const known = (labels: readonly string[]): number =>
  new Set(labels.map(meaningOf).filter((meaning) => meaning !== null)).size;

/** The pairs of a table that is a form; null for every other table. */
const formIn = (rows: readonly TableRow[]): readonly Pair[] | null => {
  const filled = rows.filter((row) => rowText(row) !== '');
  const [first] = filled;
  if (!first || filled.length < 2 || filled.some((row) => headOf(row) !== null && pairsIn(row) === null)) return null;
  const labels = filled.map(({ cells }) => labelOf(cellText(cells[0])));
  const pairs = filled.map(pairsIn);
  const activities = (all: readonly string[]): number => all.filter(isSureActivity).length;
  if (pairs.every((pair) => pair !== null)) {
    const flat = pairs.flat();
    const all = flat.map(({ label }) => label);
    return activities(all) > 0 && known(all) >= 2 ? flat : null;
  }
  const isTurned =
    activities(labels) === 1 &&
    labels.every((label) => meaningOf(label) !== null || label.length <= longestLabel) &&
    known(labels) >= Math.max(3, filled.length / 2) &&
    first.cells.length > 2;
  return isTurned ? turned(filled) : null;
};

const formsOf = (pairs: readonly Pair[]): readonly Filled[] => {
  const forms: Filled[] = [];
  let open: Filled | null = null;
  const leads = pairs
    .map(({ label }) => meaningOf(label))
    .find((meaning) => meaning === 'level' || meaning === 'activity');
  let hasActivity = false;
  for (const { label, value, source } of pairs) {
    const meaning = meaningOf(label);
    // A goal that stands above its activities begins the next one's form.
    const isGoalNext = leads === 'level' && meaning === 'level' && hasActivity;
    if (open === null || isGoalNext || open.cells.has(plainHead(label))) {
      open = { cells: new Map(), source };
      forms.push(open);
      hasActivity = false;
    }
    open.cells.set(plainHead(label), value);
    if (meaning === 'activity') {
      open.source = source;
      hasActivity = true;
    }
  }
  return forms;
};

/** Forms as the rows of one table: what stands above an activity first, as its columns would. */
const tableOf = (pairs: readonly Pair[], table: number): readonly TableRow[] => {
  const labels = new Map(pairs.map(({ label }) => [plainHead(label), label]));
  const order = [...labels.keys()].toSorted(
    (a, b) => Number(meaningOf(a) !== 'level') - Number(meaningOf(b) !== 'level'),
  );
  const textCell = (text: string): Cell => cellOf([{ runs: [{ text, italic: false }], level: null }]);
  const head: TableRow = {
    kind: 'row',
    table,
    source: pairs[0]?.source ?? {},
    cells: order.map((key) => textCell(labels.get(key) ?? key)),
  };
  const rows = formsOf(pairs).map(({ cells, source }): TableRow => ({
    kind: 'row',
    table,
    source,
    cells: order.map((key) => ({ ...(cells.get(key) ?? emptyCell), span: 1, continuesAbove: false })),
  }));
  return [head, ...rows];
};

const lineLabel = /^(?<label>\p{L}[\p{L} /-]{1,40}?)\s*:\s*(?<value>.*)$/u;

/** "Ansvarig: Rektor" on a line of its own. */
const linePair = (text: string): { readonly label: string; readonly value: string } | null => {
  const found = lineLabel.exec(text)?.groups;
  const label = found?.['label'] ?? '';
  return meaningOf(label) === null ? null : { label, value: found?.['value'] ?? '' };
};

const textOf = (text: string): Cell => cellOf(text === '' ? [] : [{ runs: [{ text, italic: false }], level: null }]);

/** Labelled lines from here on; a line straight below without a label goes on from the one above. */
const linesFrom = (
  blocks: readonly Block[],
  start: number,
): { readonly pairs: readonly Pair[]; readonly end: number } => {
  const pairs: Pair[] = [];
  let index = start;
  for (; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'text' || block.style === 'heading' || block.style === 'title') break;
    const pair = linePair(block.text);
    const last = pairs.at(-1);
    const before = blocks[index - 1];
    const isNext = before?.source.line !== undefined && block.source.line === before.source.line + 1;
    if (pair) pairs.push({ label: pair.label, value: textOf(pair.value), source: block.source });
    else if (last && isNext && !isEmpty(last.value)) {
      pairs[pairs.length - 1] = { ...last, value: textOf(`${cellText(last.value)} ${block.text}`) };
    } else break;
  }
  return { pairs, end: index };
};

const isForm = (pairs: readonly Pair[]): boolean => {
  const labels = pairs.map(({ label }) => label);
  return labels.some(isSureActivity) && known(labels) >= 3;
};

/** Lines are no table of the document's: theirs are numbered after all of those. */
const firstOfLines = 100_000;

/**
 * Forms as tables: an activity's label and value in two columns (or four), a column an activity, or lines with labels
 * ("Ansvarig: Rektor"). Forms after one another are one table. Everything else is left as it is.
 */
export const withTablesOutOfForms = (blocks: readonly Block[]): readonly Block[] => {
  const out: Block[] = [];
  let pairs: Pair[] = [];
  let table = 0;
  let lines = firstOfLines;
  const close = (): void => {
    if (pairs.length > 0) out.push(...tableOf(pairs, table));
    pairs = [];
  };
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.kind === 'text') {
      const labelled = linesFrom(blocks, index);
      if (labelled.pairs.length > 0 && isForm(labelled.pairs)) {
        if (pairs.length === 0) table = lines += 1;
        pairs.push(...labelled.pairs);
        index = labelled.end - 1;
        continue;
      }
      close();
      // None of the lines begins a form, for they would have been its.
      out.push(...blocks.slice(index, Math.max(labelled.end, index + 1)));
      index = Math.max(labelled.end, index + 1) - 1;
      continue;
    }
    const rows: TableRow[] = [];
    for (let at = index; at < blocks.length; at += 1) {
      const row = blocks[at];
      if (row?.kind !== 'row' || row.table !== block.table) break;
      rows.push(row);
    }
    const form = formIn(rows);
    if (form) {
      if (pairs.length === 0) table = block.table;
      pairs.push(...form);
    } else {
      close();
      out.push(...rows);
    }
    index += rows.length - 1;
  }
  close();
  return out;
};
