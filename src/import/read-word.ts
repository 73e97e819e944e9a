import { PlanError } from '../plan/plan-error.ts';
import { BrokenXml, XmlScan } from './scan-xml.ts';
import { cellOf, paragraphText, type Block, type Cell, type Paragraph, type Run, type TextLine } from './table.ts';
import { unpackedPieces } from './zip-pieces.ts';

/**
 * WordprocessingML as ISO/IEC 29500-1 chapter 17 has it: body > p | tbl > tr > tc > p > r > t. Styles go by their ids,
 * which Word writes in the language it was installed in ("Heading1", "Rubrik1"), so one entry of the file is enough.
 */
const mainPart = /^word\/document\d*\.xml$/;

/** Text in here is not the document's: removed or moved away, drawn for older programs, or code of a field. */
const hidden = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText']);

const headingStyle = /^(?:heading|rubrik)\d$/i;
const titleStyle = /^(?:title|rubrik)$/i;
const contentsStyle = /^(?:toc|innehll|innehåll)\w*$/i;

/** Longer than a board's, a month's or a status's words, a text is rarely met again. */
const longestShared = 30;

/** An on/off property is on when it stands there, unless its value says off (17.17.4). */
const isOn = (value: string | undefined): boolean => !['0', 'false', 'off'].includes(value ?? '');

interface OpenParagraph {
  runs: Run[];
  level: number | null;
  style: string;
}

interface OpenCell {
  paragraphs: Paragraph[];
  span: number;
  continuesAbove: boolean;
}

interface OpenRow {
  readonly cells: Cell[];
  page: { readonly rendered: number; readonly broken: number } | null;
}

const styleOf = (style: string): TextLine['style'] => {
  if (titleStyle.test(style)) return 'title';
  if (headingStyle.test(style)) return 'heading';
  return style === '' || contentsStyle.test(style) ? null : 'body';
};

const levelOf = (style: string): Pick<TextLine, 'level'> =>
  headingStyle.test(style) ? { level: Number(style.slice(-1)) } : {};

/** Collects blocks while the parser walks; what is nested in a cell (a table too) is that cell's text. */
class Body {
  readonly rows: { block: Block & { kind: 'row' }; page: OpenRow['page'] }[] = [];
  readonly blocks: Block[] = [];
  rendered = 0;
  broken = 0;
  #tables = 0;
  #depth = 0;
  #row: OpenRow | null = null;
  #cell: OpenCell | null = null;
  #paragraph: OpenParagraph | null = null;
  #isItalic = false;
  #isRunOpen = false;
  readonly #shared = new Map<string, Cell>();

  open(name: string, value: (attribute: string) => string | undefined): void {
    switch (name) {
      case 'w:tbl':
        this.#depth += 1;
        if (this.#depth === 1) this.#tables += 1;
        break;
      case 'w:tr':
        if (this.#depth === 1) this.#row = { cells: [], page: null };
        break;
      case 'w:gridBefore':
        if (this.#depth === 1)
          this.#row?.cells.push(...Array.from({ length: Number(value('w:val')) }, () => cellOf([])));
        break;
      case 'w:tc':
        if (this.#depth === 1) this.#cell = { paragraphs: [], span: 1, continuesAbove: false };
        break;
      case 'w:gridSpan':
        if (this.#cell && this.#depth === 1) this.#cell.span = Math.max(1, Number(value('w:val')) || 1);
        break;
      case 'w:vMerge':
        if (this.#cell && this.#depth === 1) this.#cell.continuesAbove = value('w:val') !== 'restart';
        break;
      case 'w:p':
        this.#paragraph = { runs: [], level: null, style: '' };
        break;
      case 'w:pStyle':
        if (this.#paragraph) this.#paragraph.style = value('w:val') ?? '';
        break;
      case 'w:ilvl':
        if (this.#paragraph) this.#paragraph.level = Number(value('w:val'));
        break;
      case 'w:numId':
        if (this.#paragraph && value('w:val') === '0') this.#paragraph.level = null;
        break;
      case 'w:r':
        this.#isItalic = false;
        this.#isRunOpen = true;
        break;
      case 'w:i':
        if (this.#isRunOpen) this.#isItalic = isOn(value('w:val'));
        break;
      case 'w:lastRenderedPageBreak':
        this.rendered += 1;
        break;
      case 'w:br':
        if (value('w:type') === 'page') this.broken += 1;
        else this.text('\n');
        break;
      case 'w:pageBreakBefore':
        if (isOn(value('w:val'))) this.broken += 1;
        break;
      case 'w:tab':
        if (this.#isRunOpen) this.text('\t');
        break;
      case 'w:cr':
        this.text('\n');
        break;
      case 'w:noBreakHyphen':
        this.text('-');
        break;
    }
  }

  text(text: string): void {
    this.#paragraph?.runs.push({ text, italic: this.#isItalic });
    if (this.#row && text.trim() !== '') this.#row.page ??= { rendered: this.rendered, broken: this.broken };
  }

  close(name: string): void {
    switch (name) {
      case 'w:r':
        this.#isRunOpen = false;
        break;
      case 'w:p':
        this.#closeParagraph();
        break;
      case 'w:tc':
        if (this.#depth === 1 && this.#cell) this.#row?.cells.push(this.#sharedCell(this.#cell));
        if (this.#depth === 1) this.#cell = null;
        break;
      case 'w:tr':
        if (this.#depth === 1) this.#closeRow();
        break;
      case 'w:tbl':
        this.#depth -= 1;
        break;
    }
  }

  /** A cell never changes, and most of a plan's say one of a few words: each of those is one cell, however many rows. */
  #sharedCell(open: OpenCell): Cell {
    const [paragraph, ...others] = open.paragraphs;
    const [run, ...more] = paragraph?.runs ?? [];
    const isPlain = others.length === 0 && more.length === 0 && open.span === 1 && !open.continuesAbove;
    const text = run?.text ?? '';
    if (!isPlain || run?.italic || (paragraph?.level ?? null) !== null || text.length > longestShared) {
      return cellOf(open.paragraphs, open);
    }
    const known = this.#shared.get(text) ?? cellOf(open.paragraphs, open);
    this.#shared.set(text, known);
    return known;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = null;
    if (!paragraph) return;
    const text = paragraphText(paragraph);
    if (this.#cell) this.#cell.paragraphs.push(paragraph);
    else if (this.#depth === 0 && text !== '' && !contentsStyle.test(paragraph.style)) {
      this.blocks.push({
        kind: 'text',
        text,
        style: styleOf(paragraph.style),
        ...levelOf(paragraph.style),
        source: {},
      });
    }
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row) return;
    const block = { kind: 'row', cells: row.cells, source: {}, table: this.#tables } as const;
    this.rows.push({ block, page: row.page ?? { rendered: this.rendered, broken: this.broken } });
    this.blocks.push(block);
  }

  /** Every row with its place: its page where the document knows its pages, else its number among all rows. */
  placed(): readonly Block[] {
    const isRendered = this.rendered > 0;
    const knowsPages = isRendered || this.broken > 0;
    const places = new Map<Block, Block>();
    for (const [index, { block, page }] of this.rows.entries()) {
      const before = isRendered ? page?.rendered : page?.broken;
      const source = knowsPages ? { page: (before ?? 0) + 1 } : { row: index + 1 };
      places.set(block, { ...block, source });
    }
    let source = {};
    return this.blocks.map((block) => {
      const placed = places.get(block) ?? { ...block, source };
      source = placed.source;
      return placed;
    });
  }
}

/**
 * A Word document (.docx). Keeps bullets, italics and merged cells. A row's place is the page it begins on where the
 * document holds page breaks (those Word wrote when it last laid the pages out, else those the author put in), and
 * otherwise the row's number, from 1, over all rows of all tables. A text has the place of the row before it.
 * @throws PlanError `invalid` where the file is broken.
 */
export const readWord = async (fileName: string, bytes: Uint8Array): Promise<readonly Block[]> => {
  const body = new Body();
  let isText = false;
  let hiding = 0;
  const scan = new XmlScan({
    open: (name, attribute) => {
      if (hidden.has(name)) hiding += 1;
      if (hiding > 0) return;
      isText = name === 'w:t';
      body.open(name, attribute);
    },
    text: (text) => {
      // A line break within the file's own text is white space; the document's are w:br (17.3.3.1).
      if (isText && hiding === 0) body.text(/[\n\r]/.test(text) ? text.replaceAll(/[\n\r]+/g, ' ') : text);
    },
    close: (name) => {
      if (hidden.has(name)) hiding -= 1;
      else if (hiding === 0) {
        isText = false;
        body.close(name);
      }
    },
  });
  const telling = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      if (!(cause instanceof BrokenXml)) throw cause;
      throw new PlanError('invalid', 'Dokumentet är skadat och kan inte läsas.', { subject: fileName, cause });
    }
  };
  const decoder = new TextDecoder();
  let isThere = false;
  for await (const piece of unpackedPieces(fileName, bytes, mainPart)) {
    isThere = true;
    telling(() => scan.write(decoder.decode(piece, { stream: true })));
  }
  if (!isThere) throw new PlanError('invalid', 'Filen är inget Word-dokument.', { subject: fileName });
  telling(() => {
    scan.write(decoder.decode());
    scan.end();
  });
  return body.placed();
};
