import type { DraftProblem } from '../plan/draft-plan.ts';
import { HeldSoFar } from './held-so-far.ts';
import { seenText } from './seen-text.ts';
import { cellOf, paragraphText, type Block, type Cell, type Paragraph, type Run, type TextLine } from './table.ts';
import { markOfSymbol } from './word-symbols.ts';

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
  characters: number;
  /** Its end is removed with changes tracked: the next one goes on from it. */
  isEndRemoved: boolean;
}

interface OpenCell {
  paragraphs: Paragraph[];
  span: number;
  continuesAbove: boolean;
}

interface OpenRow {
  readonly cells: Cell[];
  page: { readonly rendered: number; readonly broken: number } | null;
  isRemoved: boolean;
}

type Attribute = (name: string) => string | undefined;

const levelOf = (style: string): Pick<TextLine, 'level'> =>
  headingStyle.test(style) ? { level: Number(style.slice(-1)) } : {};

const styleOf = (style: string): TextLine['style'] => {
  if (titleStyle.test(style)) return 'title';
  if (headingStyle.test(style)) return 'heading';
  return style === '' || contentsStyle.test(style) ? null : 'body';
};

/**
 * Collects blocks while the parser walks WordprocessingML (ISO/IEC 29500-1 chapter 17: body > p | tbl > tr > tc > p > r
 * > t). Styles go by their ids, which Word writes in the language it was installed in ("Heading1", "Rubrik1"). What is
 * nested in a cell (a table too) is that cell's text; what stands in a text box is a paragraph of its own.
 */
export class WordBody {
  readonly problems: DraftProblem[] = [];
  pictures = 0;
  readonly #rows: { block: Block & { kind: 'row' }; page: OpenRow['page'] }[] = [];
  readonly #blocks: Block[] = [];
  readonly #held: HeldSoFar;
  #rendered = 0;
  #broken = 0;
  #tables = 0;
  #depth = 0;
  #row: OpenRow | null = null;
  #cell: OpenCell | null = null;
  #paragraph: OpenParagraph | null = null;
  /** A text box stands within a paragraph, which goes on after it. */
  readonly #around: (OpenParagraph | null)[] = [];
  #goesOn: OpenParagraph | null = null;
  /** What the drawing that is open says of itself. */
  #described = '';
  #isItalic = false;
  #isRunOpen = false;
  #isUnseen = false;
  #isInRowProperties = false;
  #isInParagraphProperties = false;
  /** Of each content control that is open, whether its text only asks for one. */
  readonly #asking: boolean[] = [];
  readonly #shared = new Map<string, Cell>();

  constructor(fileName: string) {
    this.#held = new HeldSoFar(fileName);
  }

  open(name: string, value: Attribute): void {
    switch (name) {
      case 'w:tbl':
        this.#depth += 1;
        if (this.#depth === 1) this.#tables += 1;
        break;
      case 'w:tr':
        if (this.#depth === 1) this.#row = { cells: [], page: null, isRemoved: false };
        break;
      case 'w:trPr':
        this.#isInRowProperties = true;
        break;
      case 'w:pPr':
        this.#isInParagraphProperties = true;
        break;
      case 'w:gridBefore':
        if (this.#depth === 1) this.#emptyCells(Number(value('w:val')));
        break;
      case 'w:tc':
        if (this.#depth === 1) this.#cell = { paragraphs: [], span: 1, continuesAbove: false };
        break;
      case 'w:gridSpan':
        if (this.#cell && this.#depth === 1) this.#cell.span = this.#counted(Number(value('w:val')) || 1);
        break;
      case 'w:vMerge':
        if (this.#cell && this.#depth === 1) this.#cell.continuesAbove = value('w:val') !== 'restart';
        break;
      case 'w:p':
        this.#openParagraph();
        break;
      case 'w:sdt':
        this.#asking.push(false);
        break;
      case 'w:showingPlcHdr':
        if (isOn(value('w:val'))) this.#asking[this.#asking.length - 1] = true;
        break;
      case 'w:lastRenderedPageBreak':
        this.#rendered += 1;
        break;
      case 'w:pageBreakBefore':
        if (isOn(value('w:val'))) this.#broken += 1;
        break;
      case 'w:altChunk':
        this.problems.push({ source: {}, message: 'Dokumentet har en inbäddad fil, som inte är inläst.' });
        break;
      default:
        this.#openWithin(name, value);
    }
  }

  /** What stands within a paragraph or a run. */
  #openWithin(name: string, value: Attribute): void {
    switch (name) {
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
        this.#isUnseen = false;
        this.#isRunOpen = true;
        break;
      case 'w:i':
        if (this.#isRunOpen) this.#isItalic = isOn(value('w:val'));
        break;
      case 'w:vanish':
        if (this.#isRunOpen) this.#isUnseen = isOn(value('w:val'));
        break;
      case 'w:br':
        if (value('w:type') === 'page') this.#broken += 1;
        else this.text('\n');
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
      case 'w:sym':
        this.text(markOfSymbol(value('w:font'), value('w:char')));
        break;
      case 'wp:docPr':
        this.#described = value('descr') ?? '';
        break;
      case 'pic:pic':
      case 'v:imagedata':
      case 'c:chart':
        this.#picture();
        break;
    }
  }

  /** With changes tracked, what is removed says so of itself in its row's properties or its paragraph's. */
  removed(): void {
    if (this.#isInRowProperties && this.#row) this.#row.isRemoved = true;
    else if (this.#isInParagraphProperties && this.#paragraph) this.#paragraph.isEndRemoved = true;
  }

  text(written: string): void {
    if (this.#isUnseen || this.#asking.includes(true)) return;
    const text = seenText(written);
    if (this.#paragraph) {
      this.#held.piece();
      this.#paragraph.characters += text.length;
      this.#held.text(this.#paragraph.characters, () => this.#where());
      this.#paragraph.runs.push({ text, italic: this.#isItalic });
    }
    if (this.#row && text.trim() !== '') this.#row.page ??= { rendered: this.#rendered, broken: this.#broken };
  }

  close(name: string): void {
    switch (name) {
      case 'w:r':
        this.#isRunOpen = false;
        this.#isUnseen = false;
        break;
      case 'w:trPr':
        this.#isInRowProperties = false;
        break;
      case 'w:pPr':
        this.#isInParagraphProperties = false;
        break;
      case 'w:sdt':
        this.#asking.pop();
        break;
      case 'w:p':
        this.#closeParagraph();
        break;
      case 'w:tc':
        if (this.#depth === 1) this.#endRemoved();
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

  #where(): string {
    return this.#row ? `Tabellrad ${this.#rows.length + 1}` : 'Texten';
  }

  #counted(span: number): number {
    const within = Math.max(1, Math.min(span, 1000));
    this.#held.piece(within);
    return within;
  }

  #emptyCells(count: number): void {
    this.#row?.cells.push(...Array.from({ length: count > 0 ? this.#counted(count) : 0 }, () => cellOf([])));
  }

  /** In a table a picture may be all that a cell says. */
  #picture(): void {
    this.pictures += 1;
    if (this.#cell) this.text(this.#described === '' ? '[bild]' : `[bild: ${this.#described}]`);
    this.#described = '';
  }

  #openParagraph(): void {
    this.#around.push(this.#paragraph);
    this.#held.piece();
    this.#paragraph = this.#goesOn ?? { runs: [], level: null, style: '', characters: 0, isEndRemoved: false };
    this.#paragraph.isEndRemoved = false;
    this.#goesOn = null;
  }

  /** A cell never changes, and most of a plan's say one of a few words: each of those is one cell, however many rows. */
  #sharedCell(open: OpenCell): Cell {
    this.#held.piece();
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
    this.#paragraph = this.#around.pop() ?? null;
    if (!paragraph) return;
    if (paragraph.isEndRemoved) {
      this.#goesOn = paragraph;
      return;
    }
    this.#keep(paragraph);
  }

  /** Nothing comes after it that it could go on in. */
  #endRemoved(): void {
    const last = this.#goesOn;
    this.#goesOn = null;
    if (last) this.#keep(last);
  }

  #keep({ runs, level, style }: OpenParagraph): void {
    if (this.#cell) {
      this.#cell.paragraphs.push({ runs, level });
      return;
    }
    const text = paragraphText({ runs, level });
    if (this.#depth === 0 && text !== '' && !contentsStyle.test(style)) {
      this.#blocks.push({ kind: 'text', text, style: styleOf(style), ...levelOf(style), source: {} });
    }
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row || row.isRemoved) return;
    this.#held.row();
    const block = { kind: 'row', cells: row.cells, source: {}, table: this.#tables } as const;
    this.#rows.push({ block, page: row.page ?? { rendered: this.#rendered, broken: this.#broken } });
    this.#blocks.push(block);
  }

  get hasRows(): boolean {
    return this.#rows.length > 0;
  }

  /** Every row with its place: its page where the document knows its pages, else its number among all rows. */
  placed(): readonly Block[] {
    this.#endRemoved();
    const isRendered = this.#rendered > 0;
    const knowsPages = isRendered || this.#broken > 0;
    const places = new Map<Block, Block>();
    for (const [index, { block, page }] of this.#rows.entries()) {
      const before = isRendered ? page?.rendered : page?.broken;
      const source = knowsPages ? { page: (before ?? 0) + 1 } : { row: index + 1 };
      places.set(block, { ...block, source });
    }
    let source = {};
    return this.#blocks.map((block) => {
      const placed = places.get(block) ?? { ...block, source };
      source = placed.source;
      return placed;
    });
  }
}
