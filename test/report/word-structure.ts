import { all, child, partsOf, valueOf, type Element } from './xml-tree.ts';

export interface WordParagraph {
  readonly style: string;
  readonly text: string;
  readonly italic: string;
  readonly bold: string;
  readonly isBullet: boolean;
  readonly keepNext: boolean;
}

export interface WordCell {
  readonly span: number;
  /** 'restart' begins a merged cell, 'continue' goes on; undefined is not merged. */
  readonly merge: 'restart' | 'continue' | undefined;
  readonly paragraphs: readonly WordParagraph[];
  readonly text: string;
}

export interface WordRow {
  readonly isHead: boolean;
  readonly isWhole: boolean;
  readonly cells: readonly WordCell[];
}

/** The document's body in order: a paragraph, or a table's rows. */
export type WordBlock = WordParagraph | readonly WordRow[];

const runText = (run: Element): string =>
  run.children
    .map(({ name, text }) => {
      if (name === 'w:t') return text;
      return name === 'w:br' ? '\n' : name === 'w:tab' ? '\t' : '';
    })
    .join('');

const paragraphOf = (paragraph: Element): WordParagraph => {
  const properties = child(paragraph, 'w:pPr');
  const runs = all(paragraph, 'w:r').map((run) => ({ text: runText(run), look: child(run, 'w:rPr') }));
  const those = (name: string): string =>
    runs
      .filter(({ look }) => child(look, name) !== undefined)
      .map(({ text }) => text)
      .join('');
  return {
    style: valueOf(properties, 'w:pStyle') ?? '',
    text: runs.map(({ text }) => text).join(''),
    italic: those('w:i'),
    bold: those('w:b'),
    isBullet: child(properties, 'w:numPr') !== undefined,
    keepNext: child(properties, 'w:keepNext') !== undefined,
  };
};

const cellOf = (cell: Element): WordCell => {
  const properties = child(cell, 'w:tcPr');
  const merged = child(properties, 'w:vMerge');
  const paragraphs = cell.children.filter(({ name }) => name === 'w:p').map(paragraphOf);
  return {
    span: Number(valueOf(properties, 'w:gridSpan') ?? 1),
    merge: merged && (merged.attributes['w:val'] === 'restart' ? 'restart' : 'continue'),
    paragraphs,
    text: paragraphs.map(({ text }) => text).join('\n'),
  };
};

const rowOf = (row: Element): WordRow => ({
  isHead: all(row, 'w:tblHeader').length > 0,
  isWhole: all(row, 'w:cantSplit').length > 0,
  cells: row.children.filter(({ name }) => name === 'w:tc').map(cellOf),
});

export const isTable = (block: WordBlock): block is readonly WordRow[] => Array.isArray(block);

/** A Word document as its parts and the blocks of its body. */
export const readWordStructure = (bytes: Uint8Array) => {
  const parts = partsOf(bytes);
  const part = (name: string): Element => {
    const found = parts.get(name);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  };
  const document = part('word/document.xml');
  const body = child(document, 'w:body')!;
  const blocks = body.children.flatMap((block): readonly WordBlock[] => {
    if (block.name === 'w:p') return [paragraphOf(block)];
    return block.name === 'w:tbl' ? [block.children.filter(({ name }) => name === 'w:tr').map(rowOf)] : [];
  });
  return {
    part,
    parts,
    document,
    blocks,
    tables: blocks.filter(isTable),
    paragraphs: blocks.filter((block): block is WordParagraph => !isTable(block)),
  };
};
