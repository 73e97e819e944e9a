import { understoodHead, type Meaning } from './column-words.ts';
import { cellOf, cellText, emptyCell, isEmpty, spread, type Block, type Cell, type TableRow } from './table.ts';

const typeHead = /^(?:typ|nivå|slag|kategori|objekttyp|radtyp|type|level)$/iu;
const nameHead = /^(?:benämning|namn|rubrik|titel|beskrivning|text|innehåll|name|title|mål ?\/ ?aktivitet(?:er)?)$/iu;

const meaningOf = (text: string): Meaning | null => understoodHead(text)?.meaning ?? null;

interface TypedTable {
  readonly type: number;
  readonly name: number;
}

const typedHead = (row: TableRow): TypedTable | null => {
  const heads = spread(row.cells).map((cell) => cellText(cell));
  const type = heads.findIndex((head) => typeHead.test(head));
  const name = heads.findIndex((head) => nameHead.test(head));
  return type < 0 || name < 0 ? null : { type, name };
};

const textCell = (text: string): Cell => cellOf([{ runs: [{ text, italic: false }], level: null }]);

/** Each row's own level in a column of its own, the activities in theirs; the type stays, as it is written. */
const untyped = (head: TableRow, rows: readonly TableRow[], { type, name }: TypedTable): readonly TableRow[] | null => {
  const typeOf = (row: TableRow): string => cellText(spread(row.cells)[type]);
  const types = [...new Set(rows.map(typeOf))];
  const levels = types.filter((text) => meaningOf(text) === 'level');
  if (levels.length === 0 || !types.some((text) => meaningOf(text) === 'activity')) return null;
  const rebuilt = (row: TableRow, first: readonly Cell[], activity: Cell): TableRow => ({
    ...row,
    cells: [...first, activity, ...spread(row.cells).filter((_, at) => at !== name)],
  });
  return [
    rebuilt(head, levels.map(textCell), textCell('Aktivitet')),
    ...rows.map((row) => {
      const own = typeOf(row);
      const text = spread(row.cells)[name] ?? emptyCell;
      const first = levels.map((level) => (level === own ? text : emptyCell));
      if (levels.includes(own)) {
        const isBare = spread(row.cells).every((cell, at) => at === type || at === name || isEmpty(cell));
        // Its type is said by the column that its text now stands in.
        if (isBare) return { ...row, cells: [...first, ...spread(row.cells).map(() => emptyCell)] };
      }
      return rebuilt(row, first, meaningOf(own) === 'activity' ? text : emptyCell);
    }),
  ];
};

/** A table whose rows say what they are ("Typ": Nämndmål, Aktivitet) as one that has a column a level. */
export const withLevelsOutOfTypes = (blocks: readonly Block[]): readonly Block[] => {
  const out: Block[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    const typed = block.kind === 'row' ? typedHead(block) : null;
    if (block.kind !== 'row' || typed === null) {
      out.push(block);
      continue;
    }
    const rows: TableRow[] = [];
    for (let at = index + 1; at < blocks.length; at += 1) {
      const row = blocks[at];
      if (row?.kind !== 'row' || row.table !== block.table) break;
      rows.push(row);
    }
    const table = untyped(block, rows, typed);
    out.push(...(table ?? [block, ...rows]));
    index += rows.length;
  }
  return out;
};
